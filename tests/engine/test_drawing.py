from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.engine.darkening import darkened
from reader.engine.drawing import Drawer
from reader.model.errors import UnreadableFile
from reader.model.pictures import Piece

PAPER, INK = (0x20, 0x21, 0x24), (0xDB, 0xDB, 0xD9)


@pytest.fixture
def drawer() -> Iterator[Drawer]:
    drawer = Drawer()
    yield drawer
    drawer.close()


@pytest.fixture
def paged(tmp_path: Path) -> str:
    """Page 1: a red square at the top left and a photo at the bottom right; page 2: the same, turned by 90°."""
    path = tmp_path / "squares.pdf"
    with pymupdf.open() as document:
        for turn in (0, 90):
            page = document.new_page(width=200, height=300)
            page.draw_rect((0, 0, 50, 50), color=(1, 0, 0), fill=(1, 0, 0))
            photo = pymupdf.Pixmap(pymupdf.csRGB, (0, 0, 4, 4), False)
            photo.set_rect(photo.irect, (200, 220, 10))
            page.insert_image((150, 250, 200, 300), pixmap=photo)
            page.set_rotation(turn)
        document.save(path)
    return str(path)


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Drawer, str]]:
    path = tmp_path_factory.mktemp("lines") / "lines.pdf"
    with pymupdf.open() as document:
        page = document.new_page(width=200, height=270)
        for y in range(10, 260, 13):
            page.insert_text((10, y), "what the record says of it", fontsize=9)
        document.save(path)
    drawer = Drawer()
    yield drawer, str(path)
    drawer.close()


def test_a_page_has_just_the_size_that_is_wanted(drawer: Drawer, paged: str) -> None:
    raster = drawer.draw(Piece(paged, 1, 413, 619, (0, 0, 413, 619)))
    assert raster.shape == (619, 413, 3)
    assert tuple(raster[20, 20]) == (255, 0, 0)
    assert tuple(raster[300, 300]) == (255, 255, 255)


def test_a_turned_page_is_drawn_as_it_is_shown(drawer: Drawer, paged: str) -> None:
    raster = drawer.draw(Piece(paged, 2, 300, 200, (0, 0, 300, 200)))
    assert tuple(raster[20, 280]) == (255, 0, 0)


@given(left=st.integers(0, 300), top=st.integers(0, 400), width=st.integers(1, 300), height=st.integers(1, 300))
def test_a_piece_is_what_stands_there_in_the_whole_page(
    lines: tuple[Drawer, str], left: int, top: int, width: int, height: int
) -> None:
    drawer, path = lines
    whole = drawer.draw(Piece(path, 1, 417, 561, (0, 0, 417, 561)))
    part = (left, top, min(width, 417 - left), min(height, 561 - top))
    piece = drawer.draw(Piece(path, 1, 417, 561, part))
    expected = whole[top : top + part[3], left : left + part[2]]
    assert piece.shape == expected.shape
    assert np.abs(piece.astype(int) - expected).max() <= 2


def test_a_scan_stays_grey(drawer: Drawer, tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    with pymupdf.open() as document:
        scan = pymupdf.Pixmap(pymupdf.csGRAY, (0, 0, 20, 30), False)
        scan.clear_with(230)
        document.new_page(width=200, height=300).insert_image((0, 0, 200, 300), pixmap=scan)
        document.save(path)
    assert drawer.draw(Piece(str(path), 1, 100, 150, (0, 0, 100, 150))).shape == (150, 100, 1)
    dark = drawer.draw(Piece(str(path), 1, 100, 150, (0, 0, 100, 150), (PAPER, INK)))
    assert dark.max() < 80, "a scan that is the page is darkened, though it is a picture"


def test_dark_pages_leave_photos_alone(drawer: Drawer, paged: str) -> None:
    plain = drawer.draw(Piece(paged, 1, 200, 300, (0, 0, 200, 300)))
    dark = drawer.draw(Piece(paged, 1, 200, 300, (0, 0, 200, 300), (PAPER, INK)))
    assert tuple(dark[150, 100]) == PAPER
    assert tuple(dark[275, 175]) == tuple(plain[275, 175])


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_dark_colours_keep_the_order_of_their_channels(colour: tuple[int, int, int]) -> None:
    dark = darkened(np.array([[colour]], np.uint8), (0, 0, 0), (255, 255, 255))[0, 0]
    for one in range(3):
        for other in range(3):
            assert (colour[one] > colour[other]) >= (dark[one] > dark[other])


@given(st.sampled_from([(0, 0, 160), (160, 0, 0), (0, 90, 0), (80, 0, 120)]))
def test_dark_ink_of_any_colour_can_be_read_on_dark_paper(colour: tuple[int, int, int]) -> None:
    dark = darkened(np.array([[colour]], np.uint8), PAPER, INK)[0, 0]
    assert dark @ [0.299, 0.587, 0.114] > 3 * max(PAPER)


@pytest.mark.parametrize("level", [0, 1, 128, 255])
def test_grey_is_as_dark_in_a_scan_as_on_a_page_with_colours(level: int) -> None:
    scan = darkened(np.array([[[level]]], np.uint8), PAPER, INK)
    page = darkened(np.array([[[level] * 3]], np.uint8), PAPER, INK)
    assert abs(int(scan[0, 0, 0]) - page[0, 0] @ [0.299, 0.587, 0.114]) < 2


def test_white_and_black_become_paper_and_ink() -> None:
    ends = np.array([[[255, 255, 255], [0, 0, 0]]], np.uint8)
    assert darkened(ends, PAPER, INK).tolist() == [[list(PAPER), list(INK)]]


@pytest.mark.parametrize("page", [0, 3, -1])
def test_a_page_that_is_not_there_is_refused(drawer: Drawer, paged: str, page: int) -> None:
    with pytest.raises(UnreadableFile):
        drawer.draw(Piece(paged, page, 20, 30, (0, 0, 20, 30)))


def test_a_missing_file_is_refused(drawer: Drawer, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        drawer.draw(Piece(str(tmp_path / "gone.pdf"), 1, 20, 30, (0, 0, 20, 30)))
