"""Originals: the files of the documents, kept by SHA-256 and never changed."""

from __future__ import annotations

import errno
import hashlib
import itertools
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..model.errors import LibraryFault, UnreadableFile
from .faults import full

FILES = "files"
_TAKING = ".taking-"
_CHUNK = 1 << 20
_count = itertools.count()


@dataclass(frozen=True, slots=True)
class Taken:
    """A file as it was copied: where it lay, its name, its SHA-256, where the copy lies, and its size in bytes."""

    path: str
    name: str
    digest: str
    stored: Path
    size: int


class _Changed(Exception):
    """The file did not hold still while it was read."""


class Originals:
    """The folder of originals; `taken` files lie there under a temporary name until they are kept or discarded."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def take(self, path: Path) -> Taken:
        """Copy a file into the folder and on disk; raises `UnreadableFile`, or `LibraryFault` for a full disk."""
        _look(path)
        self.folder.mkdir(parents=True, exist_ok=True)
        for last in (False, True):
            try:
                return self._copy(path)
            except _Changed:
                if last:
                    raise UnreadableFile(
                        f"“{path.name}” changed while it was read.", "Wait until it is written, then add it again."
                    ) from None
        raise AssertionError("the loop returns or raises")

    def place(self, taken: Taken) -> str:
        """Where a taken file belongs, relative to the folder, with a name that is legal on every system."""
        suffix = Path(taken.name).suffix.lower()
        plain = suffix if suffix[1:].isascii() and suffix[1:].isalnum() and len(suffix) <= 11 else ""
        return f"{taken.digest[:2]}/{taken.digest}{plain}"

    def settle(self, taken: Taken, place: str) -> None:
        """Move a taken file to its place, for good."""
        target = self.folder / place
        if taken.stored.exists():
            if not target.parent.exists():
                target.parent.mkdir()
                sync(self.folder)
            taken.stored.replace(target)
            sync(target.parent)

    def discard(self, taken: Taken) -> None:
        """Leave nothing of a taken file."""
        taken.stored.unlink(missing_ok=True)

    def sweep(self, places: Iterable[str]) -> None:
        """Erase what a killed process left behind: copies never kept, and originals that no document has."""
        kept, ours = set(places), f"{_TAKING}{os.getpid()}-"
        for path in self.folder.glob("**/*"):
            spared = path.name.startswith(ours) or path.relative_to(self.folder).as_posix() in kept
            if path.is_file() and not spared:
                path.unlink(missing_ok=True)

    def _copy(self, path: Path) -> Taken:
        stored = self.folder / f"{_TAKING}{os.getpid()}-{next(_count)}"
        try:
            with path.open("rb") as source, stored.open("xb") as target:
                before = os.fstat(source.fileno())
                digest, size = hashlib.sha256(), 0
                while chunk := source.read(_CHUNK):
                    digest.update(chunk)
                    target.write(chunk)
                    size += len(chunk)
                target.flush()
                os.fsync(target.fileno())
                after = os.fstat(source.fileno())
            if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or size != after.st_size:
                raise _Changed
        except BaseException as error:
            stored.unlink(missing_ok=True)
            if isinstance(error, OSError):
                raise _sentence(path, error) from error
            raise
        return Taken(str(path), path.name, digest.hexdigest(), stored, size)


def sync(folder: Path) -> None:
    """Put a folder's entries on disk, where the system can (Windows does so by itself)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _look(path: Path) -> None:
    """Refuse what cannot be a document before it is opened (a pipe would wait for ever)."""
    try:
        seen = path.stat()
    except (OSError, ValueError) as error:
        raise _sentence(path, error) from error
    if stat.S_ISDIR(seen.st_mode):
        raise UnreadableFile(f"“{path.name}” is a folder.", "Add the files in it.")
    if not stat.S_ISREG(seen.st_mode):
        raise UnreadableFile(f"“{path.name}” is not a file that holds data.", "Save it as a file first.")
    if seen.st_size == 0:
        raise UnreadableFile(f"“{path.name}” is empty.", "Download or save it again.")


def _sentence(path: Path, error: Exception) -> UnreadableFile | LibraryFault:
    code = error.errno if isinstance(error, OSError) else None
    if code in (errno.ENOSPC, errno.EDQUOT):
        return full()
    if code in (errno.ENOENT, errno.ENOTDIR) or not isinstance(error, OSError):
        return UnreadableFile(f"There is no file “{path}”.", "Look whether it was moved or renamed.")
    if code in (errno.EACCES, errno.EPERM):
        return UnreadableFile(f"“{path.name}” may not be read.", "Ask for the right to read it.")
    return UnreadableFile(f"“{path.name}” cannot be read: {error.strerror or error}.", "Look at the disk it lies on.")
