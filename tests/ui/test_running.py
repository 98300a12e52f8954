from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from reader.model.progress import Progress
from reader.ui.running import Met, Running, ring


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def running(window: QWidget) -> Running:
    window.resize(800, 400)
    made = Running()
    row = QHBoxLayout(window)
    row.addStretch(1)
    row.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
    window.show()
    return made


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (Progress(2, 14, "Exhibit 12.pdf"), "Adding 3 of 14"),
        (Progress(14, 14, "Exhibit 12.pdf"), "Adding 14 of 14"),
        (Progress(30, 61, "An article", "quotations"), "Adding: 30 of 61 quotations"),
        (Progress(0, 0), "Adding"),
    ],
)
def test_it_says_how_far_the_work_is(running: Running, progress: Progress, words: str) -> None:
    assert not running.isVisible()
    running.show_progress("Adding", progress)
    assert running.isVisible()
    assert running.state.text() == words == running.state.accessibleName()
    running.finish()
    assert not running.isVisible()


def test_the_cross_asks_to_stop_only_once(running: Running, qtbot: QtBot) -> None:
    running.show_progress("Adding", Progress(2, 14))
    with qtbot.waitSignal(running.cancel_requested):
        running.cross.click()
    assert not running.cross.isEnabled()
    running.finish()
    assert running.cross.isEnabled()


def test_a_click_lists_what_was_met_newest_first(running: Running, qtbot: QtBot) -> None:
    for number, name in enumerate(("a.pdf", "b.pdf", "a.pdf", "c.pdf")):
        running.show_progress("Adding", Progress(number, 4, name))
    assert running.met() == ("c.pdf", "a.pdf", "b.pdf")
    with qtbot.waitSignal(running.details_requested):
        running.state.click()
    met = running.window().findChild(Met)
    assert isinstance(met, Met)
    names = met.findChild(QListWidget)
    assert isinstance(names, QListWidget)
    assert [names.item(row).text() for row in range(names.count())] == ["c.pdf", "a.pdf", "b.pdf"]
    QTest.keyClick(names, Qt.Key.Key_Escape)
    assert not met.isVisible()


def test_without_room_the_words_go_and_the_ring_stays(running: Running) -> None:
    running.show_progress("Adding", Progress(2, 14))
    running.resize(running.sizeHint())
    assert running.state.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    running.resize(running.minimumSizeHint())
    assert running.state.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly


def test_the_ring_fills_as_the_work_goes_on(qapp: object) -> None:
    def inked(share: float) -> int:
        picture = ring(32, 1, share).toImage()
        across, down = range(picture.width()), range(picture.height())
        return sum(
            picture.pixelColor(x, y).lightness() < 128
            for x in across
            for y in down
            if picture.pixelColor(x, y).alpha() > 128
        )

    assert inked(0) < inked(0.4) < inked(1)
