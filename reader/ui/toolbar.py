"""The toolbar: sidebar, back, forward, add; the search in the middle; running work and layout at the right."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from . import type
from .buttons import SIDE

LEFT = ("sidebar", "back", "forward", "add")
RIGHT = ("layout",)
WORDED = ("add",)
"""Actions that show their words beside the icon, while there is room."""


class Toolbar(QWidget):
    """A row of the actions' buttons around the search field."""

    def __init__(
        self, actions: Mapping[str, QAction], search: QWidget, running: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Toolbar"))
        self.setFixedHeight(type.px(44))
        self._buttons: dict[str, QToolButton] = {}
        left, right = (self._group(actions, names) for names in (LEFT, RIGHT))
        rule = QFrame()
        rule.setFrameShape(QFrame.Shape.VLine)
        rule.setFixedHeight(type.px(20))
        right_row = right.layout()
        if isinstance(right_row, QHBoxLayout):
            right_row.insertStretch(0, 1)
            right_row.insertWidget(1, running)
        row = QHBoxLayout(self)
        row.setContentsMargins(type.px(8), 0, type.px(8), 0)
        row.setSpacing(type.px(12))
        row.addWidget(left, 1)
        row.addWidget(search, 2)
        row.addWidget(right, 1)
        search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_words(self, wide: bool) -> None:
        """Show or hide the words beside icons, as room allows."""
        for name in WORDED:
            style = Qt.ToolButtonStyle
            button = self._buttons[name]
            button.setToolButtonStyle(style.ToolButtonTextBesideIcon if wide else style.ToolButtonIconOnly)

    def _group(self, actions: Mapping[str, QAction], names: tuple[str, ...]) -> QWidget:
        group = QWidget()
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(type.px(4))
        for name in names:
            button = QToolButton()
            button.setDefaultAction(actions[name])
            button.setIconSize(QSize(type.px(SIDE), type.px(SIDE)))
            button.setAccessibleName(actions[name].text())
            self._buttons[name] = button
            row.addWidget(button)
        if names == LEFT:
            row.addStretch(1)
        return group
