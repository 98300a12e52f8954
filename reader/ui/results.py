"""Results: what a search found, as rows in groups: filings, coverage, quotations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from ..model.documents import Document, Kind
from ..model.readings import Key
from ..model.reports import Hit, QuotationRow, SearchResult
from ..text.folding import fold
from . import painting

Found: TypeAlias = tuple[Key, QuotationRow, str]
"""A quotation that holds the words searched for, with the title of its document."""
DocumentOf: TypeAlias = Callable[[str], Document | None]
"""What is known of the document with an id."""
Marks: TypeAlias = tuple[tuple[int, int], ...]

MOST_QUOTATIONS = 5
"""How many quotations are listed."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a group, and how much it holds; `first` has no line above."""

    words: str
    count: str
    first: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A hit: the document's title with its exhibit number, the page or the publisher, and the words around."""

    hit: Hit
    title: str
    aside: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation with the places of the words searched for, and where it leads."""

    key: Key
    row: QuotationRow
    words: str
    marks: Marks
    aside: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about the search."""

    words: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A query that would find more."""

    query: str


Row: TypeAlias = Heading | Place | Quoted | Remark | Suggestion


def gather(result: SearchResult, quotations: Sequence[Found], document_of: DocumentOf) -> list[Row]:
    """The rows of a result; what was found is followed by remarks, and so is nothing."""
    rows: list[Row] = []
    for kind in (Kind.FILING, Kind.COVERAGE):
        hits = [hit for hit in result.hits if hit.kind == kind.value]
        if hits:
            rows.append(Heading(_group(kind), _counted(hits, kind), not rows))
            rows += [_place(hit, document_of(hit.id)) for hit in hits]
    if quotations:
        rows.append(Heading(_tr("Quotations"), f"{len(quotations):,}", not rows))
        rows += [_quoted(found, result.query) for found in quotations[:MOST_QUOTATIONS]]
    if not rows:
        rows.append(Remark(_tr("Nothing found for ‘{0}’.").format(result.query.strip())))
    if result.suggestion:
        rows.append(Suggestion(result.suggestion))
    return rows + list(_remarks(result))


def _remarks(result: SearchResult) -> Iterator[Remark]:
    if result.total > len(result.hits) > 0:
        best = _tr("The best {0} of {1} places are shown.")
        yield Remark(best.format(f"{len(result.hits):,}", f"{result.total:,}"))
    if result.cut:
        yield Remark(_tr("The search took too long and was ended early. Add a word to narrow it."))


def found_in(words: str, query: str) -> Marks:
    """Where the query's words stand: the whole of it, else each word; case, marks and hyphens make no difference."""
    folded = fold(words)
    wanted = fold(query).text.strip(' "')
    for parts in ((wanted,), tuple(wanted.replace('"', " ").split())):
        places = sorted(place for part in parts if part for place in _every(folded.text, part))
        if places:
            spans = (folded.unfold(*place) for place in places)
            return tuple((span.start, span.end) for span in spans)
    return ()


def _every(text: str, part: str) -> Iterator[tuple[int, int]]:
    at = text.find(part)
    while at >= 0:
        yield at, at + len(part)
        at = text.find(part, at + len(part))


def _group(kind: Kind) -> str:
    return _tr("Filings") if kind is Kind.FILING else _tr("Coverage")


def _counted(hits: Sequence[Hit], kind: Kind) -> str:
    documents = len({hit.id for hit in hits})
    if kind is Kind.COVERAGE and documents == len(hits):
        return _tr("1 article") if documents == 1 else _tr("{0} articles").format(documents)
    if len(hits) == 1:
        return _tr("1 place")
    if documents == 1:
        return _tr("{0} places in 1 document").format(len(hits))
    return _tr("{0} places in {1} documents").format(len(hits), documents)


def _place(hit: Hit, document: Document | None) -> Place:
    exhibit = document.facts.exhibit if document else ""
    publisher = document.facts.publisher if document else ""
    named = not exhibit or hit.title.casefold().startswith(("ex.", "exhibit"))
    title = hit.title if named else _tr("Ex. {0}  {1}").format(exhibit, hit.title)
    label = hit.page_label or (str(hit.page) if hit.page else "")
    return Place(hit, title, _tr("p. {0}").format(label) if label else publisher)


def _quoted(found: Found, query: str) -> Quoted:
    key, row, title = found
    words = f"“{' '.join(row.text.split())}”"
    best = next(iter(row.passages), None)
    source = ""
    if best:
        label = best.page_label or (str(best.page) if best.page else "")
        source = _tr("{0}, p. {1}").format(best.title, label) if label else best.title
    return Quoted(key, row, words, found_in(words, query), f"{title} → {source}" if source else title)


def _tr(words: str) -> str:
    return QCoreApplication.translate("results", words)


class Results(QAbstractListModel):
    """The rows as Qt's views read them; the row itself is the user's role."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Hold these rows instead of the ones before."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are; none below a row."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, or its words as they are read aloud."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        return spoken(row) if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Places, quotations and suggestions can be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._rows[index.row()], (Place, Quoted, Suggestion)):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemNeverHasChildren

    def choice(self, start: int, way: int) -> int | None:
        """The number of the first row from `start` on, in steps of `way`, that can be chosen."""
        row = start
        while 0 <= row < len(self._rows):
            if self.flags(self.index(row)) & Qt.ItemFlag.ItemIsSelectable:
                return row
            row += way
        return None


def spoken(row: Row) -> str:
    """A row as it is read aloud."""
    if isinstance(row, Heading):
        return f"{row.words}, {row.count}"
    if isinstance(row, Place):
        return ". ".join(part for part in (row.title, row.aside, " ".join(row.hit.snippet.split())) if part)
    if isinstance(row, Quoted):
        return f"{painting.WORDS[row.row.verdict]}. {row.words}. {row.aside}"
    return row.words if isinstance(row, Remark) else _tr("Search for ‘{0}’").format(row.query)
