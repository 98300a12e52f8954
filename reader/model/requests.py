"""Requests: what a screen asks of a child process, each naming its answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic

from .documents import Facts, Kind
from .links import Decision, Passage, Verdict
from .progress import Answer
from .readings import Reading
from .reports import (
    Changes,
    Diagnosis,
    DocumentDetails,
    Exported,
    ImportReport,
    Listing,
    Report,
    SearchResult,
    Trace,
)


class Request(Generic[Answer]):
    """A question with the type of its answer; every request can be pickled."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AddDocuments(Request[ImportReport]):
    """Add files and folders (walked in order of name); `kind` overrides the guess."""

    paths: tuple[str, ...]
    kind: Kind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListDocuments(Request[Listing]):
    """The documents of the library."""

    kind: Kind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowDocument(Request[DocumentDetails]):
    """One document, named by id, the beginning of an id, file name, path or title."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDocument(Request[Reading]):
    """One document, named as in `ShowDocument`, with all that the window shows of it."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendDocument(Request[Changes]):
    """Set a document's kind and the facts named in `fields` (also to nothing); a person's word, kept from then on."""

    name: str
    kind: Kind | None = None
    facts: Facts = field(default_factory=Facts)
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewQuotation(Request[Changes]):
    """Keep a person's decision on quotation `number` (from 0) of the document with the id `coverage`.

    `passage` is the one chosen where the decision corrects the program's.
    """

    coverage: str
    number: int
    decision: Decision
    note: str = ""
    passage: Passage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveDocuments(Request[Changes]):
    """Move documents to the library's trash; with `purge`, erase every trace."""

    names: tuple[str, ...]
    purge: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreDocuments(Request[Changes]):
    """Bring documents back from the library's trash, with their notes and decisions."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchLibrary(Request[SearchResult]):
    """Search the text of all documents."""

    query: str
    limit: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ListQuotations(Request[Report]):
    """The quotations of one document or of all coverage, not judged."""

    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLinks(Request[Report]):
    """The quotations of the named documents, or of all coverage, with what they are linked to."""

    names: tuple[str, ...] = ()
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkDocuments(Request[Changes]):
    """Look the quotations of the named documents, or of all coverage, up again."""

    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckCoverage(Request[Report]):
    """One shot, no library: where do the quotations of `coverage` come from in the files `against`?"""

    coverage: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceQuotations(Request[Trace]):
    """Where do these words come from, in the files `against` or, where none are given, in the library?"""

    texts: tuple[str, ...]
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport(Request[Exported]):
    """Write the links of the named documents, or of all coverage, with the exporter `format` to `target`."""

    format: str
    target: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RebuildLibrary(Request[Changes]):
    """Make both indexes anew from the catalogue, read originals again whose extractor is older, and link again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagnoseLibrary(Request[Diagnosis]):
    """Look at every part of the library and say what is wrong with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListMembers(Request[Diagnosis]):
    """The members of each open room, each loaded once, and whether the engines work."""
