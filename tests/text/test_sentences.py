"""Sentences: what ends one, and what only looks like it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.spans import Span
from reader.text.sentences import around, sentences


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Kadrey met Dr. Smith v. Jones.",
        "See Ex. 7 at p. 3, ECF No. 391-10, and Dkt. 12 of Jan. 5.",
        "Acme Inc. sued Roe Corp. v. Doe under 17 U.S.C. § 107.",
        "The U.S. District Court sat at 3.5 hours.",
        "J. K. Rowling wrote it.",
        "Wait... Then he left … Then he came back.",
        '"Why?" he asked.',
        "“Go!” she said.",
        "「はい。」と言った。",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ["“A.”", "He said.", "“B.”"],
        ["He lives in the U.S.", "The end."],
        ["It was Acme Inc.", "He left."],
        ["“No.”", "Then he left."],
        ["He said no.", "Really."],
        ["(Dkt. 391 at 4.)", "The next."],
        ["Plan for me and I.", "It works!", "Does it?", "Yes."],
    ],
)
def test_sentences_are_parted(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == parts


def test_full_width_stops_need_no_blank() -> None:
    assert cut("法院说。“好。”然后。") == ["法院说。", "“好。”", "然后。"]


def test_blank_lines_part_sentences() -> None:
    assert cut("A heading\n\nAnd a text") == ["A heading", "And a text"]


def test_only_the_span_is_cut() -> None:
    text = "One. Two. Three."
    assert [span.of(text) for span in sentences(text, Span(5, 9))] == ["Two."]


def test_around_finds_the_sentences_of_a_span() -> None:
    text = "One. Two. Three."
    parts = sentences(text, Span(0, len(text)))
    assert around(parts, Span(6, 12)) == range(1, 3)
    assert around(parts, Span(0, 1)) == range(1)


@given(st.text(alphabet="Aab .?!…。”“\"'v\nNo1", max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_nothing_but_white_space_is_lost(text: str, one: int, two: int) -> None:
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    parts = sentences(text, Span(start, end))
    assert "".join("".join(part.of(text).split()) for part in parts) == "".join(text[start:end].split())
    assert all(first.end <= second.start for first, second in pairwise(parts))
