"""Pleading paper: 28 numbered lines, a double rule, footnotes at the foot, a running footer."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .paper import Paper
from .typesetting import Face, Line, parse, wrap

FIRST, PITCH, COUNT = 724.0, 24.0, 28
LEFT, RIGHT = 104.0, 518.0
TEXT = Face("times", 14, PITCH)
QUOTE = Face("times", 13, PITCH / 2 + 2)
NOTE = Face("times", 11.5, 13)
NUMBER = Face("times", 12, PITCH)
FLOOR = FIRST - COUNT * PITCH + 10


@dataclass(slots=True)
class Pleading:
    """The flow of a text over pleading paper; `notes` are the footnotes by their numbers."""

    paper: Paper
    footer: str
    notes: dict[str, str] = field(default_factory=dict)
    y: float = 0.0
    floor: float = FLOOR
    due: list[str] = field(default_factory=list)

    def begin(self) -> None:
        """Close the page with its footnotes and begin the next."""
        self.close()
        paper = self.paper
        paper.page(stamp_at=8)
        for number in range(COUNT):
            paper.mark(70, FIRST - number * PITCH, str(number + 1), NUMBER, "right")
        paper.rule(77, 0, 77, 792)
        paper.rule(80, 0, 80, 792)
        paper.rule(536, 0, 536, 792)
        paper.rule(250, 40, 372, 40)
        paper.mark(311, 16, self.footer, Face("times", 9, 10), "centre")
        paper.mark(311, 28, str(len(paper.said)), Face("times", 11, 12), "centre")
        self.y, self.floor = FIRST, FLOOR

    def close(self) -> None:
        """Draw the footnotes that the page owes."""
        if not self.due:
            return
        y = self.floor + sum(len(self._note(mark)) for mark in self.due) * NOTE.leading - NOTE.leading
        y = FLOOR + y - self.floor
        self.paper.rule(LEFT, y + 14, LEFT + 150, y + 14)
        for mark in self.due:
            for line in self._note(mark):
                self.paper.put(LEFT, y, line, NOTE, note=True)
                y -= NOTE.leading
        self.due = []

    def lines(self, lines: list[Line], face: Face, left: float = LEFT, indent: float = 0.0) -> None:
        """Draw lines down the page, and on to the next where it is full."""
        for number, line in enumerate(lines):
            owed = [mark for mark in line.marks if mark in self.notes]
            needed = sum(len(self._note(mark)) for mark in owed) * NOTE.leading + (18 if owed and not self.due else 0)
            if self.y - 2 < self.floor + needed:
                self.begin()
            self.paper.put(left + (0 if number else indent), self.y, line, face)
            self.due += owed
            self.floor += needed
            self.y -= face.leading

    def block(self, markup: str) -> None:
        """Draw one block: a heading, a block quotation or a paragraph."""
        if markup.startswith("#"):
            words = parse(f"**{markup.lstrip('# ')}**")
            self.y -= PITCH if self.y < FIRST else 0
            if self.y < self.floor + (2 if markup.startswith("##") else 4) * PITCH:
                self.begin()
            head = wrap(words, TEXT, RIGHT - LEFT)
            centred = not markup.startswith("##")
            left = (LEFT + RIGHT - head[0].width(TEXT)) / 2 if centred else LEFT
            self.lines(head, TEXT, left)
        elif markup.startswith("> "):
            self.lines(wrap(parse(markup[2:]), QUOTE, RIGHT - LEFT - 72), QUOTE, LEFT + 36)
            self.y = FIRST - PITCH * -(-(FIRST - self.y) // PITCH)
        else:
            words = parse(markup)
            follows_on = markup.startswith("Ex. ")
            indent = 0.0 if follows_on else 36.0
            self.lines(wrap(words, TEXT, RIGHT - LEFT, indent, hyphens=True), TEXT, LEFT, indent)

    def _note(self, mark: str) -> list[Line]:
        return wrap(parse(f"^{mark}^ {self.notes[mark]}"), NOTE, RIGHT - LEFT)


def blocks_and_notes(text: str) -> tuple[list[str], dict[str, str]]:
    """The blocks of a text, and its footnotes by number."""
    notes = dict(re.findall(r"^\[\^(\d+)\] (.+)$", text, re.MULTILINE))
    blocks = [block.strip() for block in text.split("\n\n")]
    return [block for block in blocks if block and not block.startswith("[^")], notes
