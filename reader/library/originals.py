"""Originals: the files of the documents, kept by SHA-256 and never changed."""

from __future__ import annotations

import errno
import hashlib
import itertools
import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..model.errors import UnreadableFile
from .escapes import printable

FILES = "files"
_TAKING = ".taking-"
_COPY = re.compile(rf"{re.escape(_TAKING)}(\d+)-\d+")
_ORIGINAL = re.compile(r"([0-9a-f]{2})/\1[0-9a-f]{62}(\.[a-z0-9]{1,10})?")
_CHUNK = 1 << 20
_count = itertools.count()


@dataclass(frozen=True, slots=True)
class Taken:
    """A file as it was copied: where it lay and its name (both printable), its SHA-256, its copy, its size in bytes."""

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
        """Copy a file into the folder and on disk; raises `UnreadableFile`, or `OSError` where it cannot be written."""
        _look(path)
        self.folder.mkdir(exist_ok=True)
        for last in (False, True):
            try:
                return self._copy(path)
            except _Changed:
                if last:
                    raise UnreadableFile(
                        f"“{printable(path.name)}” changed while it was read.",
                        "Wait until it is written, then add it again.",
                    ) from None
        raise AssertionError("the loop returns or raises")

    def place(self, taken: Taken) -> str:
        """Where a taken file belongs, relative to the folder, with a name that is legal on every system."""
        suffix = Path(taken.name).suffix.lower()
        plain = suffix if suffix[1:].isascii() and suffix[1:].isalnum() and len(suffix) <= 11 else ""
        return f"{taken.digest[:2]}/{taken.digest}{plain}"

    @contextmanager
    def settled(self, taken: Taken, place: str) -> Iterator[None]:
        """A taken file lies at its place, for good unless what is done there fails."""
        target = self.folder / place
        fresh = not target.exists()
        if taken.stored.exists():
            if not target.parent.exists():
                target.parent.mkdir()
                sync(self.folder)
            taken.stored.replace(target)
            sync(target.parent)
        try:
            yield
        except BaseException:
            if fresh and target.exists():
                target.replace(taken.stored)
            raise

    def discard(self, taken: Taken) -> None:
        """Leave nothing of a taken file."""
        taken.stored.unlink(missing_ok=True)

    def sweep(self) -> None:
        """Erase the copies that a killed process took and never kept; whatever else lies here stays."""
        for path in self.folder.glob(f"{_TAKING}*"):
            name = _COPY.fullmatch(path.name)
            if name and int(name[1]) != os.getpid() and path.is_file():
                path.unlink(missing_ok=True)

    def erase(self, places: Iterable[str]) -> None:
        """Erase originals by their places; a place that none of ours can have is passed over."""
        for place in places:
            if _ORIGINAL.fullmatch(place):
                (self.folder / place).unlink(missing_ok=True)

    def any(self) -> bool:
        """Whether a file lies here under a name that only originals have."""
        return any(_ORIGINAL.fullmatch(path.relative_to(self.folder).as_posix()) for path in self.folder.glob("??/*"))

    def _copy(self, path: Path) -> Taken:
        stored = self.folder / f"{_TAKING}{os.getpid()}-{next(_count)}"
        digest, size = hashlib.sha256(), 0
        try:
            with stored.open("xb") as target:
                for chunk in _chunks(path):
                    digest.update(chunk)
                    size += target.write(chunk)
                target.flush()
                os.fsync(target.fileno())
        except BaseException:
            stored.unlink(missing_ok=True)
            raise
        return Taken(printable(str(path)), printable(path.name), digest.hexdigest(), stored, size)


def _chunks(path: Path) -> Iterator[bytes]:
    """A file's content, piece by piece; raises `UnreadableFile`, and at its end `_Changed` if it did not hold still."""
    try:
        with path.open("rb") as source:
            before, size = os.fstat(source.fileno()), 0
            while chunk := source.read(_CHUNK):
                size += len(chunk)
                yield chunk
            after = os.fstat(source.fileno())
    except OSError as error:
        raise _sentence(path, error) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or size != after.st_size:
        raise _Changed


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
        raise UnreadableFile(f"“{printable(path.name)}” is a folder.", "Add the files in it.")
    if not stat.S_ISREG(seen.st_mode):
        raise UnreadableFile(f"“{printable(path.name)}” is not a file that holds data.", "Save it as a file first.")
    if seen.st_size == 0:
        raise UnreadableFile(f"“{printable(path.name)}” is empty.", "Download or save it again.")


def _sentence(path: Path, error: Exception) -> UnreadableFile:
    code = error.errno if isinstance(error, OSError) else None
    if code in (errno.ENOENT, errno.ENOTDIR) or not isinstance(error, OSError):
        return UnreadableFile(f"There is no file “{printable(str(path))}”.", "Look whether it was moved or renamed.")
    if code in (errno.EACCES, errno.EPERM):
        return UnreadableFile(f"“{printable(path.name)}” may not be read.", "Ask for the right to read it.")
    return UnreadableFile(
        f"“{printable(path.name)}” cannot be read: {error.strerror or error}.", "Look at the disk it lies on."
    )
