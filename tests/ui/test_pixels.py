from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from reader.model.pictures import Piece
from reader.ui.pixels import Pixels

TOY = "tests.server.toys.drawing"
Make = Callable[..., Pixels]


@pytest.fixture
def make(qtbot: QtBot) -> Iterator[Make]:
    made: list[Pixels] = []

    def one(budget: int = 10_000) -> Pixels:
        made.append(Pixels(budget=budget, server=TOY))
        return made[-1]

    yield one
    for each in made:
        each.close()


def piece(page: int, path: str = "a", width: int = 10) -> Piece:
    return Piece(path, page, width, 10, (0, 0, width, 10))


def test_what_is_wanted_arrives_with_its_pixels(qtbot: QtBot, make: Make) -> None:
    pixels = make()
    with qtbot.waitSignal(pixels.arrived, timeout=60_000) as arrived:
        pixels.want(pixels, [piece(7)])
    assert arrived.args == ["a", 7]
    image = pixels.picture(piece(7))
    assert image is not None
    assert (image.width(), image.height(), image.pixelColor(3, 3).red()) == (10, 10, 7)


def test_what_is_seen_is_kept_beyond_the_budget_and_the_rest_within_it(qtbot: QtBot, make: Make) -> None:
    pixels = make(budget=500)
    seen = [piece(page) for page in range(1, 9)]
    pixels.want(pixels, seen)
    qtbot.waitUntil(lambda: all(pixels.picture(each) for each in seen), timeout=60_000)
    assert pixels.size > 500
    pixels.want(pixels, [piece(99)])
    qtbot.waitUntil(lambda: pixels.picture(piece(99)) is not None, timeout=60_000)
    assert pixels.size <= 500


def test_two_views_have_their_turns(qtbot: QtBot, make: Make) -> None:
    pixels, other = make(), QObject()
    order: list[str] = []
    pixels.arrived.connect(lambda path, _: order.append(path))
    pixels.want(pixels, [piece(page, "left") for page in range(1, 4)])
    pixels.want(other, [piece(page, "right") for page in range(1, 4)])
    qtbot.waitUntil(lambda: len(order) == 6, timeout=60_000)
    assert order.index("right") < 3


def test_the_nearest_size_is_there_until_the_right_one_is(qtbot: QtBot, make: Make) -> None:
    pixels = make()
    pixels.want(pixels, [piece(1, width=10), piece(1, width=40)])
    qtbot.waitUntil(lambda: pixels.picture(piece(1, width=40)) is not None, timeout=60_000)
    assert [near.width for near, _ in pixels.nearest(piece(1, width=15))] == [10]
    assert [near.width for near, _ in pixels.nearest(piece(1, width=30))] == [40]
    assert not list(pixels.nearest(piece(2)))


def test_a_page_beyond_drawing_is_told_once_and_not_asked_for_again(qtbot: QtBot, make: Make, tmp_path: Path) -> None:
    pixels = make()
    with qtbot.waitSignal(pixels.arrived, timeout=60_000):
        pixels.want(pixels, [piece(3, "damaged")])
    assert pixels.lost("damaged", 3)
    assert not pixels.lost("damaged", 4)
    with qtbot.assertNotEmitted(pixels.arrived, wait=300):
        pixels.want(pixels, [piece(3, "damaged", width=20)])
