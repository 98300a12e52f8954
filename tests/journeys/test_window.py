"""The main way through the window on the sample case: one quotation, both its sides, and the keys between them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reader.model.links import Placement, Verdict
from reader.model.spans import Span
from reader.ui.dialogs.gotopage import GoToPage
from reader.ui.views.paged import PagedDocument
from tests.journeys.showing import Shown, await_that, in_view

LEDGER, WELLS, EMAILS = "Calder knew", "Trust, but test", "E-mails"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def pages(shown: Shown) -> PagedDocument:
    view = shown.app.window.filing.view()
    assert isinstance(view, PagedDocument)
    return view


def rest(widget: QWidget, spot: QPointF) -> None:
    """Bring the pointer to a spot; the offscreen system has none of its own that would stay there."""
    none, whole = Qt.MouseButton.NoButton, QPointF(widget.mapToGlobal(spot))
    move = QMouseEvent(QEvent.Type.MouseMove, spot, whole, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, move)


def test_the_case_opens_on_an_article_beside_its_source(shown: Shown) -> None:
    assert shown.app.window.article.reading()
    assert shown.app.window.filing.reading()
    assert shown.app.window.empty.isHidden()


def test_a_quotation_chosen_from_the_list_brings_both_sides_into_view(ledger: Shown) -> None:
    key = ledger.find(Verdict.ALTERED)
    panel = ledger.app.window.quotations
    index = panel._model.index_of(key)
    panel.list.scrollTo(index)

    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=panel.list.visualRect(index).center())
    await_that(ledger.both_in_view)

    assert ledger.app.session.selection
    assert ledger.app.session.selection.key == key


def test_a_click_on_its_words_in_the_article_selects_a_quotation(ledger: Shown) -> None:
    key = ledger.find(Verdict.EDITED)
    row = ledger.app.session.row(key)
    view = ledger.app.window.article.view()
    assert row
    assert view
    view.reveal(Span(row.start, row.end))

    ledger.click(ledger.app.window.article, view.rects(Span(row.start, row.end))[0])

    assert ledger.app.session.selection
    assert ledger.app.session.selection.key == key
    assert ledger.both_in_view()


def test_a_click_on_a_passage_in_the_filing_selects_who_quotes_it(ledger: Shown) -> None:
    chosen = ledger.choose(Verdict.ALTERED)
    scene = pages(ledger).scene
    assert scene
    marks = scene.reading.marks
    alone = (
        mark
        for mark in marks
        if mark.key.coverage == chosen.coverage
        and mark.key != chosen
        and not any(mark.spans[0].overlaps(span) for other in marks if other is not mark for span in other.spans)
    )
    mark = next(alone)
    pages(ledger).reveal(mark.spans[0])
    ledger.settle()

    ledger.click(ledger.app.window.filing, pages(ledger).rects(mark.spans[0])[0])

    assert ledger.app.session.selection
    assert ledger.app.session.selection.key == mark.key
    assert ledger.both_in_view()


def test_a_margin_tag_goes_through_those_who_quote_the_words(ledger: Shown) -> None:
    ledger.choose(Verdict.ALTERED)
    scene = pages(ledger).scene
    assert scene
    tag = next(tag for tag in scene.tags(pages(ledger).page()) if len(tag.keys) > 1)
    chosen = []
    for _ in tag.keys:
        rect = QRectF(tag.rect.topLeft(), tag.rect.size()).translated(-pages(ledger).offset())
        ledger.click(ledger.app.window.filing, QRectF(rect.left(), rect.top(), 20, 12))
        assert ledger.app.session.selection
        chosen.append(ledger.app.session.selection.key)

    assert set(chosen) == set(tag.keys)
    assert ledger.app.window.tie._ends


def test_n_and_p_walk_through_the_quotations_and_round_the_end(ledger: Shown) -> None:
    reading = ledger.app.window.article.reading()
    assert reading
    visited = []
    for _ in reading.quotations:
        assert ledger.app.session.selection
        visited.append(ledger.app.session.selection.key.number)
        if ledger.row().passages and ledger.row().placement is not Placement.AMBIGUOUS:
            assert ledger.both_in_view(), ledger.row()
        ledger.key(Qt.Key.Key_N)
    ledger.key(Qt.Key.Key_P)

    assert sorted(visited) == list(range(len(reading.quotations)))
    assert ledger.app.session.selection
    assert ledger.app.session.selection.key.number == visited[-1]


@pytest.mark.parametrize("letter", [Qt.Key.Key_N, Qt.Key.Key_P, Qt.Key.Key_C, Qt.Key.Key_X])
def test_a_letter_typed_into_a_field_is_only_a_letter(ledger: Shown, letter: Qt.Key) -> None:
    before = ledger.app.session.selection
    row = ledger.app.window.article.find_row
    ledger.app.window.article.find_words()
    row.field.clear()

    QTest.keyClick(row.field, letter)

    assert row.field.text()
    assert ledger.app.session.selection == before
    assert not ledger.app.session.working
    row.close_row()


def test_where_nothing_decides_between_places_each_is_shown_and_none_tied(ledger: Shown) -> None:
    ledger.choose(Verdict.VERBATIM, Placement.AMBIGUOUS, WELLS)
    row = ledger.row()
    shown_places = set()
    for _ in row.passages:
        passage = ledger.app.session.passage()
        assert passage
        assert not ledger.app.window.tie._ends
        assert in_view(ledger.app.window.filing, Span(passage.start, passage.end))
        shown_places.add((passage.document, passage.start))
        ledger.key(Qt.Key.Key_BracketRight)

    assert len(shown_places) == len(row.passages) > 1


def test_what_is_not_found_offers_where_to_look_without_a_tie(ledger: Shown) -> None:
    reading = ledger.app.window.article.reading()
    assert reading
    numbers = [n for n, row in enumerate(reading.quotations) if row.verdict is Verdict.NOT_FOUND and row.nearest]
    assert numbers
    ledger.app.session.select(type(ledger.find(Verdict.NOT_FOUND))(reading.document.id, numbers[0]))
    ledger.settle()
    nearest = ledger.row().nearest[0]
    assert ledger.app.window.link_bar.source.isVisible()

    ledger.app.window.link_bar.source.click()
    ledger.settle()

    assert in_view(ledger.app.window.filing, Span(nearest.start, nearest.end))
    assert not ledger.app.window.tie._ends


def test_resting_on_a_mark_shows_its_card_and_leaving_hides_it(ledger: Shown) -> None:
    key = ledger.choose(Verdict.ALTERED)
    row, view, viewport = ledger.row(), ledger.app.window.article.view(), ledger.app.window.article.viewport()
    assert view
    assert viewport
    spot = view.rects(Span(row.start, row.end))[0].center()

    rest(viewport, spot)
    await_that(ledger.app.window.card.isVisible, "the card")
    assert ledger.app.conductor._carded == key
    rest(viewport, QPointF(2, 2))

    await_that(ledger.app.window.card.isHidden, "the card's end")


def test_ctrl_i_shows_the_card_with_the_keyboard_in_it_until_esc(ledger: Shown) -> None:
    ledger.choose(Verdict.ALTERED)
    before = QApplication.focusWidget()

    ledger.key(Qt.Key.Key_I, CTRL)
    assert ledger.app.window.card.hasFocus()
    ledger.key(Qt.Key.Key_Escape)

    assert ledger.app.window.card.isHidden()
    assert QApplication.focusWidget() is before


def test_words_are_found_in_the_document_and_f3_goes_on(ledger: Shown) -> None:
    ledger.open(EMAILS)
    ledger.app.window.filing.focus()
    ledger.key(Qt.Key.Key_F, CTRL)
    row = ledger.app.window.filing.find_row
    assert row.field.hasFocus()
    row.field.clear()

    QTest.keyClicks(row.field, "pond 4")
    ledger.settle()
    scene = pages(ledger).scene
    assert scene
    first, hits = scene.current, scene.hits
    ledger.key(Qt.Key.Key_F3)

    assert len(hits) > 1
    assert {span.of(scene.reading.layer.text).casefold() for span in hits} == {"pond 4"}
    assert (first, scene.current) == (0, 1)
    ledger.key(Qt.Key.Key_Escape)
    assert not scene.hits
    assert row.isHidden()


def test_ctrl_g_goes_to_a_page_by_its_printed_label(ledger: Shown) -> None:
    ledger.open("deposition")
    ledger.app.window.filing.focus()
    reading = ledger.app.window.filing.reading()
    assert reading
    wanted = len(reading.layer.pages) - 1
    ledger.key(Qt.Key.Key_G, CTRL)
    dialog = ledger.app.window.findChildren(GoToPage)[-1]

    dialog.field.setText(reading.layer.pages[wanted - 1].label)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    ledger.settle()

    assert pages(ledger).page() == wanted
    assert ledger.app.window.filing.location.page.text() == reading.layer.pages[wanted - 1].label


def test_zoom_fits_and_goes_back(ledger: Shown) -> None:
    ledger.open(EMAILS)
    ledger.app.window.filing.focus()
    ledger.key(Qt.Key.Key_0, CTRL)
    assert pages(ledger).percent() == 100
    ledger.key(Qt.Key.Key_Plus, CTRL)
    assert pages(ledger).percent() > 100
    ledger.key(Qt.Key.Key_9, CTRL)
    scene = pages(ledger).scene
    assert scene
    assert scene.sheets.rect(1).height() <= pages(ledger).viewport().height()
    ledger.key(Qt.Key.Key_8, CTRL)

    assert pages(ledger).horizontalScrollBar().maximum() == 0
    assert ledger.app.window.filing.location.percent.text() == f"{pages(ledger).percent()} %"


def test_words_are_selected_with_the_mouse_and_copied(ledger: Shown) -> None:
    ledger.open(EMAILS)
    scene = pages(ledger).scene
    assert scene
    text = scene.reading.layer.text
    start = text.index("liner")
    pages(ledger).reveal(Span(start, start + 5))
    ledger.settle()
    rect = pages(ledger).rects(Span(start, start + 5))[0]

    QTest.mouseDClick(pages(ledger).viewport(), Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    ledger.app.window.filing.focus()
    ledger.key(Qt.Key.Key_C, CTRL)

    assert QGuiApplication.clipboard().text() == "liner"


def test_a_search_hit_opens_on_its_page_with_its_words_marked(ledger: Shown) -> None:
    ledger.key(Qt.Key.Key_F, CTRL | SHIFT)
    search = ledger.app.window.search
    assert search.field.hasFocus()
    search.field.clear()
    QTest.keyClicks(search.field, "raccoon")
    await_that(search.popup.isVisible, "results")
    row = search.popup.current()

    QTest.keyClick(search.field, Qt.Key.Key_Return)
    await_that(lambda: any((view := pane.view()) and _hits(view) for pane in ledger.app.window.panes_of()), "the hit")
    ledger.settle()

    pane = ledger.app.conductor.active
    reading, view = pane.reading(), pane.view()
    assert reading
    assert reading.document.id == row.hit.id  # type: ignore[union-attr]
    words = [span.of(reading.layer.text).casefold() for span in _hits(view)]
    assert set(words) == {"raccoon"}
    assert any(in_view(pane, span) for span in _hits(view))
    search.field.clear()


def test_back_and_forward_go_where_one_has_been(ledger: Shown) -> None:
    first = ledger.choose(Verdict.VERBATIM)
    second = ledger.choose(Verdict.ALTERED)
    acts = ledger.app.window.acts

    acts["back"].trigger()
    ledger.settle()
    assert ledger.app.session.selection
    assert ledger.app.session.selection.key == first
    assert ledger.both_in_view()
    acts["forward"].trigger()
    ledger.settle()

    assert ledger.app.session.selection.key == second
    assert ledger.both_in_view()
    assert not acts["forward"].isEnabled()


def test_a_pane_whose_tabs_were_all_closed_takes_documents_again(ledger: Shown) -> None:
    for pane in ledger.app.window.panes_of():
        while pane.documents():
            pane.close_tab()
        assert pane.reading() is None
        assert pane.location.isHidden()

    ledger.open(LEDGER)
    ledger.choose(Verdict.ALTERED)

    await_that(ledger.both_in_view)
    assert pages(ledger).page() >= 1
    assert ledger.app.window.filing.location.count.text()


def test_any_document_opens_in_either_pane(ledger: Shown) -> None:
    library, document = ledger.app.window.library, ledger.document(LEDGER)
    index = library._model.index_of(document)
    library.tree.setCurrentIndex(index)
    library.tree.setFocus()

    QTest.keyClick(library.tree, Qt.Key.Key_Return, CTRL)
    ledger.settle()
    reading = ledger.app.window.filing.reading()
    assert reading
    assert reading.document.id == document
    ledger.app.window.filing.close_tab()


def _hits(view: object) -> list[Span]:
    """The search hits that a view of either kind has marked."""
    scene = getattr(view, "scene", None)
    if scene:
        return list(scene.hits)
    offsets = view.manuscript.offsets  # type: ignore[attr-defined]
    return [Span(offsets.point(start), offsets.point(end)) for start, end in view._hits]  # type: ignore[attr-defined]
