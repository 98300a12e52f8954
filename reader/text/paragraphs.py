"""Paragraphs: which printed lines belong together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ..model.layers import BlockKind
from .pages import Line, joined

LARGER = 1.2
"""A heading is set so much larger than the text."""


def body_size(lines: Sequence[Line]) -> float:
    """The size that most of the text is set in, in points; 0 without text."""
    sizes: dict[float, int] = {}
    for line in lines:
        size = round(line.size, 1)
        sizes[size] = sizes.get(size, 0) + len(line.words)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def group(lines: Sequence[Line], body: float) -> list[tuple[BlockKind, list[Line]]]:
    """A page's lines, furniture left out, as paragraphs and headings; `body` is the size of the document's text.

    A new one begins with another column, a wider gap, an indented line, another size, or after a short last line.
    """
    groups: list[tuple[BlockKind, list[Line]]] = []
    regions: dict[int, list[Line]] = {}
    for line in lines:
        regions.setdefault(line.region + 1000 * line.turn, []).append(line)
    for region in regions.values():
        pitch, left, right = _measure(region)
        for at, line in enumerate(region):
            kind = _kind(line, body)
            if at and groups[-1][0] is kind and _follows(groups[-1][1], line, pitch, left, right):
                groups[-1][1].append(line)
            else:
                groups.append((kind, [line]))
    return groups


def _kind(line: Line, body: float) -> BlockKind:
    large = body and line.size >= LARGER * body
    return (
        BlockKind.HEADING
        if large and any(character.isalpha() for character in joined(line.shown()))
        else BlockKind.PARAGRAPH
    )


def _measure(region: Sequence[Line]) -> tuple[float, float, float]:
    """The usual step from line to line, and the left and right margins."""
    steps = [below.middle - above.middle for above, below in pairwise(region)]
    pitch = median(steps) if steps else 0.0
    lefts = sorted(line.shown()[0].x0 for line in region)
    return pitch, lefts[len(lefts) // 5], max(line.x1 for line in region)


def _follows(before: Sequence[Line], line: Line, pitch: float, left: float, right: float) -> bool:
    last, size = before[-1], line.size
    gap = line.middle - last.middle
    if (gap > 1.3 * pitch and gap > 1.3 * size) or abs(size - last.size) > 0.15 * size:
        return False
    indent, earlier = line.shown()[0].x0 - left, last.shown()[0].x0 - left
    if indent - earlier > size or (indent > size and indent > earlier + 0.3 * size):
        return False
    if len(before) > 1 and earlier - indent > size:
        return False
    ended = last.words[-1].text.rstrip("\"'”’)").endswith((".", "?", "!", ":"))
    return not (ended and last.x1 < left + 0.66 * (right - left))
