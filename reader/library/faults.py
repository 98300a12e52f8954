"""Faults: what the disk and SQLite complain of, as sentences that a person can act on."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..model.errors import LibraryBusy, LibraryFault

CATALOGUE = "catalogue.sqlite"
BACKUPS = "backups"

_FULL = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)
_DENIED = (errno.EACCES, errno.EPERM, errno.EROFS)

_PRIMARY = 0xFF
"""The part of SQLite's result codes (https://sqlite.org/rescode.html) that names the kind of error."""

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_DISK = "Look whether a quota or a limit on the size of files is reached, and whether the disk is well."
_SAID = {
    sqlite3.SQLITE_IOERR: ("The disk refuses to read or write the catalogue in {folder}.", _DISK),
    sqlite3.SQLITE_READONLY: ("The library in {folder} can only be read.", "Ask for the right to write there."),
    sqlite3.SQLITE_CANTOPEN: ("The catalogue in {folder} cannot be opened.", "Ask for the right to read it."),
    sqlite3.SQLITE_PERM: ("The catalogue in {folder} cannot be opened.", "Ask for the right to read it."),
}


class NoLibrary(LibraryFault):
    """There is no library in the folder, or not yet."""


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Let errors of the disk or of the catalogue in a library's folder leave as `LibraryFault`."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise of_sqlite(error, folder) from error
    except OSError as error:
        raise of_disk(error, folder) from error


def of_disk(error: OSError, folder: Path) -> LibraryFault:
    """The sentence for a file of the library that cannot be read or written."""
    if error.errno in _FULL:
        return full()
    if is_gone(folder):
        return gone(folder)
    if error.errno in _DENIED:
        return LibraryFault(
            f"The library in {folder} cannot be written.", "Ask for the right to write there, or choose another folder."
        )
    return LibraryFault(f"The library in {folder} cannot be used: {error.strerror or error}.", _DISK)


def of_sqlite(error: sqlite3.DatabaseError, folder: Path) -> LibraryFault:
    """The sentence for what SQLite says; an error that only a bug can cause is raised again."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        raise error
    if code & _PRIMARY in _DAMAGED or code == sqlite3.SQLITE_IOERR_SHORT_READ:
        return damaged(folder)
    if code & _PRIMARY in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryBusy("Another program is writing this library.", "Wait until it has finished, then try again.")
    if code & _PRIMARY == sqlite3.SQLITE_FULL:
        return full()
    if code & _PRIMARY in _SAID and is_gone(folder):
        return gone(folder)
    if code & _PRIMARY in _SAID:
        return LibraryFault(*(sentence.format(folder=folder) for sentence in _SAID[code & _PRIMARY]))
    raise error


def is_gone(folder: Path) -> bool:
    """Whether a library has vanished since it was opened; SQLite may go on writing into the void."""
    return not (folder / CATALOGUE).exists()


def gone(folder: Path) -> LibraryFault:
    """The library was there when it was opened."""
    return LibraryFault(
        f"The library in {folder} is no longer there.", "Put it back where it was, or choose another library."
    )


def full() -> LibraryFault:
    """The disk has no room left."""
    return LibraryFault("The disk is full.", "Make room and try again; nothing that was kept before is lost.")


def damaged(folder: Path) -> LibraryFault:
    """The catalogue cannot be read as a database."""
    return LibraryFault(f"The catalogue of the library in {folder} is damaged.", _mending(folder))


def lost(folder: Path) -> LibraryFault:
    """There are originals, but no catalogue that names them."""
    return LibraryFault(f"The catalogue of the library in {folder} is missing.", _mending(folder))


def _mending(folder: Path) -> str:
    """How a person gets a catalogue back; SQLite's log belongs to the old one and would spoil any other."""
    saved = sorted((folder / BACKUPS).glob("catalogue-*.sqlite"))
    if saved:
        advice = f"Put the backup {saved[-1]} in the place of {folder / CATALOGUE}, and take {CATALOGUE}-wal away"
    else:
        advice = f"There is no backup in {folder / BACKUPS}: add the files in {folder / 'files'} to a new library"
    return f"{advice}; the originals there are untouched."


def read_only(folder: Path) -> LibraryFault:
    """Something was to be written to a library that was opened for reading."""
    return LibraryFault(f"The library in {folder} is open for reading only.", "Open it for writing first.")
