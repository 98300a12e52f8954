"""The window put together by hand: one application, one window at a time, one session for the case that is open."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from . import assets
from .cli import places
from .model.documents import Document, Kind
from .model.errors import ReaderError
from .model.links import Decision
from .model.readings import Key
from .model.reports import QuotationRow, SearchResult
from .ui import theme, type
from .ui.actions import TABLE, Needs, allowed
from .ui.cases import Cases
from .ui.conducting import Conductor
from .ui.dropping import Dropping, Veil
from .ui.errands import Errands
from .ui.pixels import Pixels
from .ui.regions import Regions
from .ui.search import SearchField
from .ui.session import Session
from .ui.sweeping import Sweeper
from .ui.views.making import make_view
from .ui.window import Window


def run(folder: Path | None, paths: Sequence[str] = (), name: str = "") -> int:
    """Open the window on a case (the last one, where none is named), add the paths, and stay until it is closed."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("exhibit-reader")
    application.setApplicationDisplayName("Exhibit Reader")
    application.setStyle("Fusion")
    type.load()
    theme.follow(application)
    app = App(Cases(), places.log())
    app.open_case(folder or app.last(), name)
    if paths:
        app.session.add(tuple(paths))
    for interruption in (signal.SIGINT, signal.SIGTERM):  # heard at the next beat of any timer
        signal.signal(interruption, lambda *_: application.quit())
    code = application.exec()
    app.close()
    return code


