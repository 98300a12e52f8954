"""What every output says of a whole report, in the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..model.links import Placement, Verdict
from ..model.reports import DocumentRow, FileRow, PassageRow, QuotationRow, Report
from ..text.wording import isolated, one_line


def heading(report: Report) -> str:
    """What stands above a report: the name of its case, or what it is about."""
    return one_line(report.case) or "Quotations and their sources"


def counts(rows: Iterable[QuotationRow]) -> dict[Verdict, int]:
    """How many quotations have each verdict, every verdict named, in order of trust."""
    found = Counter(row.verdict for row in rows)
    return {verdict: found[verdict] for verdict in Verdict}


def provenance(row: DocumentRow) -> str:
    """Publisher and day of a piece of coverage, as far as they are known."""
    return " · ".join(isolated(part) for part in (row.publisher, row.date[:10]) if part.strip())


def sources(report: Report) -> dict[str, tuple[PassageRow, int]]:
    """The documents that are quoted, by id: a first passage of each, and how many quotations come from it."""
    found: dict[str, tuple[PassageRow, int]] = {}
    for row in (row for document in report.documents for row in document.quotations):
        if row.passages and row.placement is not Placement.AMBIGUOUS:
            best = row.passages[0]
            first, number = found.get(best.document, (best, 0))
            found[best.document] = (first, number + 1)
    return found


def failure(file: FileRow) -> str:
    """Why a file could not be read, and what to do."""
    return " ".join(one_line(part) for part in (file.error, file.advice) if part)
