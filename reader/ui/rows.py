"""Parts of a bar, side by side while there is room, in further rows where there is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QWidget

from . import type

MARGIN = 12
GAPS = (12, 6)
"""Between the parts at the left, and between those at the right."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar; one that `wraps` is a label that may break its words over several lines."""

    widget: QWidget
    wraps: bool = False

    def width(self) -> int:
        """What the part wants on one line."""
        if isinstance(self.widget, QLabel):
            self.widget.setWordWrap(False)
        return self.widget.sizeHint().width()


def in_one_row(left: Sequence[Part], right: Sequence[Part], width: int, height: int) -> bool:
    """Put the parts on one row of a height, at both ends of a width; does nothing and says no where they do not fit."""
    margin, (gap, close) = type.px(MARGIN), map(type.px, GAPS)
    ends = margin + _width(left, gap), width - margin - _width(right, close)
    if left and right and ends[0] + gap > ends[1]:
        return False
    _put(left, margin, 0, height, gap)
    _put(right, ends[1], 0, height, close)
    return True


def flow(left: Sequence[Part], right: Sequence[Part], width: int, height: int, kept: int = 3) -> int:
    """Put the parts into as many rows as they need; gives the height of all.

    The last `kept` of the right ones stay together at the right of the first row, or of the last where the first part
    leaves no room. No part is cut: one that wraps may have a row to itself, and is as high as its words.
    """
    margin, (gap, close) = type.px(MARGIN), map(type.px, GAPS)
    parts, last = [*left, *right[:-kept]], right[-kept:]
    edge = width - margin - _width(last, close)
    first = margin + parts[0].width() + gap <= edge
    if first:
        _put(last, edge, 0, height, close)
    x, y, tall, end = margin, 0, height, edge - gap if first else width - margin
    for part in parts:
        wanted = part.width()
        if x > margin and x + wanted > end:
            x, y, tall, end = margin, y + tall, type.px(30), width - margin
        tall = max(tall, part.widget.sizeHint().height())
        if part.wraps and wanted > end - x:
            tall, wanted = max(tall, _wrapped(part, end - x) + type.px(8)), end - x
        _put_one(part, x, y, wanted, tall)
        x += wanted + gap
    if not first:
        y, tall = (y, tall) if x <= edge else (y + tall, height)
        _put(last, edge, y, tall, close)
    return y + tall + (type.px(6) if tall < height else 0)


def _wrapped(part: Part, width: int) -> int:
    """The height of a label that breaks its words at a width."""
    if isinstance(part.widget, QLabel):
        part.widget.setWordWrap(True)
    return part.widget.heightForWidth(width)


def _width(parts: Sequence[Part], gap: int) -> int:
    return sum(part.width() for part in parts) + gap * max(0, len(parts) - 1)


def _put(parts: Sequence[Part], x: int, y: int, height: int, gap: int) -> None:
    for part in parts:
        wanted = part.width()
        _put_one(part, x, y, wanted, height)
        x += wanted + gap


def _put_one(part: Part, x: int, y: int, width: int, height: int) -> None:
    label = part.widget if isinstance(part.widget, QLabel) else None
    tall = label.heightForWidth(width) if label and label.wordWrap() else part.widget.sizeHint().height()
    tall = min(height, tall)
    part.widget.setGeometry(QRect(x, y + (height - tall) // 2, width, tall))
