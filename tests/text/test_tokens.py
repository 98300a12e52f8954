"""Tokens are the words that are compared, each with its exact place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.spans import Span
from reader.text.tokens import key, tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don’t don't", ["dont", "dont"]),
        ("well-known", ["well", "known"]),
        ("writ-\nten", ["written"]),
        ("AN-\nTITRUST", ["antitrust"]),
        ("Al-\nDahle", ["al", "dahle"]),
        ("ECF No. 391-\n10", ["ecf", "no", "391", "10"]),
        ("64,000 and 3.5%", ["64000", "and", "3.5", "percent"]),
        ("1,2,3 p. 3.", ["1", "2", "3", "p", "3"]),
        ("中文字", ["中", "文", "字"]),
        ("naïve ﬁne", ["naive", "fine"]),
        ("so\u00adft and distinc\u00ad tion", ["soft", "and", "distinction"]),
        ("’90s rock ’n’ roll", ["90s", "rock", "n", "roll"]),
        ("a-\nb-\nc", ["abc"]),
        ("", []),
        ("—…“”", []),
    ],
)
def test_the_words_of(text: str, words: list[str]) -> None:
    assert tokens(text).words == words


def test_furniture_is_passed_over_and_words_around_it_are_joined() -> None:
    text = "he was benev-\n\nCase 1:15 Page 3\n 4 olent to all"
    found = tokens(text, [Span(15, 31), Span(32, 35)])
    assert found.words == ["he", "was", "benevolent", "to", "all"]
    assert text[found.starts[2] : found.ends[2]].startswith("benev-")
    assert text[found.starts[2] : found.ends[2]].endswith("olent")


@given(st.text(alphabet="abC é'’-\n,.1中%\u00ad ", max_size=80))
def test_places_are_in_order_and_hold_their_words(text: str) -> None:
    found = tokens(text)
    last = 0
    for word, start, end in zip(found.words, found.starts.tolist(), found.ends.tolist(), strict=True):
        assert last <= start < end <= len(text)
        assert tokens(text[start:end]).words == [word]
        last = end


@given(st.text(max_size=100))
def test_no_text_fails(text: str) -> None:
    found = tokens(text)
    assert all(found.words)
    assert len(found.words) == len(found.starts) == len(found.ends)


@given(st.text(min_size=1, max_size=12))
def test_a_key_is_its_own_key(word: str) -> None:
    assert key(key(word)) == key(word)
