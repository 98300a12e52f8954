"""Mending: what is well, what is not, and everything derived made anew."""

from __future__ import annotations

import importlib
import sqlite3
from importlib.metadata import PackageNotFoundError, version
from types import ModuleType

from .. import discovery, export, formats, matching
from ..library.faults import NoLibrary
from ..library.library import Library
from ..model.documents import Document, Kind
from ..model.errors import ReaderError
from ..model.intakes import Intake, Job
from ..model.progress import Progress, Work
from ..model.reports import Changes, Diagnosis, Finding
from ..model.requests import DiagnoseLibrary, ListMembers, RebuildLibrary
from ..text import anchors
from . import linking
from .desk import Desk, ReadFiles

ROOMS: tuple[ModuleType, ...] = (formats, matching, export)
ENGINES = ("pymupdf-lite", "Whoosh", "rapidfuzz", "numpy", "lxml")


def rebuild_library(desk: Desk, request: RebuildLibrary) -> Work[Changes]:
    """Read every original again, make both indexes anew, and link again; a person's words and decisions are kept."""
    library = desk.writing()
    amended = yield from _read_again(library, desk.read)
    yield from library.rebuild_indexes()
    linked = yield from linking.link(library, library.documents(Kind.COVERAGE))
    return Changes(amended=tuple(amended), linked=linked.linked)


def _read_again(library: Library, read: ReadFiles) -> Work[list[str]]:
    """New layers for all documents whose original can still be read; the others keep what they have."""
    documents = library.documents()
    originals: dict[str, list[Document]] = {}
    for document in documents:
        originals.setdefault(document.digest, []).append(document)
    present = [parts for parts in originals.values() if library.original(parts[0].id)]
    jobs = [Job(path=str(library.original(parts[0].id)), name=parts[0].name, kind=parts[0].kind) for parts in present]
    amended: list[str] = []
    for number, (parts, answer) in enumerate(zip(present, read(jobs), strict=True)):
        yield Progress(number, len(jobs), parts[0].name, "files")
        if isinstance(answer, Intake):
            drafts = {prepared.draft.part: prepared for prepared in answer.documents}
            for document in parts:
                if prepared := drafts.get(document.part):
                    library.replace(document.id, prepared, anchors.find)
                    amended.append(document.id)
    return amended


def diagnose_library(desk: Desk, request: DiagnoseLibrary) -> Work[Diagnosis]:
    """Look at every part of the library; one that cannot be opened is a finding too."""
    findings = [_engine(name) for name in ENGINES]
    findings.append(Finding(name="SQLite", well=True, seen=sqlite3.sqlite_version))
    yield Progress(0, 1, "library", "checks")
    try:
        findings += desk.reading().check()
    except NoLibrary as absent:
        findings.append(Finding(name="library", well=True, seen="There is no library yet.", advice=absent.advice))
    except ReaderError as error:
        findings.append(Finding(name="library", well=False, seen=error.title, advice=error.advice))
    return Diagnosis(findings=tuple(findings))


def list_members(desk: Desk, request: ListMembers) -> Work[Diagnosis]:
    """Load each member of each open room; an empty room is not well, as when a frozen build forgot its members."""
    findings: list[Finding] = []
    for room in ROOMS:
        name = room.__name__.rpartition(".")[2]
        members = discovery.names(room)
        if not members:
            findings.append(Finding(name=name, well=False, seen="The room is empty.", advice="Install again."))
        for member in members:
            yield Progress(len(findings), 0, f"{name}/{member}", "members")
            findings.append(_loaded(room, name, member))
    return Diagnosis(findings=(*findings, *(_engine(name) for name in ENGINES)))


def _loaded(room: ModuleType, name: str, member: str) -> Finding:
    try:
        found = discovery.member(room, member)
    except (ImportError, AttributeError) as fault:
        return Finding(name=f"{name}/{member}", well=False, seen=str(fault), advice="Install again.")
    return Finding(name=f"{name}/{member}", well=True, seen=str(getattr(found, "title", member)))


def _engine(name: str) -> Finding:
    module = {"pymupdf-lite": "reader.engine.opening", "Whoosh": "reader.library.search"}.get(name, name)
    try:
        importlib.import_module(module)
        return Finding(name=name, well=True, seen=version(name))
    except (ImportError, PackageNotFoundError) as fault:
        return Finding(name=name, well=False, seen=str(fault), advice="Install again.")
