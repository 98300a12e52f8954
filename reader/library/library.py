"""The library: one folder that keeps documents, what is known of them, and what people say of them."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from ..model.anchors import Anchor
from ..model.documents import Document, Facts, Kind
from ..model.errors import UnknownDocument
from ..model.intakes import Intake, Prepared
from ..model.layers import TextLayer
from ..model.links import Link, Review
from ..model.progress import Work
from ..model.quotations import Quotation
from ..model.reports import Finding
from ..model.spans import Span
from . import faults
from .catalogue import Catalogue
from .connection import connect
from .faults import explained
from .ground import look
from .inspection import inspect
from .judgements import Finder, Judgements, anchored, at_its_place
from .lock import Lock
from .migrations import wipe_backups
from .naming import choose
from .originals import FILES, Originals, Taken
from .passages import PassageIndex
from .settings import Settings
from .settling import Caches
from .shelves import Shelves, now

if TYPE_CHECKING:
    from .search import SearchIndex

INDEX = "index"
PASSAGES = "passages"
_LAYERS = 8


class OpenPassages(Protocol):
    """Opens the passage index in a folder."""

    def __call__(self, folder: Path, *, write: bool) -> PassageIndex:
        """The index."""
        ...


class Library:
    """A library, open until `close`; made by `Library.open`. Every change is on disk when its method returns."""

    def __init__(self, folder: Path, connection: sqlite3.Connection, lock: Lock | None) -> None:
        self.folder = folder
        self.settings = Settings(connection, self._writing)
        self._connection = connection
        self._lock = lock
        self._catalogue = Catalogue(connection)
        self._judgements = Judgements(connection)
        self._shelves = Shelves(self._catalogue, self._judgements)
        self._originals = Originals(folder / FILES)
        self._layers: OrderedDict[str, tuple[int, TextLayer]] = OrderedDict()
        self.search: SearchIndex | None = None
        self.passages: PassageIndex
        self._caches: Caches

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        write: bool = False,
        create: bool = True,
        search: bool = True,
        passages: OpenPassages = PassageIndex.open,
    ) -> Self:
        """Open the library in a folder; to `write` and `create` makes one where the folder is absent or empty.

        Without `search` there is no search index. Raises `LibraryBusy` where another process writes it, and
        `LibraryFault` where the folder holds no library, a damaged one, or one of a newer version.
        """
        folder = folder.absolute()
        lock = None
        with explained(folder):
            look(folder, create=write and create)
            if write:
                folder.mkdir(parents=True, exist_ok=True)
                lock = Lock(folder)
            try:
                library = cls(folder, connect(folder, write=write), lock)
            except BaseException:
                if lock:
                    lock.release()
                raise
            try:
                library._open_indexes(search, passages)
                if write:
                    library._originals.sweep()
                    library._finish_erasing()
            except BaseException:
                library.close()
                raise
        return library

    def _open_indexes(self, search: bool, passages: OpenPassages) -> None:
        write = not self.readonly
        self.passages = passages(self.folder / PASSAGES, write=write)
        if search:
            from .search import SearchIndex

            self.search = SearchIndex.open(self.folder / INDEX, write=write)
        self._caches = Caches(self._catalogue, self.search, self.passages)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of everything."""
        for index in (self.search, getattr(self, "passages", None)):
            if index:
                index.close()
        if self._lock:
            with suppress(sqlite3.OperationalError):
                self._fold_log()  # the next writer does it where the disk does not let this one
        self._connection.close()
        if self._lock:
            self._lock.release()

    @property
    def readonly(self) -> bool:
        """Whether the library is open for reading only."""
        return self._lock is None

    # documents

    def documents(self, kind: Kind | None = None) -> list[Document]:
        """The documents: coverage first, then filings, each by docket and entry number, date and title."""
        return [document for document in self._catalogue.documents() if kind in (None, document.kind)]

    def document(self, id: str) -> Document:
        """A document by its id; raises `UnknownDocument`."""
        document = self._catalogue.document(id)
        if document is None:
            raise UnknownDocument(f"No document has the id “{id}”.", "List the documents to see their ids.")
        return document

    def find(self, name: str) -> Document:
        """The document that a person means by an id or its beginning, a file name, a path or a title."""
        return choose(self.documents(), name)

    def layer(self, id: str) -> TextLayer:
        """A document's text layer."""
        revision = self._catalogue.revision(id)
        if not revision:
            self.document(id)
        kept = self._layers.pop(id, None)
        if kept is None or kept[0] != revision:
            kept = revision, self._catalogue.layer(id)
        self._layers[id] = kept
        if len(self._layers) > _LAYERS:
            self._layers.popitem(last=False)
        return kept[1]

    def text(self, id: str, span: Span) -> str:
        """A part of a document's text, without reading the rest."""
        return self._catalogue.text(id, span)

    def original(self, id: str) -> Path | None:
        """Where the document's file lies in the library; nothing where it is missing."""
        place = self._catalogue.original(id)
        path = self._originals.folder / place if place else None
        return path if path and path.is_file() else None

    def remarks(self, id: str) -> tuple[str, ...]:
        """The sentences that a person should read about a document."""
        return self._catalogue.remarks(id)

    # adding

    def take(self, path: Path) -> Taken:
        """Copy a file into the library while its digest is computed; raises `UnreadableFile` and `LibraryFault`."""
        if self.readonly:
            raise faults.read_only(self.folder)
        with explained(self.folder):
            return self._originals.take(path)

    def known(self, digest: str) -> list[Document]:
        """The documents of a file with this digest, those in the trash left out."""
        documents = map(self._catalogue.document, self._catalogue.of_digest(digest))
        return [document for document in documents if document]

    def keep(self, taken: Taken, intake: Intake) -> list[Document]:
        """Keep what was read from a file, all of it or nothing; it is on disk when this returns."""
        before = self._catalogue.of_digest(taken.digest)
        place = (self._catalogue.original(before[0]) if before else None) or self._originals.place(taken)
        with explained(self.folder), self._originals.settled(taken, place), self._writing():
            return [self._shelves.add(taken, place, one, at_its_place) for one in intake.documents]

    def discard(self, taken: Taken) -> None:
        """Leave nothing of a file that was taken."""
        with explained(self.folder):
            self._originals.discard(taken)

    def amend(
        self, id: str, *, kind: Kind | None = None, facts: Facts | None = None, fields: Sequence[str] = ()
    ) -> Document:
        """Set a document's kind and the facts named in `fields`: a person's word, which a new reading never changes."""
        with self._writing():
            return self._shelves.amend(self.document(id), kind, facts or Facts(), fields)

    def replace(self, id: str, prepared: Prepared, finder: Finder = at_its_place) -> Document:
        """Put a new reading in place of a document's old one; `finder` finds again what people have decided on."""
        with self._writing():
            document = self.document(id)
            return self._shelves.put(document, self._catalogue.original(id) or "", prepared, finder)

    # the trash

    def find_anywhere(self, name: str) -> Document:
        """The document that a person means, named as for `find`, in the library or in its trash."""
        return choose([*self.documents(), *self.trash()], name)

    def find_removed(self, name: str) -> Document:
        """The document of the trash that a person means, named as for `find`."""
        return choose(self.trash(), name)

    def remove(self, ids: Iterable[str], purge: bool = False) -> None:
        """Move documents to the trash; with `purge`, erase every trace of them, also of those in the trash."""
        ids = list(dict.fromkeys(ids))
        with self._writing():
            for id in ids:
                if purge and self._catalogue.document(id, removed=True) is None:
                    self.document(id)
                if purge:
                    self._shelves.erase(id)
                else:
                    self._shelves.shelve(self.document(id).id, now())
        for id in ids:
            self._layers.pop(id, None)
        with explained(self.folder):
            self._told(self._caches.forget())
        self._finish_erasing()

    def restore(self, ids: Iterable[str]) -> None:
        """Bring documents back from the trash, with everything that hung on them; `settle` makes them searchable."""
        with self._writing():
            for id in dict.fromkeys(ids):
                if self._catalogue.document(id, removed=True) is None:
                    raise UnknownDocument(f"No document in the trash has the id “{id}”.", "List the trash.")
                self._shelves.shelve(id, None)

    def trash(self) -> list[Document]:
        """The documents in the trash."""
        return self._catalogue.documents(removed=True)

    def _finish_erasing(self) -> None:
        """Erase the originals of erased documents, and what older copies of the catalogue still know of them."""
        erased = self._catalogue.erased()
        if not erased:
            return
        with self._writing():
            self._originals.erase(place for place, shared in erased.items() if not shared)
            wipe_backups(self.folder)
            self._catalogue.forget_erased()
        with explained(self.folder):
            self._fold_log()

    def _fold_log(self) -> None:
        """Write SQLite's log into the catalogue and empty it."""
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    # quotations, links, reviews

    def quotations(self, id: str) -> list[Quotation]:
        """A document's quotations in reading order."""
        return self._judgements.quotations(id)

    def keep_quotations(self, id: str, quotations: Sequence[Quotation], finder: Finder = at_its_place) -> None:
        """Put quotations in place of the old ones; links are to be made anew, reviews find their quotations again."""
        with self._writing():
            self._judgements.put_quotations(id, quotations, self.layer(id).text, finder)

    def links(self, id: str) -> list[Link | None]:
        """A document's links, parallel to its quotations; none where one is still to be made."""
        return self._judgements.links(id)

    def keep_links(self, id: str, links: Sequence[Link | None]) -> None:
        """Put links in place of the old ones, parallel to the document's quotations; reviews are not touched."""
        with self._writing():
            self._judgements.put_links(id, links)

    def links_due(self) -> tuple[str, ...]:
        """The ids of the coverage whose links are older than its quotations or than any change of the sources."""
        return self._judgements.links_due()

    def reviews(self, id: str) -> list[Review]:
        """A document's reviews, parallel to its quotations."""
        return self._judgements.reviews(id)

    def orphans(self, id: str) -> list[tuple[Anchor, Review]]:
        """The reviews whose quotation is no longer found, with the words that they were given for."""
        return self._judgements.orphans(id)

    def decide(self, id: str, number: int, review: Review) -> None:
        """Keep a person's decision on a quotation (from 0); an unreviewed one without note takes it back."""
        with self._writing():
            quotation = self.quotations(id)[number]
            chosen = review.passage
            passage = anchored(self.layer(chosen.document).text, chosen.span) if chosen else None
            anchor = anchored(self.layer(id).text, quotation.span)
            self._judgements.put_review(id, number, review, anchor, passage)

    def counts(self) -> dict[str, tuple[int, int, int]]:
        """For each document that has any: its quotations, those altered, and how many of others' come from it."""
        return self._judgements.counts()

    # the indexes

    def pending(self) -> set[str]:
        """The documents that the indexes lack, have too much, or know with an older text; no text is read for it."""
        if self.readonly:
            self._caches.refresh()
        return self._caches.missing() | self._caches.surplus()

    def unsettled(self) -> int:
        """How many documents search or passages lack, or know with an older text."""
        if self.readonly:
            self._caches.refresh()
        return len(self._caches.missing())

    def settle(self) -> Work[None]:
        """Bring the indexes up to the catalogue; killed at any instant, it goes on at the next start."""
        if self.readonly:
            raise faults.read_only(self.folder)
        with explained(self.folder):
            yield from self._caches.settle(self._told)

    def rebuild_indexes(self) -> Work[None]:
        """Make both indexes anew from the catalogue."""
        if self.readonly:
            raise faults.read_only(self.folder)
        with explained(self.folder):
            self._caches.clear()
            yield from self._caches.settle(self._told)

    def check(self) -> list[Finding]:
        """Every part of the library looked at."""
        return inspect(self._catalogue, self._originals, self._caches, self.search)

    def _told(self, ids: Iterable[str]) -> None:
        with self._writing():
            self._catalogue.told(ids)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction, on disk when it ends; nothing of it stays when it fails."""
        if self.readonly:
            raise faults.read_only(self.folder)
        with explained(self.folder):
            if faults.is_gone(self.folder):
                raise faults.gone(self.folder)
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise


__all__ = ["Library", "Taken"]
