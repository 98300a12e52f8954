"""The real window on a library of its own, driven by events: what journeys, pictures and benchmarks share."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reader import assets
from reader.app import App
from reader.client.client import Client
from reader.model.documents import Kind
from reader.model.links import Placement, Verdict
from reader.model.readings import Key
from reader.model.reports import QuotationRow
from reader.model.requests import AddDocuments
from reader.model.spans import Span
from reader.ui import theme
from reader.ui.cases import Cases
from reader.ui.panes import Pane
from reader.ui.pixels import Pixels
from reader.ui.views.paged import PagedDocument

SAMPLE = "Water Trust v. Calder"
PATIENCE = 20.0
"""Seconds after which what is waited for is not coming; nothing here takes a tenth of it."""


def make_sample(folder: Path) -> Path:
    """Make the library of the sample case."""
    with Client(folder) as client:
        for name, kind in (("filings", Kind.FILING), ("coverage", Kind.COVERAGE)):
            client.submit(AddDocuments(paths=(str(assets.path("sample", name)),), kind=kind)).result()
    return folder


def await_that(holds: Callable[[], object], what: str = "") -> None:
    """Let the window work until something holds; AssertionError where it never does."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, f"this never came: {what or holds}"
        QTest.qWait(5)


def is_sharp(view: PagedDocument, pixels: Pixels) -> bool:
    """Whether a picture in its own size is there of every page that is seen."""
    if view.scene is None:
        return False
    if view.scene.path is None:
        return True
    seen = QRectF(view.viewport().rect()).translated(view.offset())
    pages = view.scene.sheets.between(seen.top(), seen.bottom())
    pieces = [piece for page in pages for piece in view.scene.pieces(page, seen, theme.current())]
    return all(pixels.picture(piece) or pixels.lost(piece.path, piece.page) for piece in pieces)


def glides(pane: Pane) -> bool:
    """Whether a pane's document is moving to a place."""
    view = pane.view()
    return view is not None and view._glide.running  # type: ignore[attr-defined]


def dress(application: QApplication, *, dark: bool = False) -> None:
    """Do what a system does that goes from light to dark; the offscreen one never does."""
    wanted = theme.DARK if dark else theme.LIGHT
    theme.current = lambda: wanted
    application.setPalette(theme.palette(wanted))
    theme.notifier.changed.emit()


def in_view(pane: Pane, span: Span) -> bool:
    """Whether the first line of a span is in what can be seen of a pane's document."""
    view, viewport = pane.view(), pane.viewport()
    rects = view.rects(span) if view else []
    return bool(rects and viewport and QRectF(viewport.rect()).contains(rects[0].center()))


class Shown:
    """A window on a case, with what a person does to it."""

    def __init__(self, folder: Path, name: str = SAMPLE, *, cases: Path) -> None:
        self.app = App(Cases(cases), None)
        self.app.open_case(folder, name)
        self.broken: list[str] = []
        self.follow()

    def follow(self) -> None:
        """Hear the session of the case that is open now, and wait until it has been listed."""
        self._lists = -1
        self.app.session.broke.connect(self.broken.append)
        self.app.session.listing_changed.connect(lambda _: self._count(1))
        self.app.session.work_finished.connect(lambda: self._count(-1))
        if self.app.session.listing.documents:
            self._lists = 0
        self.settle()

    def _count(self, more: int) -> None:
        """Each work that is finished is followed by a new list."""
        self._lists += more

    def settle(self) -> None:
        """Wait until nothing is asked or drawn any more, and what moves has come to rest."""
        session, panes = self.app.session, self.app.window.panes_of()
        await_that(lambda: not session.working and self._lists >= 0 and not session._asked, "the answers")
        QTest.qWait(20)
        await_that(lambda: not session._asked and not any(glides(pane) for pane in panes), "rest")
        await_that(lambda: all(self.sharp(pane) for pane in panes), "sharp pages")
        QTest.qWait(10)

    def sharp(self, pane: Pane) -> bool:
        """Whether what is seen of a pane's pages is painted in its own size."""
        view = pane.view()
        return not isinstance(view, PagedDocument) or not view.isVisible() or is_sharp(view, self.app.pixels)

    def row(self) -> QuotationRow:
        """The selected quotation."""
        selection = self.app.session.selection
        assert selection
        row = self.app.session.row(selection.key)
        assert row
        return row

    def choose(self, verdict: Verdict, placement: Placement | None = None, title: str = "") -> Key:
        """Select the first quotation of that kind, in the article that is shown or in the one of that title."""
        key = self.find(verdict, placement, title)
        self.app.session.select(key)
        await_that(lambda: self.app.session.selection and self.app.session.selection.key == key, "the selection")
        self.settle()
        return key

    def find(self, verdict: Verdict, placement: Placement | None = None, title: str = "") -> Key:
        reading = self.app.window.article.reading()
        if title:
            self.open(title)
            reading = self.app.window.article.reading()
        assert reading
        numbers = (
            number
            for number, row in enumerate(reading.quotations)
            if row.verdict is verdict and (placement is None or row.placement is placement)
        )
        return Key(reading.document.id, next(numbers))

    def document(self, title: str) -> str:
        """The id of the document whose title, or file name, holds these words."""
        documents = [each.document for each in self.app.session.listing.documents]
        return next(each.id for each in documents if title in each.title or title in each.name)

    def open(self, title: str, *, other: bool = False) -> None:
        document = self.document(title)
        self.app.conductor.open_document(document, other=other)
        panes = self.app.window.panes_of()
        await_that(lambda: any((shown := pane.reading()) and shown.document.id == document for pane in panes), title)
        self.settle()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        target: QWidget = QApplication.focusWidget() or self.app.window
        QTest.keyClick(target, key, modifiers)
        self.settle()

    def click(self, pane: Pane, rect: QRectF) -> None:
        """Click into a rectangle of a pane's view."""
        viewport = pane.viewport()
        assert viewport
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
        self.settle()

    def both_in_view(self) -> bool:
        """Whether both sides of the selected quotation are seen, tied, and told of in the link bar and the list."""
        window, session = self.app.window, self.app.session
        row, passage = session.selected_row(), session.passage()
        if row is None or passage is None or session.selection is None:
            return False
        spans = (Span(row.start, row.end), Span(passage.start, passage.end))
        seen = [in_view(pane, span) for pane, span in zip(window.panes_of(), spans, strict=True)]
        number = f"{session.selection.key.number + 1} of"
        told = window.link_bar.count.text().startswith(number) and not window.link_bar.lead.isHidden()
        return all(seen) and bool(window.tie._ends) and told

    def close(self) -> None:
        """Close everything, as quitting does; AssertionError where a bug was met meanwhile."""
        self.app.close()
        self.app.window.closing.disconnect()
        self.app.window.close()
        self.app.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not self.broken, self.broken
