from __future__ import annotations

import pytest

from reader.model.layers import Furniture, FurnitureKind, TextLayer
from reader.model.links import Edit, Op
from reader.model.spans import Span
from reader.services.lighting import lit

TEXT = "We should notify the county and the Water\n12 Trust before the melt, in writ-\ning."
NUMBER = Furniture(Span(TEXT.index("12"), TEXT.index("12") + 2), FurnitureKind.LINE_NUMBER)
LAYER = TextLayer(text=TEXT, extractor="test 1", furniture=(NUMBER,))
WHOLE = Span(0, len(TEXT))


def words(*edits: Edit) -> list[str]:
    return [LAYER.said(span) for span in lit(LAYER, WHOLE, edits)]


def test_what_an_ellipsis_leaves_out_is_not_lit_also_across_furniture() -> None:
    edits = (
        Edit(Op.EQUAL, "We should notify the county", "We should notify the county"),
        Edit(Op.ELLIPSIS, "…", "and the Water Trust"),
        Edit(Op.EQUAL, "before the melt", "before the melt"),
    )

    assert words(*edits) == ["We should notify the county", "before the melt, in writ-\ning."]


@pytest.mark.parametrize("source", ["", "words that do not stand there"])
def test_a_passage_is_lit_whole_where_the_edits_do_not_tell(source: str) -> None:
    assert lit(LAYER, WHOLE, (Edit(Op.ELLIPSIS, "…", source),)) == (WHOLE,)
