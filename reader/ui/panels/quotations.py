"""The quotations panel: the quotations of the document that is shown, as cards, with filters and an order."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...model.documents import Document, Kind
from ...model.readings import Key, Reading
from ...model.reports import Listing
from .. import theme, type
from ..choosers import Chooser
from ..models.cards import cards
from ..models.quotations import Order, QuotationsModel
from ._cards import CardDelegate
from ._filters import VerdictFilter
from ._opening import Opening


class CardList(QListView):
    """Cards of unlike height, laid out anew when the width changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(type.px(20))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words break elsewhere in another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


class QuotationsPanel(QWidget):
    """An article's quotations, or the passages of a filing that are quoted; `quotation_activated` tells which.

    `menu_requested` asks for a quotation's menu, at a point on the screen.
    """

    quotation_activated = Signal(object)
    menu_requested = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quotations")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Quotations"))
        self._reading: Reading | None = None
        self._documents: Mapping[str, Document] | None = None
        self._model = QuotationsModel(self)
        self.list = CardList()
        self.list.setModel(self._model)
        self.list.setAccessibleName(self.tr("Quotations"))
        self._cards = CardDelegate(self.list, self._model)
        self.list.setItemDelegate(self._cards)
        opening = Opening(self.list, letters=False)
        opening.opened.connect(lambda index, _: self.quotation_activated.emit(self._model.card(index).key))
        opening.menu_asked.connect(lambda index, at: self.menu_requested.emit(self._model.card(index).key, at))
        self._title, self._total = QLabel(self.tr("Quotations")), QLabel()
        self._title.setFont(type.ui(14, weight=type.SEMIBOLD))
        self._total.setObjectName("quiet")
        self.order_button = self._orders()
        self.filters = VerdictFilter()
        self.filters.changed.connect(self._filter)
        self._hint, self._words = self._sentence(), self._sentence()
        self._hint.setText(self.tr("Add filings to find where these quotations come from."))
        self.all_button = QPushButton(self.tr("Show all"))
        self.all_button.clicked.connect(self.filters.clear)
        self._lay_out()
        theme.notifier.changed.connect(self.list.viewport().update)
        self._tell()

    def show_listing(self, listing: Listing) -> None:
        """Know the documents of the case: their exhibit numbers, and what there is to compare with."""
        self._documents = {listed.document.id: listed.document for listed in listing.documents}
        self.show_reading(self._reading)

    def show_reading(self, reading: Reading | None) -> None:
        """Show the quotations of a document; what is in view stays so while it is the same one."""
        same = bool(reading and self._reading and reading.document.id == self._reading.document.id)
        place = self.list.verticalScrollBar().value()
        self._reading = reading
        if not same:
            self._cards.forget()
        self._model.show_cards(cards(reading, self._documents or {}) if reading else [])
        self.filters.set_counts(self._model.counts())
        self._tell()
        if same:
            self.list.verticalScrollBar().setValue(place)
        else:
            self.list.scrollToTop()
            self._find(self._cards.selected)

    def select(self, key: Key | None) -> None:
        """Show which quotation is shown in both panes, and bring its card into view."""
        self._cards.selected = key
        self._find(key)
        self.list.viewport().update()

    def _find(self, key: Key | None) -> None:
        if (index := self._model.index_of(key)).isValid():
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def _lay_out(self) -> None:
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(type.px(14), 0, type.px(8), 0)
        head.setSpacing(type.px(8))
        for part in (self._title, self._total):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(self.order_button)
        self._head.setMinimumHeight(type.px(36))
        self._line = QFrame()
        self._line.setObjectName("hairline")
        self._line.setFixedHeight(1)
        self._all_row = QWidget()
        row = QHBoxLayout(self._all_row)
        row.setContentsMargins(type.px(16), type.px(12), type.px(16), 0)
        row.addWidget(self.all_button)
        row.addStretch(1)
        self._rest = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.filters)
        column.addSpacing(type.px(8))
        column.addWidget(self._line)
        column.addWidget(self._hint)
        column.addWidget(self._words)
        column.addWidget(self._all_row)
        column.addWidget(self.list, 1)
        column.addWidget(self._rest, 1)

    def _sentence(self) -> QLabel:
        label = QLabel()
        label.setObjectName("quiet")
        label.setWordWrap(True)
        label.setContentsMargins(type.px(16), type.px(10), type.px(16), type.px(6))
        return label

    def _orders(self) -> QToolButton:
        button, menu, group = Chooser(type.ui(), quiet=True), QMenu(self), QActionGroup(self)
        button.setToolTip(self.tr("Order of the quotations"))
        names = {
            Order.PLACE: self.tr("In order"),
            Order.WORST: self.tr("Worst first"),
            Order.SOURCE: self.tr("By source"),
        }

        def choose(order: Order) -> None:
            button.setText(names[order])
            button.setAccessibleName(self.tr("Order: {0}").format(names[order]))
            self._order_by(order)

        for order, words in names.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(order is Order.PLACE)
            action.triggered.connect(lambda _checked=False, order=order: choose(order))
            group.addAction(action)
        button.setMenu(menu)
        choose(Order.PLACE)
        return button

    def _filter(self, verdicts: object) -> None:
        assert isinstance(verdicts, frozenset)
        self._model.filter(verdicts)
        self._find(self._cards.selected)
        self._tell()

    def _order_by(self, order: Order) -> None:
        self._model.order_by(order)
        self._find(self._cards.selected)

    def _tell(self) -> None:
        """Show the cards, or say in a sentence why there are none."""
        total, shown = self._model.counts().total(), self._model.rowCount()
        words = self._why_none(total, shown)
        self._total.setText(str(total) if total else "")
        for part in (self._head, self._line):
            part.setVisible(bool(total or words))
        self.filters.setVisible(bool(total))
        self.order_button.setVisible(bool(total))
        self._hint.setVisible(bool(total) and self._lacks(Kind.FILING))
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._all_row.setVisible(bool(total) and not shown)
        self.list.setVisible(bool(shown))
        self._rest.setVisible(not shown)

    def _why_none(self, total: int, shown: int) -> str:
        if shown:
            return ""
        if total:
            return self.tr("No quotation matches the filter.")
        if self._reading is None:
            return self.tr("Choose an article to see its quotations.") if self._documents else ""
        if self._reading.document.kind is Kind.COVERAGE:
            return self.tr("No quotations in this article.")
        if self._lacks(Kind.COVERAGE):
            return self.tr("Add articles to see who quotes this filing.")
        return self.tr("No article quotes this filing.")

    def _lacks(self, kind: Kind) -> bool:
        """Whether the case is known to have no document of a kind."""
        return self._documents is not None and all(each.kind is not kind for each in self._documents.values())
