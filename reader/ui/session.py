"""The session: the open case, what is selected in it, and the work that is under way."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from ..client.client import SERVER
from ..client.running import Running
from ..model.documents import Facts, Kind
from ..model.errors import Cancelled, ReaderError
from ..model.links import Decision, Passage
from ..model.progress import Answer, Progress
from ..model.readings import Key, Reading
from ..model.reports import Listing, PassageRow, QuotationRow, SearchResult
from ..model.requests import (
    AddDocuments,
    AmendDocument,
    ExportReport,
    ListDocuments,
    ReadDocument,
    RemoveDocuments,
    Request,
    ReviewQuotation,
    SearchLibrary,
)
from .asking import Asker

KEPT = 12
"""How many readings are kept ready."""


@dataclass(frozen=True, slots=True)
class Selection:
    """A quotation, and which of its places is shown (from 0, best first)."""

    key: Key
    place: int = 0


class Session(QObject):
    """One open case. Views never ask the engine: they call this, and hear its signals.

    Two children serve it: one writes, one reads, so that reading never waits for an import.
    """

    listing_changed = Signal(object)
    reading_ready = Signal(object)
    selected = Signal(object)
    work_started = Signal()
    work_progressed = Signal(str, object)
    work_finished = Signal()
    import_reported = Signal(object)
    exported = Signal(object)
    failed = Signal(object)
    broke = Signal(str)

    def __init__(
        self, folder: Path, log: Path | None = None, parent: QObject | None = None, *, server: str = SERVER
    ) -> None:
        super().__init__(parent)
        self.folder = folder
        self.listing = Listing(documents=())
        self.selection: Selection | None = None
        self._readings: OrderedDict[str, Reading] = OrderedDict()
        self._asked: dict[str, list[Callable[[Reading], None]]] = {}
        self._stale: set[str] = set()
        self._writer = Asker(folder, log, self, server)
        self._reader = Asker(folder, log, self, server, again=True)
        self._work: list[Running[Any]] = []
        self._search: Running[SearchResult] | None = None
        for asker in (self._writer, self._reader):
            asker.failed.connect(self.failed)
            asker.broke.connect(self.broke)

    @property
    def working(self) -> bool:
        """Whether something is being written."""
        return bool(self._work)

    def refresh(self) -> None:
        """Ask for the documents of the case; `listing_changed` tells of them: none in a folder where nothing is yet."""
        if self.folder.is_dir() and any(self.folder.iterdir()):
            self._reader.ask(ListDocuments(), self._list)
        else:
            QTimer.singleShot(0, self, lambda: self._list(Listing(documents=())))

    def read(self, document: str, then: Callable[[Reading], None] | None = None) -> None:
        """Have a document ready, by id: `reading_ready` and `then` are called with it, at once where it is kept."""
        if (kept := self._readings.get(document)) and document not in self._stale:
            self._readings.move_to_end(document)
            if then:
                then(kept)
            return
        waiting = self._asked.setdefault(document, [])
        if then:
            waiting.append(then)
        if len(waiting) <= 1:
            self._reader.ask(ReadDocument(name=document), self._keep, failed=lambda error: self._miss(document, error))

    def reading(self, document: str) -> Reading | None:
        """A document that is kept ready; after something was written, as it was before until it has been read again."""
        return self._readings.get(document)

    def row(self, key: Key) -> QuotationRow | None:
        """The quotation of a key, where its document is kept ready."""
        reading = self._readings.get(key.coverage)
        return reading.quotations[key.number] if reading and key.number < len(reading.quotations) else None

    def selected_row(self) -> QuotationRow | None:
        """The selected quotation."""
        return self.row(self.selection.key) if self.selection else None

    def passage(self) -> PassageRow | None:
        """The place of the selected quotation that is shown; where nothing was found, the place to look."""
        row = self.selected_row()
        places = (row.passages or row.nearest) if row else ()
        return places[min(self.selection.place, len(places) - 1)] if self.selection and places else None

    def select(self, key: Key | None, place: int = 0) -> None:
        """Select a quotation, and one of its places; `selected` tells everybody, once its document is there."""
        if key is None:
            self.selection = None
            self.selected.emit(None)
            return
        self.read(key.coverage, lambda _: self._select(Selection(key, place)))

    def step(self, steps: int) -> None:
        """Select the next quotation of the same document, or the one before, round its end."""
        if self.selection and (reading := self._readings.get(self.selection.key.coverage)):
            number = (self.selection.key.number + steps) % len(reading.quotations)
            self.select(Key(self.selection.key.coverage, number))

    def step_place(self, steps: int) -> None:
        """Select the next place of the same quotation, or the one before, round their end."""
        row = self.selected_row()
        if self.selection and row:
            places = len(row.passages or row.nearest)
            if places:
                self.select(self.selection.key, (self.selection.place + steps) % places)

    def search(
        self,
        query: str,
        then: Callable[[SearchResult], None],
        failed: Callable[[ReaderError], None] | None = None,
        limit: int = 20,
    ) -> None:
        """Search all documents; a newer search takes the place of one under way, whose answer is not heard."""
        if self._search:
            self._search.cancel()

        def hear(error: ReaderError) -> None:
            if not isinstance(error, Cancelled):
                (failed or self.failed.emit)(error)

        self._search = self._reader.ask(SearchLibrary(query=query, limit=limit), then, failed=hear)

    def kept_quotations(self, words: str) -> list[tuple[Key, QuotationRow, str]]:
        """The quotations that hold the words, of those documents that are kept ready, with their titles."""
        wanted = words.strip(' "“”').casefold()
        return [
            (Key(reading.document.id, number), row, reading.document.facts.publisher or reading.document.title)
            for reading in self._readings.values()
            for number, row in enumerate(reading.quotations)
            if wanted and wanted in row.text.casefold()
        ]

    def add(self, paths: tuple[str, ...], kind: Kind | None = None) -> None:
        """Add files and folders; `import_reported` tells what became of them."""
        self._write(AddDocuments(paths=paths, kind=kind), self.tr("Adding"), self.import_reported.emit)

    def amend(self, document: str, *, kind: Kind | None, facts: Facts, fields: tuple[str, ...]) -> None:
        """Keep what a person says of a document."""
        self._write(AmendDocument(name=document, kind=kind, facts=facts, fields=fields), self.tr("Linking"))

    def turn(self, document: str, kind: Kind) -> None:
        """Make coverage of a filing, or a filing of coverage."""
        self.amend(document, kind=kind, facts=Facts(), fields=())

    def remove(self, documents: tuple[str, ...]) -> None:
        """Move documents to the trash."""
        self._write(RemoveDocuments(names=documents), self.tr("Removing"))

    def decide(self, key: Key, decision: Decision, note: str = "", passage: Passage | None = None) -> None:
        """Keep a person's decision."""
        request = ReviewQuotation(
            coverage=key.coverage, number=key.number, decision=decision, note=note, passage=passage
        )
        self._write(request, self.tr("Keeping the decision"))

    def export(self, format_: str, target: str, documents: tuple[str, ...] = ()) -> None:
        """Write the links out; `exported` tells where."""
        request = ExportReport(format=format_, target=target, names=documents)
        self._write(request, self.tr("Exporting"), self.exported.emit)

    def cancel(self) -> None:
        """Leave off the running work; what was done until then is kept."""
        for work in self._work:
            work.cancel()

    def close(self) -> None:
        """Let the children end."""
        self._writer.close()
        self._reader.close()

    def _write(self, request: Request[Answer], title: str, then: Callable[[Answer], object] = lambda _: None) -> None:
        def done(answer: Answer) -> None:
            self._finish()
            then(answer)

        def fail(error: ReaderError) -> None:
            self._finish()
            if not isinstance(error, Cancelled):
                self.failed.emit(error)

        def tell(progress: Progress) -> None:
            self.work_progressed.emit(title, progress)

        self._work.append(self._writer.ask(request, done, progress=tell, failed=fail))
        self.work_started.emit()

    def _finish(self) -> None:
        self._work = [work for work in self._work if not work.done]
        self._stale = set(self._readings)
        self.work_finished.emit()
        self.refresh()

    def _list(self, listing: Listing) -> None:
        self.listing = listing
        gone = set(self._readings) - {each.document.id for each in listing.documents}
        for document in gone:
            del self._readings[document]
        self.listing_changed.emit(listing)

    def _keep(self, reading: Reading) -> None:
        document = reading.document.id
        self._readings[document] = reading
        self._stale.discard(document)
        while len(self._readings) > KEPT:
            self._readings.popitem(last=False)
        self.reading_ready.emit(reading)
        for then in self._asked.pop(document, []):
            then(reading)

    def _miss(self, document: str, error: ReaderError) -> None:
        self._asked.pop(document, None)
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    def _select(self, selection: Selection) -> None:
        self.selection = selection
        self.selected.emit(selection)
