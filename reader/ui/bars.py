"""The bar under the toolbar that says what went wrong and what to do; it stays until it is closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ..model.errors import ReaderError
from . import icons, theme, type
from .buttons import icon_button


class ErrorBar(QWidget):
    """Shows one error at a time: title, advice, at most one action, and a cross."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("errorbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(type.px(40))
        self._icon = QLabel()
        self._title, self._advice = QLabel(), QLabel()
        self._title.setFont(type.ui(13, weight=type.SEMIBOLD))
        for label in (self._title, self._advice):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._advice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = QPushButton(self.tr("Close"))
        self._do: Callable[[], object] = self.hide
        self._action.clicked.connect(self._act)
        close = icon_button("close", self.tr("Close this message (Esc)"), self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(type.px(12), type.px(4), type.px(8), type.px(4))
        row.setSpacing(type.px(8))
        for part in (self._icon, self._title):
            row.addWidget(part)
        row.addWidget(self._advice, 1)
        row.addWidget(self._action)
        row.addWidget(close)
        self.hide()

    def show_error(self, error: ReaderError, action: str = "", do: Callable[[], object] | None = None) -> None:
        """Show an error instead of the one before."""
        picture = icons.pixmap("warning", QSize(type.px(18), type.px(18)), theme.current().warning_icon)
        self._icon.setPixmap(picture)
        self._title.setText(error.title)
        self._advice.setText(error.advice)
        self._action.setVisible(bool(action))
        self._action.setText(action)
        self._do = do or self.hide
        self.setAccessibleName(str(error))
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the bar."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _act(self) -> None:
        self.hide()
        self._do()
