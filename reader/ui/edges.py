"""Where the text around a span ends on the screen, so that what is drawn beside it crosses none of it."""

from __future__ import annotations

from bisect import bisect_right

from ..model.layers import FurnitureKind, TextLayer
from ..model.spans import Span
from .views import DocumentView

AROUND = 8
"""In documents without pages, so many blocks before and after count: about what is on the screen."""


def edges(view: DocumentView, layer: TextLayer, span: Span) -> tuple[float, float] | None:
    """The left and right edge of the text around a span, line numbers included, in the viewport's coordinates.

    Around it is its page or, in a document without pages, some blocks; none where the view does not know.
    """
    page = layer.page_at(span.start)
    around = layer.pages[page - 1].span if page else _blocks(layer, span)
    rects = view.rects(around)
    if not rects:
        return None
    left, right = min(rect.left() for rect in rects), max(rect.right() for rect in rects)
    return (left - _numbers(layer, page, right - left), right) if page else (left, right)


def _blocks(layer: TextLayer, span: Span) -> Span:
    index = bisect_right(layer.blocks, span.start, key=lambda block: block.span.start) - 1
    near = layer.blocks[max(0, index - AROUND) : index + AROUND + 1]
    return Span(near[0].span.start, near[-1].span.end) if near else span


def _numbers(layer: TextLayer, page: int, width: float) -> float:
    """How much further left the line numbers of a page reach than its text, which is so wide on the screen."""
    shown = layer.pages[page - 1]
    boxes = [box.rect for box in layer.boxes(shown.span)]
    numbers = [
        layer.words.rect(word)[0]
        for piece in layer.furniture_in(shown.span)
        if piece.kind is FurnitureKind.LINE_NUMBER
        for word in layer.words.within(piece.span)
    ]
    if not boxes or not numbers or shown.rotation:
        return 0.0
    left, right = min(rect[0] for rect in boxes), max(rect[2] for rect in boxes)
    return max(0.0, left - min(numbers)) * width / max(1.0, right - left)
