from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.spans import Span
from reader.text.snippets import snippet


def marked(text: str, *words: str, length: int = 240) -> tuple[str, list[str]]:
    hits = sorted(Span(at := text.index(word), at + len(word)) for word in words)
    start, piece, marks = snippet(text, hits, length)
    assert text[start : start + 3] == piece[:3]
    return piece, [piece[a:z] for a, z in marks]


def test_a_short_text_is_shown_whole() -> None:
    assert marked("  We  are\nsorry. ", "sorry") == ("We are sorry.", ["sorry"])


def test_a_piece_begins_and_ends_with_sentences() -> None:
    text = "One two three four five. " * 10 + "Here is the needle in it. " + "Six seven eight nine. " * 10
    piece, marks = marked(text, "needle", length=100)
    assert marks == ["needle"]
    assert piece.startswith("Here is")
    assert piece.endswith("nine.")
    assert len(piece) <= 110


def test_where_no_sentence_ends_words_stay_whole() -> None:
    text = " ".join(f"word{n}" for n in range(200))
    piece, marks = marked(text, "word100", length=80)
    assert marks == ["word100"]
    assert set(piece.split()) <= set(text.split())


def test_hits_far_away_are_left_out_and_near_ones_marked() -> None:
    text = "alpha beta gamma " + "x " * 300 + "omega"
    assert marked(text, "alpha", "gamma", "omega", length=60)[1] == ["alpha", "gamma"]


def test_a_hit_over_a_line_end_is_marked_as_shown() -> None:
    assert marked("so very  \n  sorry indeed", "very  \n  sorry") == ("so very sorry indeed", ["very sorry"])


def test_a_long_hit_is_shown_whole() -> None:
    words = "many words " * 50
    assert marked(f"Before. {words.strip()}. After.", words.strip(), length=40)[1] == [" ".join(words.split())]


def test_without_hits_the_beginning_is_shown() -> None:
    start, piece, marks = snippet("The beginning. " * 40, [], 50)
    assert (start, marks) == (0, ())
    assert piece.startswith("The beginning. The")
    assert len(piece) <= 50


@given(st.text("ab.! \n😀。", max_size=400), st.data(), st.integers(1, 120))
def test_marks_show_what_was_hit(text: str, data: st.DataObject, length: int) -> None:
    place = st.integers(0, len(text))
    hits = sorted(Span(min(a, z), max(a, z)) for a, z in data.draw(st.lists(st.tuples(place, place), max_size=4)))
    start, piece, marks = snippet(text, hits, length)
    assert piece == " ".join(piece.split())
    assert piece == "" or text[start] == piece[0]
    assert all(0 <= a < z <= len(piece) for a, z in marks)
    if hits and hits[0].of(text).strip():
        assert marks
        assert " ".join(hits[0].of(text).split()) == " ".join(piece[marks[0][0] : marks[0][1]].split())
    assert piece in " ".join(text.split())


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_nothing_gives_nothing(text: str) -> None:
    assert snippet(text, [])[1:] == ("", ())
