from __future__ import annotations

from array import array
from typing import cast

import pytest
from PySide6.QtCore import QRectF

from reader.model.layers import Block, BlockKind, Furniture, FurnitureKind, Page, TextLayer, Words
from reader.model.spans import Span
from reader.ui.edges import edges
from reader.ui.views import DocumentView

NUMBERED = TextLayer(
    text="1 one two\n2 three\n",
    extractor="test",
    furniture=(Furniture(Span(0, 1), FurnitureKind.LINE_NUMBER), Furniture(Span(10, 11), FurnitureKind.LINE_NUMBER)),
    pages=(Page(Span(0, 18), "1", 612, 792),),
    words=Words(
        starts=array("I", [0, 2, 6, 10, 12]),
        ends=array("I", [1, 5, 9, 11, 17]),
        lines=array("I", [0, 0, 0, 1, 1]),
        boxes=array("f", [40, 100, 50, 110, 72, 100, 90, 110, 95, 100, 172, 110, 40, 120, 50, 130, 72, 120, 100, 130]),
    ),
)


class View:
    """Shows a layer's boxes twice as large, moved by 30; without pages, each character is 10 wide, 6 to a line."""

    def __init__(self, layer: TextLayer) -> None:
        self.layer = layer

    def rects(self, span: Span) -> list[QRectF]:
        if not self.layer.pages:
            return [QRectF(40, line * 20, 10.0 * (line + 1), 18) for line in range(span.start // 6, span.end // 6)]
        return [
            QRectF(30 + 2 * box.rect[0], 2 * box.rect[1], 2 * (box.rect[2] - box.rect[0]), 20)
            for box in self.layer.boxes(span)
        ]


def of(layer: TextLayer, span: Span) -> tuple[float, float] | None:
    return edges(cast("DocumentView", View(layer)), layer, span)


def test_line_numbers_belong_to_the_text() -> None:
    assert of(NUMBERED, Span(12, 17)) == pytest.approx((30 + 2 * 40, 30 + 2 * 172))


def test_without_pages_the_longest_line_around_counts() -> None:
    blocks = tuple(Block(Span(start, start + 6), BlockKind.PARAGRAPH) for start in range(0, 600, 6))
    layer = TextLayer(text="abcde\n" * 100, extractor="test", blocks=blocks)
    assert of(layer, Span(300, 303)) == (40, 40 + 10 * (50 + 8 + 1))


def test_what_the_view_does_not_know_has_no_edges() -> None:
    assert of(TextLayer(text="a", extractor="test"), Span(0, 1)) is None
