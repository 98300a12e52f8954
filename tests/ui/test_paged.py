from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.model.layers import TextLayer
from reader.model.readings import Mark
from reader.ui import theme
from reader.ui.pixels import Pixels
from reader.ui.views.paged import PagedDocument
from tests.ui import paper

Open = Callable[..., PagedDocument]
MADE = paper.layer(6)


@pytest.fixture
def pixels(qtbot: QtBot) -> Iterator[Pixels]:
    made = Pixels()
    yield made
    made.close()


@pytest.fixture
def show(qtbot: QtBot, pixels: Pixels, tmp_path: Path) -> Open:
    """Opens a view, 500 by 600, on the grid of words."""

    def one(*marks: Mark, made: TextLayer = MADE, original: Path | None = None) -> PagedDocument:
        path = original or paper.write(tmp_path / "grid.pdf", made)
        view = PagedDocument(pixels, path)
        qtbot.addWidget(view)
        view.resize(500, 600)
        view.show_reading(paper.reading(made, marks, path))
        view.show()
        qtbot.waitExposed(view)
        return view

    return one


def middle(view: PagedDocument, word: str) -> QPoint:
    scene = view.scene
    assert scene is not None
    index = list(scene.reading.layer.words.starts).index(scene.reading.layer.text.index(word))
    return view.rects(paper.span(scene.reading.layer, word))[0].center().toPoint() if index >= 0 else QPoint()


def colour(view: PagedDocument, at: QPoint) -> QColor:
    return view.viewport().grab().toImage().pixelColor(at)


def until_sharp(qtbot: QtBot, view: PagedDocument, word: str = "p1l5w2") -> None:
    """Wait until the bar that stands for a word is black."""
    qtbot.waitUntil(lambda: colour(view, middle(view, word)).lightness() < 40, timeout=60_000)


def click(qtbot: QtBot, view: PagedDocument, at: QPoint) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def drag(qtbot: QtBot, view: PagedDocument, first: str, last: str) -> None:
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, first))
    QTest.mouseMove(view.viewport(), middle(view, last))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, last))


def test_words_are_drawn_where_the_layer_has_them(qtbot: QtBot, show: Open) -> None:
    view = show()
    until_sharp(qtbot, view)
    between = middle(view, "p1l5w2") + QPoint(0, view.rects(paper.span(MADE, "p1l5w2"))[0].toRect().height())
    assert colour(view, between).lightness() > 240


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_words_of_turned_pages_too(qtbot: QtBot, show: Open, rotation: int) -> None:
    view = show(made=paper.layer(2, rotation))
    view.fit("page")
    until_sharp(qtbot, view)


def test_a_mark_lies_over_its_words_and_a_click_opens_it(qtbot: QtBot, show: Open) -> None:
    mark = paper.mark(MADE, "p1l5w1", "p1l5w4")
    view = show(mark)
    until_sharp(qtbot, view)
    gap = (middle(view, "p1l5w1") + middle(view, "p1l5w2")) / 2
    assert colour(view, gap) != colour(view, gap + QPoint(0, 100))
    plain = colour(view, gap)
    view.select(mark.key)
    assert colour(view, gap).lightness() < plain.lightness()
    with qtbot.waitSignal(view.mark_activated) as opened:
        click(qtbot, view, middle(view, "p1l5w2"))
    assert opened.args == [mark.key]


def test_the_pointer_resting_on_a_mark_is_told_and_its_leaving(qtbot: QtBot, show: Open) -> None:
    mark = paper.mark(MADE, "p1l5w1", "p1l5w4")
    view = show(mark)
    with qtbot.waitSignal(view.mark_hovered) as hovered:
        QTest.mouseMove(view.viewport(), middle(view, "p1l5w2"))
    assert hovered.args is not None
    assert hovered.args[0] == mark.key
    assert QRectF(hovered.args[1]).contains(QPointF(middle(view, "p1l5w3")))
    with qtbot.waitSignal(view.mark_hovered) as left:
        QTest.mouseMove(view.viewport(), QPoint(5, 5))
    assert left.args is not None
    assert left.args[0] is None


