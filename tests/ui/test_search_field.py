from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.model.errors import WrongQuery
from reader.model.reports import SearchResult
from reader.ui import type
from reader.ui.results import Remark, Suggestion
from reader.ui.search import NARROW, WIDE, SearchField
from tests.ui.found import DOCUMENTS, EMAILS, QUOTED, RESULT, SURVEY

Then = Callable[[SearchResult], None]


class Bench:
    """A search field in a window, whose searches are answered when the test says so."""

    def __init__(self, qtbot: QtBot) -> None:
        self.asked: list[tuple[str, Then]] = []
        self.search = SearchField(
            lambda query, then: self.asked.append((query, then)), lambda _: [QUOTED], DOCUMENTS.get
        )
        self.window = QMainWindow()
        self.window.resize(1280, 720)
        self.other = QLineEdit()
        whole = QWidget()
        bar = QHBoxLayout()
        bar.addWidget(QWidget(), 1)
        bar.addWidget(self.search, 2)
        bar.addWidget(QWidget(), 1)
        column = QVBoxLayout(whole)
        column.addLayout(bar)
        column.addWidget(self.other)
        column.addStretch(1)
        self.window.setCentralWidget(whole)
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.other.setFocus()
        self.qtbot = qtbot

    def _hear(self, query: str, then: Then) -> None:
        self.asked.append((query, then))

    def type(self, words: str) -> None:
        self.search.open()
        self.search.field.clear()
        QTest.keyClicks(self.search.field, words)

    def find(self, result: SearchResult = RESULT) -> None:
        """Type the words, wait for the pause, and answer."""
        self.type(result.query)
        self.qtbot.waitUntil(lambda: bool(self.asked))
        self.asked[-1][1](result)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.search.field, key, modifier)


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot)


def test_typing_searches_once_it_pauses(bench: Bench, qtbot: QtBot) -> None:
    bench.type("melt")
    assert bench.asked == []
    qtbot.waitUntil(lambda: bool(bench.asked))
    assert [query for query, _ in bench.asked] == ["melt"]


def test_an_answer_to_other_words_is_passed_over(bench: Bench, qtbot: QtBot) -> None:
    bench.type("mel")
    qtbot.waitUntil(lambda: bool(bench.asked))
    bench.press(Qt.Key.Key_T)
    bench.asked[0][1](replace(RESULT, query="mel"))
    assert not bench.search.popup.isVisible()


def test_enter_opens_the_first_hit_and_ctrl_enter_the_next_in_the_other_pane(bench: Bench, qtbot: QtBot) -> None:
    bench.find()
    with qtbot.waitSignal(bench.search.hit_activated) as heard:
        bench.press(Qt.Key.Key_Return)
    assert heard.args == [EMAILS, False]
    assert not bench.search.popup.isVisible()
    bench.press(Qt.Key.Key_Down)
    bench.press(Qt.Key.Key_Down)
    with qtbot.waitSignal(bench.search.hit_activated) as heard:
        bench.press(Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier)
    assert heard.args == [SURVEY, True]


def test_up_from_the_first_leads_to_the_last_a_quotation(bench: Bench, qtbot: QtBot) -> None:
    bench.find()
    bench.press(Qt.Key.Key_Up)
    with qtbot.waitSignal(bench.search.quotation_activated) as heard:
        bench.press(Qt.Key.Key_Return)
    assert heard.args == [QUOTED[0]]
    bench.press(Qt.Key.Key_Down)
    bench.press(Qt.Key.Key_Up)
    bench.press(Qt.Key.Key_Down)
    with qtbot.waitSignal(bench.search.hit_activated) as heard:
        bench.press(Qt.Key.Key_Return)
    assert heard.args == [EMAILS, False]


def test_alt_enter_keeps_the_result_as_a_list(bench: Bench, qtbot: QtBot) -> None:
    bench.find()
    with qtbot.waitSignal(bench.search.kept_as_list) as heard:
        bench.press(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert heard.args == [RESULT]


def test_enter_before_the_pause_searches_at_once_and_opens_nothing_stale(bench: Bench, qtbot: QtBot) -> None:
    bench.find()
    bench.press(Qt.Key.Key_S)
    with qtbot.assertNotEmitted(bench.search.hit_activated):
        bench.press(Qt.Key.Key_Return)
    assert [query for query, _ in bench.asked] == ["melt", "melts"]


def test_esc_closes_the_results_then_the_search(bench: Bench, qtbot: QtBot) -> None:
    bench.find()
    bench.press(Qt.Key.Key_Escape)
    assert not bench.search.popup.isVisible()
    assert bench.search.field.text() == "melt"
    with qtbot.waitSignal(bench.search.left):
        bench.press(Qt.Key.Key_Escape)
    assert bench.search.field.text() == ""


def test_the_field_is_wide_while_it_has_the_keyboard_and_the_results_go_with_it(bench: Bench, qtbot: QtBot) -> None:
    assert bench.search.maximumWidth() == type.px(NARROW)
    bench.find()
    qtbot.waitUntil(lambda: bench.search.maximumWidth() == type.px(WIDE))
    assert bench.search.popup.isVisible()
    bench.other.setFocus()
    assert not bench.search.popup.isVisible()
    qtbot.waitUntil(lambda: bench.search.maximumWidth() == type.px(NARROW))


def test_a_click_opens_and_a_heading_does_not(bench: Bench, qtbot: QtBot) -> None:
    bench.find()
    results = bench.search.popup.list

    def click(row: int) -> None:
        place = results.visualRect(results.model().index(row, 0)).center()
        QTest.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    with qtbot.assertNotEmitted(bench.search.hit_activated):
        click(0)
    with qtbot.waitSignal(bench.search.hit_activated) as heard:
        click(2)
    assert heard.args == [SURVEY, False]


def test_a_suggestion_is_searched_for(bench: Bench, qtbot: QtBot) -> None:
    bench.find(replace(RESULT, hits=(), total=0, suggestion="smelt"))
    bench.search.popup.chosen.emit(Suggestion("smelt"), False)
    qtbot.waitUntil(lambda: len(bench.asked) > 1)
    assert bench.asked[-1][0] == "smelt"


def test_a_query_that_cannot_be_understood_is_told_below_the_field(bench: Bench) -> None:
    bench.type("-melt")
    bench.search.show_fault(WrongQuery("This search only says what to leave out.", "Add a word that is to be found."))
    row = bench.search.popup.model.index(0).data(Qt.ItemDataRole.UserRole)
    assert row == Remark("This search only says what to leave out. Add a word that is to be found.")
    assert bench.search.popup.current() is None


@pytest.mark.parametrize("size", [(640, 480), (1280, 720), (1440, 900)])
def test_results_stay_in_the_window_below_the_field(
    bench: Bench, qtbot: QtBot, dressed: int, size: tuple[int, int]
) -> None:
    bench.window.resize(*size)
    bench.find()
    qtbot.waitUntil(lambda: bench.search.maximumWidth() == type.px(WIDE))
    popup, window = bench.search.popup, bench.window
    assert window.rect().contains(popup.geometry())
    field = QRect(bench.search.mapTo(window, bench.search.rect().topLeft()), bench.search.size())
    assert popup.geometry().top() >= field.bottom()
    assert popup.width() >= min(type.px(WIDE), window.width() - 2 * type.px(8))
    assert popup.list.height() >= popup.list.sizeHintForRow(1)
    assert popup.keys.isHidden() or popup.keys.height() >= popup.keys.heightForWidth(popup.keys.width())
