"""Slides: a deck of landscape pages with few words, one of them turned on its side in the file."""

from __future__ import annotations

from reportlab.lib.colors import Color, white

from .paper import Paper, words_of
from .tables import table
from .typesetting import Face

SIZE = (792.0, 612.0)
TURNED = 3
HEADING, POINT, SMALL = Face("helvetica", 28, 34), Face("helvetica", 19, 27), Face("helvetica", 8, 10)


def deck(paper: Paper) -> None:
    """Exhibit 6: a title page and five pages of points."""
    for number, page in enumerate(words_of("deck.txt").strip().split("\n===\n"), 1):
        paper.page(SIZE, turned=number == TURNED)
        canvas = paper.canvas
        canvas.setFillColor(Color(0.13, 0.24, 0.32))
        canvas.rect(36, 36, 720, 16, stroke=0, fill=1)
        paper.mark(48, 41, "CALDER MINERALS, INC.   |   Privileged and confidential", SMALL, colour=white)
        paper.mark(744, 41, str(number), SMALL, "right", white)
        heading, *lines = page.splitlines()
        y = 400.0 if number == 1 else 510.0
        paper.write(72, y, f"**{heading.removeprefix('# ')}**", HEADING)
        paper.rule(72, y - 14, 720, y - 14, 1.5)
        _points(paper, y - 56, lines)


def _points(paper: Paper, y: float, lines: list[str]) -> None:
    rows = [line for line in lines if line.startswith("|")]
    if rows:
        y = table(paper, 72, y, "\n".join(rows), POINT, (0, 330, 480)) - 14
    for line in lines:
        if line.startswith("- "):
            paper.canvas.circle(78, y + 6, 2.5, stroke=0, fill=1)
            y = paper.paragraph(94, y, line[2:], POINT, 610) - 12
        elif not line.startswith("|"):
            y = paper.paragraph(72, y, line, POINT, 640) - 6