def test_dragging_selects_words_and_they_are_copied(qtbot: QtBot, show: Open) -> None:
    view = show()
    drag(qtbot, view, "p1l3w4", "p1l4w1")
    assert view.selected_text().split() == ["p1l3w4", "p1l3w5", "p1l4w0", "p1l4w1"]
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == view.selected_text()
    drag(qtbot, view, "p1l4w1", "p1l4w0")
    assert view.selected_text() == "p1l4w0 p1l4w1"
    click(qtbot, view, QPoint(3, 3))
    assert view.selected_text() == ""


def test_a_double_click_selects_the_word_and_a_third_click_its_line(qtbot: QtBot, show: Open) -> None:
    view = show()
    at = middle(view, "p1l3w4")
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.selected_text() == "p1l3w4"
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert len(view.selected_text().split()) == paper.COLUMNS


def test_a_link_is_opened_by_a_click(qtbot: QtBot, show: Open) -> None:
    view = show()
    view.fit("page")
    with qtbot.waitSignal(view.link_activated) as opened:
        click(qtbot, view, middle(view, "p1l19w5"))
    assert opened.args == ["https://example.org/"]


def test_a_margin_tag_opens_its_quotations_in_turn(qtbot: QtBot, show: Open) -> None:
    one = paper.mark(MADE, "p1l5w1", number=1, label="Wire")
    two = paper.mark(MADE, "p1l5w3", number=2, label="Wire")
    view = show(one, two)
    assert view.scene is not None
    tag = view.scene.tags(1)[0]
    at = (tag.rect.center() - view.offset()).toPoint()
    with qtbot.waitSignal(view.mark_activated) as first:
        click(qtbot, view, at)
    view.select(one.key)
    with qtbot.waitSignal(view.mark_activated) as second:
        click(qtbot, view, at)
    assert (first.args, second.args) == ([one.key], [two.key])


def test_tab_walks_the_marks_and_enter_opens_them(qtbot: QtBot, show: Open) -> None:
    marks = [paper.mark(MADE, "p1l5w1", number=1), paper.mark(MADE, "p4l5w1", number=2)]
    view = show(*marks)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert "p1l5w1" in view.accessibleDescription()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    with qtbot.waitSignal(view.mark_activated) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [marks[1].key]
    qtbot.waitUntil(lambda: view.rects(marks[1].spans[0])[0].top() < 600)
    assert view.focusNextPrevChild(False)
    assert "p1l5w1" in view.accessibleDescription()


@pytest.mark.parametrize("word", ["p1l0w0", "p3l10w5", "p6l19w5"])
def test_a_span_is_brought_into_view(qtbot: QtBot, show: Open, word: str) -> None:
    view = show()
    view.reveal(paper.span(MADE, word), animated=False)
    rects = view.rects(paper.span(MADE, word.replace("l0", "l1")))
    assert all(QRectF(view.viewport().rect()).contains(rect) for rect in rects)
    before = view.offset()
    view.reveal(paper.span(MADE, word), animated=False)
    assert view.offset() == before, "what is well in view stays where it is"


def test_pages_are_gone_to_and_told(qtbot: QtBot, show: Open) -> None:
    view = show()
    told: list[int] = []
    view.page_changed.connect(told.append)
    for page in (3, 6, 1):
        view.go_to_page(page)
        assert view.page() == page
    assert told == [3, 6, 1]


def test_zoom_keeps_the_place_and_is_told(qtbot: QtBot, show: Open) -> None:
    view = show()
    view.go_to_page(3)
    word = paper.span(MADE, "p3l6w2")
    before = view.rects(word)[0]
    fitted = view.percent()
    with qtbot.waitSignal(view.zoom_changed) as told:
        view.zoom(1)
    assert told.args == [view.percent()]
    assert view.percent() > fitted
    after = view.rects(word)[0]
    assert after.width() > before.width()
    assert abs(after.top() - before.top()) < 80
    view.zoom(0)
    assert view.percent() == 100
    assert view.rects(word)[0].height() == pytest.approx(11 * view.logicalDpiY() / 72, abs=0.1)


