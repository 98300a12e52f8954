"""A pane: tabs of documents, a row that says where one is, a row to find words in, and the view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..model.documents import Kind
from ..model.readings import Key, Reading
from ..model.spans import Span
from . import icons, type
from .buttons import icon_button
from .finding import FindRow
from .locations import LocationRow
from .views import DocumentView

MakeView = Callable[[Reading], QWidget]
"""Makes the view for a reading: paged or flowing; what it makes follows `DocumentView`."""


class Pane(QWidget):
    """One of the two panes; any document can be opened in either."""

    shown = Signal(str)
    emptied = Signal()
    mark_activated = Signal(object)
    mark_hovered = Signal(object, QRectF)
    moved = Signal()
    link_activated = Signal(str)

    def __init__(self, name: str, make_view: MakeView, empty: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self._make_view = make_view
        self._views: dict[str, QWidget] = {}
        self._readings: dict[str, Reading] = {}
        self._closed: list[str] = []
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("Documents in this pane"))
        self.tabs.setMovable(True)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.currentChanged.connect(self._switch)
        self.location = LocationRow()
        self.find_row = FindRow()
        self.find_row.hits_changed.connect(self._mark_words)
        self.find_row.closed.connect(self.focus)
        self.location.find_requested.connect(self.find_words)
        self._stack = QStackedWidget()
        self._stack.addWidget(empty)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._list_tabs)
        self._compact = False
        self._lay_out()

    def _lay_out(self) -> None:
        self.tabrow = QWidget()
        self.tabrow.setObjectName("tabrow")
        self.tabrow.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tabrow.setFixedHeight(type.px(36))
        row = QHBoxLayout(self.tabrow)
        row.setContentsMargins(0, 0, type.px(8), 0)
        row.setSpacing(0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        self.more = icon_button("more", self.tr("Documents in this pane"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self._menu)
        row.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.tabrow, self.location, self.find_row):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        self.find_row.hide()
        self._show_empty()

    def set_compact(self, compact: bool) -> None:
        """Have the title of the document with a menu in place of tabs, or tabs."""
        self._compact = compact
        self.location.set_compact(compact, self._menu)
        self.tabrow.setVisible(not compact)

    def open(self, reading: Reading) -> None:
        """Show a document in the tab that it has, or in one of its own."""
        document = reading.document.id
        if document not in self._views:
            view = self._make_view(reading)
            self._connect(cast("DocumentView", view))
            self._views[document] = view
            self._stack.addWidget(view)
            self._readings[document] = reading
            name = "article" if reading.document.kind is Kind.COVERAGE else "filing"
            index = self.tabs.addTab(icons.icon(name), reading.document.title)
            self.tabs.setTabData(index, document)
            self.tabs.setTabToolTip(index, reading.document.title)
            self.tabs.setTabButton(index, QTabBar.ButtonPosition.RightSide, self._cross(document))
        self.update_reading(reading)
        self.tabs.setCurrentIndex(self._index(document))
        self._switch(self.tabs.currentIndex())

    def update_reading(self, reading: Reading) -> None:
        """Show what has changed of a document that is open here."""
        if view := self._views.get(reading.document.id):
            self._readings[reading.document.id] = reading
            self.tabs.setTabText(self._index(reading.document.id), reading.document.title)
            cast("DocumentView", view).show_reading(reading)

    def documents(self) -> Sequence[str]:
        """The ids of the documents that are open here, in order of their tabs."""
        return [self.tabs.tabData(index) for index in range(self.tabs.count())]

    def reading(self) -> Reading | None:
        """The document that is shown."""
        document = self.tabs.tabData(self.tabs.currentIndex()) if self.tabs.count() else None
        return self._readings.get(document) if document else None

    def view(self) -> DocumentView | None:
        """The view of the document that is shown."""
        reading = self.reading()
        return cast("DocumentView", self._views[reading.document.id]) if reading else None

    def viewport(self) -> QWidget | None:
        """The part of the view in which its rectangles are given."""
        view = self._stack.currentWidget() if self.reading() else None
        return view.viewport() if isinstance(view, QAbstractScrollArea) else view

    def close_document(self, document: str) -> None:
        """Close the tab of a document that is no longer there; it is not to be reopened."""
        self.close_tab(self._index(document))
        self._closed.pop()

    def select(self, key: Key | None) -> None:
        """Draw a quotation as selected in every document that is open here."""
        for view in self._views.values():
            cast("DocumentView", view).select(key)

    def close_tab(self, index: int = -1) -> None:
        """Close a tab, or the one that is shown."""
        index = index if index >= 0 else self.tabs.currentIndex()
        if index < 0:
            return
        document = self.tabs.tabData(index)
        self._closed.append(document)
        self._readings.pop(document)
        if index == self.tabs.currentIndex():
            self.location.forget()
        view = self._views.pop(document)
        self._stack.removeWidget(view)
        view.deleteLater()
        self.tabs.removeTab(index)
        if not self.tabs.count():
            self._show_empty()

    def step_tab(self, steps: int) -> None:
        """Go to the next tab, or the one before, round the end."""
        if count := self.tabs.count():
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + steps) % count)

    def last_closed(self) -> str | None:
        """The id of the document whose tab was closed last; each is told once."""
        return self._closed.pop() if self._closed else None

    def find_words(self) -> None:
        """Open the row to find words in."""
        if reading := self.reading():
            self.find_row.open(reading.layer.text, [piece.span for piece in reading.layer.furniture])

    def landing(self) -> QWidget | None:
        """What has the keyboard first: the view, or what stands in its place."""
        return self._stack.currentWidget()

    def focus(self, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
        """Bring the keyboard to the view."""
        if shown := self._stack.currentWidget():
            shown.setFocus(reason)

    def _cross(self, document: str) -> QToolButton:
        cross = icon_button("close", self.tr("Close tab (Ctrl+W)"), lambda: self.close_tab(self._index(document)), 14)
        cross.setObjectName("tabcross")
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return cross

    def _list_tabs(self) -> None:
        self._menu.clear()
        for index in range(self.tabs.count()):
            action = self._menu.addAction(self.tabs.tabIcon(index), self.tabs.tabText(index))
            action.triggered.connect(lambda _=False, index=index: self.tabs.setCurrentIndex(index))
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Close tab")).triggered.connect(lambda: self.close_tab())

    def _index(self, document: str) -> int:
        return next(index for index in range(self.tabs.count()) if self.tabs.tabData(index) == document)

    def _switch(self, index: int) -> None:
        reading = self.reading()
        if index < 0 or reading is None:
            return
        self._stack.setCurrentWidget(self._views[reading.document.id])
        self.location.follow(reading, cast("DocumentView", self._views[reading.document.id]))
        self.location.show()
        self.find_row.hide()
        self.shown.emit(reading.document.id)
        self.moved.emit()

    def _show_empty(self) -> None:
        self._stack.setCurrentIndex(0)
        self.location.hide()
        self.find_row.hide()
        self.emptied.emit()
        self.moved.emit()

    def _connect(self, view: DocumentView) -> None:
        view.mark_activated.connect(self.mark_activated)
        view.mark_hovered.connect(self.mark_hovered)
        view.moved.connect(self.moved)
        view.link_activated.connect(self.link_activated)

    def _mark_words(self, spans: Sequence[Span], current: int) -> None:
        if view := self.view():
            view.mark_words(spans, current if spans else None)
            if spans:
                view.reveal(spans[current])
