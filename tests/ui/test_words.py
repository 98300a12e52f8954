from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.views import words
from tests.ui import paper

MADE = paper.layer(2)
indices = st.integers(0, len(MADE.words) - 1)


def place(index: int) -> tuple[int, float, float]:
    x0, y0, x1, y1 = MADE.words.rect(index)
    return MADE.page_at(MADE.words.starts[index]) or 0, (x0 + x1) / 2, (y0 + y1) / 2


@given(indices)
def test_a_word_is_found_at_its_middle(index: int) -> None:
    assert words.word_at(MADE, *place(index)) == index
    assert words.word_near(MADE, *place(index)) == index


@given(indices, st.floats(-300, 300))
def test_beside_a_line_a_word_of_that_line_is_nearest(index: int, away: float) -> None:
    page, x, y = place(index)
    near = words.word_near(MADE, page, x + away, y)
    assert near is not None
    assert MADE.words.lines[near] == MADE.words.lines[index]


def test_between_lines_no_word_is_meant() -> None:
    assert words.word_at(MADE, 1, 60, 46.5) is None
    assert words.word_at(MADE, 1, 5, 5) is None


@given(indices, indices)
def test_a_selection_runs_from_word_to_word_in_either_direction(one: int, other: int) -> None:
    span = words.between(MADE, one, other)
    assert span == words.between(MADE, other, one)
    first, last = sorted((one, other))
    assert span.of(MADE.text).split() == [
        MADE.text[MADE.words.starts[index] : MADE.words.ends[index]] for index in range(first, last + 1)
    ]


def test_a_line_is_all_its_words() -> None:
    assert words.line_of(MADE, 8).of(MADE.text) == "p1l1w0 p1l1w1 p1l1w2 p1l1w3 p1l1w4 p1l1w5"


def test_a_selection_over_two_pages_is_drawn_with_the_stamp_between_them() -> None:
    lines = words.printed_lines(MADE, paper.span(MADE, "p1l18w3", "p2l1w2"))
    assert [page for page, _ in lines] == [1, 1, 2, 2]
    assert lines[2][1] == (*paper.box(0, 0)[:2], *paper.box(0, paper.COLUMNS - 1)[2:])
