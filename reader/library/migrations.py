"""Migrations: the catalogue's tables, and the numbered steps that bring an older catalogue up to date."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from ..model.errors import LibraryFault
from .faults import BACKUPS, CATALOGUE

APPLICATION = 0x45584852
"""SQLite's `application_id` of our catalogues: "EXHR"."""

_PARTIAL = "partial"
_BACKUP = re.compile(rf"{_PARTIAL}|catalogue-\d+\.sqlite")

_FIRST = """
CREATE TABLE documents (
    id TEXT PRIMARY KEY, digest TEXT NOT NULL, part INTEGER NOT NULL, path TEXT NOT NULL, name TEXT NOT NULL,
    original TEXT NOT NULL, format TEXT NOT NULL, kind TEXT NOT NULL, facts TEXT NOT NULL, given TEXT NOT NULL,
    pages INTEGER NOT NULL, scanned INTEGER NOT NULL, characters INTEGER NOT NULL, added TEXT NOT NULL,
    remarks TEXT NOT NULL, removed TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX documents_by_digest ON documents (digest);
CREATE TABLE layers (
    document TEXT PRIMARY KEY REFERENCES documents ON DELETE CASCADE, revision INTEGER NOT NULL,
    extractor TEXT NOT NULL, structure BLOB NOT NULL, words BLOB NOT NULL
) STRICT;
CREATE TABLE texts (
    document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE, number INTEGER NOT NULL, piece BLOB NOT NULL,
    UNIQUE (document, number)
) STRICT;
CREATE TABLE quotations (
    document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE, number INTEGER NOT NULL, style TEXT NOT NULL,
    body TEXT NOT NULL, PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE links (
    document TEXT NOT NULL, number INTEGER NOT NULL, verdict TEXT NOT NULL, source TEXT, body TEXT NOT NULL,
    PRIMARY KEY (document, number),
    FOREIGN KEY (document, number) REFERENCES quotations (document, number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE link_sources (
    document TEXT NOT NULL, number INTEGER NOT NULL, source TEXT NOT NULL,
    PRIMARY KEY (source, document, number),
    FOREIGN KEY (document, number) REFERENCES links (document, number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX link_sources_by_document ON link_sources (document, number);
CREATE TABLE reviews (
    id INTEGER PRIMARY KEY, document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE, number INTEGER,
    anchor TEXT NOT NULL, decision TEXT NOT NULL, note TEXT NOT NULL,
    source TEXT, passage TEXT, passage_anchor TEXT
) STRICT;
CREATE UNIQUE INDEX reviews_by_quotation ON reviews (document, number);
CREATE INDEX reviews_by_source ON reviews (source);
CREATE TABLE outdated (document TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
"""

_SECOND = """
CREATE TABLE erased (original TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
"""

_THIRD = """
CREATE TABLE sources (generation INTEGER NOT NULL) STRICT;
INSERT INTO sources VALUES (1);
ALTER TABLE documents ADD COLUMN linked INTEGER NOT NULL DEFAULT 0;
"""

MIGRATIONS = (_FIRST, _SECOND, _THIRD)
"""Step n (from 1) makes a catalogue of version n from one of version n - 1."""


def version(connection: sqlite3.Connection) -> int:
    """The version of a catalogue; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def refuse_foreign(connection: sqlite3.Connection) -> None:
    """Raise `LibraryFault` for a database that another program made."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION and connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        raise LibraryFault(
            f"The {CATALOGUE} in this folder is another program's.", "Choose an empty folder for a library."
        )


def refuse_newer(connection: sqlite3.Connection, steps: tuple[str, ...] = MIGRATIONS) -> None:
    """Raise `LibraryFault` for a catalogue that a newer program made."""
    if version(connection) > len(steps):
        raise LibraryFault(
            "This library was made by a newer version of Exhibit Reader.", "Update Exhibit Reader to open it."
        )


def migrate(connection: sqlite3.Connection, folder: Path, steps: tuple[str, ...] = MIGRATIONS) -> None:
    """Bring a catalogue up to date, step by step, each in one transaction behind a backup; raises `LibraryFault`."""
    refuse_newer(connection, steps)
    first = version(connection) + 1
    for number in range(first, len(steps) + 1):
        if first > 1:
            _back_up(connection, folder, number - 1)
        try:
            connection.executescript(
                f"BEGIN EXCLUSIVE; {steps[number - 1]};"
                f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {number}; COMMIT;"
            )
        except sqlite3.Error:
            if connection.in_transaction:
                connection.rollback()
            raise


def wipe_backups(folder: Path) -> None:
    """Erase the backups, which still know what was erased since."""
    for place in (folder / BACKUPS).glob("*"):
        if _BACKUP.fullmatch(place.name):
            place.unlink(missing_ok=True)


def _back_up(connection: sqlite3.Connection, folder: Path, number: int) -> None:
    place = folder / BACKUPS
    place.mkdir(exist_ok=True)
    partial = place / _PARTIAL
    partial.unlink(missing_ok=True)
    copy = sqlite3.connect(partial)
    try:
        connection.backup(copy)
    finally:
        copy.close()
    partial.replace(place / f"catalogue-{number}.sqlite")
