from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from reader.model.links import Decision
from reader.model.reports import QuotationRow
from reader.ui.linkbar import LinkBar
from tests.ui.linked import AMBIGUOUS, MISSING, ROWS, SINGLE, VERBATIM


@pytest.fixture
def bar(qtbot: QtBot) -> LinkBar:
    made = LinkBar()
    qtbot.addWidget(made)
    made.resize(1400, 44)
    made.show()
    return made


def parts(bar: LinkBar) -> list[QWidget]:
    return [part for part in bar.children() if isinstance(part, QWidget) and part.isVisible()]


@pytest.mark.parametrize("width", [480, 640, 800, 1100])
@pytest.mark.parametrize("name", list(ROWS))
def test_nothing_is_cut_off_or_lies_over_something_else(dressed: int, qtbot: QtBot, width: int, name: str) -> None:
    bar = LinkBar()
    qtbot.addWidget(bar)
    bar.resize(width, 44)
    bar.show()
    bar.show_selection(replace(ROWS[name], decision=Decision.UNREVIEWED), 10, 1200, 0)
    bar.show_selection(replace(ROWS[name], decision=Decision.CONFIRMED), 10, 1200, 0)
    for part in parts(bar):
        assert bar.rect().contains(part.geometry()), part
        if isinstance(part, QLabel) and part.wordWrap():
            assert part.height() >= part.heightForWidth(part.width())
        else:
            assert part.width() >= part.sizeHint().width()
        assert part.height() >= min(part.sizeHint().height(), part.heightForWidth(part.width()) or 10_000)
    for one, other in combinations(parts(bar), 2):
        assert not one.geometry().intersects(other.geometry()), (one, other)


def test_words_go_from_the_buttons_where_there_is_little_room(bar: LinkBar) -> None:
    bar.show_selection(SINGLE, 2, 11, 0)
    wide = bar.confirm.width()
    assert bar.rest.isVisible()
    assert bar.source.text() == "Exhibit 7, p. 2"
    bar.resize(480, 44)
    assert bar.confirm.width() < wide
    assert not bar.rest.isVisible()
    assert bar.source.text() == "Ex. 7, p. 2"
    bar.resize(1400, 44)
    assert bar.confirm.width() == wide


def test_the_worst_difference_is_said_with_what_else_differs(bar: LinkBar) -> None:
    bar.show_selection(SINGLE, 2, 11, 0)
    assert bar.lead.text() == "Article: 400,000.  Filing: 40,000."
    assert bar.rest.text() == "3 words dropped  ·"
    assert bar.count.text() == "2 of 11"
    assert bar.accessibleName().startswith("Altered. A number differs")


def test_places_of_what_nothing_decides_are_counted_and_stepped_through(bar: LinkBar, qtbot: QtBot) -> None:
    bar.show_selection(AMBIGUOUS, 5, 11, 3)
    assert bar.lead.text() == "12 places"
    assert bar.place.text() == "4 of 12"
    assert bar.source.text().endswith("p. 4")
    back, on = bar.places.findChildren(QToolButton)
    with qtbot.waitSignal(bar.place_stepped) as stepped:
        on.click()
    assert stepped.args == [1]
    with qtbot.waitSignal(bar.place_stepped) as stepped:
        back.click()
    assert stepped.args == [-1]


def test_what_is_not_found_offers_where_to_look_and_claims_nothing(bar: LinkBar) -> None:
    bar.show_selection(MISSING, 9, 11, 1)
    assert bar.lead.text() == "In no document of this library"
    assert bar.source.text() == "Look in: Ferro deposition, p. 2"
    assert bar.place.text() == "2 of 2"
    bar.show_selection(replace(MISSING, nearest=()), 9, 11, 0)
    assert not bar.where.isVisible()


def test_one_place_needs_no_stepping(bar: LinkBar) -> None:
    bar.show_selection(VERBATIM, 1, 11, 0)
    assert not bar.places.isVisible()
    assert bar.lead.text() == "Same words"


@pytest.mark.parametrize(
    ("decision", "state"),
    [(Decision.CONFIRMED, "Confirmed ✓"), (Decision.REJECTED, "Rejected"), (Decision.CORRECTED, "Corrected")],
)
def test_a_decision_is_shown(bar: LinkBar, decision: Decision, state: str) -> None:
    bar.show_selection(replace(SINGLE, decision=decision), 1, 11, 0)
    assert bar.state.text() == state
    assert bar.state.isVisible()
    pressed = [button for button in (bar.confirm, bar.reject, bar.correct) if button.isChecked()]
    assert len(pressed) == 1
    assert not bar.undo.isVisible()


def test_deciding_the_same_again_takes_it_back(bar: LinkBar, qtbot: QtBot) -> None:
    bar.show_selection(SINGLE, 1, 11, 0)
    with qtbot.waitSignal(bar.decided) as decided:
        bar.confirm.click()
    assert decided.args == [Decision.CONFIRMED]
    bar.show_selection(replace(SINGLE, decision=Decision.CONFIRMED), 1, 11, 0)
    with qtbot.waitSignal(bar.decided) as decided:
        bar.confirm.click()
    assert decided.args == [Decision.UNREVIEWED]


def test_a_decision_can_be_undone_for_a_while(bar: LinkBar, qtbot: QtBot) -> None:
    bar._undo_time.setInterval(30)
    rejected = replace(SINGLE, decision=Decision.REJECTED)
    bar.show_selection(rejected, 1, 11, 0)
    bar.show_selection(replace(SINGLE, decision=Decision.CONFIRMED), 1, 11, 0)
    assert bar.undo.isVisible()
    with qtbot.waitSignal(bar.decided) as decided:
        bar.undo.click()
    assert decided.args == [Decision.REJECTED]
    bar.show_selection(rejected, 1, 11, 0)
    assert bar.undo.isVisible()
    qtbot.waitUntil(lambda: not bar.undo.isVisible(), timeout=2000)


@pytest.mark.parametrize("other", [replace(SINGLE, start=9, decision=Decision.CONFIRMED), None])
def test_another_quotation_offers_no_undo(bar: LinkBar, other: QuotationRow | None) -> None:
    bar.show_selection(SINGLE, 1, 11, 0)
    bar.show_selection(other, 2, 11, 0)
    assert not bar.undo.isVisible()


def test_without_a_selection_only_the_count_is_said(bar: LinkBar, qtbot: QtBot) -> None:
    bar.show_selection(SINGLE, 1, 11, 0)
    bar.show_selection(None, 0, 11, 0)
    assert parts(bar) == [bar.steps]
    assert bar.count.text() == "11 quotations"
    with qtbot.waitSignal(bar.stepped):
        bar.steps.findChildren(QToolButton)[1].click()
    bar.show_selection(None, 0, 0, 0)
    assert not bar.steps.isEnabled()


def test_every_control_has_a_name_and_what_cannot_be_written_is_not_offered(bar: LinkBar) -> None:
    bar.show_selection(AMBIGUOUS, 1, 11, 0)
    for button in bar.findChildren(QToolButton):
        assert button.accessibleName() or button.text()
        assert button is bar.undo or button.toolTip()
    assert bar.source.accessibleName()
    bar.set_writable(False)
    assert not any(button.isEnabled() for button in (bar.confirm, bar.reject, bar.correct))
