"""The window: the article left, its source right, and everything about them within reach."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QSplitter, QVBoxLayout, QWidget

from . import actions, type
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
"""Below this width (at 100 %) the panes stand one above the other and the sidebar opens over them."""


class Window(QMainWindow):
    """Lays the parts out; `Conduct` makes them work together."""

    def __init__(self, make_view: MakeView, does: dict[str, Callable[[], object]], search: SearchField) -> None:
        super().__init__()
        self.resize(type.px(1440), type.px(900))
        self.setMinimumSize(640, 480)
        self.actions_by_name: dict[str, QAction] = actions.make(self, does)
        self.search = search
        self.running = Running()
        self.toolbar = Toolbar(self.actions_by_name, search, self.running)
        self.error_bar = ErrorBar()
        self.library = LibraryPanel()
        self.quotations = QuotationsPanel()
        words = self.tr("Choose an article, or add one.")
        self.article = Pane(self.tr("Article"), make_view, EmptyPane(words))
        words = self.tr("Choose a filing, or select a quotation.")
        self.filing = Pane(self.tr("Filing"), make_view, EmptyPane(words))
        self.link_bar = LinkBar()
        self.empty = EmptyCase()
        self.card = Card(self)
        self._lay_out()
        self.tie = Tie(self.reading)
        self.tie.raise_()
        self._fill_menus()
        self.setAcceptDrops(True)

    @property
    def stacked(self) -> bool:
        """Whether the panes stand one above the other."""
        return self.panes.orientation() is Qt.Orientation.Vertical

    def _lay_out(self) -> None:
        self.sidebar = QSplitter(Qt.Orientation.Vertical)
        self.sidebar.setObjectName("sidebar")
        self.sidebar.addWidget(self.library)
        self.sidebar.addWidget(self.quotations)
        self.sidebar.setSizes([type.px(362), type.px(500)])
        self.gutter = QFrame()
        self.gutter.setObjectName("gutter")
        self.gutter.setFixedWidth(type.px(44))
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.article, self.gutter, self.filing):
            self.panes.addWidget(part)
            self.panes.setCollapsible(self.panes.indexOf(part), False)
        self.panes.setHandleWidth(1)
        self.panes.setSizes([type.px(549), type.px(44), type.px(550)])
        self.reading = QWidget()
        self.reading.setObjectName("reading")
        column = QVBoxLayout(self.reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.panes, 1)
        column.addWidget(self.link_bar)
        body = QWidget()
        self.body = QHBoxLayout(body)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self.sidebar)
        self.body.addWidget(self.reading, 1)
        self.body.addWidget(self.empty, 1)
        self.sidebar.setFixedWidth(type.px(296))
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for part in (self.toolbar, self.error_bar):
            rows.addWidget(part)
        rows.addWidget(body, 1)
        self.setCentralWidget(whole)

    def _fill_menus(self) -> None:
        for name in actions.MENUS:
            menu = self.menuBar().addMenu(self.tr(name))
            for row in actions.TABLE:
                if row.menu == name and row.name in self.actions_by_name:
                    menu.addAction(self.actions_by_name[row.name])
        for action in self.actions_by_name.values():
            self.addAction(action)
