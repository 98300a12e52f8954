"""Choosers: buttons that show what is chosen, with an arrow behind it, and open a menu."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionToolButton, QStylePainter, QToolButton, QWidget

from . import icons, theme, type


class Chooser(QToolButton):
    """A button as narrow as its words, which are cut with an ellipsis where there is less room."""

    def __init__(self, font: QFont, *, quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = quiet
        self.setFont(font)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The words, a gap, the arrow, and the frame's own room."""
        metrics = QFontMetrics(self.font())
        width = metrics.horizontalAdvance(self.text()) + 2 + self._arrow() + 2 * type.px(8) + type.px(5)
        return QSize(width, max(type.px(32), metrics.height() + type.px(8)))

    def minimumSizeHint(self) -> QSize:
        """A few letters and the arrow."""
        return QSize(type.px(70), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame as every tool button's, then words and arrow."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text, option.features = "", QStyleOptionToolButton.ToolButtonFeature.None_
        frame = QStylePainter(self)
        frame.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        frame.end()
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        painter.setPen(colours.text2 if self._quiet else colours.text)
        room = self.width() - 2 * type.px(8) - type.px(5) - self._arrow()
        metrics = QFontMetrics(self.font())
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        rect = QRectF(type.px(8), 0, room + 1, self.height())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        left = type.px(8) + metrics.horizontalAdvance(words) + type.px(5)
        arrow = QRectF(left, (self.height() - self._arrow()) / 2 + 1, self._arrow(), self._arrow())
        icons.paint(painter, "chevron-down", arrow, colours.text2)
        painter.end()

    def _arrow(self) -> int:
        return type.px(14)
