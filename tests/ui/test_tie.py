from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader.model.links import Verdict
from reader.ui import theme
from reader.ui.tie import Tie

LEFT, RIGHT = QRectF(0, 0, 400, 500), QRectF(450, 0, 400, 500)
TOP, BOTTOM = QRectF(0, 0, 850, 220), QRectF(0, 264, 850, 236)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(850, 500)
    made.setStyleSheet("background: white")
    made.show()
    return made


@pytest.fixture
def tie(window: QWidget) -> Tie:
    made = Tie(window)
    made.resize(850, 500)
    made.show()
    return made


def line(left: float, top: float, width: float = 150) -> QRectF:
    return QRectF(left, top, width, 18)


def show(tie: Tie, top: float = 100, other: float = 200, verdict: Verdict = Verdict.ALTERED) -> None:
    tie.show_tie([line(60, top)], [line(600, other)], verdict, False, LEFT, RIGHT, "p. 2", edges=(340, 540))


@given(top=st.floats(-900, 1400), other=st.floats(-900, 1400), lines=st.integers(1, 5))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_side_by_side_it_never_crosses_text(tie: Tie, top: float, other: float, lines: int) -> None:
    quotation = [line(60, top + 26 * number) for number in range(lines)]
    tie.show_tie(quotation, [line(600, other)], Verdict.VERBATIM, False, LEFT, RIGHT, "p. 2", edges=(340.0, 540.0))
    for share in range(101):
        point = tie._path.pointAtPercent(share / 100)
        assert 340 < point.x() < 540
        assert 0 <= point.y() <= 500


@given(top=st.floats(-300, 500), other=st.floats(0, 900))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_stacked_it_stays_in_the_left_margin(tie: Tie, top: float, other: float) -> None:
    tie.show_tie([line(80, top)], [line(200, other)], Verdict.VERBATIM, True, TOP, BOTTOM, "p. 2", edges=(80.0, 160.0))
    for share in range(101):
        point = tie._path.pointAtPercent(share / 100)
        assert 0 < point.x() < (80 if TOP.contains(point) else 160)


def test_without_edges_it_keeps_to_the_margins_of_the_views(tie: Tie) -> None:
    tie.show_tie([line(60, 90)], [line(600, 200)], Verdict.ALTERED, False, LEFT, RIGHT, "p. 2")
    assert 360 < tie._path.pointAtPercent(0).x() < 400
    assert 450 < tie._path.pointAtPercent(1).x() < 490


def test_ends_out_of_view_become_buttons_at_the_edge_of_the_pane(tie: Tie, qtbot: QtBot) -> None:
    show(tie, other=-300)
    assert tie.filing_button.isVisible()
    assert tie.filing_button.text() == "p. 2 ↑"
    assert not tie.article_button.isVisible()
    with qtbot.waitSignal(tie.filing_end_requested):
        tie.filing_button.click()
    show(tie, top=800)
    assert tie.article_button.text() == "Quotation ↓"
    assert not tie.filing_button.isVisible()
    assert LEFT.toRect().contains(tie.article_button.geometry())
    with qtbot.waitSignal(tie.article_end_requested):
        tie.article_button.click()


def test_the_mouse_goes_through_to_what_lies_below(tie: Tie, window: QWidget) -> None:
    show(tie)
    assert window.childAt(QPoint(352, 109)) is None
    show(tie, other=-300)
    assert window.childAt(tie.filing_button.geometry().center()) is tie.filing_button


def test_what_is_not_found_has_no_tie(tie: Tie) -> None:
    show(tie, other=-300)
    show(tie, verdict=Verdict.NOT_FOUND)
    assert tie._path.isEmpty()
    assert not tie.filing_button.isVisible()
    tie.show_tie([line(60, 90)], [], Verdict.VERBATIM, False, LEFT, RIGHT, "")
    assert tie._path.isEmpty()


def test_a_new_tie_is_drawn_within_moments_and_a_moved_one_at_once(tie: Tie, qtbot: QtBot) -> None:
    show(tie)
    qtbot.waitUntil(lambda: tie._shown() == tie._region(), timeout=2000)
    show(tie, top=130)
    assert tie._shown() == tie._region()
    tie.clear()
    show(tie)
    assert tie._shown() != tie._region()
    qtbot.waitUntil(lambda: tie._shown() == tie._region(), timeout=2000)


def test_stacked_the_line_goes_behind_the_bars(tie: Tie, window: QWidget, qtbot: QtBot) -> None:
    tie.show_tie([line(80, 90)], [line(200, 330)], Verdict.ALTERED, True, TOP, BOTTOM, "p. 2", edges=(80, 160))
    qtbot.waitUntil(lambda: tie._shown() == tie._region(), timeout=2000)
    picture = window.grab().toImage()
    colour = theme.current().verdict[Verdict.ALTERED].line

    def drawn(y: int) -> bool:
        return any(_near(picture.pixelColor(x, y), colour) for x in range(80))

    assert drawn(180)
    assert drawn(300)
    assert not any(drawn(y) for y in range(224, 262))


def _near(one: QColor, other: QColor) -> bool:
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue()) < 120
