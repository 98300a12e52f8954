"""Errands: what a person sets going from menus and dialogs: cases, imports, exports, facts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox

from .. import __version__
from ..model.documents import Document, Kind
from ..model.errors import ReaderError
from ..model.reports import Exported, ImportReport
from ..text import references
from .cases import Cases
from .conducting import Conductor
from .dialogs import intakes
from .dialogs.exporting import ExportDialog
from .dialogs.facts import FactsDialog
from .dialogs.gotopage import GoToPage
from .dialogs.report import ReportDialog


class Errands(QObject):
    """Runs one case's errands; `case_requested` asks for another case to be opened in place of this one."""

    case_requested = Signal(object, str)
    sample_requested = Signal()

    def __init__(self, conductor: Conductor, cases: Cases, log: Path | None) -> None:
        super().__init__(conductor)
        self.conductor, self.window, self.session = conductor, conductor.window, conductor.session
        self._cases, self._log = cases, log
        self._report: ReportDialog | None = None
        self._connect()

    # --- cases -----------------------------------------------------------------------------------------------------

    def new_case(self) -> None:
        """Ask for a place and a name, and open an empty case there."""
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        target, _ = QFileDialog.getSaveFileName(self.window, self.tr("New case"), str(Path(home) / self.tr("New case")))
        if target:
            self.case_requested.emit(Path(target), Path(target).name)

    def open_case(self) -> None:
        """Ask for the folder of a case, and open it."""
        target = QFileDialog.getExistingDirectory(self.window, self.tr("Open case"))
        if target:
            self.case_requested.emit(Path(target), "")

    def fill_recent(self) -> None:
        """List the recent cases in their menu, and in the one of the case's name."""
        menu = QMenu(self.window)
        for shown in (self.window.recent, menu):
            shown.clear()
            for case in self._cases.recent():
                action = shown.addAction(case.name)
                action.setToolTip(str(case.folder))
                action.triggered.connect(lambda _=False, case=case: self.case_requested.emit(case.folder, ""))
        menu.addSeparator()
        menu.addAction(self.window.acts["new_case"])
        menu.addAction(self.window.acts["open_case"])
        self.window.library.case_button.setMenu(menu)

    # --- documents -------------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Ask for files and add them."""
        paths, _ = QFileDialog.getOpenFileNames(self.window, self.tr("Add documents"))
        if paths:
            self.session.add(tuple(paths))

    def add_folder(self) -> None:
        """Ask for a folder and add all that is in it."""
        if path := QFileDialog.getExistingDirectory(self.window, self.tr("Add a folder")):
            self.session.add((path,))

    def facts(self, document: str = "") -> None:
        """Ask for what a person knows of a document."""
        if found := self._found(document):
            dialog = FactsDialog(found, self.window)

            def keep() -> None:
                kind, facts, fields = dialog.answer()
                if kind or fields:
                    self.session.amend(found.id, kind=kind, facts=facts, fields=fields)

            dialog.accepted.connect(keep)
            dialog.open()

    def remove(self, document: str = "") -> None:
        """Move a document to the trash, once the person has said so."""
        found = self._found(document)
        if not found:
            return
        box = QMessageBox(self.window)
        box.setText(self.tr("Remove “{0}” from the case?").format(found.title))
        box.setInformativeText(self.tr("It goes to the trash with its notes and decisions, and can be restored."))
        box.addButton(QMessageBox.StandardButton.Cancel)
        button = box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        button.clicked.connect(lambda: self.session.remove((found.id,)))
        box.open()

    def export(self) -> None:
        """Ask how the links leave, and let them."""
        dialog = ExportDialog(self.session.listing, self.conductor.case, parent=self.window)
        dialog.accepted.connect(lambda: self.session.export(*dialog.answer()))
        dialog.open()

    def go_to_page(self) -> None:
        """Ask for a page and go there."""
        reading, paged = self.conductor.active.reading(), self.conductor.paged()
        if reading and paged:
            dialog = GoToPage([page.label for page in reading.layer.pages], paged.page(), self.window)
            dialog.accepted.connect(lambda: paged.go_to_page(dialog.page))
            dialog.open()

    def follow_link(self, url: str) -> None:
        """Open the document of the case that an address leads to, or say where it leads."""
        documents = self.session.listing.documents
        directory = {each.document.id: (each.document.facts, each.document.name) for each in documents}
        reference = references.parse_url(url)
        found = references.resolve(reference, directory, {}) if reference else ()
        if found:
            self.conductor.open_document(found[0])
            return
        title = self.tr("This link leads to no document of the case.")
        self.window.error_bar.show_error(
            ReaderError(title, url), self.tr("Copy address"), lambda: QGuiApplication.clipboard().setText(url)
        )

    # --- what comes back -------------------------------------------------------------------------------------------

    def _reported(self, report: ImportReport) -> None:
        if self._report and self._report.isVisible():
            self._report.show_again(report)
        elif intakes.has_trouble(report):
            self._report = ReportDialog(report, self.session.listing, self.window)
            self._report.retry_requested.connect(lambda path: self.session.add((path,)))
            self._report.open()

    def _exported(self, exported: Exported) -> None:
        title = self.tr("Exported.")
        words = " ".join((exported.paths[0] if exported.paths else "", *exported.remarks))
        folder = QUrl.fromLocalFile(str(Path(exported.paths[0]).parent)) if exported.paths else QUrl()
        self.window.error_bar.show_error(
            ReaderError(title, words), self.tr("Open folder"), lambda: QDesktopServices.openUrl(folder)
        )

    def _broke(self, traceback: str) -> None:
        box = QMessageBox(self.window)
        box.setText(self.tr("Something went wrong in the program itself."))
        box.setInformativeText(self.tr("What was done until then is kept. The report below helps to mend it."))
        box.setDetailedText(traceback)
        copy = box.addButton(self.tr("Copy report"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(traceback))
        box.addButton(QMessageBox.StandardButton.Close)
        box.open()

    def about(self) -> None:
        """Say which program this is."""
        box = QMessageBox(self.window)
        box.setText(f"Exhibit Reader {__version__}")
        box.setInformativeText(self.tr("Everything stays on this computer. Nothing is sent anywhere."))
        box.open()

    def show_log(self) -> None:
        """Open the folder of the log."""
        if self._log:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log.parent)))

    def close(self, event: QCloseEvent) -> None:
        """Let the window close; during an import, ask first."""
        event.setAccepted(self.may_leave())

    def may_leave(self) -> bool:
        """Whether the case may be closed: at once while nothing is written, else if the person says so."""
        if not self.session.working:
            return True
        answer = QMessageBox.question(
            self.window,
            self.tr("Close while work is running?"),
            self.tr("What was added until now is kept; the rest can be added again."),
            QMessageBox.StandardButton.Close | QMessageBox.StandardButton.Cancel,
        )
        return answer is QMessageBox.StandardButton.Close

    def _found(self, document: str) -> Document | None:
        """The document of an id, or the active one where none is given."""
        reading = self.conductor.active.reading()
        wanted = document or (reading.document.id if reading else "")
        return next((each.document for each in self.session.listing.documents if each.document.id == wanted), None)

    def _menu(self, document: str, point: QPoint) -> None:
        menu = QMenu(self.window)
        entries: tuple[tuple[str, Callable[[], object]], ...] = (
            (self.tr("Open"), lambda: self.conductor.open_document(document)),
            (self.tr("Open in the other pane"), lambda: self.conductor.open_document(document, other=True)),
            (self.tr("Document facts…"), lambda: self.facts(document)),
            (self._turned(document), lambda: self._turn(document)),
            (self.tr("Remove from the case"), lambda: self.remove(document)),
        )
        for words, do in entries:
            menu.addAction(words).triggered.connect(lambda _=False, do=do: do())
        menu.popup(point)

    def _turned(self, document: str) -> str:
        return self.tr("This is coverage") if self._is_filing(document) else self.tr("This is a filing")

    def _turn(self, document: str) -> None:
        self.session.turn(document, Kind.COVERAGE if self._is_filing(document) else Kind.FILING)

    def _is_filing(self, document: str) -> bool:
        found = self._found(document)
        return found is not None and found.kind is Kind.FILING

    def _connect(self) -> None:
        window, session = self.window, self.session
        session.import_reported.connect(self._reported)
        session.exported.connect(self._exported)
        session.failed.connect(window.error_bar.show_error)
        session.broke.connect(self._broke)
        session.work_progressed.connect(window.running.show_progress)
        session.work_finished.connect(window.running.finish)
        window.running.cancel_requested.connect(session.cancel)
        window.library.menu_requested.connect(self._menu)
        window.empty.add_requested.connect(self.add)
        window.empty.sample_requested.connect(self.sample_requested)
        window.empty.dropped.connect(lambda paths: session.add(tuple(paths)))
        window.closing.connect(self.close)
        for pane in window.panes_of():
            pane.link_activated.connect(self.follow_link)