def test_the_wheel_zooms_about_the_pointer(qtbot: QtBot, show: Open) -> None:
    view = show()
    view.go_to_page(2)
    word = paper.span(MADE, "p2l9w3")
    at = view.rects(word)[0].center()
    wheel = QWheelEvent(
        at,
        view.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), wheel)
    assert (view.rects(word)[0].center() - at).manhattanLength() < 3


def test_the_width_is_kept_to_when_the_view_is_resized(qtbot: QtBot, show: Open) -> None:
    view = show()
    before = view.percent()
    view.resize(900, 600)
    assert view.percent() > before
    view.fit("page")
    assert view.scene is not None
    assert view.scene.sheets.rect(1).height() < view.viewport().height()


def test_new_marks_leave_the_place_as_it_was(qtbot: QtBot, show: Open, tmp_path: Path) -> None:
    view = show()
    view.go_to_page(4)
    drag(qtbot, view, "p4l2w1", "p4l2w2")
    before, words = view.offset(), view.selected_text()
    mark = paper.mark(MADE, "p4l5w1")
    view.show_reading(paper.reading(MADE, [mark], tmp_path / "grid.pdf"))
    assert (view.offset(), view.selected_text()) == (before, words)


def test_search_hits_are_seen_and_taken_away(qtbot: QtBot, show: Open) -> None:
    view = show()
    until_sharp(qtbot, view)
    gap = (middle(view, "p1l5w1") + middle(view, "p1l5w2")) / 2
    plain = colour(view, gap)
    view.mark_words([paper.span(MADE, "p1l5w1", "p1l5w2")], 0)
    assert colour(view, gap).blue() < plain.blue() - 60
    view.mark_words([], None)
    assert colour(view, gap) == plain


def test_moving_is_told(qtbot: QtBot, show: Open) -> None:
    view = show()
    moves: list[Callable[[], None]] = [
        lambda: view.go_to_page(2),
        lambda: view.zoom(1),
        lambda: view.resize(450, 500),
    ]
    for move in moves:
        with qtbot.waitSignal(view.moved):
            move()


def test_a_page_that_cannot_be_drawn_says_so(qtbot: QtBot, show: Open, pixels: Pixels, tmp_path: Path) -> None:
    path = tmp_path / "damaged.pdf"
    path.write_bytes(b"%PDF-1.7 no more")
    view = show(original=path)
    qtbot.waitUntil(lambda: pixels.lost(str(path), 1), timeout=60_000)
    page = view.viewport().grab(view.viewport().rect()).toImage()
    row = [page.pixelColor(x, y).lightness() for x in range(60, 440, 1) for y in range(150, 450, 3)]
    assert min(row) < 128, "there are words on the page"


def test_a_missing_original_is_told_and_the_words_are_there(qtbot: QtBot, show: Open) -> None:
    view = show()
    view.show_reading(paper.reading(MADE, (), None))
    assert view.scene is not None
    assert view.scene.path is None
    drag(qtbot, view, "p1l3w4", "p1l3w5")
    assert view.selected_text() == "p1l3w4 p1l3w5"


def test_a_worker_that_dies_is_not_noticed(qtbot: QtBot, show: Open, pixels: Pixels) -> None:
    view = show()
    until_sharp(qtbot, view)
    assert pixels.pid is not None
    os.kill(pixels.pid, signal.SIGTERM)
    view.zoom(2)
    view.go_to_page(5)
    until_sharp(qtbot, view, "p5l5w2")


def test_a_very_large_page_is_sharp_in_tiles(qtbot: QtBot, show: Open) -> None:
    view = show()
    while view.percent() < 800:
        view.zoom(1)
    view.reveal(paper.span(MADE, "p2l10w3"), animated=False)
    until_sharp(qtbot, view, "p2l10w3")
    assert view.scene is not None
    seen = QRectF(view.viewport().rect()).translated(view.offset())
    pieces = view.scene.pieces(2, seen, theme.LIGHT)
    assert pieces
    assert not any(piece.whole for piece in pieces)


def test_dark_pages_are_dark(qtbot: QtBot, show: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme, "current", lambda: theme.DARK)
    view = show()
    at = middle(view, "p1l5w2")
    qtbot.waitUntil(lambda: colour(view, at) == theme.DARK.paper_text, timeout=60_000)
    assert colour(view, at + QPoint(0, 12)) == theme.DARK.paper
