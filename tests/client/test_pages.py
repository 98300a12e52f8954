from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from queue import Queue

import pytest

from reader.client.pages import Pages
from reader.model.pictures import Piece

TOY = "tests.server.toys.drawing"
Open = Callable[..., "Desk"]


class Desk:
    """Pages, and what came of each wish in order: the piece and its bytes, or none."""

    def __init__(self, seconds: float, server: str) -> None:
        self.came: Queue[tuple[Piece, int, bytes | None]] = Queue()
        self.pages = Pages(self._take, self._miss, seconds=seconds, server=server)

    def _take(self, piece: Piece, channels: int, rows: memoryview) -> None:
        self.came.put((piece, channels, bytes(rows)))

    def _miss(self, piece: Piece) -> None:
        self.came.put((piece, 0, None))

    def next(self) -> tuple[Piece, int, bytes | None]:
        return self.came.get(timeout=60)


@pytest.fixture
def desk() -> Iterator[Open]:
    made: list[Desk] = []

    def make(seconds: float = 30.0, server: str = TOY) -> Desk:
        made.append(Desk(seconds, server))
        return made[-1]

    yield make
    for each in made:
        each.pages.close()


def piece(path: str, page: int = 1, width: int = 8, height: int = 6) -> Piece:
    return Piece(path, page, width, height, (0, 0, width, height))


def test_a_wish_comes_as_its_rows(desk: Open) -> None:
    here = desk()
    here.pages.want([piece("a", 7), piece("a", 8)])
    assert here.next() == (piece("a", 7), 1, bytes([7]) * 48)
    assert here.next() == (piece("a", 8), 1, bytes([8]) * 48)


def test_the_newest_set_wins_and_stale_wishes_are_dropped(desk: Open) -> None:
    here = desk()
    here.pages.want([piece("first")])
    here.next()
    here.pages.want([piece("slow", page) for page in range(1, 30)])
    time.sleep(0.05)
    here.pages.want([piece("new", 99)])
    seen: list[tuple[Piece, int, bytes | None]] = []
    while not seen or seen[-1][0].path != "new":
        seen.append(here.next())
    assert len(seen) <= 2, "no more than the one that was being drawn comes before"


def test_a_page_that_brings_the_child_down_is_marked_and_the_others_come(desk: Open) -> None:
    here = desk()
    here.pages.want([piece("dies", 3), piece("fine", 4)])
    assert here.next() == (piece("dies", 3), 0, None)
    assert here.next()[0] == piece("fine", 4)
    before = here.pages.pid
    here.pages.want([piece("dies", 3, width=16)])
    assert here.next()[2] is None, "another size of it is not tried either"
    assert here.pages.pid == before


def test_a_child_that_lies_about_its_picture_is_not_believed(desk: Open) -> None:
    here = desk()
    here.pages.want([piece("lies"), piece("fine")])
    assert here.next() == (piece("lies"), 0, None)
    assert here.next()[2] is not None


def test_a_page_that_hangs_is_ended_and_not_tried_again(desk: Open) -> None:
    here = desk(seconds=0.5)
    here.pages.want([piece("hangs"), piece("fine")])
    assert here.next() == (piece("hangs"), 0, None)
    assert here.next()[2] is not None
    here.pages.want([piece("hangs"), piece("fine", 2)])
    assert [here.next()[2] is None for _ in range(2)] == [True, False]


def test_one_death_is_no_page_s_fault(desk: Open, tmp_path: Path) -> None:
    here = desk()
    here.pages.want([piece(str(tmp_path / "dies-once"))])
    assert here.next()[2] is not None


def test_a_child_that_is_killed_is_back_with_the_next_wish(desk: Open) -> None:
    here = desk()
    here.pages.want([piece("a")])
    here.next()
    before = here.pages.pid
    assert before is not None
    os.kill(before, signal.SIGTERM)
    here.pages.want([piece("a", 2)])
    assert here.next() == (piece("a", 2), 1, bytes([2]) * 48)
    assert here.pages.pid != before


def test_a_damaged_page_costs_no_child(desk: Open) -> None:
    here = desk()
    here.pages.want([piece("damaged"), piece("fine")])
    assert here.next()[2] is None
    before = here.pages.pid
    assert here.next()[2] is not None
    assert here.pages.pid == before


def test_without_shared_memory_wishes_are_missed(desk: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr("reader.client.pages.SharedMemory", refuse)
    here = desk()
    here.pages.want([piece("a")])
    assert here.next()[2] is None


def test_nothing_is_left_of_a_closed_one(desk: Open) -> None:
    here = desk()
    here.pages.want([piece("hangs")])
    while here.pages.pid is None:
        time.sleep(0.01)
    here.pages.close()
    with suppress(ChildProcessError), pytest.raises(ProcessLookupError):
        os.kill(here.pages.pid, 0)
    assert here.came.empty()


def test_where_no_child_can_begin_the_wish_is_missed(desk: Open) -> None:
    here = desk(server="reader.server.no_such_server")
    here.pages.want([piece("a")])
    assert here.next()[2] is None
