"""Which part of which page is shown for a passage, and where on that picture the passage lies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from statistics import median
from typing import TypeAlias

from ..model.layers import Box

Rect: TypeAlias = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points from the top left of the unrotated page."""

SCALE = 1.6
"""Pixels a point: sharp at the width of a card."""

LARGEST = 14_400.0
"""The longest side that a page can have, in points (ISO 32000-2, annex C); pictures end at the page's edge anyway."""

_LINES = 3
"""So many lines are shown above and below the passage, each taken to be 10 to 18 points high."""


@dataclass(frozen=True, slots=True)
class Clip:
    """A part of one page (from 1), as wide as the page is when shown, with the passage's boxes on it."""

    page: int
    rect: Rect
    boxes: tuple[Rect, ...]
    rotation: int = 0

    def overlays(self, png: bytes) -> tuple[Rect, ...]:
        """Left, top, width and height of each box in percent of the picture, whose size the PNG's header tells."""
        across, down = (pixels / SCALE for pixels in size(png))
        width, height = (down, across) if self.rotation % 180 else (across, down)
        left, top, _, _ = self.rect
        parts = (
            ((x0 - left) / width, (y0 - top) / height, (x1 - left) / width, (y1 - top) / height)
            for x0, y0, x1, y1 in self.boxes
        )
        return tuple(_percent(_turned(part, self.rotation)) for part in parts)


def clips(boxes: Iterable[Box], rotation: int = 0) -> tuple[Clip, ...]:
    """One clip for each page on which the boxes lie, in order; `rotation` is that of the pages, clockwise."""
    pages = groupby(sorted(boxes, key=lambda box: box.page), key=lambda box: box.page)
    return tuple(_clip(page, tuple(box.rect for box in found), rotation % 360) for page, found in pages)


def size(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG in pixels (W3C PNG, 11.2.2: the first chunk is IHDR)."""
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


def _clip(page: int, boxes: tuple[Rect, ...], rotation: int) -> Clip:
    sideways = rotation % 180
    first, last = (0, 2) if sideways else (1, 3)
    margin = _LINES * min(18.0, max(10.0, median(box[last] - box[first] for box in boxes)))
    start, end = max(0.0, min(box[first] for box in boxes) - margin), max(box[last] for box in boxes) + margin
    rect = (start, 0.0, end, LARGEST) if sideways else (0.0, start, LARGEST, end)
    return Clip(page, rect, boxes, rotation)


def _turned(part: Rect, rotation: int) -> Rect:
    """A part of the unit square after the square is turned clockwise."""
    x0, y0, x1, y1 = part
    for _ in range(rotation // 90):
        x0, y0, x1, y1 = 1 - y1, x0, 1 - y0, x1
    return x0, y0, x1, y1


def _percent(part: Rect) -> Rect:
    x0, y0, x1, y1 = (round(100 * side, 2) for side in part)
    return x0, y0, round(x1 - x0, 2), round(y1 - y0, 2)
