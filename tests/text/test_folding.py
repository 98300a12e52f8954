"""Folding makes texts comparable, and every folded span finds its way back."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.model.spans import Span
from reader.text.folding import fold

TEXTS = st.text(alphabet="aBé ßﬁ-\n\t’'“\u00ad¬\u200b—…½Ⅳ中İ\u0301.x1", max_size=60)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“Don’t”", '"don\'t"'),
        ("A–B — c", "a-b - c"),
        ("ﬁne oﬃce", "fine office"),
        ("writ-\n  ten", "written"),
        ("Al-\nDahle", "al- dahle"),
        ("391-\n10", "391- 10"),
        ("so\u00adft", "soft"),
        ("x\u00ad\nB", "x b"),
        ("a \n\t b", "a b"),
        ("STRASSE straße", "strasse strasse"),
        ("wait…", "wait..."),
    ],
)
def test_what_differs_only_in_print_folds_alike(text: str, folded: str) -> None:
    assert fold(text).text == folded


def test_a_hyphenated_word_is_joined_over_furniture() -> None:
    text = "benev-\n 17 \nolence"
    assert fold(text, [Span(7, 11)]).text == "benevolence"


def test_hidden_text_between_words_leaves_a_blank() -> None:
    assert fold("one12two", [Span(3, 5)]).text == "one two"


@given(TEXTS)
@example("x\u00ad\nB")
@example("x¬\nB")
def test_every_character_comes_from_its_own_place(text: str) -> None:
    folded = fold(text)
    last = Span(0, 0)
    for at, letter in enumerate(folded.text):
        span = folded.unfold(at, at + 1)
        assert 0 < len(span) <= len(text)
        assert letter in fold(span.of(text)).text
        assert span == last or span.start >= last.end
        last = span


@given(TEXTS, st.data())
def test_a_folded_span_and_its_original_hold_each_other(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    span = folded.unfold(start, end)
    first, stop = folded.place(span)
    assert first <= start
    assert end <= stop
    assert folded.unfold(first, stop) == span
