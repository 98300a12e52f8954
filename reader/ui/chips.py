"""The chip of a verdict as a widget."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..model.links import Verdict
from . import painting, theme, type


class Chip(QWidget):
    """Glyph and word of one verdict; its tooltip says what the verdict means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verdict = Verdict.VERBATIM
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.notifier.changed.connect(self.update)

    def show_verdict(self, verdict: Verdict) -> None:
        """Show this verdict."""
        self._verdict = verdict
        self.setAccessibleName(painting.WORDS[verdict])
        self.setToolTip(painting.TOOLTIPS[verdict])
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As large as it is painted."""
        return QSize(round(painting.chip_width(self._verdict)) + 1, type.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        painting.chip(painter, theme.current(), self._verdict, QPointF(0, 0))
        painter.end()
