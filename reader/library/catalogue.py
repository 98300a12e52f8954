"""The catalogue's documents and their text layers, as rows of SQLite."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable

from ..model.documents import Document, Draft, Kind
from ..model.layers import TextLayer
from ..model.spans import Span
from . import layers, records

_COLUMNS = "id, digest, part, path, name, format, kind, facts, given, pages, scanned, characters, added"
_SHORTEST = 12


class Catalogue:
    """Rows in, rows out; whoever writes opens the transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def documents(self, *, removed: bool = False) -> list[Document]:
        """The documents on the shelves, or those in the trash: coverage first, each kind in the docket's order."""
        rows = self.connection.execute(
            f"SELECT {_COLUMNS} FROM documents WHERE removed IS {'NOT ' if removed else ''}NULL"
        )
        return sorted(map(_document, rows), key=_order)

    def document(self, id: str, *, removed: bool = False) -> Document | None:
        """One document by its whole id."""
        row = self.connection.execute(
            f"SELECT {_COLUMNS} FROM documents WHERE id = ? AND removed IS {'NOT ' if removed else ''}NULL", (id,)
        ).fetchone()
        return _document(row) if row else None

    def ids(self) -> set[str]:
        """The ids of the documents on the shelves."""
        return {id for (id,) in self.connection.execute("SELECT id FROM documents WHERE removed IS NULL")}

    def of_digest(self, digest: str) -> list[str]:
        """The ids of a file's documents, those in the trash included."""
        rows = self.connection.execute("SELECT id FROM documents WHERE digest = ? ORDER BY part", (digest,))
        return [id for (id,) in rows]

    def original(self, id: str) -> str | None:
        """Where one document's original lies, relative to the folder of originals."""
        row = self.connection.execute("SELECT original FROM documents WHERE id = ?", (id,)).fetchone()
        return row[0] if row else None

    def remarks(self, id: str) -> tuple[str, ...]:
        """The sentences that a person should read about a document."""
        row = self.connection.execute("SELECT remarks FROM documents WHERE id = ?", (id,)).fetchone()
        return tuple(json.loads(row[0])) if row else ()

    def free_id(self, digest: str, part: int) -> str:
        """The id of a file's part: its digest's first 12 digits, more where another file has the same."""
        for length in range(_SHORTEST, len(digest) + 1):
            base = digest[:length]
            taken = self.connection.execute(
                "SELECT 1 FROM documents WHERE (id = ?1 OR id GLOB ?1 || '-*') AND digest <> ?2", (base, digest)
            ).fetchone()
            if not taken:
                return base if part == 0 else f"{base}-{part + 1}"
        raise AssertionError("two files with one SHA-256")

    def put(self, document: Document, original: str, remarks: Iterable[str]) -> None:
        """Write a document's row, anew or in place of its old one; it stands on the shelves from then on."""
        row = (
            *(document.id, document.digest, document.part, document.path, document.name, document.format),
            *(document.kind, records.facts_to(document.facts), records.dumps(document.given)),
            *(document.pages, document.scanned, document.characters, document.added),
            *(original, records.dumps(tuple(remarks))),
        )
        columns = f"{_COLUMNS}, original, remarks".split(", ")
        self.connection.execute(
            f"INSERT INTO documents ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
            f" ON CONFLICT (id) DO UPDATE SET removed = NULL, {', '.join(f'{c} = excluded.{c}' for c in columns[1:])}",
            row,
        )

    def shelve(self, id: str, removed: str | None) -> None:
        """Put a document into the trash (at the given time) or back on the shelves."""
        self.connection.execute("UPDATE documents SET removed = ? WHERE id = ?", (removed, id))

    def erase(self, id: str) -> None:
        """Erase a document with everything that hangs on it; its original is remembered as one to be erased."""
        self.connection.execute("INSERT OR IGNORE INTO erased SELECT original FROM documents WHERE id = ?", (id,))
        self.connection.execute("DELETE FROM documents WHERE id = ?", (id,))

    def erased(self) -> dict[str, bool]:
        """Where the originals of erased documents lie, and whether another document has the same."""
        rows = self.connection.execute("SELECT original, original IN (SELECT original FROM documents) FROM erased")
        return {original: bool(shared) for original, shared in rows}

    def forget_erased(self) -> None:
        """Nothing is left of what was to be erased."""
        self.connection.execute("DELETE FROM erased")

    def put_layer(self, id: str, layer: TextLayer) -> None:
        """Write a document's text layer; the indexes are told that what they know of it is outdated."""
        stored = layers.pack(layer)
        revision = self.revision(id) + 1
        self.connection.execute(
            "INSERT OR REPLACE INTO layers VALUES (?, ?, ?, ?, ?)",
            (id, revision, stored.extractor, stored.structure, stored.words),
        )
        self.connection.execute("DELETE FROM texts WHERE document = ?", (id,))
        rows = ((id, number, piece) for number, piece in enumerate(stored.pieces))
        self.connection.executemany("INSERT INTO texts VALUES (?, ?, ?)", rows)
        if revision > 1:
            self.outdate(id)

    def revision(self, id: str) -> int:
        """How many layers a document has had."""
        row = self.connection.execute("SELECT revision FROM layers WHERE document = ?", (id,)).fetchone()
        return int(row[0]) if row else 0

    def layer(self, id: str) -> TextLayer:
        """A document's text layer."""
        row = self.connection.execute(
            "SELECT extractor, structure, words FROM layers WHERE document = ?", (id,)
        ).fetchone()
        pieces = self.connection.execute("SELECT piece FROM texts WHERE document = ? ORDER BY number", (id,))
        extractor, structure, words = row
        return layers.unpack(layers.Stored(extractor, tuple(piece for (piece,) in pieces), structure, words))

    def text(self, id: str, span: Span) -> str:
        """A part of a document's text, without reading the rest."""
        first, last = span.start // layers.PIECE, max(span.start, span.end - 1) // layers.PIECE
        rows = self.connection.execute(
            "SELECT piece FROM texts WHERE document = ? AND number BETWEEN ? AND ? ORDER BY number", (id, first, last)
        )
        offset = first * layers.PIECE
        return "".join(layers.text_of(piece) for (piece,) in rows)[span.start - offset : span.end - offset]

    def outdated(self) -> set[str]:
        """The documents whose layer has changed since the indexes were told."""
        return {id for (id,) in self.connection.execute("SELECT document FROM outdated")}

    def outdate(self, id: str) -> None:
        """What the indexes know of a document is no longer so."""
        self.connection.execute("INSERT OR IGNORE INTO outdated VALUES (?)", (id,))

    def told(self, ids: Iterable[str]) -> None:
        """The indexes know these documents as they are."""
        self.connection.executemany("DELETE FROM outdated WHERE document = ?", ((id,) for id in ids))


