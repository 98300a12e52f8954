"""The quotations of a document as a list of cards, filtered by verdict and put in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ...model.links import Verdict
from ...model.readings import Key
from .. import painting
from .cards import Card

Index = QModelIndex | QPersistentModelIndex

CARD = Qt.ItemDataRole.UserRole
"""What a row shows: a `Card`."""


class Order(StrEnum):
    """In which order the cards stand: as in the document, by how bad the verdict is, or by where they come from."""

    PLACE = "place"
    WORST = "worst"
    SOURCE = "source"


class QuotationsModel(QAbstractListModel):
    """One row for each card whose verdict passes the filter."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[Card, ...] = ()
        self._shown: list[Card] = []
        self._rows: dict[Key, int] = {}
        self._verdicts: frozenset[Verdict] = frozenset()
        self._order = Order.PLACE

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these cards; where they are the same quotations in the same order, only what is said of them changes."""
        self._cards = tuple(cards)
        shown = self._arranged()
        before, self._shown = self._shown, shown
        if [(card.key, card.text) for card in shown] == [(card.key, card.text) for card in before]:
            for row, (card, old) in enumerate(zip(shown, before, strict=True)):
                if card != old:
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        self._shown = before
        self._reset(shown)

    def filter(self, verdicts: frozenset[Verdict]) -> None:
        """Show only these verdicts; none named shows all."""
        self._verdicts = verdicts
        self._reset(self._arranged())

    def order_by(self, order: Order) -> None:
        """Put the cards in another order."""
        self._order = order
        self._reset(self._arranged())

    def counts(self) -> Counter[Verdict]:
        """How many cards of each verdict there are, whether shown or not."""
        return Counter(card.verdict for card in self._cards)

    def index_of(self, key: Key | None) -> QModelIndex:
        """Where a quotation stands; an invalid index where it is not shown."""
        row = self._rows.get(key) if key else None
        return QModelIndex() if row is None else self.index(row)

    def card(self, index: Index) -> Card:
        """The card of a row."""
        return self._shown[index.row()]

    def rowCount(self, parent: Index | None = None) -> int:
        """The number of cards that are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The card, its words (for typing ahead), what it means, and what a screen reader says of it."""
        if not index.isValid():
            return None
        card = self._shown[index.row()]
        if role == CARD:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return card.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return painting.TOOLTIPS[card.verdict]
        return card.say() if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _arranged(self) -> list[Card]:
        shown = [card for card in self._cards if not self._verdicts or card.verdict in self._verdicts]
        if key := _KEYS.get(self._order):
            shown.sort(key=key)
        return shown

    def _reset(self, shown: list[Card]) -> None:
        self.beginResetModel()
        self._shown = shown
        self._rows = {card.key: row for row, card in enumerate(shown)}
        self.endResetModel()


_KEYS: dict[Order, Callable[[Card], Any]] = {
    Order.WORST: lambda card: card.worst,
    Order.SOURCE: lambda card: card.from_,
}
"""What each order goes by; the sort is stable, so that equal cards stay as in the document."""
