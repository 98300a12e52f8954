"""The alignment takes every quoted word, once and in order, and finds where it stands."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.alignment import FREE, FULL, Move, Wording, align
from reader.text.tokens import tokens

VOCABULARY = ["the", "cat", "sat", "a", "not", "64000", "sixty", "four", "thousand", "color", "colour", "rn", "m"]
WORDS = st.lists(st.sampled_from(VOCABULARY), max_size=12)


def wording(text: str, gaps: tuple[int, ...] = ()) -> Wording:
    words = tuple(tokens(text).words)
    slack = tuple(FREE if gap in gaps else FULL for gap in range(len(words) + 1))
    return Wording(words, (0.8,) * len(words), (False,) * len(words), slack)


def moves(quoted: str, source: str, gaps: tuple[int, ...] = ()) -> list[Move]:
    return [step.move for step in align(wording(quoted, gaps), tokens(source).words).steps]


@pytest.mark.parametrize(
    ("quoted", "source"),
    [
        ("a well-known man", "such a wellknown man indeed"),
        ("a wellknown man", "such a well-known man indeed"),
        ("they paid 64k then", "what they paid sixty-four thousand then"),
        ("they paid sixty-four thousand then", "what they paid 64,000 then"),
        ("they don't pay", "for they do not pay"),
        ("it is the colour of", "so it's the color of"),
        ("the U.S. army", "then the US army came"),
        ("3 per cent of", "some 3% of"),
        ("some time they were here", "some time they we.re here"),
    ],
)
def test_other_spellings_of_the_same_are_the_same(quoted: str, source: str) -> None:
    assert set(moves(quoted, source)) == {Move.SAME}


def test_a_changed_number_is_not_the_same() -> None:
    steps = align(wording("paid 64,000 then"), tokens("he paid 640000 then").words).steps
    assert Move.SAME not in {step.move for step in steps if step.i0 == 1}


def test_words_dropped_stand_in_one_step() -> None:
    found = align(wording("the cat on the mat"), tokens("see the cat sat down on the mat").words)
    assert [(step.j0, step.j1) for step in found.steps if step.move is Move.SKIPPED] == [(3, 5)]
    assert (found.first, found.stop) == (1, 8)


@pytest.mark.parametrize(
    ("quoted", "passage"),
    [
        ("well over 40 gallons a day and it", "roughly 40 gallons a day and it"),
        ("40 gallons a day and it has sunk away", "40 gallons a day and it has not"),
        ("she paid then it is", "he paid then it is"),
        ("it was well below nine gallons and it", "it is roughly 40 gallons a day and it"),
    ],
)
def test_several_words_replaced_at_an_edge_take_one_word_of_the_source(quoted: str, passage: str) -> None:
    source = tokens("as he paid then it is roughly 40 gallons a day and it has not slowed").words
    found = align(wording(quoted), source)
    assert source[found.first : found.stop] == tokens(passage).words


def test_a_gap_at_an_ellipsis_costs_next_to_nothing() -> None:
    source = ["first", "part", *["else"] * 40, "second", "part"]
    whole = align(wording("first part second part", (2,)), source)
    assert (whole.first, whole.stop) == (0, 44)
    assert whole.worth == pytest.approx(4 * 0.8 - 40 * FREE)


@given(WORDS, WORDS)
def test_every_quoted_word_has_its_step_and_source_words_stay_in_order(quoted: list[str], source: list[str]) -> None:
    steps = align(wording(" ".join(quoted)), source).steps
    at = 0
    for step in steps:
        assert step.i0 == at
        at = step.i1
    assert at == len(quoted)
    assert all(one.j1 == two.j0 for one, two in pairwise(steps))


@given(WORDS.filter(bool), WORDS, WORDS)
def test_words_as_they_are_are_found_as_they_are(quoted: list[str], before: list[str], after: list[str]) -> None:
    found = align(wording(" ".join(quoted)), [*before, *quoted, *after])
    assert {step.move for step in found.steps} == {Move.SAME}
