"""The search index: every word of every document, found by page; a cache that is rebuilt and never migrated.

Whoosh keeps the words; the text of hits comes from the catalogue. Nothing outside this module and its three
neighbours (`segments`, `leaves`, `ranking`) knows that it is Whoosh.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from whoosh.query import Term

from ..model.documents import Document
from ..model.errors import UnknownDocument
from ..model.layers import TextLayer
from ..model.reports import Hit, SearchResult
from ..model.spans import Span
from ..text.snippets import snippet
from . import segments
from .leaves import Deadline, Leaf, open_leaves
from .marks import marks
from .queries import Every, parse
from .ranking import Found, rank
from .stretches import Stretch, stretches
from .words import words

SECONDS = 2.0
"""How long a query may take; what was found until then is the answer."""


class Texts(Protocol):
    """Where the words of hits come from: the library."""

    def document(self, id: str) -> Document:
        """A document; raises `UnknownDocument`."""
        ...

    def text(self, id: str, span: Span) -> str:
        """A part of a document's text."""
        ...


class SearchIndex:
    """The search index in a folder; one process writes it, any number query it."""

    def __init__(self, folder: Path, *, write: bool) -> None:
        self._folder = folder
        self._write = write
        self._generation = -1
        self._leaves: list[Leaf] = []
        self._documents: frozenset[str] = frozenset()
        self._trusted: dict[str, str] = {}
        self._writer: segments.Writer | None = None
        self._added: set[str] = set()
        self._removed: set[str] = set()

    @classmethod
    def open(cls, folder: Path, *, write: bool) -> SearchIndex:
        """Open or make the index in a folder; one that is damaged or of another version comes up empty."""
        index = cls(folder, write=write)
        if not index._refresh() and write:
            segments.create(folder)
            index._refresh()
        if write:
            shutil.rmtree(folder / segments.TEMPORARY, ignore_errors=True)
        return index

    def refresh(self) -> None:
        """Look at what another process has put on disk."""
        self._refresh()

    def documents(self) -> frozenset[str]:
        """The ids of the documents in the index, additions not yet committed included."""
        return (self._documents - self._removed) | self._added

    def add(self, document: str, layer: TextLayer) -> None:
        """Add a document, or put a new layer in place of its old one; found after `commit`."""
        if document in self._added:
            self.commit()
        self.remove(document)
        writer = self._writing()
        for stretch in stretches(layer):
            body = [word.encode() for word in words(stretch.visible(stretch.span.of(layer.text)))]
            writer.add_stretch(document, body, _place(document, stretch))
        self._added.add(document)

    def remove(self, document: str) -> None:
        """Take a document out; passes over one that is not there."""
        if document in self._added:
            self.commit()
        if document in self._documents and document not in self._removed:
            self._writing().delete_by_query(Term("document", document))
            self._removed.add(document)

    def commit(self, *, erase: bool = False) -> None:
        """Put all changes on disk, whole or not at all; `erase` also takes the words of removed documents off it."""
        if self._writer is None and not erase:
            return
        writer = self._writing()
        writer.documents = self.documents()
        writer.erase = erase
        try:
            writer.finish()
        finally:
            self._forget()
        self._refresh()

    def clear(self) -> None:
        """Empty the index."""
        self._abandon()
        self._close_leaves()
        segments.create(self._folder)
        self._refresh()

    def query(self, query: str, limit: int, texts: Texts) -> SearchResult:
        """The best pages for a query, with snippets; raises `WrongQuery`."""
        began = time.perf_counter()
        tree = parse(query)
        self._refresh()
        deadline = Deadline(SECONDS)
        total, found = rank(self._leaves, tree, max(0, limit), deadline)
        hits = tuple(hit for one in found if (hit := _hit(one, tree, texts)))
        took = (time.perf_counter() - began) * 1000
        return SearchResult(query=query, total=total, took_ms=took, cut=deadline.cut, hits=hits)

    def well(self) -> bool:
        """Whether every file of the index is as it was written."""
        return segments.sound(self._folder, self._generation) is not None

    def close(self) -> None:
        """Let go of the files; what was not committed is lost."""
        self._abandon()
        self._close_leaves()

    def _writing(self) -> segments.Writer:
        if self._writer is None:
            self._writer = segments.Writer(segments.attach(self._folder), ())
        return self._writer

    def _forget(self) -> None:
        self._writer = None
        self._added.clear()
        self._removed.clear()

    def _abandon(self) -> None:
        if self._writer is not None and not self._writer.is_closed:
            self._writer.cancel()
        self._forget()

    def _close_leaves(self, but: Sequence[Leaf] = ()) -> None:
        for leaf in self._leaves:
            if leaf not in but:
                leaf.close()
        self._leaves, self._documents, self._generation = [], frozenset(), -1

    def _refresh(self) -> bool:
        """Look at the newest generation, if it is another one; whether there is a sound one.

        A writer may clear an old generation away while it is being opened: then the next one is there already.
        """
        while (newest := segments.generation(self._folder)) != self._generation:
            try:
                told = segments.sound(self._folder, newest, self._trusted)
                leaves = open_leaves(self._folder, self._leaves) if told else []
            except Exception:
                # Whoosh raises whatever comes to its mind over files that are not as they should be
                told = None
            if told:
                self._close_leaves(but=leaves)
                self._leaves, self._generation = leaves, newest
                self._documents, self._trusted = frozenset(told["documents"]), told["files"]
            elif segments.generation(self._folder) == newest:
                return False
        return self._generation >= 0


def _place(document: str, stretch: Stretch) -> tuple[object, ...]:
    hidden = tuple(edge for span in stretch.hidden for edge in (span.start, span.end))
    return document, stretch.page, stretch.label, stretch.span.start, stretch.span.end, hidden


def _hit(found: Found, tree: Every, texts: Texts) -> Hit | None:
    """What a person sees of a stretch; nothing where its document has gone since the index was told."""
    id, page, label, start, end, edges = found.leaf.place(found.number)
    hidden = tuple(Span(a, z) for a, z in zip(edges[::2], edges[1::2], strict=True))
    stretch = Stretch(page, label, Span(start, end), hidden)
    try:
        document = texts.document(id)
    except UnknownDocument:
        return None
    text = stretch.visible(texts.text(id, stretch.span))
    hits = marks(tree, text) or [Span(0, 0)]
    _, piece, marked = snippet(text, hits)
    return Hit(
        id=id,
        path=document.path,
        title=document.title,
        kind=document.kind,
        page=page or None,
        page_label=label if page else None,
        start=start + hits[0].start,
        end=start + hits[0].end,
        snippet=piece,
        score=found.score,
        marks=marked,
    )
