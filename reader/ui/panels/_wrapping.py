"""Wrapping: a few words broken into at most so many lines, and how many lines that makes, found quickly."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption


@lru_cache(maxsize=512)
def wrapped(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """The lines of a text, `width` pixels wide, the last of at most `most` cut with an ellipsis if need be."""
    units = text.encode("utf-16-le")  # a text layout counts UTF-16 units
    starts = _starts(text, font, width, most)
    ends = [*starts[1:], len(units) // 2]
    lines = [units[2 * a : 2 * b].decode("utf-16-le", "replace").strip() for a, b in zip(starts, ends, strict=True)]
    lines[-1] = _cut(lines[-1], font, width)
    return tuple(lines)


def _cut(line: str, font: QFont, width: int) -> str:
    """A line that is too long, cut behind a word if it has several."""
    cut = QFontMetricsF(font).elidedText(line, Qt.TextElideMode.ElideRight, width)
    if cut == line:
        return line
    words = cut.removesuffix("…").rstrip()
    whole = words if line[len(words) :].startswith(" ") else words.rpartition(" ")[0]
    return f"{(whole or words).rstrip(' ,;:')}…"


def line_count(text: str, advance: float, blank: float, font: QFont, width: int, most: int) -> int:
    """How many lines `wrapped` makes of a text that is `advance` pixels long on one line, a blank being `blank`.

    A text that plainly fits on one line, or is longer than `most` - 1 of them, is not laid out: that would take long
    for many. Letters may reach out of their advance, hence the blanks.
    """
    if advance <= width - 2 * blank:
        return 1
    if advance > (most - 1) * (width + 2 * blank):
        return most
    return len(_starts(text, font, width, most))


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
