"""Transcripts: depositions of 25 numbered lines a page, in four-digit pages of which only some are lodged."""

from __future__ import annotations

import re
from collections.abc import Callable

from .paper import DOCKET, Paper, words_of
from .typesetting import Face, Line, parse, wrap

FACE = Face("courier", 12, 25.5)
FIRST, COUNT, LEFT, WIDTH = 698.0, 25, 118.0, 418.0
SPOKEN = re.compile(r"^(?:[QA]\.|MR\. |MS\. |EXAMINATION|\(|Would )")


def deposition(name: str, witness: str, taken: str, reporter: str) -> Callable[[Paper], None]:
    """The drawing of a deposition's excerpt whose words are in `words/<name>`."""

    def draw(paper: Paper) -> None:
        _cover(paper, witness, taken, reporter)
        for page in words_of(name).lstrip("@").split("\n@"):
            label, *texts = page.strip().splitlines()
            lines = [pair for text in texts for pair in _lines(text)]
            for number in range(0, len(lines), COUNT):
                footer = f"{witness} – {taken}"
                _page(paper, f"{int(label) + number // COUNT:04}", lines[number : number + COUNT], footer)

    return draw


def _page(paper: Paper, label: str, lines: list[tuple[float, Line]], footer: str) -> None:
    paper.page()
    paper.mark(540, 736, label, FACE, "right")
    for number in range(COUNT):
        paper.mark(94, FIRST - number * FACE.leading, str(number + 1), FACE, "right")
    paper.rule(104, 60, 104, 722)
    paper.rule(107, 60, 107, 722)
    paper.rule(548, 60, 548, 722)
    for number, (indent, line) in enumerate(lines):
        paper.put(LEFT + indent, FIRST - number * FACE.leading, line, FACE)
    paper.mark(326, 34, f"Lakeland Court Reporters   {footer}", Face("helvetica", 8, 10), "centre")


def _lines(text: str) -> list[tuple[float, Line]]:
    if text.startswith("EXAMINATION"):
        line = wrap(parse(text), FACE, WIDTH)[0]
        return [((WIDTH - line.width(FACE)) / 2, line)]
    first = 36.0 if SPOKEN.match(text) else 0.0
    return [(0 if number else first, line) for number, line in enumerate(wrap(parse(text), FACE, WIDTH, first))]


def _cover(paper: Paper, witness: str, taken: str, reporter: str) -> None:
    paper.page()
    face, y = Face("courier", 12, 20), 660.0
    rows = (
        "UNITED STATES DISTRICT COURT",
        "DISTRICT OF LAKELAND",
        "",
        "HARROW COUNTY WATER TRUST v. CALDER MINERALS, INC.",
        f"No. {DOCKET}",
        "",
        "",
        "VIDEOTAPED DEPOSITION OF",
        f"**{witness.upper()}**",
        taken,
        "Harrow, Lakeland",
        "",
        "(EXCERPTS)",
        "",
        "",
        f"Reported by {reporter}, CSR No. 4471",
    )
    for row in rows:
        if row:
            paper.write(306, y, row, face, "centre")
        y -= face.leading
