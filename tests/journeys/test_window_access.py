"""The window for every eye and hand: light and dark, every width, names for all controls, and no mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QWidget

from reader.model.links import Verdict
from reader.ui import theme
from tests.journeys.showing import Shown, dress

LEDGER, WELLS, EMAILS = "Calder knew", "Trust, but test", "E-mails"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_light_and_dark_follow_the_system_in_every_part(ledger: Shown, qapp: QApplication) -> None:
    def corner() -> str:
        return ledger.app.window.grab().toImage().pixelColor(QPoint(4, 60)).name()

    before = theme.current
    dress(qapp, dark=True)
    ledger.settle()
    dark = corner()
    dress(qapp)
    ledger.settle()
    theme.current = before

    assert dark == theme.DARK.chrome.name()
    assert corner() == theme.LIGHT.chrome.name()


@pytest.mark.parametrize("width", [1440, 1280, 800])
def test_the_tie_holds_at_every_width(ledger: Shown, width: int) -> None:
    ledger.choose(Verdict.ALTERED)

    ledger.app.window.resize(width, 900)
    ledger.settle()

    assert ledger.app.window.stacked == (width < 1000)
    assert ledger.both_in_view()


def test_every_control_says_what_it_is(ledger: Shown) -> None:
    nameless = [
        (type(widget).__name__, widget.objectName(), type(widget.parent()).__name__, widget.toolTip())
        for widget in ledger.app.window.findChildren(QWidget)
        if not isinstance(widget, QMenu)
        and not isinstance(widget.parent(), QLineEdit)  # Qt's own cross in a field
        and not widget.objectName().startswith("qt_")
        and (widget.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(widget, QAbstractButton | QLineEdit))
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
    ]

    assert not nameless


def test_the_whole_way_goes_without_a_mouse(ledger: Shown) -> None:
    ledger.key(Qt.Key.Key_1, CTRL)
    assert ledger.app.window.library.tree.hasFocus()
    ledger.key(Qt.Key.Key_2, CTRL)
    quotations = ledger.app.window.quotations
    assert quotations.list.hasFocus()
    ledger.key(Qt.Key.Key_Home)
    ledger.key(Qt.Key.Key_Down)
    ledger.key(Qt.Key.Key_Return)
    assert ledger.app.session.selection
    assert ledger.app.session.selection.key.number == 1
    assert ledger.both_in_view()
    ledger.key(Qt.Key.Key_4, CTRL)
    assert ledger.app._regions.current() == "filing"
    ledger.key(Qt.Key.Key_3, CTRL)
    article = ledger.app.window.article.view()
    ledger.key(Qt.Key.Key_Tab)
    while not article._stop.key:  # type: ignore[union-attr]
        ledger.key(Qt.Key.Key_Tab)  # links are walked through as well
    reached = article._stop.key  # type: ignore[union-attr]
    ledger.key(Qt.Key.Key_Return)
    assert ledger.app.session.selection.key == reached
    visited = []
    for _ in range(6):
        ledger.key(Qt.Key.Key_F6)
        visited.append(ledger.app._regions.current())
    assert set(visited) == {"toolbar", "library", "quotations", "article", "filing", "link bar"}
