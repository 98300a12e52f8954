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
    if error.errno in _DENIED:
        return LibraryFault(
            f"The library in {folder} cannot be written.", "Ask for the right to write there, or choose another folder."
        )
    return LibraryFault(f"The library in {folder} cannot be used: {error.strerror or error}.", "Look at the disk.")


def of_sqlite(error: sqlite3.DatabaseError, folder: Path) -> LibraryFault:
    """The sentence for what SQLite says; an error that only a bug can cause is raised again."""
    said = str(error).lower()
    if "full" in said:
        return full()
    if "locked" in said or "busy" in said:
        return LibraryBusy("Another program is writing this library.", "Wait until it has finished, then try again.")
    if "readonly" in said:
        return LibraryFault(f"The library in {folder} can only be read.", "Ask for the right to write there.")
    if "unable to open" in said:
        return LibraryFault(f"The catalogue in {folder} cannot be opened.", "Ask for the right to read it.")
    if "malformed" in said or "not a database" in said or "disk i/o" in said or "corrupt" in said:
        return damaged(folder)
    raise error


def full() -> LibraryFault:
    """The disk has no room left."""
    return LibraryFault("The disk is full.", "Make room and try again; nothing that was kept before is lost.")


def damaged(folder: Path) -> LibraryFault:
    """The catalogue cannot be read as a database."""
    saved = sorted((folder / BACKUPS).glob("*.sqlite"))
    advice = f"The documents' files are whole in {folder / 'files'}: add them to a new library."
    if saved:
        advice = f"Put the backup {saved[-1]} in place of {folder / CATALOGUE}; the documents' files are not touched."
    return LibraryFault(f"The catalogue of the library in {folder} is damaged.", advice)


def read_only(folder: Path) -> LibraryFault:
    """Something was to be written to a library that was opened for reading."""
    return LibraryFault(f"The library in {folder} is open for reading only.", "Open it for writing first.")
