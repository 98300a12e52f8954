"""Importing: files and folders become documents of the library."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from ..library.library import Library
from ..library.originals import Taken
from ..model.documents import Document, Kind
from ..model.errors import ReaderError, UnreadableFile
from ..model.intakes import Intake, Job
from ..model.progress import Progress, Work, finish
from ..model.reports import FileRow, ImportReport
from ..model.requests import AddDocuments
from . import linking
from .desk import Desk, ReadFiles


def add_documents(desk: Desk, request: AddDocuments) -> Work[ImportReport]:
    """Add files and folders, make them searchable, and look up the quotations that they bring or could answer."""
    library = desk.writing(create=True)
    try:
        rows = yield from take_in(library, desk.read, request.paths, request.kind)
    except GeneratorExit:
        finish(library.settle())  # cancelled: what was kept until then can be found at once
        raise
    yield from library.settle()
    yield from linking.link_due(library)
    return ImportReport(files=tuple(rows))


def take_in(library: Library, read: ReadFiles, paths: Sequence[str], kind: Kind | None) -> Work[list[FileRow]]:
    """Keep each readable file below the paths; a row a document, in order; one bad file stops nothing."""
    files = list(walk(paths))
    queue = _Queue(library, kind, deque(files))
    rows: list[FileRow] = []
    yield Progress(0, len(files), "", "files")
    for answer in chain(read(queue.jobs()), (None,)):
        for waiting in queue.due():
            rows += queue.settle(waiting, answer if waiting.asked else None)
            yield Progress(queue.done, len(files), waiting.path.name, "files")
    return rows


def walk(paths: Sequence[str]) -> Iterator[Path | FileRow]:
    """Every file below the paths, folders in order of name; a folder that cannot be read is a failed row.

    Hidden files are passed over, and so is the folder of pictures and scripts ("…_files") beside a saved page.
    """
    for given in filter(None, paths):  # an empty path would be the current folder
        path = Path(os.path.abspath(given))
        if path.is_dir():
            yield from _below(path)
        else:
            yield path


def _below(folder: Path) -> Iterator[Path | FileRow]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name.casefold())
    except OSError:
        advice = "Ask for the right to read it, or add the files from another place."
        yield failed(folder, UnreadableFile(f"The folder “{folder.name}” cannot be read.", advice))
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            page = entry.name.removesuffix("_files")
            if page != entry.name and {f"{page}.html", f"{page}.htm"} & names:
                continue
            if not entry.is_symlink():
                yield from _below(entry)
        else:
            yield entry


def failed(path: Path, error: ReaderError) -> FileRow:
    """The row of a file that could not be added."""
    return FileRow(path=str(path), status="failed", error=error.title, advice=error.advice)


@dataclass(slots=True)
class _Waiting:
    """A file whose turn is still to come: failed already, known already, or asked of a reader."""

    path: Path
    taken: Taken | None = None
    row: FileRow | None = None
    asked: bool = False


@dataclass(slots=True)
class _Queue:
    """The files between being copied and being kept, in order, while readers work ahead."""

    library: Library
    kind: Kind | None
    files: deque[Path | FileRow]
    waiting: deque[_Waiting] = field(default_factory=deque)
    errors: dict[str, ReaderError] = field(default_factory=dict)
    underway: set[str] = field(default_factory=set)
    done: int = 0

    def jobs(self) -> Iterator[Job]:
        """Copy files in as readers ask for them; those that need no reading only wait their turn."""
        while self.files:
            entry = self.files.popleft()
            if isinstance(entry, FileRow):
                self.waiting.append(_Waiting(Path(entry.path), row=entry))
                continue
            try:
                taken = self.library.take(entry)
            except UnreadableFile as error:
                self.waiting.append(_Waiting(entry, row=failed(entry, error)))
                continue
            asked = taken.digest not in self.underway and not self.library.known(taken.digest)
            self.waiting.append(_Waiting(entry, taken, asked=asked))
            if asked:
                self.underway.add(taken.digest)
                yield Job(path=str(taken.stored), name=taken.name, kind=self.kind)

    def due(self) -> Iterator[_Waiting]:
        """The files whose turn has come with a reader's next answer: the one it is for, and all before it."""
        while self.waiting:
            first = self.waiting.popleft()
            yield first
            if first.asked:
                return

    def settle(self, waiting: _Waiting, answer: Intake | ReaderError | None) -> list[FileRow]:
        """Keep what was read of a file, and say in rows what became of it."""
        self.done += 1
        taken = waiting.taken
        if waiting.row or taken is None:
            return [waiting.row] if waiting.row else []
        if isinstance(answer, Intake) and answer.documents:
            remarks = [prepared.draft.remarks for prepared in answer.documents]
            kept = self.library.keep(taken, answer)
            return [_row(waiting.path, "added", each, said) for each, said in zip(kept, remarks, strict=True)]
        if waiting.asked:
            nothing = UnreadableFile(f"“{taken.name}” holds no document.", "Open it in its own program and look.")
            self.errors[taken.digest] = answer if isinstance(answer, ReaderError) else nothing
        self.library.discard(taken)
        if error := self.errors.get(taken.digest):
            return [failed(waiting.path, error)]
        return [_row(waiting.path, "known", each) for each in self.library.known(taken.digest)]


def _row(path: Path, status: str, document: Document, remarks: tuple[str, ...] = ()) -> FileRow:
    return FileRow(
        path=str(path),
        status=status,
        id=document.id,
        title=document.title,
        kind=document.kind.value,
        pages=document.pages or None,
        remarks=remarks,
    )
