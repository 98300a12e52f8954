"""Conducting: the parts of the window made to work together around one session."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from ..model.documents import Kind
from ..model.links import Decision, Passage, Placement
from ..model.readings import Key, Reading
from ..model.reports import Hit, Listing
from ..model.spans import Span
from .finding import occurrences
from .history import History, Place
from .panes import Pane
from .session import Selection, Session
from .tying import Tying
from .views import PagedView, paged
from .window import Window

SURE = (Placement.UNIQUE, Placement.CONTEXT)
"""Placements to which a line is drawn."""


class Conductor(QObject):
    """Brings both sides of a quotation into view, and keeps list, link bar, tie and card at the same one.

    `changed` tells that something else is shown, selected or active.
    """

    changed = Signal()

    def __init__(self, window: Window, session: Session, case: str) -> None:
        super().__init__(window)
        self.window, self.session, self.case = window, session, case
        self.history = History()
        self.active = window.article
        self._carded: Key | None = None
        self._going = False
        self.tying = Tying(window, session)
        self._connect()

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
        """Go back to a place of the history, once all its documents are there."""
        if place is None:
            return
        missing = [document for document in place.documents if document and not self.session.reading(document)]
        if missing:
            self.session.read(missing[0], lambda _: self.go(place))
            return
        self._going = True
        for pane, document in zip(self.window.panes_of(), place.documents, strict=True):
            if document and (reading := self.session.reading(document)):
                self._show(pane, reading)
        if place.selection:
            self.session.select(place.selection.key, place.selection.place)
        self._going = False

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
        return paged(self.active.view())

    # --- the selected quotation ------------------------------------------------------------------------------------

    def _select(self, selection: Selection | None) -> None:
        """Bring both sides of the selected quotation into view."""
        key = selection.key if selection else None
        self.tying.clear()
        self.window.quotations.select(key)
        for pane in self.window.panes_of():
            pane.select(key)
        row = self.session.selected_row()
        if key and row and (reading := self.session.reading(key.coverage)):
            self._bring(self.window.article, reading, Span(row.start, row.end))
        self._tell_selection()
        if row and row.passages:
            self.open_source()
        else:
            self._remember()

    def open_source(self) -> None:
        """Bring the passage of the selected quotation into view, or the place where to look for it."""
        selection, passage = self.session.selection, self.session.passage()
        if passage is None:
            return

        def show(reading: Reading) -> None:
            if selection == self.session.selection:  # else another one has been selected meanwhile
                self._bring(self.window.filing, reading, Span(passage.start, passage.end))
                self._remember()

        self.session.read(passage.document, show)

    def step_place(self, steps: int) -> None:
        """Go to the next place of the selected quotation, or the one before, also where it is only a place to look."""
        self.session.step_place(steps)
        self.open_source()

    def _bring(self, pane: Pane, reading: Reading, span: Span) -> None:
        shown = pane.reading()
        if shown is None or shown.document.id != reading.document.id:
            pane.open(reading)
            self._tell_open()
        if view := pane.view():
            if self.session.selection:
                view.select(self.session.selection.key)
            view.reveal(span)
        self.tying.hold(pane, span)

    def _tell_selection(self) -> None:
        selection, row = self.session.selection, self.session.selected_row()
        reading = self.session.reading(selection.key.coverage) if selection else self.window.article.reading()
        total = len(reading.quotations) if reading else 0
        number = selection.key.number + 1 if selection else 0
        self.window.link_bar.show_selection(row, number, total, selection.place if selection else 0)
        self.tying.soon()
        self.changed.emit()

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

    def step(self, steps: int) -> None:
        """Go to the next quotation of the article, or the one before; the first where none is selected."""
        reading = self.window.article.reading()
        if self.session.selection:
            self.session.step(steps)
        elif reading and reading.quotations:
            self.session.select(Key(reading.document.id, 0))

    def decide(self, decision: Decision) -> None:
        """Keep a decision on the selected quotation; the same one again takes it back."""
        selection, row = self.session.selection, self.session.selected_row()
        if selection and row:
            self.session.decide(selection.key, Decision.UNREVIEWED if row.decision is decision else decision)

    def correct(self) -> None:
        """Keep the place that is shown as the right one, instead of the program's."""
        selection, passage = self.session.selection, self.session.passage()
        if selection and passage:
            self.session.decide(
                selection.key,
                Decision.CORRECTED,
                passage=Passage(passage.document, Span(passage.start, passage.end), passage.score, passage.cited),
            )

    # --- the card ------------------------------------------------------------------------------------------------

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
        if not listing.documents and self.window.empty.isHidden():
            self.window.show_empty(True)
            self.window.empty.add.setFocus()
        elif listing.documents:
            self.window.show_empty(False)
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
            sure = (n for n, row in enumerate(reading.quotations) if row.placement in SURE)
            self.session.select(Key(reading.document.id, next(sure, 0)))
            self.window.article.focus(Qt.FocusReason.OtherFocusReason)

        latest = max(listing.documents, key=lambda each: (each.quotations > 0, each.document.facts.date))
        self.session.read(latest.document.id if latest.quotations else quoting[0], begin)

    def _follow_keyboard(self, _: QWidget | None, now: QWidget | None) -> None:
        """The pane in which the keyboard is, is the active one."""
        for pane in self.window.panes_of():
            if now and pane is not self.active and pane.isAncestorOf(now):
                self.active = pane
                self._tell_open()

    def _remember(self) -> None:
        if self._going:
            return
        shown = [pane.reading() for pane in self.window.panes_of()]
        documents = tuple(reading.document.id if reading else "" for reading in shown)
        self.history.visit(Place(documents, self.session.selection))
        self.changed.emit()

    def _connect(self) -> None:
        window, session = self.window, self.session
        session.listing_changed.connect(self._list)
        session.selected.connect(self._select)
        window.library.document_activated.connect(self.open_document)
        window.quotations.quotation_activated.connect(session.select)
        for pane in window.panes_of():
            pane.mark_activated.connect(self._activate)
            pane.mark_hovered.connect(self._hover)
            pane.moved.connect(self.tying.soon)
            pane.shown.connect(self._tell_open)
            pane.emptied.connect(self._tell_open)
        QApplication.instance().focusChanged.connect(self._follow_keyboard)  # type: ignore[union-attr]
        window.resized.connect(self.tying.soon)
        bar = window.link_bar
        bar.stepped.connect(session.step)
        bar.place_stepped.connect(self.step_place)
        bar.decided.connect(self.decide)
        bar.correction_requested.connect(self.correct)
        bar.source_activated.connect(self.open_source)
        window.card.open_requested.connect(self.open_card)
        window.card.decided.connect(self.decide)