def measures(draft: Draft) -> tuple[int, int, int]:
    """Pages, pages that are pictures without words, and characters of a draft."""
    layer = draft.layer
    scanned = sum(not _says(layer, page.span) for page in layer.pages)
    return len(layer.pages), scanned, len(layer.text)


def _says(layer: TextLayer, page: Span) -> bool:
    """Whether a page has words besides its furniture."""
    at = page.start
    for piece in layer.furniture_in(page):
        if layer.text[at : piece.span.start].strip():
            return True
        at = piece.span.end
    return bool(layer.text[at : page.end].strip())


def _document(row: tuple[str, ...]) -> Document:
    id, digest, part, path, name, format, kind, facts, given, pages, scanned, characters, added = row
    return Document(
        id=id,
        digest=digest,
        part=int(part),
        path=path,
        name=name,
        format=format,
        kind=Kind(kind),
        facts=records.facts_from(facts),
        given=tuple(json.loads(given)),
        pages=int(pages),
        scanned=int(scanned),
        characters=int(characters),
        added=added,
    )


def _order(document: Document) -> tuple[object, ...]:
    facts = document.facts
    numbers = tuple(_numbers(text) for text in (facts.docket, facts.document, facts.attachment or "0"))
    return document.kind != Kind.COVERAGE, numbers, facts.date, document.title.casefold(), document.name, document.id


def _numbers(text: str) -> tuple[tuple[int, str], ...]:
    """The text cut into numbers and words, so that 9 comes before 10, and nothing after everything."""
    if not text:
        return ((1 << 62, ""),)
    return tuple(
        (int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", text.casefold()) if part
    )