class App:
    """The open case with its window; another case takes the place of both."""

    def __init__(self, cases: Cases, log: Path | None) -> None:
        self._cases, self._log = cases, log
        self._sweeper = Sweeper()
        self.pixels = Pixels(log)
        self._soon = QTimer(interval=0, singleShot=True)
        self._soon.timeout.connect(self.enable)
        self._shown: list[Window] = []

    def last(self) -> Path:
        """The case that was open last, or the person's own library."""
        last = self._cases.last()
        return last.folder if last else places.library()

    def open_case(self, folder: Path, name: str = "") -> None:
        """Open a case in a window of its own, in place of the one that is open."""
        before = list(self._shown)
        if before and not self.errands.may_leave():
            return
        if before:
            self.session.close()
        try:
            case = self._cases.opened(folder, name).name
        except ReaderError:
            case = name or folder.name
        self._build(folder, case)
        for window in before:
            self.window.setGeometry(window.geometry())
            window.closing.disconnect()
            window.deleteLater()
        self._shown = [self.window]
        self.window.show()
        self.window.article.focus(Qt.FocusReason.OtherFocusReason)
        self.enable()
        QTimer.singleShot(0, self.session, self._begin)

    def _begin(self) -> None:
        """Ask for the case; the window stands by then."""
        self.session.refresh()
        self.pixels.warm()

    def _build(self, folder: Path, case: str) -> None:
        search = SearchField(self._search, self._quotations, self._document)
        self.window = window = Window(lambda reading: make_view(reading, self.pixels), self._does(), search)
        window.setWindowTitle(case)
        self.session = Session(folder, self._log, window)
        self.conductor = conductor = Conductor(window, self.session, case)
        for change in (conductor.changed, self.session.work_started, self.session.work_finished):
            change.connect(self._soon.start)
        self.errands = Errands(conductor, self._cases, self._log)
        self.errands.case_requested.connect(self.open_case)
        self.errands.sample_requested.connect(self.open_sample)
        self.errands.fill_recent()
        search.hit_activated.connect(lambda hit, other: conductor.open_hit(hit, other, search.field.text()))
        search.quotation_activated.connect(self.session.select)
        search.left.connect(lambda: conductor.active.focus())
        veil, dropping = Veil(window), Dropping(window)
        dropping.dropped.connect(lambda found: self.session.add(tuple(found)))
        dropping.hovered.connect(veil.cover)
        regions = {
            "toolbar": window.toolbar,
            "library": window.library,
            "quotations": window.quotations,
            "article": window.article,
            "filing": window.filing,
            "link bar": window.link_bar,
        }
        first = {
            "library": lambda: window.library.tree,
            "quotations": lambda: window.quotations.list,
            "article": window.article.landing,
            "filing": window.filing.landing,
        }
        self._regions = Regions(list(regions.items()), window, first=first)

    def open_sample(self) -> None:
        """Open the sample case; made first where it is not there yet."""
        folder = places.sample()
        made = folder.is_dir()
        self.open_case(folder, places.SAMPLE_CASE)
        if not made and self.session.folder == folder:
            self.session.add((str(assets.path("sample", "filings")),), Kind.FILING)
            self.session.add((str(assets.path("sample", "coverage")),), Kind.COVERAGE)

    def close(self) -> None:
        """Let all children end."""
        self._soon.stop()
        self.session.close()
        self.pixels.close()
        self._sweeper.close()

    def enable(self) -> None:
        """Let each action be possible where what it needs is there."""
        there = self._there()
        for row in TABLE:
            if row.name in self.window.acts:
                self.window.acts[row.name].setEnabled(allowed(row, there))

    def _there(self) -> Needs:
        conductor, session = self.conductor, self.session
        reading = conductor.active.reading()
        row = session.selected_row()
        facts = {
            Needs.CASE: bool(session.listing.documents),
            Needs.WRITING: True,
            Needs.DOCUMENT: reading is not None,
            Needs.PAGED: reading is not None and bool(reading.layer.pages),
            Needs.QUOTATION: bool(conductor.window.article.reading()),
            Needs.PLACES: row is not None and len(row.passages or row.nearest) > 1,
            Needs.BACK: conductor.history.can_go_back,
            Needs.FORWARD: conductor.history.can_go_forward,
            Needs.WORK: session.working,
        }
        there = Needs.NOTHING
        for need, holds in facts.items():
            there |= need if holds else Needs.NOTHING
        return there

    def _search(self, query: str, then: Callable[[SearchResult], None]) -> None:
        self.session.search(query, then, failed=self.window.search.show_fault)

    def _quotations(self, query: str) -> list[tuple[Key, QuotationRow, str]]:
        return self.session.kept_quotations(query)

    def _document(self, document: str) -> Document | None:
        found = (each.document for each in self.session.listing.documents if each.document.id == document)
        return next(found, None)

    def _does(self) -> dict[str, Callable[[], object]]:
        """What each action does, in whichever case is open then."""

        def view(do: Callable[[object], object]) -> Callable[[], object]:
            return lambda: (shown := self.conductor.active.view()) and do(shown)

        return {
            "new_case": lambda: self.errands.new_case(),
            "open_case": lambda: self.errands.open_case(),
            "sample_case": self.open_sample,
            "add": lambda: self.errands.add(),
            "add_folder": lambda: self.errands.add_folder(),
            "facts": lambda: self.errands.facts(),
            "remove": lambda: self.errands.remove(),
            "export": lambda: self.errands.export(),
            "close_tab": lambda: self.conductor.active.close_tab(),
            "reopen_tab": lambda: self.conductor.reopen(),
            "quit": lambda: self.window.close(),
            "undo": lambda: self.window.link_bar.take_back(),
            "copy": lambda: self.conductor.copy(),
            "find": lambda: self.conductor.active.find_words(),
            "find_next": lambda: self.conductor.active.find_row.next(),
            "find_previous": lambda: self.conductor.active.find_row.previous(),
            "search": lambda: self.window.search.open(),
            "sidebar": lambda: self.window.show_sidebar(self.window.acts["sidebar"].isChecked()),
            "layout": lambda: self.window.stack(self.window.acts["layout"].isChecked()),
            "zoom_in": lambda: self.conductor.zoom(1),
            "zoom_out": lambda: self.conductor.zoom(-1),
            "zoom_reset": lambda: self.conductor.zoom(0),
            "fit_width": lambda: self.conductor.fit("width"),
            "fit_page": lambda: self.conductor.fit("page"),
            "back": lambda: self.conductor.go(self.conductor.history.back()),
            "forward": lambda: self.conductor.go(self.conductor.history.forward()),
            "go_to_page": lambda: self.errands.go_to_page(),
            "previous_page": lambda: self.conductor.turn_page(-1),
            "next_page": lambda: self.conductor.turn_page(1),
            "region_next": lambda: self._regions.next(),
            "region_previous": lambda: self._regions.previous(),
            "region_library": lambda: self._regions.go("library"),
            "region_quotations": lambda: self._regions.go("quotations"),
            "region_article": lambda: self._regions.go("article"),
            "region_filing": lambda: self._regions.go("filing"),
            "next_quotation": lambda: self.conductor.step(1),
            "previous_quotation": lambda: self.conductor.step(-1),
            "next_place": lambda: self.conductor.step_place(1),
            "previous_place": lambda: self.conductor.step_place(-1),
            "card": lambda: self.conductor.show_card(),
            "confirm": lambda: self.conductor.decide(Decision.CONFIRMED),
            "reject": lambda: self.conductor.decide(Decision.REJECTED),
            "correct": lambda: self.conductor.correct(),
            "next_tab": lambda: self.conductor.active.step_tab(1),
            "previous_tab": lambda: self.conductor.active.step_tab(-1),
            "cancel_work": lambda: self.session.cancel(),
            "show_log": lambda: self.errands.show_log(),
            "about": lambda: self.errands.about(),
        }
