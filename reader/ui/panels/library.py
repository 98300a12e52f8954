"""The library panel: the case's name, a filter, an order, and the documents."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ...model.reports import Listing
from .. import theme, type
from ..buttons import icon_button
from ..choosers import Chooser
from ..models.library import ROW, LibraryModel, Row, Sort
from ._opening import Opening
from ._rows import RowDelegate


class FilterField(QLineEdit):
    """Words to filter by; Esc empties and closes it, the down key and Enter lead on to the list."""

    left = Signal()
    closed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hear the keys that lead away."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class LibraryPanel(QWidget):
    """The documents of the case. `document_activated` says which, and whether it belongs into the other pane."""

    document_activated = Signal(str, bool)
    menu_requested = Signal(str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Library"))
        self._shut: set[str] = set()
        self._model = LibraryModel(self)
        self.case_button: QToolButton = Chooser(type.ui(14, weight=type.SEMIBOLD))
        self.filter_button = icon_button("search", self.tr("Filter documents"))
        self.filter_button.setCheckable(True)
        self.filter_button.toggled.connect(self._show_filter)
        self._order = icon_button("sort", self.tr("Order of the documents"))
        self._order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._order.setMenu(self._orders())
        self.filter_field = FilterField()
        self.filter_field.setPlaceholderText(self.tr("Filter documents"))
        self.filter_field.setAccessibleName(self.tr("Filter documents"))
        self.filter_field.textChanged.connect(self._filter)
        self.filter_field.left.connect(self._enter_list)
        self.filter_field.closed.connect(lambda: self.filter_button.setChecked(False))
        self.tree = self._tree()
        self._nothing = QLabel()
        self._nothing.setObjectName("quiet")
        self._nothing.setWordWrap(True)
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._lay_out()
        theme.notifier.changed.connect(self.tree.viewport().update)
        self.show_listing(Listing(documents=()), self.tr("New case"))

    def show_listing(self, listing: Listing, case_name: str) -> None:
        """Show these documents under that name; what was open, shut and in view stays so."""
        self.case_button.setText(case_name)
        self.case_button.setAccessibleName(self.tr("Case: {0}").format(case_name))
        self.case_button.setToolTip(case_name)
        empty = not listing.documents
        if empty:
            self.filter_button.setChecked(False)
        for button in (self.filter_button, self._order):
            button.setVisible(not empty)
        with self._kept():
            self._model.show_listing(listing)

    def set_open(self, left_id: str | None, right_id: str | None, active: str) -> None:
        """Fill the row of the document in the active pane, "left" or "right", and outline that in the other."""
        first, second = ("active", "other") if active == "left" else ("other", "active")
        opened = {document: state for document, state in ((left_id, first), (right_id, second)) if document}
        if left_id and left_id == right_id:
            opened[left_id] = "active"
        self._model.set_open(opened)

    def words(self) -> str:
        """What stands in place of documents where none is found; else nothing."""
        return self._nothing.text() if self._model.empty() else ""

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(type.px(6), type.px(3), type.px(8), type.px(3))
        head.setSpacing(0)
        head.addWidget(self.case_button)
        head.addStretch(1)
        head.addWidget(self.filter_button)
        head.addWidget(self._order)
        self._filter_row = QWidget()
        row = QHBoxLayout(self._filter_row)
        row.setContentsMargins(type.px(12), 0, type.px(12), type.px(4))
        row.addWidget(self.filter_field)
        self._filter_row.hide()
        self._nothing.setContentsMargins(type.px(14), type.px(8), type.px(14), 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._filter_row)
        column.addWidget(self._nothing, 1)
        column.addWidget(self.tree, 1)

    def _tree(self) -> QTreeView:
        tree = QTreeView()
        tree.setModel(self._model)
        tree.setItemDelegate(RowDelegate(tree))
        tree.setAccessibleName(self.tr("Documents"))
        tree.setFrameShape(QFrame.Shape.NoFrame)
        tree.setHeaderHidden(True)
        tree.setRootIsDecorated(False)
        tree.setIndentation(0)
        tree.setUniformRowHeights(True)
        tree.setExpandsOnDoubleClick(False)
        tree.setMouseTracking(True)
        tree.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        opening = Opening(tree, letters=True)
        opening.opened.connect(self._open)
        opening.menu_asked.connect(self._ask_menu)
        tree.expanded.connect(lambda index: self._shut.discard(self._row(index).title))
        tree.collapsed.connect(lambda index: self._shut.add(self._row(index).title))
        return tree

    def _orders(self) -> QMenu:
        menu, group = QMenu(self), QActionGroup(self)
        names = {
            Sort.NUMBER: self.tr("By docket number"),
            Sort.TITLE: self.tr("By title"),
            Sort.DATE: self.tr("By date"),
            Sort.ALTERED: self.tr("Most altered first"),
            Sort.QUOTATIONS: self.tr("Most quotations first"),
        }
        for order, words in names.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(order is Sort.NUMBER)
            action.triggered.connect(lambda _checked=False, order=order: self._sort(order))
            group.addAction(action)
        return menu

    def _row(self, index: QModelIndex) -> Row:
        row: Row = index.data(ROW)
        return row

    def _open(self, index: QModelIndex, other: bool) -> None:
        row = self._row(index)
        if row.group:
            self.tree.setExpanded(index, not self.tree.isExpanded(index))
        elif row.id:
            self.document_activated.emit(row.id, other)

    def _ask_menu(self, index: QModelIndex, point: QPoint) -> None:
        if document := self._row(index).id:
            self.menu_requested.emit(document, point)

    def _show_filter(self, shown: bool) -> None:
        self._filter_row.setVisible(shown)
        if shown:
            self.filter_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.filter_field.clear()
            self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _filter(self, words: str) -> None:
        with self._kept():
            self._model.filter(words)

    def _sort(self, order: Sort) -> None:
        with self._kept():
            self._model.sort_by(order)

    def _enter_list(self) -> None:
        """Go to the first document that was found."""
        first = self._model.index(0, 0, self._model.index(0, 0))
        if first.isValid():
            self.tree.setCurrentIndex(first)
            self.tree.setFocus(Qt.FocusReason.TabFocusReason)

    @contextmanager
    def _kept(self) -> Iterator[None]:
        """Keep the current document, what is in view, and which groups are shut, while the rows change."""
        current, place = self.tree.currentIndex(), self.tree.verticalScrollBar().value()
        document = self._row(current).id if current.isValid() else ""
        yield
        for number in range(self._model.rowCount()):
            group = self._model.index(number, 0)
            shut = self._row(group).title in self._shut and not self.filter_field.text()
            self.tree.blockSignals(True)
            self.tree.setExpanded(group, not shut)
            self.tree.blockSignals(False)
        if document and (index := self._model.index_of(document)).isValid():
            self.tree.setCurrentIndex(index)
        self.tree.verticalScrollBar().setValue(place)
        self._nothing.setText(self.tr("Nothing found for ‘{0}’.").format(self.filter_field.text().strip()))
        self._nothing.setVisible(self._model.empty())
        self.tree.setVisible(not self._model.empty())
