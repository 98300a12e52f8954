"""Typesetting: words with italics, bold and footnote marks, broken into lines, with hyphens where asked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth

FAMILIES = {
    "times": ("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic"),
    "helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique"),
    "courier": ("Courier", "Courier-Bold", "Courier-Oblique", "Courier-BoldOblique"),
}
SUPERSCRIPT = 0.62
_PIECES = re.compile(r"(\*\*|\*|\^\d+\^|\s+)")
_SUFFIX = re.compile(r"(?:tions?|ments?|ances?|ences?|sions?|(?<!bb|dd|gg|mm|nn|pp|rr|tt)ings?|ly)$")


@dataclass(frozen=True, slots=True)
class Face:
    """A family of type, its size and the distance of its lines, in points."""

    family: str
    size: float
    leading: float

    def font(self, style: str) -> tuple[str, float]:
        """The font and size for a style: any of "b", "i" and "s" (superscript)."""
        name = FAMILIES[self.family][("b" in style) + 2 * ("i" in style)]
        return name, self.size * (SUPERSCRIPT if "s" in style else 1)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as runs of one style each."""

    runs: tuple[tuple[str, str], ...]

    @property
    def said(self) -> str:
        """What it says, without its footnote marks."""
        return "".join(text for style, text in self.runs if "s" not in style)

    @property
    def marks(self) -> tuple[str, ...]:
        """The footnote marks that it carries."""
        return tuple(text for style, text in self.runs if "s" in style)

    def width(self, face: Face) -> float:
        """Its width in points."""
        return float(sum(stringWidth(text, *face.font(style)) for style, text in self.runs))


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one line as drawn, and as said: a word broken at the line's end is said whole, here."""

    words: tuple[Word, ...]
    said: tuple[str, ...]
    last: bool = False

    @property
    def marks(self) -> tuple[str, ...]:
        """The footnote marks on the line."""
        return tuple(mark for word in self.words for mark in word.marks)

    def width(self, face: Face) -> float:
        """Its width in points, with plain blanks."""
        blank = float(stringWidth(" ", *face.font("")))
        return sum(word.width(face) for word in self.words) + (len(self.words) - 1) * blank


def parse(markup: str) -> list[Word]:
    """The words of `markup`: *italic*, **bold**, ^1^ for a footnote mark."""
    words: list[Word] = []
    runs: list[tuple[str, str]] = []
    style = ""
    for piece in _PIECES.split(markup):
        if piece.isspace():
            if runs:
                words.append(Word(tuple(runs)))
            runs = []
        elif piece in ("*", "**"):
            letter = "i" if piece == "*" else "b"
            style = style.replace(letter, "") if letter in style else style + letter
        elif piece.startswith("^") and len(piece) > 1:
            runs.append(("s", piece.strip("^")))
        elif piece:
            runs.append((style, piece))
    if runs:
        words.append(Word(tuple(runs)))
    return words


def broken(word: Word, face: Face, room: float) -> tuple[Word, Word] | None:
    """The word in two parts, the first with its hyphen and fitting the room; none where it cannot be broken well."""
    if len(word.runs) != 1:
        return None
    style, text = word.runs[0]
    core = text.rstrip(".,;:’”")
    found = _SUFFIX.search(core)
    if not found or not core.isalpha() or not core.islower() or found.start() < 4 or len(found[0]) < 3:
        return None
    head = Word(((style, text[: found.start()] + "-"),))
    return (head, Word(((style, text[found.start() :]),))) if head.width(face) <= room else None


def wrap(words: list[Word], face: Face, width: float, indent: float = 0.0, hyphens: bool = False) -> list[Line]:
    """The words in lines no wider than `width` points, the first line's room less by `indent`."""
    blank = stringWidth(" ", *face.font(""))
    lines: list[Line] = []
    drawn: list[Word] = []
    said: list[str] = []
    room = width - indent
    for word in words:
        tail, needed = word, word.width(face)
        if needed > room and drawn:
            parts = broken(word, face, room) if hyphens else None
            if parts:
                drawn.append(parts[0])
                said.append(word.said)
                tail = parts[1]
            lines.append(Line(tuple(drawn), tuple(said)))
            drawn, said, room = [], [], width
            needed = tail.width(face)
        drawn.append(tail)
        if tail is word:
            said.append(word.said)
        room -= needed + blank
    if drawn:
        lines.append(Line(tuple(drawn), tuple(said), last=True))
    return lines
