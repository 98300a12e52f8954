"""Anchors find their words again, or say that they are gone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model.spans import Span
from reader.text.anchors import anchor, find

TEXT = (
    "The court grants the motion in part. The defendant shall answer within thirty days of this order.\n"
    "The court denies the rest. The plaintiff shall answer within thirty days of the service of papers."
)


def span(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


@given(st.text(min_size=1, max_size=80), st.data())
def test_in_the_same_text_an_anchor_finds_its_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert find(text, anchor(text, Span(start, end))) == Span(start, end)


def test_the_best_place_is_taken_not_the_first() -> None:
    second = span("shall answer within thirty days", 120)
    moved = "A new preface. " + TEXT
    assert find(moved, anchor(TEXT, second)) == Span(second.start + 15, second.end + 15)


def test_case_marks_and_line_ends_do_not_matter() -> None:
    kept = anchor(TEXT, span("The defendant shall answer"))
    changed = TEXT.replace("The defendant shall answer", "the de-\nfendant  shall answer")
    found = find(changed, kept)
    assert found is not None
    assert found.of(changed) == "the de-\nfendant  shall answer"


def test_small_damage_is_tolerated() -> None:
    kept = anchor(TEXT, span("defendant shall answer within thirty days of this"))
    changed = "xx " + TEXT.replace("defendant shall answer within", "defendaut shali answer within")
    found = find(changed, kept)
    assert found is not None
    assert found.of(changed) == "defendaut shali answer within thirty days of this"


def test_a_lookalike_is_refused_when_the_true_one_is_gone() -> None:
    first = span("shall answer within thirty days")
    kept = anchor(TEXT, first)
    gone = TEXT[TEXT.index("The court denies") :].replace("denies the rest", "has a very different thing to say")
    assert find(gone, anchor(TEXT, span("The defendant shall answer"))) is None
    assert find("Nothing here is alike.", kept) is None


def test_among_equal_places_there_is_no_answer() -> None:
    assert find("yes no yes no yes no", anchor("and yes", Span(4, 7))) is None


def test_an_empty_span_is_found_between_its_neighbours() -> None:
    kept = anchor(TEXT, Span(36, 36))
    assert find("x" + TEXT, kept) == Span(37, 37)
