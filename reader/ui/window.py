"""The window: where its parts lie, wide or narrow."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from . import actions, style, theme, type
from .bars import ErrorBar
from .card import Card
from .emptiness import EmptyCase, EmptyPane
from .linkbar import LinkBar
from .panels.library import LibraryPanel
from .panels.quotations import QuotationsPanel
from .panes import MakeView, Pane
from .running import Running
from .search import SearchField
from .tie import Tie
from .toolbar import Toolbar

NARROW = 1000
"""Below this width (at 100 %) the panes stand one above the other and the sidebar is hidden."""
MIDDLE = 1320
"""Below this width (at 100 %) the sidebar and the gutter are as LOOK has them at 1280."""


class Window(QMainWindow):
    """Lays the parts out and dresses them; what they do together is the conductor's.

    `closing` is emitted with the close event before the window closes, so that it can be refused.
    """

    resized = Signal()
    restacked = Signal()
    closing = Signal(object)

    def __init__(self, make_view: MakeView, does: Mapping[str, Callable[[], object]], search: SearchField) -> None:
        super().__init__()
        self.setMinimumSize(640, 480)
        self.acts: dict[str, QAction] = actions.make(self, does)
        self.search, self.running, self.error_bar = search, Running(), ErrorBar()
        self.toolbar = Toolbar(self.acts, self.search, self.running)
        self.library, self.quotations = LibraryPanel(), QuotationsPanel()
        self.article = Pane(self.tr("Article"), make_view, EmptyPane(self.tr("Choose an article.")))
        self.filing = Pane(self.tr("Filing"), make_view, EmptyPane(self.tr("Choose a filing, or select a quotation.")))
        self.link_bar, self.empty, self.recent = LinkBar(), EmptyCase(), QMenu(self)
        self._chose_layout = self._chose_sidebar = False
        self._lay_out()
        self.card, self.tie = Card(self), Tie(self.reading)
        self._fill_menus()
        self.show_empty(False)
        theme.notifier.changed.connect(self._dress)
        self._dress()
        self.resize(type.px(1440), type.px(900))

    @property
    def stacked(self) -> bool:
        """Whether the panes stand one above the other."""
        return self.panes.orientation() is Qt.Orientation.Vertical

    def panes_of(self) -> tuple[Pane, Pane]:
        """The article's pane, and the filing's."""
        return self.article, self.filing

    def show_empty(self, empty: bool) -> None:
        """Show the empty state in place of the panes, or the panes."""
        self.empty.setVisible(empty)
        self.reading.setVisible(not empty)
        self.quotations.setVisible(not empty)

    def stack(self, stacked: bool) -> None:
        """Put the panes one above the other, the link bar between them, or side by side."""
        self._chose_layout = True
        self._stack(stacked)

    def show_sidebar(self, shown: bool) -> None:
        """Show or hide the sidebar."""
        self._chose_sidebar = True
        self.sidebar.setVisible(shown)
        self.resized.emit()

    def visible_part(self, pane: Pane) -> QRectF:
        """What of a pane's document can be seen, in the coordinates of the tie."""
        view = pane.viewport()
        return QRectF(view.mapTo(self.reading, view.rect().topLeft()), view.size().toSizeF()) if view else QRectF()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the layout that the width asks for, unless a person chose another."""
        super().resizeEvent(event)
        width = self.width() / type.scale()
        if not self._chose_layout:
            self._stack(width < NARROW)
        for pane in self.panes_of():
            pane.set_compact(width < NARROW)
        if not self._chose_sidebar:
            self.sidebar.setVisible(width >= NARROW)
            self.acts["sidebar"].setChecked(width >= NARROW)
        self.sidebar.setFixedWidth(type.px(272 if width < MIDDLE else 296))
        self.gutter.setFixedWidth(type.px(36 if width < MIDDLE else 44))
        self.toolbar.show_words(width >= NARROW)
        self.tie.setGeometry(self.reading.rect())
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask whether the window may close."""
        self.closing.emit(event)

    def _stack(self, stacked: bool) -> None:
        if stacked == self.stacked:
            return
        self.panes.setOrientation(Qt.Orientation.Vertical if stacked else Qt.Orientation.Horizontal)
        self.gutter.setVisible(not stacked)
        if stacked:
            self.panes.insertWidget(1, self.link_bar)
            self.panes.setSizes([45 * 8, 44, 1, 55 * 8])
        else:
            self._column.addWidget(self.link_bar)
            self.panes.setSizes([type.px(549), type.px(44), type.px(550)])
        self.acts["layout"].setChecked(stacked)
        self.tie.raise_()
        self.restacked.emit()

    def _lay_out(self) -> None:
        self.sidebar = QSplitter(Qt.Orientation.Vertical)
        self.sidebar.setObjectName("sidebar")
        self.sidebar.addWidget(self.library)
        self.sidebar.addWidget(self.quotations)
        self.sidebar.setSizes([type.px(362), type.px(500)])
        self.sidebar.setHandleWidth(1)
        self.gutter = QFrame()
        self.gutter.setObjectName("gutter")
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.article, self.gutter, self.filing):
            self.panes.addWidget(part)
            self.panes.setCollapsible(self.panes.indexOf(part), False)
        self.panes.setHandleWidth(1)
        self.panes.setSizes([type.px(549), type.px(44), type.px(550)])
        self.reading = QWidget()
        self.reading.setObjectName("reading")
        self._column = _column(self.reading)
        self._column.addWidget(self.panes, 1)
        self._column.addWidget(self.link_bar)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(self.reading, 1)
        row.addWidget(self.empty, 1)
        whole = QWidget()
        rows = _column(whole)
        rows.addWidget(self.toolbar)
        rows.addWidget(self.error_bar)
        rows.addWidget(body, 1)
        self.setCentralWidget(whole)

    def _fill_menus(self) -> None:
        for name in actions.MENUS:
            menu = self.menuBar().addMenu(self.tr(name))
            for row in actions.TABLE:
                if row.menu == name and row.name in self.acts:
                    menu.addAction(self.acts[row.name])
                elif row.menu == name and row.name == "recent_cases":
                    self.recent.setTitle(self.tr(row.text))
                    menu.addMenu(self.recent)
        for action in self.acts.values():
            self.addAction(action)

    def _dress(self) -> None:
        self.setStyleSheet(style.sheet(theme.current()))


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
