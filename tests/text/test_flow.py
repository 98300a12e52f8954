from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model.layers import FORBIDDEN, BlockKind, FurnitureKind, TextLayer
from reader.model.spans import Span
from reader.text.flow import BETWEEN, Flow, clean

ANYTHING = st.text(st.characters() | st.sampled_from(" \n\r\t\u2028\ufdd0\ud800\x00\x85"), max_size=12)
PIECES = st.lists(st.tuples(ANYTHING, st.sampled_from(["", "bold"]), st.sampled_from(["", "http://a"]), st.booleans()))


def written(*words: str) -> TextLayer:
    flow = Flow("test 1")
    for word in words:
        flow.add(word)
    return flow.finish()


@given(ANYTHING)
def test_cleaning_leaves_nothing_that_a_layer_may_not_hold(text: str) -> None:
    cleaned = clean(text)
    assert not set(cleaned) & set(FORBIDDEN)
    cleaned.encode()
    assert all(character in "\t\n" or character.isprintable() or ord(character) > 0x9F for character in cleaned)
    assert clean(cleaned) == cleaned


@given(st.lists(PIECES, max_size=5))
def test_every_span_lies_in_its_block_and_begins_and_ends_with_words(
    blocks: list[list[tuple[str, str, str, bool]]],
) -> None:
    flow = Flow("test 1")
    for pieces in blocks:
        flow.start(BlockKind.PARAGRAPH)
        for words, style, url, broken in pieces:
            flow.add(words, [style] if style else [], url)
            if broken:
                flow.break_line()
    layer = flow.finish()
    assert layer.text == BETWEEN.join(block.span.of(layer.text) for block in layer.blocks)
    for span in [*(link.span for link in layer.links), *(run.span for run in layer.styles)]:
        words = span.of(layer.text)
        assert words == words.strip() != ""
        assert any(block.span.holds(span) for block in layer.blocks)


def test_white_space_is_collapsed_as_in_html() -> None:
    assert written("  a\n", "\t b ", " c\u00a0 d ").text == "a b c\u00a0 d"


def test_one_break_is_a_line_and_two_are_a_paragraph() -> None:
    flow = Flow("test 1")
    flow.start(BlockKind.QUOTE, 2)
    for words in ("one ", "two", ""):
        flow.add(words)
        flow.break_line()
    flow.add("three")
    layer = flow.finish()
    assert layer.text == "one\ntwo\n\nthree"
    assert [(block.kind, block.level) for block in layer.blocks] == [(BlockKind.QUOTE, 2)] * 2


def test_a_run_that_is_added_in_pieces_is_one() -> None:
    flow = Flow("test 1")
    flow.add("see ")
    for words in (" the ", "unsealed", " papers "):
        flow.add(words, ["bold"] if words == "unsealed" else [], "http://court")
    flow.add("here")
    layer = flow.finish()
    assert [link.span.of(layer.text) for link in layer.links] == ["the unsealed papers"]
    assert [run.span.of(layer.text) for run in layer.styles] == ["unsealed"]


def test_spans_count_code_points() -> None:
    flow = Flow("test 1")
    flow.add("😀 ")
    flow.add("𝔘x", url="http://a")
    flow.add("1", ["superscript"], furniture=FurnitureKind.FOOTNOTE_MARK)
    layer = flow.finish()
    assert layer.links[0].span == Span(2, 4)
    assert layer.furniture[0].span == Span(4, 5)


def test_code_keeps_its_white_space_and_empty_blocks_vanish() -> None:
    flow = Flow("test 1")
    flow.start(BlockKind.HEADING, 1)
    flow.add(" \n ")
    flow.start(BlockKind.CODE)
    flow.add("\n  if a:\n    b\n", preformatted=True)
    layer = flow.finish()
    assert layer.text == "  if a:\n    b"
    assert len(layer.blocks) == 1
