"""Conducting: the parts of the window made to work together around one session."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ..model.documents import Kind
from ..model.links import Decision, Passage, Placement
from ..model.readings import Key, Reading
from ..model.reports import Hit, Listing, PassageRow, QuotationRow
from ..model.spans import Span
from ..text.wording import page_range
from .edges import edges
from .finding import occurrences
from .history import History, Place
from .panes import Pane
from .session import Selection, Session
from .views import PagedView
from .window import Window


class Conductor(QObject):
    """Brings both sides of a quotation into view, and keeps list, link bar, tie and card at the same one."""

    def __init__(self, window: Window, session: Session, case: str) -> None:
        super().__init__(window)
        self.window, self.session, self.case = window, session, case
        self.history = History()
        self.active = window.article
        self._carded: Key | None = None
        self._spans: dict[Pane, Span] = {}
        self._tie_later = QTimer(self, singleShot=True, interval=0)
        self._tie_later.timeout.connect(self._tie)
        self._connect()
        session.refresh()

    # --- documents -------------------------------------------------------------------------------------------------

    def open_document(self, document: str, other: bool = False, then: Span | None = None) -> None:
        """Show a document in the pane of its kind, or in the other one; then bring a span of it into view."""

        def show(reading: Reading) -> None:
            pane = self._pane_for(reading, other)
            self._show(pane, reading)
            if then and (view := pane.view()):
                view.reveal(then)
            self._remember()

        self.session.read(document, show)

    def open_hit(self, hit: Hit, other: bool, query: str) -> None:
        """Open the page on which a search found something, all its words marked."""

        def show(reading: Reading) -> None:
            pane = self._pane_for(reading, other)
            self._show(pane, reading)
            layer = reading.layer
            found = occurrences(layer.text, [piece.span for piece in layer.furniture], query) or [
                Span(hit.start, hit.end)
            ]
            current = next((n for n, span in enumerate(found) if span.end > hit.start), 0)
            if view := pane.view():
                view.mark_words(found, current)
                view.reveal(found[current])
            self._remember()

        self.session.read(hit.id, show)

    def go(self, place: Place | None) -> None:
        """Go back to a place of the history."""
        if place is None:
            return
        for pane, document in zip(self.window.panes_of(), place.documents, strict=True):
            if document:
                self.session.read(document, partial(self._show, pane))
        if place.selection:
            self.session.select(place.selection.key, place.selection.place)

    def _pane_for(self, reading: Reading, other: bool) -> Pane:
        article, filing = self.window.panes_of()
        natural = article if reading.document.kind is Kind.COVERAGE else filing
        return (filing if natural is article else article) if other else natural

    def _show(self, pane: Pane, reading: Reading) -> None:
        pane.open(reading)
        self.active = pane
        if self.session.selection:
            pane.select(self.session.selection.key)
        self._tell_open()

    def _tell_open(self, *_: object) -> None:
        left, right = (pane.reading() for pane in self.window.panes_of())
        active = "left" if self.active is self.window.article else "right"
        ids = [reading.document.id if reading else None for reading in (left, right)]
        self.window.library.set_open(ids[0], ids[1], active)
        shown = left or right
        self.window.quotations.show_reading(shown)
        self._tell_selection()

    def reopen(self) -> None:
        """Open the tab that was closed last."""
        if document := self.active.last_closed():
            self.open_document(document)

    def copy(self) -> None:
        """Copy the words selected in the active document."""
        if (view := self.active.view()) and (words := view.selected_text()):
            QGuiApplication.clipboard().setText(words)

    def zoom(self, steps: int) -> None:
        """Larger or smaller in the active document; 0 goes back to 100 %."""
        if view := self.active.view():
            view.zoom(steps)

    def fit(self, what: str) -> None:
        """Fit the "width" or the "page" of the active document, if it has pages."""
        if paged := self.paged():
            paged.fit(what)

    def turn_page(self, steps: int) -> None:
        """Go on or back by pages."""
        reading, paged = self.active.reading(), self.paged()
        if reading and paged:
            paged.go_to_page(min(len(reading.layer.pages), max(1, paged.page() + steps)))

    def paged(self) -> PagedView | None:
        """The active view, if its document has pages."""
        return cast("PagedView", self.active.view()) if self.active.is_paged() else None

    # --- the selected quotation ------------------------------------------------------------------------------------

    def _select(self, selection: Selection | None) -> None:
        """Bring both sides of the selected quotation into view."""
        key = selection.key if selection else None
        self.window.tie.clear()
        self.window.quotations.select(key)
        for pane in self.window.panes_of():
            pane.select(key)
        row = self.session.row(key) if key else None
        if selection and key and row:
            reading = self.session.reading(key.coverage)
            if reading:
                self._bring(self.window.article, reading, Span(row.start, row.end))
            passage = _at(row, selection.place)
            if passage and _shows(row, passage):
                span = Span(passage.start, passage.end)
                self.session.read(passage.document, lambda found: self._bring(self.window.filing, found, span))
        self._tell_selection()
        self._remember()

    def _bring(self, pane: Pane, reading: Reading, span: Span) -> None:
        shown = pane.reading()
        if shown is None or shown.document.id != reading.document.id:
            pane.open(reading)
            self._tell_open()
        self._spans[pane] = span
        if view := pane.view():
            if self.session.selection:
                view.select(self.session.selection.key)
            view.reveal(span)
        self._tie_later.start()

    def _tell_selection(self) -> None:
        selection = self.session.selection
        row = self.session.row(selection.key) if selection else None
        reading = self.session.reading(selection.key.coverage) if selection else self.window.article.reading()
        total = len(reading.quotations) if reading else 0
        number = selection.key.number + 1 if selection else 0
        self.window.link_bar.show_selection(row, number, total, selection.place if selection else 0)
        self._tie_later.start()

    def _activate(self, key: Key) -> None:
        """Select the quotation of a mark; in a filing, at the place that was clicked."""
        pane = self.sender()
        self.session.read(key.coverage, lambda _: self._select_here(key, pane))

    def _select_here(self, key: Key, pane: QObject | None) -> None:
        row, place = self.session.row(key), 0
        reading = pane.reading() if isinstance(pane, Pane) else None
        if row and reading and reading.document.id != key.coverage:
            places = (n for n, passage in enumerate(row.passages) if passage.document == reading.document.id)
            place = next(places, 0)
        self.session.select(key, place)

    def reveal_side(self, pane: Pane) -> None:
        """Bring one end of the tie back into view."""
        if (span := self._spans.get(pane)) and (view := pane.view()):
            view.reveal(span)

    def step(self, steps: int) -> None:
        """Go to the next quotation of the article, or the one before; the first where none is selected."""
        reading = self.window.article.reading()
        if self.session.selection:
            self.session.step(steps)
        elif reading and reading.quotations:
            self.session.select(Key(reading.document.id, 0))

    def decide(self, decision: Decision) -> None:
        """Keep a decision on the selected quotation; the same one again takes it back."""
        selection = self.session.selection
        row = self.session.row(selection.key) if selection else None
        if selection and row:
            self.session.decide(selection.key, Decision.UNREVIEWED if row.decision is decision else decision)

    def correct(self) -> None:
        """Keep the place that is shown as the right one, instead of the program's."""
        selection = self.session.selection
        row = self.session.row(selection.key) if selection else None
        passage = _at(row, selection.place) if row and selection else None
        if selection and passage:
            self.session.decide(
                selection.key,
                Decision.CORRECTED,
                passage=Passage(passage.document, Span(passage.start, passage.end), passage.score, passage.cited),
            )

    # --- tie and card ----------------------------------------------------------------------------------------------

    def _tie(self) -> None:
        selection = self.session.selection
        row = self.session.row(selection.key) if selection else None
        passage = _at(row, selection.place) if row and selection else None
        article, filing = self.window.panes_of()
        left, right = article.reading(), filing.reading()
        if not (selection and row and passage and left and right and _ties(row, passage)) or (
            (left.document.id, right.document.id) != (selection.key.coverage, passage.document)
        ):
            self.window.tie.clear()
            return
        self.window.tie.setGeometry(self.window.reading.rect())
        self.window.tie.raise_()
        self.window.tie.show_tie(
            self._lines(article, Span(row.start, row.end)),
            self._lines(filing, Span(passage.start, passage.end)),
            row.verdict,
            self.window.stacked,
            self.window.visible_part(article),
            self.window.visible_part(filing),
            self.tr("p. {0}").format(page_range(passage)) if passage.page else self.tr("Passage"),
            edges=(self._edge(article, 0 if self.window.stacked else 1), self._edge(filing, 0)),
        )

    def _edge(self, pane: Pane, side: int) -> float | None:
        """Where the text beside a bracket ends: its left (0) or right (1) edge, in the coordinates of the tie."""
        view, reading, span = pane.view(), pane.reading(), self._spans.get(pane)
        found = edges(view, reading.layer, span) if view and reading and span else None
        return found[side] + self.window.visible_part(pane).left() if found else None

    def _lines(self, pane: Pane, span: Span) -> Sequence[QRectF]:
        view, part = pane.view(), self.window.visible_part(pane)
        return [rect.translated(part.topLeft()) for rect in view.rects(span)] if view else []

    def _hover(self, key: Key | None, rect: QRectF) -> None:
        pane = self.sender()
        if key is None or not isinstance(pane, Pane):
            self.window.card.close_soon()
            return
        self.session.read(key.coverage, lambda reading: self._card(key, reading, rect, pane.viewport()))

    def _card(self, key: Key, reading: Reading, near: QRectF, over: QWidget | None, *, focus: bool = False) -> None:
        row = self.session.row(key)
        if row and over:
            self._carded = key
            self.window.card.show_for(row, key.number + 1, len(reading.quotations), near, over, focus=focus)

    def show_card(self) -> None:
        """Show the card of the selected quotation, and give it the keyboard."""
        selection, pane = self.session.selection, self.window.article
        row = self.session.row(selection.key) if selection else None
        reading, view, over = pane.reading(), pane.view(), pane.viewport()
        if selection and row and reading and view and over:
            rects = view.rects(Span(row.start, row.end))
            self._card(selection.key, reading, rects[0] if rects else QRectF(over.rect()), over, focus=True)

    def open_card(self) -> None:
        """Select the quotation that the card shows."""
        self.session.select(self._carded)
        self.window.card.close_card()

    # --- the library -----------------------------------------------------------------------------------------------

    def _list(self, listing: Listing) -> None:
        self.window.library.show_listing(listing, self.case)
        self.window.quotations.show_listing(listing)
        self.window.show_empty(not listing.documents)
        known = {each.document.id for each in listing.documents}
        for pane in self.window.panes_of():
            for document in pane.documents():
                if document in known:
                    self.session.read(document, pane.update_reading)
                else:
                    pane.close_document(document)
        if self.session.selection and self.session.selection.key.coverage in known:
            self.session.read(self.session.selection.key.coverage, lambda _: self._tell_open())
        elif listing.documents and not any(pane.documents() for pane in self.window.panes_of()):
            self._begin(listing)
        else:
            self._tell_open()

    def _begin(self, listing: Listing) -> None:
        """Open the first article with its first quotation that has a source, else the first document."""
        quoting = [each.document.id for each in listing.documents if each.quotations]
        if not quoting:
            self.open_document(listing.documents[0].document.id)
            return

        def begin(reading: Reading) -> None:
            self._show(self.window.article, reading)
            sure = (n for n, row in enumerate(reading.quotations) if row.passages)
            self.session.select(Key(reading.document.id, next(sure, 0)))
            self.window.article.focus(Qt.FocusReason.OtherFocusReason)

        latest = max(listing.documents, key=lambda each: (each.quotations > 0, each.document.facts.date))
        self.session.read(latest.document.id if latest.quotations else quoting[0], begin)

    def _remember(self) -> None:
        shown = [pane.reading() for pane in self.window.panes_of()]
        documents = tuple(reading.document.id if reading else "" for reading in shown)
        self.history.visit(Place(documents, self.session.selection))

    def _connect(self) -> None:
        window, session = self.window, self.session
        session.listing_changed.connect(self._list)
        session.selected.connect(self._select)
        window.library.document_activated.connect(self.open_document)
        window.quotations.quotation_activated.connect(session.select)
        for pane in window.panes_of():
            pane.mark_activated.connect(self._activate)
            pane.mark_hovered.connect(self._hover)
            pane.moved.connect(self._tie_later.start)
            pane.shown.connect(self._tell_open)
            pane.emptied.connect(self._tell_open)
        window.resized.connect(self._tie_later.start)
        bar = window.link_bar
        bar.stepped.connect(session.step)
        bar.place_stepped.connect(session.step_place)
        bar.decided.connect(self.decide)
        bar.correction_requested.connect(self.correct)
        bar.source_activated.connect(lambda: self.reveal_side(window.filing))
        window.tie.article_end_requested.connect(lambda: self.reveal_side(window.article))
        window.tie.filing_end_requested.connect(lambda: self.reveal_side(window.filing))
        window.card.open_requested.connect(self.open_card)
        window.card.decided.connect(self.decide)


def _at(row: QuotationRow | None, place: int) -> PassageRow | None:
    """The passage of a place, or where nothing was found the place to look."""
    places = (row.passages or row.nearest) if row else ()
    return places[min(place, len(places) - 1)] if places else None


def _ties(row: QuotationRow, passage: PassageRow) -> bool:
    """Whether a line may be drawn to the place: not where nothing decides between several."""
    return _shows(row, passage) and row.placement is not Placement.AMBIGUOUS


def _shows(row: QuotationRow, passage: PassageRow) -> bool:
    """Whether the place is a source, and no mere place to look."""
    return passage in row.passages
