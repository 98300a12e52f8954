"""Serving: a child hands each request to its service, and sends progress and the answer up."""

from __future__ import annotations

import importlib
import sys
import time
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from ..model import requests
from ..model.errors import Cancelled, ReaderError
from ..model.messages import Answered, Ask, Broke, Refused, Reply, Said, known
from ..model.progress import Work
from ..model.requests import Request
from . import limits
from .calls import Calls
from .readers import OPENER, Readers

if TYPE_CHECKING:
    from ..services.desk import Desk

SERVICES: dict[type[Request[Any]], str] = {
    requests.AddDocuments: "importing.add_documents",
    requests.ListDocuments: "cataloguing.list_documents",
    requests.ShowDocument: "cataloguing.show_document",
    requests.ReadDocument: "reading.read_document",
    requests.ReviewQuotation: "reviewing.review_quotation",
    requests.AmendDocument: "cataloguing.amend_document",
    requests.RemoveDocuments: "cataloguing.remove_documents",
    requests.RestoreDocuments: "cataloguing.restore_documents",
    requests.SearchLibrary: "searching.search_library",
    requests.LinkDocuments: "linking.link_documents",
    requests.ListQuotations: "reporting.list_quotations",
    requests.ListLinks: "reporting.list_links",
    requests.CheckCoverage: "checking.check_coverage",
    requests.TraceQuotations: "checking.trace_quotations",
    requests.ExportReport: "exporting.export_report",
    requests.RebuildLibrary: "mending.rebuild_library",
    requests.DiagnoseLibrary: "mending.diagnose_library",
    requests.ListMembers: "mending.list_members",
}
"""The service of each request: module and function, imported when first asked for."""

LONG: frozenset[type[Request[Any]]] = frozenset(
    {requests.AddDocuments, requests.LinkDocuments, requests.RebuildLibrary},
)
"""Requests that may take minutes: the child that does them gives way to other programs, from then on."""

_PROGRESS_EVERY = 0.05
"""Seconds between two words about progress; eyes see no more, and pipes carry less."""

Service: TypeAlias = Callable[["Desk", Request[Any]], Work[object]]


def serve(
    connection: Connection[Any, Any], library: Path | None, *, services: str = "reader.services", opener: str = OPENER
) -> None:
    """Do what is asked through the pipe, one request after the other, until the parent says goodbye or is gone.

    `services` is the package in which `SERVICES` and the desk are looked up, `opener` what reader processes run.
    """
    limits.forbid_network()
    calls = Calls(connection)
    desk: Desk | None = None
    with Readers(limits.processors(), opener=opener, stopped=calls.stopped) as readers:
        for ask in calls:
            if type(ask.request) in LONG:
                limits.give_way()
            try:
                desk = desk or _desk(services, library, readers)
                service = _service(services, type(ask.request))
                calls.reply(Answered(ask.number, _perform(service(desk, ask.request), ask, calls)))
            except ReaderError as error:
                calls.reply(Refused(ask.number, known(error)))
            except Exception:
                calls.reply(_bug(ask))
        if desk:
            desk.close()


def _desk(services: str, library: Path | None, readers: Readers) -> Desk:
    make = cast("type[Desk]", importlib.import_module(f"{services}.desk").Desk)
    return make(library, readers)


def _service(services: str, request: type[Request[Any]]) -> Service:
    module, _, function = SERVICES[request].partition(".")
    return cast("Service", getattr(importlib.import_module(f"{services}.{module}"), function))


def _perform(work: Work[object], ask: Ask, calls: Calls) -> object:
    """Go through the work step by step; raises Cancelled between two steps where it is to be left off."""
    due = 0.0
    while True:
        if calls.stopped():
            work.close()
            raise Cancelled("Stopped.", "What was done until then is kept.")
        try:
            progress = next(work)
        except StopIteration as stop:
            return stop.value
        now = time.monotonic()
        if now >= due or 0 < progress.total == progress.done:
            calls.reply(Said(ask.number, progress))
            due = now + _PROGRESS_EVERY


def _bug(ask: Ask) -> Reply:
    trace = traceback.format_exc()
    sys.stderr.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {ask.request!r}\n{trace}")
    return Broke(ask.number, trace)
