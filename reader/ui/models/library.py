"""The library as a tree: coverage and filings, each with its documents, filtered and sorted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, overload

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ...model.documents import Kind
from ...model.reports import ListedDocument, Listing
from . import names

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole
"""What a row shows: a `Row`."""


class Sort(StrEnum):
    """In which order the documents of a group stand; the first is the listing's own."""

    NUMBER = "number"
    TITLE = "title"
    DATE = "date"
    ALTERED = "altered"
    QUOTATIONS = "quotations"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What is painted of one row.

    `id` is empty for a group and for words in place of documents. `number` is the place in the docket; `total` counts
    a piece of coverage's quotations, who quotes a filing, or a group's documents; `opened` is "active" or "other".
    """

    title: str
    id: str = ""
    kind: Kind | None = None
    number: str = ""
    publisher: str = ""
    altered: int = 0
    total: int = 0
    opened: str = ""
    group: bool = False


@dataclass(slots=True)
class _Group:
    kind: Kind
    documents: list[ListedDocument]
    number: str = ""
    altered: int = 0


class LibraryModel(QAbstractItemModel):
    """Two groups, whose children are documents; where a group is empty, one child says so."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listing = Listing(documents=())
        self._filter: tuple[str, ...] = ()
        self._sort = Sort.NUMBER
        self._opened: dict[str, str] = {}
        self._haystacks: dict[str, str] = {}
        self._groups: list[_Group] = []
        self._counts: list[int] = []
        self._arrange()

    def show_listing(self, listing: Listing) -> None:
        """Show these documents instead of the ones before."""
        self._listing, self._haystacks = listing, {}
        self._reset()

    def filter(self, words: str) -> None:
        """Show only documents in whose number, title, publisher or file name every one of the words occurs."""
        self._filter = tuple(words.casefold().split())
        self._reset()

    def sort_by(self, order: Sort) -> None:
        """Put the documents of each group in another order."""
        self._sort = order
        self._reset()

    def set_open(self, opened: dict[str, str]) -> None:
        """Say which documents are shown: id → "active" or "other" pane."""
        changed, self._opened = {*self._opened, *opened}, opened
        for document in changed:
            if (index := self.index_of(document)).isValid():
                self.dataChanged.emit(index, index)

    def index_of(self, document: str) -> QModelIndex:
        """Where a document stands; an invalid index where it is not shown."""
        for place, group in enumerate(self._groups):
            for row, listed in enumerate(group.documents):
                if listed.document.id == document:
                    return self.createIndex(row, 0, place + 1)
        return QModelIndex()

    def empty(self) -> bool:
        """Whether nothing passes the filter."""
        return not self._groups

    def widest(self, index: Index) -> tuple[str, int]:
        """The longest docket number and the largest count of altered quotations in the group of a document."""
        group = self._groups[index.internalId() - 1]
        return group.number, group.altered

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """The index of a group, or of a child of a group; the internal id is 0 or the group's row + 1."""
        place = parent.row() + 1 if parent is not None and parent.isValid() else 0
        if column != 0 or not 0 <= row < self._counts[place] or (place and parent is not None and parent.internalId()):
            return QModelIndex()
        return self.createIndex(row, 0, place)

    @overload
    def parent(self) -> QObject | None: ...
    @overload
    def parent(self, index: Index) -> QModelIndex: ...
    def parent(self, index: Index | None = None) -> QObject | QModelIndex | None:
        """The group of a document; none for a group. Without an index, the object's owner, as Qt has it."""
        if index is None:
            return super().parent()
        place = index.internalId() if index.isValid() else 0
        return self.createIndex(place - 1, 0, 0) if place else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        """The number of groups, or of a group's children (one where it is empty)."""
        if parent is None or not parent.isValid():
            return self._counts[0]
        return 0 if parent.internalId() else self._counts[parent.row() + 1]

    def columnCount(self, parent: Index | None = None) -> int:
        """One."""
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Words in place of documents cannot be reached; asked of every row at once, so it looks at none of them."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        place = index.internalId()
        if not place:
            return _REACHABLE
        return _LEAF if self._groups[place - 1].documents else _UNREACHABLE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself, its title, and what a screen reader says of it."""
        if not index.isValid() or role not in _ROLES:
            return None
        row = self._row(index)
        if role == ROW:
            return row
        return self._spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else row.title

    def _row(self, index: Index) -> Row:
        place = index.internalId()
        group = self._groups[place - 1 if place else index.row()]
        coverage = group.kind is Kind.COVERAGE
        if not place:
            title = self.tr("Coverage") if coverage else self.tr("Filings")
            return Row(title=title, kind=group.kind, total=len(group.documents), group=True)
        if not group.documents:
            return Row(title=self.tr("No articles yet") if coverage else self.tr("No filings yet"), kind=group.kind)
        listed = group.documents[index.row()]
        return Row(
            title=names.full(listed.document),
            id=listed.document.id,
            kind=group.kind,
            number=names.number(listed.document.facts),
            publisher=listed.document.facts.publisher,
            altered=listed.altered,
            total=listed.quotations if coverage else listed.quoted,
            opened=self._opened.get(listed.document.id, ""),
        )

    def _spoken(self, row: Row) -> str:
        """All that a row shows, in words."""
        if row.group:
            return self.tr("{0}. Documents: {1}.").format(row.title, row.total)
        if not row.id:
            return row.title
        coverage = row.kind is Kind.COVERAGE
        says = [row.title, self.tr("Article") if coverage else self.tr("Filing")]
        if row.publisher:
            says.append(row.publisher)
        if row.number:
            says.append(self.tr("Docket number {0}").format(row.number))
        says.append((self.tr("Quotations: {0}") if coverage else self.tr("Quoted: {0}")).format(row.total))
        if row.altered:
            says.append(self.tr("Altered: {0}").format(row.altered))
        if row.opened:
            says.append(
                self.tr("Open in the active pane") if row.opened == "active" else self.tr("Open in the other pane")
            )
        return ". ".join(says) + "."

    def _reset(self) -> None:
        self.beginResetModel()
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        """Filter and sort; groups in which nothing is found vanish, empty ones stay."""
        found = [listed for listed in self._listing.documents if self._passes(listed)]
        if key := _KEYS.get(self._sort):
            found.sort(key=key)
        groups = []
        for kind in (Kind.COVERAGE, Kind.FILING):
            group = _Group(kind, [listed for listed in found if listed.document.kind is kind])
            if kind is Kind.FILING:
                group.number = max((names.number(each.document.facts) for each in group.documents), key=len, default="")
            group.altered = max((each.altered for each in group.documents), default=0)
            groups.append(group)
        self._groups = [group for group in groups if group.documents or not self._filter]
        self._counts = [len(self._groups), *(max(1, len(group.documents)) for group in self._groups)]

    def _passes(self, listed: ListedDocument) -> bool:
        if not self._filter:
            return True
        document = listed.document
        if (text := self._haystacks.get(document.id)) is None:
            facts = document.facts
            parts = (names.number(facts), names.full(document), facts.title, facts.publisher, document.name)
            text = self._haystacks[document.id] = " ".join(parts).casefold()
        return all(word in text for word in self._filter)


_UNREACHABLE = Qt.ItemFlag.ItemNeverHasChildren
_REACHABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_LEAF = _REACHABLE | Qt.ItemFlag.ItemNeverHasChildren

_ROLES = (
    ROW,
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)

_KEYS: dict[Sort, Callable[[ListedDocument], Any]] = {
    Sort.TITLE: lambda listed: listed.document.title.casefold(),
    Sort.DATE: lambda listed: listed.document.facts.date or "9999",
    Sort.ALTERED: lambda listed: -listed.altered,
    Sort.QUOTATIONS: lambda listed: -(listed.quotations or listed.quoted),
}
"""What each order goes by; the sort is stable, so that equal documents stay as the listing has them."""
