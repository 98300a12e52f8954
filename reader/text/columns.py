"""Columns: the order in which the parts of a page are read."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from statistics import median

from .pages import Word

ROWS = 4
"""So many lines must stand beside one another before a gap is a gutter."""
DEPTH = 4
"""A page is divided at most so many times."""


@dataclass(slots=True, eq=False)
class Stretch:
    """Words of one line without a wide gap between them, and their bounds in points."""

    words: list[Word]
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def middle(self) -> float:
        """The height of its centre."""
        return (self.y0 + self.y1) / 2


def arrange(stretches: list[Stretch], depth: int = DEPTH) -> list[list[Stretch]]:
    """The stretches by region, in reading order: down each column of prose, else along the lines.

    A gutter is a gap that several lines share with prose on both sides; what crosses it divides the page.
    Figures, names or questions beside a text are read along the line, not as a column.
    """
    gutter = _gutter(stretches) if depth and len(stretches) >= 2 * ROWS else None
    if gutter is None:
        return [stretches] if stretches else []
    regions: list[list[Stretch]] = []
    across: list[Stretch] = []
    for slab, crossing in _slabs(stretches, gutter):
        left = [piece for piece in slab if piece.x1 <= gutter + 1]
        right = [piece for piece in slab if piece.x1 > gutter + 1]
        if crossing or not (_prose(left) and _prose(right) and _balanced(left, right)):
            across.extend(slab)
            continue
        if across:
            regions.append(across)
            across = []
        regions.extend(arrange(left, depth - 1))
        regions.extend(arrange(right, depth - 1))
    if across:
        regions.append(across)
    return regions


def _slabs(stretches: list[Stretch], gutter: float) -> list[tuple[list[Stretch], bool]]:
    """The stretches from the top, those that cross the gutter apart from those that do not."""
    slabs: list[tuple[list[Stretch], bool]] = []
    for piece in sorted(stretches, key=lambda piece: piece.middle):
        crossing = piece.x0 < gutter - 1 and piece.x1 > gutter + 1
        if slabs and slabs[-1][1] == crossing:
            slabs[-1][0].append(piece)
        else:
            slabs.append(([piece], crossing))
    return slabs


def _gutter(stretches: list[Stretch]) -> float | None:
    """The x that most gaps between neighbours on a line share; none where fewer than ROWS do."""
    edges: list[tuple[float, int]] = []
    for left, right in _gaps(stretches):
        edges.append((left, 1))
        edges.append((right, -1))
    edges.sort()
    best, count, place = ROWS - 1, 0, None
    for at, (x, step) in enumerate(edges):
        count += step
        if count > best:
            best, place = count, (x + edges[at + 1][0]) / 2
    return place


def _gaps(stretches: list[Stretch]) -> list[tuple[float, float]]:
    ordered = sorted(stretches, key=lambda piece: piece.middle)
    middles = [piece.middle for piece in ordered]
    gaps: list[tuple[float, float]] = []
    for piece, middle in zip(ordered, middles, strict=True):
        height = piece.y1 - piece.y0
        first = bisect_right(middles, middle - 0.6 * height)
        last = bisect_right(middles, middle + 0.6 * height)
        if last - first < 2:
            continue
        right = min((other.x0 for other in ordered[first:last] if other.x0 >= piece.x1), default=None)
        if right is not None and right - piece.x1 >= 0.6 * height:
            gaps.append((piece.x1, right))
    return gaps


def _prose(side: list[Stretch]) -> bool:
    if len(side) < ROWS - 1:
        return False
    height = median(piece.y1 - piece.y0 for piece in side)
    wide = median(piece.x1 - piece.x0 for piece in side) >= 6 * height
    return wide and median(len(piece.words) for piece in side) >= 3


def _balanced(left: list[Stretch], right: list[Stretch]) -> bool:
    few, many = sorted((len(left), len(right)))
    return few >= 0.3 * many
