"""The connection to a catalogue: opened for its one writer or for any reader, also where nothing can be written."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from ..model.errors import LibraryFault
from .faults import CATALOGUE, explained
from .migrations import MIGRATIONS, migrate, refuse_foreign, refuse_newer, version


def connect(folder: Path, *, write: bool) -> sqlite3.Connection:
    """A connection to the catalogue in a library's folder; raises `LibraryFault` where it is none of ours."""
    with explained(folder):
        connection = _writer(folder) if write else _reader(folder)
        try:
            if write:
                migrate(connection, folder, MIGRATIONS)
            else:
                refuse_foreign(connection)
                refuse_newer(connection)
                if version(connection) < len(MIGRATIONS):
                    raise LibraryFault(
                        f"The library in {folder} was made by an older version of Exhibit Reader.",
                        "Open it for writing once, to bring it up to date.",
                    )
            connection.execute("SELECT count(*) FROM documents").fetchone()
        except BaseException:
            connection.close()
            raise
    return connection


def _writer(folder: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(folder / CATALOGUE, isolation_level=None, timeout=10)
    try:
        refuse_foreign(connection)
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def _reader(folder: Path) -> sqlite3.Connection:
    """A reader; on a medium that takes no files SQLite is told that nothing there can change."""
    address = (folder / CATALOGUE).resolve().as_uri()
    if os.access(folder, os.W_OK) or (folder / f"{CATALOGUE}-wal").exists():
        connection = sqlite3.connect(f"{address}?mode=ro", uri=True, isolation_level=None, timeout=10)
        try:
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            connection.close()
        else:
            return connection
    return sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True, isolation_level=None)
