"""What an import came to, in words: the sentences of its report, on the screen and as a text."""

from __future__ import annotations

import os
from collections.abc import Iterable
from enum import Enum
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication

from ...model.documents import Kind
from ...model.reports import FileRow, ImportReport, ListedDocument

Listed = dict[str, ListedDocument]
"""What the library has of the documents, by id."""


class Step(Enum):
    """What a person can do about a file now."""

    OPEN_FOLDER = "Open folder"
    TRY_AGAIN = "Try again"


def troubled(row: FileRow) -> bool:
    """Whether a person should look at this row: the file was not added, or not all of it can be used."""
    return row.status == "failed" or bool(row.remarks)


def has_trouble(report: ImportReport) -> bool:
    """Whether the report should be opened by itself."""
    return any(troubled(row) for row in report.files)


def ordered(rows: Iterable[FileRow]) -> list[FileRow]:
    """What failed, then what was added in part, then the rest, each in its order."""
    return sorted(rows, key=lambda row: (row.status != "failed", not row.remarks))


def renewed(rows: Iterable[FileRow], newer: ImportReport) -> list[FileRow]:
    """The rows with those of a second try in place of the same file's; a file not met before comes last."""
    by_path: dict[str, list[FileRow]] = {}
    for row in rows:
        by_path.setdefault(row.path, []).append(row)
    again = dict.fromkeys(row.path for row in newer.files)
    by_path |= {path: [row for row in newer.files if row.path == path] for path in again}
    return [row for rows_of_path in by_path.values() for row in rows_of_path]


def heading(rows: Iterable[FileRow]) -> str:
    """Such as “12 of 14 files added”."""
    rows = list(rows)
    files = {row.path for row in rows}
    added = {row.path for row in rows if row.status == "added"}
    if len(files) == 1:
        return _tr("1 of 1 file added") if added else _tr("The file was not added")
    return _tr("{0} of {1} files added").format(f"{len(added):,}", f"{len(files):,}")


def summary(rows: Iterable[FileRow]) -> str:
    """Such as “2 files could not be added; 1 was added in part; 3 were in the library already.”."""
    rows = list(rows)
    failed = len({row.path for row in rows if row.status == "failed"})
    part = len({row.path for row in rows if row.status == "added" and row.remarks})
    known = len({row.path for row in rows if row.status == "known"})
    parts = [
        _one_or_more(failed, _tr("1 file could not be added"), _tr("{0} files could not be added")),
        _one_or_more(part, _tr("1 was added in part"), _tr("{0} were added in part")),
        _one_or_more(known, _tr("1 was in the library already"), _tr("{0} were in the library already")),
    ]
    said = "; ".join(part for part in parts if part)
    return f"{said}." if said else _tr("All can be read and searched.")


def told(row: FileRow, listed: Listed) -> str:
    """What became of one file: why it failed, what of it cannot be used, or what it is."""
    if row.status == "failed":
        return " ".join(part for part in (row.error, row.advice) if part)
    if row.remarks:
        return " ".join(row.remarks)
    return _tr("Already in the library; nothing was changed") if row.status == "known" else _described(row, listed)


def step(row: FileRow) -> Step | None:
    """What can be done now: look at a file that cannot be used, or try again one that could not be reached."""
    if row.status != "failed":
        return None
    if os.access(row.path, os.R_OK):
        return Step.OPEN_FOLDER
    return Step.TRY_AGAIN


def as_text(rows: Iterable[FileRow], listed: Listed) -> str:
    """The whole report as a text: every file with its path, what became of it, and why."""
    rows = list(rows)
    states = {"failed": _tr("Not added"), "known": _tr("Known"), "added": _tr("Added")}
    lines = [heading(rows), summary(rows), ""]
    for row in ordered(rows):
        lines += [f"{states.get(row.status, row.status)}: {row.path}", f"    {told(row, listed)}"]
    return "\n".join(lines) + "\n"


def name(row: FileRow) -> str:
    """The file's name, or the title of one of its documents where it holds several."""
    return PurePath(row.path).name or row.path


def _described(row: FileRow, listed: Listed) -> str:
    coverage = row.kind == Kind.COVERAGE.value
    parts = [_tr("Coverage") if coverage else _tr("Filing")]
    if row.pages:
        parts.append(_one_or_more(row.pages, _tr("1 page"), _tr("{0} pages")))
    if known := listed.get(row.id or ""):
        count = known.quotations if coverage else known.quoted
        one, more = (_tr("1 quotation"), _tr("{0} quotations")) if coverage else _leading()
        parts.append(_one_or_more(count, one, more) or _tr("no quotations"))
    return ", ".join(parts)


def _leading() -> tuple[str, str]:
    return _tr("1 quotation leads here"), _tr("{0} quotations lead here")


def _one_or_more(count: int, one: str, more: str) -> str:
    return "" if not count else one if count == 1 else more.format(f"{count:,}")


def _tr(words: str) -> str:
    return QCoreApplication.translate("intakes", words)
