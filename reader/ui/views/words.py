"""Words under the pointer: which word of a page lies at a point, or next to it, and what stands between two."""

from __future__ import annotations

from ...model.layers import TextLayer
from ...model.spans import Span

NEAR = 4.0
"""Points around a word's box that still count as the word."""


def word_at(layer: TextLayer, page: int, x: float, y: float) -> int | None:
    """The number of the word at a point of an unturned page, or so near that it is meant."""
    best, least = None, NEAR
    for index in layer.words.within(layer.pages[page - 1].span):
        distance = max(_distance(layer, index, x, y))
        if distance <= 0:
            return index
        if distance < least:
            best, least = index, distance
    return best


def word_near(layer: TextLayer, page: int, x: float, y: float) -> int | None:
    """The number of the word nearest to a point, those of the same line before all others; none on an empty page."""

    def far(index: int) -> float:
        across, down = _distance(layer, index, x, y)
        return across + 8 * down

    return min(layer.words.within(layer.pages[page - 1].span), key=far, default=None)


def between(layer: TextLayer, one: int, other: int) -> Span:
    """From the first to the last of two words, in whichever order."""
    first, last = sorted((one, other))
    return Span(layer.words.starts[first], layer.words.ends[last])


def line_of(layer: TextLayer, index: int) -> Span:
    """The printed line of a word."""
    lines = layer.words.lines
    first = last = index
    while first > 0 and lines[first - 1] == lines[index]:
        first -= 1
    while last + 1 < len(lines) and lines[last + 1] == lines[index]:
        last += 1
    return between(layer, first, last)


def printed_lines(layer: TextLayer, span: Span) -> list[tuple[int, tuple[float, float, float, float]]]:
    """The page and rectangle of each printed line of a selection; furniture too, for it is copied with the rest."""
    runs: list[tuple[int, int, tuple[float, float, float, float]]] = []
    for index in layer.words.within(span):
        page = layer.page_at(layer.words.starts[index]) or 1
        line, (x0, y0, x1, y1) = layer.words.lines[index], layer.words.rect(index)
        if runs and runs[-1][:2] == (page, line):
            a, b, c, d = runs[-1][2]
            runs[-1] = (page, line, (min(a, x0), min(b, y0), max(c, x1), max(d, y1)))
        else:
            runs.append((page, line, (x0, y0, x1, y1)))
    return [(page, rect) for page, _, rect in runs]


def _distance(layer: TextLayer, index: int, x: float, y: float) -> tuple[float, float]:
    x0, y0, x1, y1 = layer.words.rect(index)
    return max(x0 - x, 0.0, x - x1), max(y0 - y, 0.0, y - y1)
