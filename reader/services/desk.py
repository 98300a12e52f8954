"""The desk: what a service finds to hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from ..library.library import Library
from ..model.errors import LibraryFault, ReaderError
from ..model.intakes import Intake, Job
from ..model.progress import finish


class ReadFiles(Protocol):
    """Reads files, many at once; a file that cannot be read is an error in its place, not an exception."""

    def __call__(self, jobs: Iterable[Job]) -> Iterator[Intake | ReaderError]:
        """What was read from each job's file, in the order asked; jobs are drawn a little ahead."""


class Desk:
    """The library of a child process, opened when first asked for, and the readers beside it."""

    def __init__(self, folder: Path | None, read: ReadFiles) -> None:
        self.read = read
        self._folder = folder
        self._library: Library | None = None

    def reading(self) -> Library:
        """The library, open at least for reading."""
        return self._library or self._open(write=False)

    def settled(self) -> Library:
        """The library for reading, its indexes mended first where a run that was killed left them behind."""
        if self.reading().pending():
            with suppress(LibraryFault):
                finish(self.writing().settle())
        return self.reading()

    def writing(self, *, create: bool = False) -> Library:
        """The library, open for writing, made first where `create` says so; raises LibraryBusy while another writes."""
        if self._library and self._library.readonly:
            self.close()
        return self._library or self._open(write=True, create=create)

    def close(self) -> None:
        """Let go of the library."""
        if self._library:
            self._library.close()
        self._library = None

    def _open(self, *, write: bool, create: bool = False) -> Library:
        if self._folder is None:
            raise LibraryFault("No library was named.", "Give its folder with --library.")
        self._library = Library.open(self._folder, write=write, create=create)
        return self._library
