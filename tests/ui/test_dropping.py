from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.dropping import Dropping, Veil, paths
from reader.ui.emptiness import EmptyCase

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction


def dragged(*urls: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    return data


def enter(widget: QWidget, data: QMimeData) -> bool:
    event = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, PLAIN)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def drop(widget: QWidget, data: QMimeData) -> None:
    enter(widget, data)
    QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), COPY, data, LEFT, PLAIN, QEvent.Type.Drop))


@pytest.fixture
def target(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_files_and_folders_are_taken_in_order_and_once(tmp_path: Path, target: QWidget, qtbot: QtBot) -> None:
    file, folder = tmp_path / "Exhibit 12 – “a”.pdf", tmp_path / "coverage"
    file.touch()
    folder.mkdir()
    urls = [QUrl.fromLocalFile(str(place)).toString() for place in (folder, file, folder)]
    dropping = Dropping(target)
    with qtbot.waitSignal(dropping.dropped) as heard:
        drop(target, dragged(*urls))
    assert heard.args == [(str(folder), str(file))]


def test_hovering_is_told_and_its_end_too(tmp_path: Path, target: QWidget) -> None:
    dropping, told = Dropping(target), list[bool]()
    dropping.hovered.connect(told.append)
    data = dragged(QUrl.fromLocalFile(str(tmp_path)).toString())
    assert enter(target, data)
    QApplication.sendEvent(target, QDragLeaveEvent())
    drop(target, data)
    assert told == [True, False, True, False]


@pytest.mark.parametrize("url", ["https://example.org/a.pdf", ""])
def test_what_is_no_file_of_this_computer_is_left_alone(target: QWidget, url: str) -> None:
    Dropping(target)
    assert not enter(target, dragged(url))
    assert paths(dragged(url)) == ()


def test_a_case_that_only_reads_takes_nothing(tmp_path: Path, target: QWidget) -> None:
    dropping = Dropping(target)
    dropping.set_open(False)
    assert not enter(target, dragged(QUrl.fromLocalFile(str(tmp_path)).toString()))


def test_the_veil_covers_the_window_and_lets_the_drop_through(target: QWidget) -> None:
    target.resize(400, 300)
    veil = Veil(target)
    veil.cover(True)
    assert veil.geometry() == target.rect()
    assert veil.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    veil.cover(False)
    assert veil.isHidden()


def test_the_empty_case_takes_files_and_offers_two_ways_to_begin(tmp_path: Path, qtbot: QtBot) -> None:
    empty = EmptyCase()
    qtbot.addWidget(empty)
    with qtbot.waitSignal(empty.dropped) as heard:
        drop(empty, dragged(QUrl.fromLocalFile(str(tmp_path)).toString()))
    assert heard.args == [(str(tmp_path),)]
    with qtbot.waitSignal(empty.add_requested):
        QTest.keyClick(empty.add, Qt.Key.Key_Space)
    with qtbot.waitSignal(empty.sample_requested):
        QTest.keyClick(empty.sample, Qt.Key.Key_Space)
