"""Checking: where quotations come from, in one shot and without a library that stays."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ..library.library import Library
from ..matching import Ask
from ..matching._placing import place
from ..model.documents import Kind
from ..model.errors import ReaderError
from ..model.links import Review
from ..model.progress import Progress, Work
from ..model.quotations import Quotation
from ..model.reports import FileRow, QuotationRow, Report, Trace
from ..model.requests import CheckCoverage, TraceQuotations
from ..model.spans import Span
from . import importing, linking, reporting
from .desk import Desk


def check_coverage(desk: Desk, request: CheckCoverage) -> Work[Report]:
    """Look up the quotations of the coverage in the files against which it is checked."""
    with _passing() as library:
        asked = yield from importing.take_in(library, desk.read, request.coverage, Kind.COVERAGE)
        against = yield from importing.take_in(library, desk.read, request.against, Kind.FILING)
        failed = [*_failed(asked, "to check"), *_failed(against, "to check against")]
        yield from library.settle()
        coverage = [library.document(id) for id in dict.fromkeys(row.id for row in asked if row.id)]
        yield from linking.link(library, coverage)
        return (yield from reporting.report(library, coverage, failed=failed))


def trace_quotations(desk: Desk, request: TraceQuotations) -> Work[Trace]:
    """Look up words given by themselves, in files or in the library."""
    if not request.against:
        return (yield from trace(desk.settled(), request.texts))
    with _passing() as library:
        against = yield from importing.take_in(library, desk.read, request.against, Kind.FILING)
        yield from library.settle()
        return (yield from trace(library, request.texts, _failed(against, "to check against")))


def trace(library: Library, texts: Sequence[str], failed: Sequence[FileRow] = ()) -> Work[Trace]:
    """Look up each text in the filings of a library, each for itself, in order."""
    filings = frozenset(each.id for each in library.documents(Kind.FILING))
    asks = [Ask(pieces=(text,), sources=filings, paragraph=number) for number, text in enumerate(texts)]
    rows: list[QuotationRow] = []
    for number, link in enumerate(place(asks, library.passages, library.layer)):
        text = texts[number]
        quotation = Quotation(text=text, pieces=(Span(0, len(text)),))
        rows.append(reporting.quotation_row(library, quotation, link, Review()))
        yield Progress(number + 1, len(texts), "", "quotations")
    return Trace(quotations=tuple(rows), failed=tuple(failed), unsettled=library.unsettled())


def _failed(rows: Sequence[FileRow], purpose: str) -> list[FileRow]:
    """The rows of files that could not be read; raises ReaderError where none could, for then nothing can be said."""
    failed = [row for row in rows if row.status == "failed"]
    if len(failed) == len(rows):
        first = failed[0] if failed else FileRow(path="", status="failed", error="There are none.")
        raise ReaderError(f"None of the files {purpose} could be read.", f"{first.error} {first.advice or ''}".strip())
    return failed


@contextmanager
def _passing() -> Iterator[Library]:
    """A library that is gone afterwards, and that cannot be searched."""
    with (
        tempfile.TemporaryDirectory(prefix="exhibit-reader-") as folder,
        Library.open(Path(folder) / "library", write=True, search=False) as library,
    ):
        yield library
