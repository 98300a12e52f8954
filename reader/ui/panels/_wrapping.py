"""Wrapping: a few words broken into at most so many lines, and how many lines that makes, found quickly."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

LONGEST = 1000
"""More characters than three lines of any list hold."""


@lru_cache(maxsize=512)
def wrapped(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """The lines of a text, `width` pixels wide, the last of at most `most` cut with an ellipsis if need be."""
    text = text[:LONGEST]
    units = text.encode("utf-16-le")  # a text layout counts UTF-16 units
    starts = _starts(text, font, width, most)
    ends = [*starts[1:], len(units) // 2]
    lines = [units[2 * a : 2 * b].decode("utf-16-le", "replace").strip() for a, b in zip(starts, ends, strict=True)]
    lines[-1] = QFontMetricsF(font).elidedText(lines[-1], Qt.TextElideMode.ElideRight, width)
    return tuple(lines)


def line_count(text: str, advance: float, font: QFont, width: int, most: int) -> int:
    """How many lines `wrapped` makes of a text whose words are `advance` pixels long on one line.

    A text that fits on one line, or is longer than `most` - 1 of them, is not laid out.
    """
    if advance <= width:
        return 1
    blanks = (most - 1) * QFontMetricsF(font).horizontalAdvance("  ")
    if advance > (most - 1) * width + blanks:
        return most
    return len(_starts(text[:LONGEST], font, width, most))


def _starts(text: str, font: QFont, width: int, most: int) -> list[int]:
    """Where each line begins, in UTF-16 units."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    return starts or [0]
