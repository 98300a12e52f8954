"""Reports: answers as screens, exporters and other programs read them.

`Report` and `Trace` are the JSON of the command line, field for field; resources/help/json.md documents them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .documents import Document
from .layers import Box
from .links import Attribution, Decision, Edit, Placement, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageRow:
    """A passage with what a reader needs to find it: the document, the page (from 1) with its label, the words.

    `before` and `after` are the words around it in its own paragraph, at most about 200 characters each. `docket` is
    the document's docket number and entry, such as "2:24-cv-00817, ECF No. 118-7"; empty where it is not known.
    `rotation` is by how many degrees clockwise the page is turned when it is shown; the boxes lie on it unturned.
    """

    document: str
    path: str
    title: str
    page: int | None
    page_label: str | None
    start: int
    end: int
    text: str
    score: float
    cited: bool
    boxes: tuple[Box, ...] | None
    speaker: str | None = None
    before: str = ""
    after: str = ""
    docket: str = ""
    rotation: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationRow:
    """A quotation with the judgement on it; `start` and `end` are places in the coverage's text layer."""

    text: str
    start: int
    end: int
    pieces: tuple[tuple[int, int], ...] = ()
    style: str = "marks"
    speaker: str | None = None
    cited: tuple[str, ...] = ()
    verdict: Verdict = Verdict.NOT_FOUND
    placement: Placement = Placement.NONE
    score: float = 0.0
    reason: str = ""
    attribution: Attribution = Attribution.UNKNOWN
    places: int = 0
    passages: tuple[PassageRow, ...] = ()
    nearest: tuple[PassageRow, ...] = ()
    edits: tuple[Edit, ...] = ()
    decision: Decision = Decision.UNREVIEWED
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A piece of coverage with its quotations in reading order."""

    id: str
    path: str
    title: str
    kind: str
    publisher: str = ""
    date: str = ""
    url: str = ""
    quotations: tuple[QuotationRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """What became of one file, or of one document in it: "added", "known" or "failed" with title and advice."""

    path: str
    status: str
    id: str | None = None
    title: str | None = None
    kind: str | None = None
    pages: int | None = None
    error: str | None = None
    advice: str | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """One row for each file that was asked for, in order."""

    files: tuple[FileRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Each piece of coverage with its quotations, and the files that could not be read.

    `stale` counts the quotations that were not looked up since the filings changed.
    """

    documents: tuple[DocumentRow, ...]
    failed: tuple[FileRow, ...] = ()
    case: str = ""
    stale: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Quotations given by themselves, in the order asked; `unsettled` counts the documents not yet looked into."""

    quotations: tuple[QuotationRow, ...]
    failed: tuple[FileRow, ...] = ()
    unsettled: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDocument:
    """A document with its counts: its quotations, those altered, and how many of others' come from it."""

    document: Document
    quotations: int = 0
    altered: int = 0
    quoted: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The documents of a library, coverage first, each kind in order of docket number, date and title."""

    documents: tuple[ListedDocument, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDetails:
    """One document whole: its facts, counts, remarks and text."""

    listed: ListedDocument
    remarks: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A page (or a document without pages) on which a search found something; `start` and `end` are of the first hit.

    `snippet` is a piece of the text, `marks` the places of the hits in the snippet.
    """

    id: str
    path: str
    title: str
    kind: str
    page: int | None
    page_label: str | None
    start: int
    end: int
    snippet: str
    score: float
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """What a search found: `total` pages, of which `hits` are the best; `cut` where the deadline ended it early.

    `unsettled` counts the documents that cannot be searched yet.
    """

    query: str
    total: int
    took_ms: float
    cut: bool = False
    suggestion: str | None = None
    hits: tuple[Hit, ...] = ()
    unsettled: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """The files that an export wrote."""

    paths: tuple[str, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a request changed: the ids of documents added, amended, removed, and newly linked."""

    added: tuple[str, ...] = ()
    amended: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at: what, whether it is well, and what was seen."""

    name: str
    well: bool
    seen: str
    advice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """The state of a library or of the installation, finding by finding."""

    findings: tuple[Finding, ...] = field(default_factory=tuple)
