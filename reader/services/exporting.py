"""Exporting: a report leaves the program."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from .. import discovery, export
from ..export import Exporter
from ..model.errors import ReaderError
from ..model.progress import Work
from ..model.reports import Exported
from ..model.requests import ExportReport
from . import reporting
from .desk import Desk


def export_report(desk: Desk, request: ExportReport) -> Work[Exported]:
    """Write the links of the named documents, or of all coverage, in the format asked for."""
    library = desk.reading()
    exporter = member(request.format)
    report = yield from reporting.report(library, reporting.chosen(library, request.names))
    return (yield from exporter.write(report, Path(request.target), library.original))


def member(name: str) -> Exporter:
    """The exporter of that name; raises ReaderError with the names there are."""
    try:
        return cast("Exporter", discovery.member(export, name))
    except LookupError:
        known = ", ".join(discovery.names(export))
        raise ReaderError(f"There is no export called “{name}”.", f"There are: {known}.") from None
