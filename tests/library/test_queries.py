from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.queries import MOST_WORDS, Either, Every, Node, Phrase, parse
from reader.library.words import placed_words, words
from reader.model.errors import WrongQuery


def one(*words: str, open: bool = False) -> Phrase:
    return Phrase(words, open=open)


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("court order", [one("court"), one("order")]),
        ('"of the Court"', [one("of", "the", "court")]),
        ("“of the court” now", [one("of", "the", "court"), one("now")]),
        ("„of the court“", [one("of", "the", "court")]),
        ('"left open', [one("left", "open")]),
        ("O’Connor", [one("o", "connor")]),
        ("don't", [one("don", "t")]),
        ("§ 1202(b)", [one("§"), one("1202", "b")]),
        ("Café", [one("cafe")]),
        ("ﬁnal", [one("final")]),
        ("jurisdic*", [one("jurisdic", open=True)]),
        ("O'Con*", [one("o", "con", open=True)]),
        ("*court", [one("court")]),
        ("a OR b c", [Either((one("a"), one("b"))), one("c")]),
        ("a OR b OR c", [Either((one("a"), one("b"), one("c")))]),
        ("OR a OR", [one("a")]),
        ("self-evident", [Either((one("self", "evident"), one("selfevident")))]),
        ("a OR e-mail", [Either((one("a"), one("e", "mail"), one("email")))]),
        ("中文", [one("中", "文")]),
        ("a ( ) ! : ~ ^ b", [one("a"), one("b")]),
    ],
)
def test_what_is_typed_is_understood(query: str, wanted: list[Node]) -> None:
    assert parse(query) == Every(tuple(wanted))


def test_what_is_left_out_is_kept_apart() -> None:
    assert parse('court -judge −"of the"') == Every((one("court"),), (one("judge"), one("of", "the")))


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", "no words"),
        ("* ? -", "no words"),
        ('""', "no words"),
        ("-a", "leave out"),
        ("a " * (MOST_WORDS + 1), "201 words"),
    ],
)
def test_a_query_that_asks_for_nothing_is_explained(query: str, sentence: str) -> None:
    with pytest.raises(WrongQuery, match=sentence) as wrong:
        parse(query)
    assert wrong.value.advice


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("exam-\n  ple, Al-\nDahle", ["example", "al", "dahle"]),
        ("soft\u00adly", ["softly"]),
        ("naı\u0308ve NAÏVE", ["naıve", "naive"]),
        ("e\u0301lan ÉLAN", ["elan", "elan"]),
        ("word² ①", ["word", "1"]),
        ("ＦＵＬＬ", ["full"]),
        ("हिन्दी", ["हिनदी"]),
        ("Straße STRASSE", ["strasse", "strasse"]),
        ("日本語 text", ["日", "本", "語", "text"]),
        ("snake_case a.b@c.de", ["snake", "case", "a", "b", "c", "de"]),
    ],
)
def test_words_are_folded(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(max_size=300))
def test_words_have_places(text: str) -> None:
    placed = list(placed_words(text))
    assert [word for word, _, _ in placed] == words(text)
    ends = [0, *(end for _, _, end in placed)]
    assert all(before <= start < end for before, (_, start, end) in zip(ends, placed, strict=False))


@given(st.text(max_size=300))
def test_no_query_raises_anything_else(query: str) -> None:
    with suppress(WrongQuery):
        assert parse(query).wanted
