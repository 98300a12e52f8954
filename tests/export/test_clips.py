from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.export._clips import SCALE, Rect, clips, size
from reader.model.layers import Box

WIDTH, HEIGHT = 612.0, 792.0
SIDES = st.tuples(st.floats(0, 590), st.floats(0, 770), st.floats(1, 20), st.floats(1, 20))
RECTS = st.builds(lambda parts: (parts[0], parts[1], parts[0] + parts[2], parts[1] + parts[3]), SIDES)


def picture(rect: Rect, rotation: int) -> bytes:
    """The head of a PNG of the part of a letter page that lies in the rectangle, the page turned."""
    width = round((min(rect[2], WIDTH) - rect[0]) * SCALE)
    height = round((min(rect[3], HEIGHT) - rect[1]) * SCALE)
    across, down = (height, width) if rotation % 180 else (width, height)
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + across.to_bytes(4, "big") + down.to_bytes(4, "big")


@given(st.lists(RECTS, min_size=1, max_size=4), st.sampled_from((0, 90, 180, 270)))
def test_every_box_lies_within_its_picture_with_room_around_it(rects: list[Rect], rotation: int) -> None:
    (clip,) = clips([Box(1, rect) for rect in rects], rotation)
    overlays = clip.overlays(picture(clip.rect, rotation))
    assert len(overlays) == len(rects)
    for left, top, width, height in overlays:
        assert -1 <= left <= left + width <= 101
        assert -1 <= top <= top + height <= 101
        assert width > 0
        assert height > 0


def test_a_clip_is_as_wide_as_the_page_and_has_lines_above_and_below() -> None:
    (clip,) = clips([Box(1, (100, 300, 200, 312)), Box(1, (72, 314, 150, 326))])
    left, top, right, bottom = clip.rect
    assert left == 0
    assert right > WIDTH
    assert 300 - top == bottom - 326 == 36


def test_a_clip_of_a_page_on_its_side_is_as_wide_as_the_page_when_shown() -> None:
    (clip,) = clips([Box(1, (300, 100, 312, 200))], rotation=90)
    assert clip.rect[1] == 0
    assert clip.rect[3] > HEIGHT
    assert clip.rect[0] == 264


@pytest.mark.parametrize(
    ("rotation", "expected"),
    [(0, (25, 10, 25, 5)), (90, (85, 25, 5, 25)), (180, (50, 85, 25, 5)), (270, (10, 50, 5, 25))],
)
def test_boxes_turn_with_the_page(rotation: int, expected: Rect) -> None:
    # Of a page of 400 by 400 points wholly shown, the box lies at a quarter across and a tenth down.
    (clip,) = clips([Box(1, (100, 40, 200, 60))], rotation)
    whole = type(clip)(1, (0, 0, 400, 400), clip.boxes, rotation)
    side = round(400 * SCALE).to_bytes(4, "big")
    assert whole.overlays(b"\0" * 16 + side + side) == (expected,)


@given(st.lists(st.builds(Box, st.integers(1, 5), RECTS), max_size=9))
def test_each_page_has_one_clip_in_order_and_no_box_is_lost(boxes: list[Box]) -> None:
    found = clips(boxes)
    assert all(one.page < other.page for one, other in pairwise(found))
    assert sorted((clip.page, rect) for clip in found for rect in clip.boxes) == sorted((b.page, b.rect) for b in boxes)


def test_the_size_of_a_picture_is_read_from_its_head() -> None:
    assert size(picture((0, 0, 100, 50), 0)) == (160, 80)
