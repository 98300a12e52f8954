"""CSV: one row for each quotation with its best passage, for spreadsheet programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from ..model.progress import Progress, Work
from ..model.reports import DocumentRow, Exported, QuotationRow, Report
from ..text.wording import one_line, printable
from . import Exporter, Originals
from ._writing import writing

COLUMNS = (
    *("article", "publisher", "date", "quotation", "verdict", "placement", "reason"),
    *("source", "page", "page label", "passage", "docket", "score", "speaker", "attribution"),
    *("decision", "note", "start", "end"),
)

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n")


class Table:
    """RFC 4180 in UTF-8 with a byte-order mark, by which spreadsheet programs know the encoding."""

    title = "Table (CSV)"
    suffix = ".csv"

    def write(self, report: Report, target: Path, originals: Originals) -> Work[Exported]:
        """One file with a header row; `start` and `end` are the quotation's place in the article's text."""
        rows = [(document, row) for document in report.documents for row in document.quotations]
        with writing(target) as stream:
            stream.write("\ufeff".encode())
            stream.write(_line(COLUMNS))
            for done, (document, row) in enumerate(rows):
                yield Progress(done, len(rows), document.title, unit="quotations")
                stream.write(_line(map(_guarded, _cells(document, row))))
        yield Progress(len(rows), len(rows), unit="quotations")
        return Exported(paths=(str(target),))


def _cells(document: DocumentRow, row: QuotationRow) -> tuple[object, ...]:
    best = row.passages[0] if row.passages else None
    return (
        *(one_line(document.title), document.publisher, document.date, row.text),
        *(row.verdict.value, row.placement.value, row.reason),
        *((best.title, best.page, best.page_label, best.text, best.docket) if best else ("",) * 5),
        *(round(row.score, 4), row.speaker, row.attribution.value),
        *(row.decision.value, row.note, row.start, row.end),
    )


def _guarded(value: object) -> str:
    """The cell; text that a spreadsheet would take for a formula gets an apostrophe (OWASP, "CSV injection")."""
    if not isinstance(value, str):
        return "" if value is None else str(value)
    text = printable(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _line(cells: Iterable[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().encode()


EXPORTER: Exporter = Table()
