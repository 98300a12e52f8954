from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.model.documents import Kind
from reader.model.layers import Page, TextLayer
from reader.model.links import Decision, Verdict
from reader.model.readings import Key, Mark, Reading
from reader.model.spans import Span
from reader.ui import theme
from reader.ui.views import motion, resting
from reader.ui.views.flowing import FlowingDocument
from tests.ui import prose

MADE = prose.layer(*prose.WORDS, links=["everybody"])
GALLONS = prose.mark(MADE.text, "more than 400,000 gallons a day, and it has not slowed,", 0)
NOTHING = prose.mark(MADE.text, "nothing at all", 1, Verdict.NOT_FOUND)
READING = prose.reading(MADE, GALLONS, NOTHING)
LONG = prose.long(400)

Show = Callable[..., FlowingDocument]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Opens a view, 549 by 500."""

    def one(reading: Reading = READING, width: int = 549) -> FlowingDocument:
        view = FlowingDocument()
        qtbot.addWidget(view)
        view.resize(width, 500)
        view.show_reading(reading)
        view.show()
        qtbot.waitExposed(view)
        return view

    return one


def settle(qtbot: QtBot, view: FlowingDocument) -> None:
    """Wait until everything is laid out."""
    with qtbot.waitSignal(view.settled, timeout=20_000):
        view.zoom(0)


def span(words: str, made: TextLayer = MADE) -> Span:
    return prose.find(made.text, words)


def middle(view: FlowingDocument, words: str) -> QPoint:
    return view.rects(span(words))[0].center().toPoint()


def colour(view: FlowingDocument, x: float, y: float) -> QColor:
    return view.viewport().grab().toImage().pixelColor(round(x), round(y))


def click(view: FlowingDocument, words: str, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, middle(view, words))


def point(view: FlowingDocument, words: str) -> None:
    """Move the pointer, no button pressed, onto words."""
    place, none = QPointF(middle(view, words)), Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, view.mapToGlobal(place), none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(view.viewport(), event)


# --- setting ---------------------------------------------------------------------------------------------------


def test_the_column_has_margins_and_is_no_wider_than_the_measure(show: Show) -> None:
    whole = Span(0, len(MADE.text))
    for width in (320, 549, 1600):
        view = show(width=width)
        lines = view.rects(whole)
        left, right = min(line.left() for line in lines), max(line.right() for line in lines)
        room = view.viewport().width()
        assert left >= view.faces.margin
        assert right <= room - view.faces.margin
        assert right - left <= view.faces.measure
        if room > view.faces.measure + 2 * view.faces.margin:
            assert left == pytest.approx((room - view.faces.measure) / 2, abs=2)


def test_the_lines_of_a_paragraph_have_an_even_pace(show: Show) -> None:
    lines = show(width=400).rects(span(prose.WORDS[2]))
    paces = {round(below.top() - above.top(), 3) for above, below in pairwise(lines)}
    assert len(lines) > 2
    assert paces == {show().faces.px(27)}


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_where_a_span_is_drawn_its_words_are_found(show: Show, data: st.DataObject) -> None:
    view = show()
    start = data.draw(st.integers(0, len(MADE.text) - 1).filter(lambda at: not MADE.text[at].isspace()))
    rects = view.rects(Span(start, start + 1))
    assert len(rects) == 1
    place = rects[0].center() + QPointF(0, view.strip.value())
    unit = view.galley.hitTest(QPointF(rects[0].left() + 0.3, place.y()), Qt.HitTestAccuracy.ExactHit)
    assert view.manuscript.offsets.point(unit) == start


def test_the_author_is_named_once(show: Show) -> None:
    assert show(prose.reading(MADE, author="Ines Okafor")).galley.byline_rect().height() > 0
    said = prose.layer("The pond leaks", "By Ines Okafor", "It leaks.")
    assert show(prose.reading(said, author="Ines Okafor")).galley.byline_rect().isEmpty()


# --- marks -----------------------------------------------------------------------------------------------------


def test_a_mark_is_filled_with_its_quotation_marks(show: Show) -> None:
    view = show()
    opening = view.rects(span("“more"))[0]
    ground = theme.current().surface
    above = colour(view, opening.left() + 1, opening.top() + 1)
    assert above.hue() == pytest.approx(theme.current().verdict[Verdict.ALTERED].line.hue(), abs=8)
    assert colour(view, *_corner(view, "“nothing")) == ground


def _corner(view: FlowingDocument, words: str) -> tuple[float, float]:
    rect = view.rects(span(words))[0]
    return rect.left() + 1, rect.top() + 1


def test_a_selected_mark_is_darker_and_a_rejected_one_has_no_fill(show: Show) -> None:
    view = show()
    before = colour(view, *_corner(view, "more than"))
    view.select(GALLONS.key)
    assert colour(view, *_corner(view, "more than")).saturation() > before.saturation()
    rejected = Mark(key=GALLONS.key, spans=GALLONS.spans, verdict=GALLONS.verdict, decision=Decision.REJECTED)
    view.show_reading(prose.reading(MADE, rejected))
    assert colour(view, *_corner(view, "more than")) == theme.current().surface


def test_a_click_on_a_mark_activates_it_and_elsewhere_nothing(qtbot: QtBot, show: Show) -> None:
    view = show()
    with qtbot.waitSignal(view.mark_activated) as caught:
        click(view, "gallons")
    assert caught.args == [GALLONS.key]
    with qtbot.assertNotEmitted(view.mark_activated):
        click(view, "second")


def test_of_nested_marks_the_inner_one_is_meant(qtbot: QtBot, show: Show) -> None:
    inner = prose.mark(MADE.text, "400,000", 7)
    view = show(prose.reading(MADE, GALLONS, inner))
    with qtbot.waitSignal(view.mark_activated) as caught:
        click(view, "400,000")
    assert caught.args == [inner.key]


def test_a_click_on_a_link_follows_it(qtbot: QtBot, show: Show) -> None:
    view = show()
    with qtbot.waitSignal(view.link_activated) as caught:
        click(view, "everybody")
    assert caught.args == ["https://example.org/everybody"]


def test_the_pointer_must_rest_before_a_mark_speaks(qtbot: QtBot, show: Show) -> None:
    view = show()
    settle(qtbot, view)
    heard: list[tuple[Key | None, QRectF]] = []
    view.mark_hovered.connect(lambda key, place: heard.append((key, place)))
    point(view, "gallons")
    QTest.qWait(resting.DELAY // 2)
    assert heard == []
    qtbot.waitUntil(lambda: bool(heard))
    key, place = heard[0]
    assert key == GALLONS.key
    assert place.contains(QPointF(middle(view, "gallons")))
    point(view, "second")
    qtbot.waitUntil(lambda: heard[-1][0] is None)


def test_a_filings_ticks_are_as_wide_as_articles_quote_the_words(show: Show) -> None:
    marks = [prose.mark(MADE.text, "400,000 gallons", 0, coverage=name) for name in ("one", "two", "three")]
    marks.append(prose.mark(MADE.text, "second paragraph", 0, coverage="one"))
    view = show(prose.reading(MADE, *marks, kind=Kind.FILING))
    assert [tick.width for tick in view.strip._ticks] == pytest.approx([1.0, 1.0, 1.0, 0.3])
    places = [tick.position for tick in view.strip._ticks]
    assert places == sorted(places)
    assert 0 < places[0] < places[-1] < 1


# --- keyboard, selection, copy ---------------------------------------------------------------------------------


def test_tab_walks_marks_and_links_and_enter_activates(qtbot: QtBot, show: Show) -> None:
    view = show()
    view.activateWindow()
    view.setFocus()
    heard: list[object] = []
    view.mark_activated.connect(heard.append)
    view.link_activated.connect(heard.append)
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Tab)
        QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_Backtab)
    QTest.keyClick(view, Qt.Key.Key_Return)
    link = "https://example.org/everybody"
    assert heard == [GALLONS.key, link, NOTHING.key, link]


@pytest.mark.parametrize("key", [Qt.Key.Key_N, Qt.Key.Key_Return, Qt.Key.Key_Left])
def test_other_keys_are_left_to_the_window(show: Show, key: Qt.Key) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "n" if key is Qt.Key.Key_N else "")
    QApplication.sendEvent(show(), event)
    assert not event.isAccepted()


def test_what_is_copied_are_the_documents_own_words(show: Show) -> None:
    view = show()
    view.selectAll()
    view.copy()
    assert QGuiApplication.clipboard().text() == MADE.text == view.selected_text()


def test_shift_and_arrows_select(show: Show) -> None:
    view = show()
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_text() == "The"


# --- places ----------------------------------------------------------------------------------------------------


def paragraph(number: int) -> Span:
    return prose.find(LONG.text, f"Paragraph {number}.")


@pytest.mark.parametrize("number", [30, 200, 399])
def test_a_span_is_brought_a_third_from_the_top(show: Show, number: int) -> None:
    view = show(prose.reading(LONG))
    view.reveal(paragraph(number), animated=False)
    top, height = view.rects(paragraph(number))[0].top(), view.viewport().height()
    assert top == pytest.approx(height / 3, abs=2) or view.strip.value() in (0, view.strip.maximum())
    assert 0 <= top < height


def test_what_is_well_in_view_stays_where_it_is(show: Show) -> None:
    view = show(prose.reading(LONG))
    view.reveal(paragraph(50), animated=False)
    before = view.rects(paragraph(50))
    view.reveal(Span(paragraph(50).start + 90, paragraph(50).start + 99), animated=False)
    assert view.rects(paragraph(50)) == before


def test_laying_out_the_rest_moves_nothing_on_the_screen(qtbot: QtBot, show: Show) -> None:
    view = show(prose.reading(LONG))
    view.reveal(paragraph(200), animated=False)
    before = view.rects(paragraph(200))
    height = view.galley.documentSize().height()
    with qtbot.waitSignal(view.settled, timeout=20_000):
        pass
    assert view.galley.documentSize().height() != height
    assert view.rects(paragraph(200))[0].top() == pytest.approx(before[0].top(), abs=1)


def test_places_asked_for_early_are_those_found_late(qtbot: QtBot, show: Show) -> None:
    early, late = show(prose.reading(LONG)), show(prose.reading(LONG))
    settle(qtbot, late)
    for view in (early, late):
        view.reveal(paragraph(300), animated=False)
    settle(qtbot, early)
    assert early.strip.maximum() == late.strip.maximum()
    assert early.rects(paragraph(300))[0].top() == pytest.approx(late.rects(paragraph(300))[0].top(), abs=2)


@pytest.mark.parametrize("change", ["size", "zoom", "marks", "theme"])
def test_the_place_is_kept(show: Show, change: str) -> None:
    view = show(prose.reading(LONG))
    view.reveal(paragraph(120), animated=False)
    view.strip.setValue(round(view.strip.value() + view.rects(paragraph(120))[0].top()))
    if change == "size":
        view.resize(400, 640)
    elif change == "zoom":
        view.zoom(3)
    elif change == "marks":
        view.show_reading(prose.reading(LONG, prose.mark(LONG.text, "Paragraph 119.")))
    else:
        theme.notifier.changed.emit()
    assert abs(view.rects(paragraph(120))[0].top()) < 8


def test_zoom_goes_by_steps_within_its_bounds(show: Show) -> None:
    view = show()
    size = view.rects(span("second"))[0].height()
    view.zoom(2)
    assert view.rects(span("second"))[0].height() > size
    for steps in (-99, 99):
        view.zoom(steps)
        assert view.rects(span("second"))
    view.zoom(0)
    assert view.rects(span("second"))[0].height() == size


def test_moved_is_told_of_scrolling_size_and_zoom(qtbot: QtBot, show: Show) -> None:
    view = show(prose.reading(LONG))
    changes: list[Callable[[], None]] = [
        lambda: view.strip.setValue(200),
        lambda: view.resize(420, 500),
        lambda: view.zoom(1),
    ]
    for change in changes:
        with qtbot.waitSignal(view.moved):
            change()


def test_search_hits_are_drawn_and_cleared(show: Show) -> None:
    view = show()
    place = _corner(view, "second")
    view.mark_words([span("pond"), span("second")], 0)
    hit = colour(view, *place)
    assert hit.saturation() > 100
    view.mark_words([], None)
    assert colour(view, *place) == theme.current().surface


def test_nothing_is_cut_off_at_twice_the_size(show: Show) -> None:
    font = QApplication.font()
    large = QApplication.font()
    large.setPixelSize(26)
    try:
        QApplication.setFont(large)
        view = show(width=640)
        lines = view.rects(Span(0, len(MADE.text)))
        assert max(line.right() for line in lines) <= view.viewport().width() - view.faces.margin
        assert all(below.top() >= above.bottom() - 1 for above, below in pairwise(lines))
    finally:
        QApplication.setFont(font)


def test_with_ctrl_the_wheel_changes_the_size(show: Show) -> None:
    view = show()
    none, ctrl = Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier
    for turn, larger in ((120, True), (-120, False)):
        before = view.faces.zoom
        place = QPointF(middle(view, "gallons"))
        phase = Qt.ScrollPhase.NoScrollPhase
        wheel = QWheelEvent(place, view.mapToGlobal(place), QPoint(), QPoint(0, turn), none, ctrl, phase, False)
        QApplication.sendEvent(view.viewport(), wheel)
        assert (view.faces.zoom > before) is larger


def test_an_endless_word_is_broken_and_drawn_at_once(show: Show) -> None:
    made = prose.layer("Title", "x" * 50_000)
    view = show(prose.reading(made))
    lines = view.rects(Span(7, 7 + 50_000))
    assert len(lines) > 500
    assert max(line.right() for line in lines) <= view.viewport().width() - view.faces.margin


def test_pages_without_their_original_say_so(show: Show) -> None:
    pages = (Page(Span(0, len(MADE.text)), "1", 612, 792),)
    made = TextLayer(MADE.text, "test 1", blocks=MADE.blocks, pages=pages)
    assert not show(prose.reading(made, kind=Kind.FILING)).galley.byline_rect().isEmpty()
    there = replace(prose.reading(made, kind=Kind.FILING), original="there.pdf")
    assert show(there).galley.byline_rect().isEmpty()


def test_furniture_is_smaller_than_what_the_document_says(show: Show) -> None:
    plain, furnished = show(), show(prose.reading(prose.furnished(MADE, "A second paragraph")))
    words = span("A second paragraph")
    assert furnished.rects(words)[0].width() < 0.9 * plain.rects(words)[0].width()


@pytest.mark.parametrize("number", [60, 333])
def test_a_glide_arrives_where_a_jump_does(
    qtbot: QtBot, show: Show, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(motion, "reduced", lambda: False)
    view = show(prose.reading(LONG))
    with qtbot.waitSignal(view.settled, timeout=20_000):
        view.reveal(paragraph(number))
    assert view.rects(paragraph(number))[0].top() == pytest.approx(view.viewport().height() / 3, abs=2)
