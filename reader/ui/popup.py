"""The popup below the search field: what was found, and the keys that open it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QListView, QVBoxLayout, QWidget

from . import type
from .hits import Hits
from .keycaps import KeyCaps, native
from .results import Results, Row

_WIDTH = 680
_LEAST = 200
"""How much room there must be for results before keys are explained below them."""


class Popup(QFrame):
    """Lies over the window, never takes the keyboard: the field hands on its keys."""

    chosen = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("results")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = Results()
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(Hits(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Results"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.entered.connect(self._point)
        self.list.clicked.connect(self._click)
        self.rule = QFrame()
        self.rule.setObjectName("rule")
        self.rule.setFixedHeight(1)
        self.keys = KeyCaps(
            (
                (("↑", "↓"), self.tr("Choose")),
                ((native("Enter"),), self.tr("Open")),
                ((native("Ctrl+Enter"),), self.tr("Open in the other pane")),
                ((native("Alt+Enter"),), self.tr("Keep as a list")),
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(1, type.px(4), 1, type.px(2))
        column.setSpacing(0)
        for part in (self.list, self.rule, self.keys):
            column.addWidget(part)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setOffset(0, 6)
        shadow.setBlurRadius(18)
        shadow.setColor(QColor(0, 0, 0, 70))
        self.setGraphicsEffect(shadow)
        self.hide()

    def show_rows(self, rows: list[Row], field: QWidget) -> None:
        """Show rows below a field, the first that can be chosen as the current one."""
        self.model.show_rows(rows)
        if (first := self.model.choice(0, 1)) is not None:
            self.list.setCurrentIndex(self.model.index(first))
        self.list.scrollToTop()
        self.place(field)
        self.show()
        self.raise_()

    def place(self, field: QWidget) -> None:
        """Lie below the field, as wide, but never too narrow nor beyond the window."""
        window = field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        margin = type.px(8)
        corner = field.mapTo(window, QPoint(0, field.height() + type.px(4)))
        width = min(max(field.width(), type.px(_WIDTH)), window.width() - 2 * margin)
        left = corner.x() + (field.width() - width) // 2
        left = max(margin, min(left, window.width() - margin - width))
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.model.rowCount()))
        room = window.height() - corner.y() - 2 * margin
        caps = self.keys.heightForWidth(width - 2)
        told = room - caps > type.px(_LEAST)
        self.keys.setFixedHeight(caps)
        for part in (self.rule, self.keys):
            part.setVisible(told)
        frame = type.px(8) + (caps + 1 if told else 0)
        self.setGeometry(QRect(left, corner.y(), width, min(rows + frame, room)))

    def step(self, way: int) -> None:
        """Choose the next row, or the one before; past the last comes the first."""
        here = self.list.currentIndex().row()
        there = self.model.choice(here + way, way)
        if there is None:
            there = self.model.choice(0 if way > 0 else self.model.rowCount() - 1, way)
        if there is not None:
            self.list.setCurrentIndex(self.model.index(there))
            self.list.scrollTo(self.model.index(there))
            if there == self.model.choice(0, 1):
                self.list.scrollToTop()

    def current(self) -> Row | None:
        """The row that Enter opens."""
        index = self.list.currentIndex()
        row: Row | None = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        return row

    def _point(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsSelectable:
            self.list.setCurrentIndex(index)

    def _click(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsSelectable:
            other = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)
            self.chosen.emit(index.data(Qt.ItemDataRole.UserRole), other)
