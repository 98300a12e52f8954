from __future__ import annotations

from collections.abc import Iterator

from reader.model.errors import ReaderError
from reader.model.intakes import Job
from reader.model.progress import Progress, Work
from reader.model.reports import FileRow, ImportReport
from reader.model.requests import AddDocuments

from .desk import Desk


def _jobs(request: AddDocuments) -> Iterator[Job]:
    return (Job(path=path, name=path) for path in request.paths)


def add_documents(desk: Desk, request: AddDocuments) -> Work[ImportReport]:
    """A row a path: the title that its reader found, or the error."""
    rows: list[FileRow] = []
    for path, answer in zip(request.paths, desk.read(_jobs(request)), strict=True):
        if isinstance(answer, ReaderError):
            rows.append(FileRow(path=path, status="failed", error=answer.title, advice=answer.advice))
        else:
            rows.append(FileRow(path=path, status="added", title=answer.documents[0].draft.facts.title))
        yield Progress(len(rows), len(request.paths), path)
    return ImportReport(files=tuple(rows))
