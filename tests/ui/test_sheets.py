from __future__ import annotations

from itertools import pairwise

import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from reader.model.layers import Box, Page
from reader.model.spans import Span
from reader.ui.views.sheets import GAP, MARGIN, Sheets

sides = st.floats(20, 1500)
pages = st.lists(
    st.builds(Page, st.just(Span(0, 0)), st.just(""), sides, sides, st.sampled_from([0, 90, 180, 270])),
    min_size=1,
    max_size=8,
)
scales = st.floats(0.1, 8)
ratios = st.sampled_from([1.0, 1.25, 2.0])


@given(pages, scales, ratios, st.data())
def test_a_box_lies_where_its_corners_lead_back_to(
    made: list[Page], scale: float, ratio: float, data: st.DataObject
) -> None:
    sheets = Sheets(made, scale, 800, ratio)
    number = data.draw(st.integers(1, len(made)))
    page = made[number - 1]
    x, y = (data.draw(st.floats(0.1, 0.9)) * side for side in (page.width, page.height))
    place = sheets.to_view(Box(number, (x, y, x + 1, y + 1)))
    assert sheets.rect(number).adjusted(-1, -1, 1, 1).contains(place)
    back, a, b = sheets.to_page(place.center())
    assert back == number
    assert (a, b) == pytest.approx((x + 0.5, y + 0.5), abs=0.02)


@given(st.sampled_from([0, 90, 180, 270]), st.floats(1, 190), st.floats(1, 290))
def test_pages_turn_as_the_engine_turns_them(rotation: int, x: float, y: float) -> None:
    with pymupdf.open() as document:
        page = document.new_page(width=200, height=300)
        page.set_rotation(rotation)
        expected = pymupdf.Point(x, y) * page.rotation_matrix
        frame = page.rect
    sheets = Sheets([Page(Span(0, 0), "", 200, 300, rotation)], 1.0, 0)
    corner = sheets.rect(1).topLeft()
    place = sheets.to_view(Box(1, (x, y, x, y))).topLeft() - corner
    assert place.toTuple() == pytest.approx(tuple(expected), abs=0.01)
    assert sheets.pixels(1) == (frame.width, frame.height)


@given(pages, scales, ratios)
def test_pages_follow_one_another_on_whole_pixels(made: list[Page], scale: float, ratio: float) -> None:
    sheets = Sheets(made, scale, 500, ratio)
    frames = [sheets.rect(number) for number in range(1, len(made) + 1)]
    assert frames[0].top() == MARGIN
    for one, other in pairwise(frames):
        assert other.top() == pytest.approx(one.bottom() + GAP)
    for number, frame in enumerate(frames, 1):
        assert (frame.left() * ratio) % 1 == pytest.approx(0, abs=1e-6)
        assert sheets.pixels(number) == (round(frame.width() * ratio), round(frame.height() * ratio))
        assert sheets.page_at(frame.center().y()) == number
    assert sheets.height == pytest.approx(frames[-1].bottom() + MARGIN)


@given(pages, scales, scales, st.floats(0, 1), st.floats(0, 1))
def test_a_place_is_the_same_at_every_scale(
    made: list[Page], one: float, other: float, across: float, down: float
) -> None:
    small, large = Sheets(made, one, 500), Sheets(made, other, 500)
    point = QPointF(small.width * across, small.height * down)
    there = small.place(point)
    back = small.point(large.place(large.point(there)))
    assert there[0] == small.page_at(point.y())
    if 0 <= there[2] <= 1:
        assert (back - point).manhattanLength() < 0.01 * (1 + point.manhattanLength())


def test_the_ends_belong_to_the_first_and_last_page() -> None:
    sheets = Sheets([Page(Span(0, 0), "", 100, 100)] * 3, 1.0, 0)
    assert sheets.page_at(-50) == 1
    assert sheets.page_at(10_000) == 3
    assert list(sheets.between(-50, 10_000)) == [1, 2, 3]
    assert not list(Sheets([], 1.0, 300).between(0, 100))
