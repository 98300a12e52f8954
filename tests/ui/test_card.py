from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from reader.model.links import Decision
from reader.model.reports import QuotationRow
from reader.ui.card import SHADOW, Card
from tests.ui.linked import ALTERED, AMBIGUOUS, MISSING, REWORDED, ROWS

NEAR = QRectF(40, 60, 200, 20)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


@pytest.fixture
def card(window: QWidget) -> Card:
    return Card(window)


def said(card: Card) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize("near", [NEAR, QRectF(700, 640, 150, 20), QRectF(-50, 300, 1000, 60), QRectF(0, 0, 5, 5)])
@pytest.mark.parametrize("name", list(ROWS))
def test_it_lies_within_the_window_beside_its_quotation(card: Card, window: QWidget, name: str, near: QRectF) -> None:
    card.show_for(ROWS[name], 2, 11, near, window)
    frame = card.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
    assert window.rect().contains(frame)
    assert not frame.intersects(near.toRect())
    assert card.height() >= card.minimumSizeHint().height()


def test_it_says_what_differs_and_where_it_stands(card: Card, window: QWidget) -> None:
    card.show_for(ALTERED, 2, 11, NEAR, window)
    words = said(card)
    for line in (
        "2 of 11",
        "A number differs; three words are dropped.",
        "Exhibit 7, p. 2",
        "Linked in this article",
        "Dana Whitlock in both",
        "Also in Ex. 3, p. 9, and Ferro deposition, p. 112",
    ):
        assert line in words


def test_another_speaker_is_told(card: Card, window: QWidget) -> None:
    card.show_for(REWORDED, 2, 11, NEAR, window)
    assert "Dana Whitlock (filing: Marcus Ferro)" in said(card)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (AMBIGUOUS, "Stands in 12 places; nothing decides between them."),
        (AMBIGUOUS, "Also in Ex. 7, p. 2; Ex. 7, p. 3; Ex. 7, p. 4; and 8 more places"),
        (MISSING, "Look in: Ex. 7, p. 2, and Ferro deposition, p. 2"),
        (MISSING, "In no document of this library."),
    ],
)
def test_what_is_unsure_is_told_as_such(card: Card, window: QWidget, row: QuotationRow, told: str) -> None:
    card.show_for(row, 2, 11, NEAR, window)
    assert told in said(card)
    card.show_for(replace(MISSING, nearest=(), speaker=None), 2, 11, NEAR, window)
    assert told == "In no document of this library." or told not in said(card)


def test_its_keys_work_and_escape_gives_the_keyboard_back(card: Card, window: QWidget, qtbot: QtBot) -> None:
    field = QLineEdit(window)
    field.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    card.show_for(ALTERED, 2, 11, NEAR, window, focus=True)
    assert card.hasFocus()
    with qtbot.waitSignal(card.open_requested):
        QTest.keyClick(card, Qt.Key.Key_Return)
    for key, decision in ((Qt.Key.Key_C, Decision.CONFIRMED), (Qt.Key.Key_X, Decision.REJECTED)):
        with qtbot.waitSignal(card.decided) as decided:
            QTest.keyClick(card, key)
        assert decided.args == [decision]
    with qtbot.waitSignal(card.closed):
        QTest.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert field.hasFocus()


def test_it_waits_for_the_pointer_and_goes_without_it(card: Card, window: QWidget, qtbot: QtBot) -> None:
    card.show_for(ALTERED, 2, 11, NEAR, window)
    with qtbot.waitSignal(card.closed, timeout=2000):
        card.close_soon()
    card.show_for(ALTERED, 2, 11, NEAR, window)
    card.close_soon()
    card.show_for(MISSING, 3, 11, NEAR, window)
    qtbot.wait(300)
    assert card.isVisible()
