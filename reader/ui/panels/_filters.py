"""Filters: five buttons, each with a verdict's glyph and how many quotations have it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ...model.links import Verdict
from .. import painting, theme, type


class VerdictButton(QAbstractButton):
    """Shows only the quotations of its verdict while it is pressed."""

    def __init__(self, verdict: Verdict, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict = verdict
        self._count = 0
        self.setCheckable(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolTip(f"{painting.WORDS[verdict]}: {painting.TOOLTIPS[verdict].lower()}")
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Show how many there are."""
        self._count = count
        self.setAccessibleName(self.tr("{0}: {1}").format(painting.WORDS[self.verdict], count))
        self.setAccessibleDescription(painting.TOOLTIPS[self.verdict])
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Glyph and number, with room around them."""
        width = QFontMetrics(self._font()).horizontalAdvance(str(self._count))
        return QSize(width + type.px(34), max(type.px(26), QFontMetrics(self._font()).height() + type.px(6)))

    def minimumSizeHint(self) -> QSize:
        """The same with less room."""
        return self.sizeHint() - QSize(type.px(8), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, the glyph and the number, these two in the middle."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = self.hasFocus() and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        ground = colours.selected if self.isChecked() else colours.hover if self.underMouse() else colours.surface
        painter.setBrush(ground)
        thick = 2.0 if ring else 1.0
        painter.setPen(QPen(colours.text if ring or self.isChecked() else colours.border, thick))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2), 6, 6)
        side, gap = type.px(14), type.px(6)
        words = str(self._count)
        width = QFontMetrics(self._font()).horizontalAdvance(words)
        left = (self.width() - side - gap - width) / 2
        middle = self.height() / 2
        painting.glyph(painter, colours, self.verdict, QRectF(left, middle - side / 2, side, side))
        painter.setFont(self._font())
        painter.setPen(colours.text if self._count else colours.text2)
        words_rect = QRectF(left + side + gap, 0, width + 2, self.height())
        painter.drawText(words_rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()

    def _font(self) -> QFont:
        return type.ui(12, weight=QFont.Weight.Medium)


class VerdictFilter(QWidget):
    """The five buttons in a row; with none pressed, everything is shown."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Show only these verdicts"))
        row = QHBoxLayout(self)
        row.setContentsMargins(type.px(12), 0, type.px(12), 0)
        row.setSpacing(type.px(5))
        self.buttons = {verdict: VerdictButton(verdict) for verdict in Verdict}
        for button in self.buttons.values():
            button.toggled.connect(lambda _: self.changed.emit(self.verdicts()))
            row.addWidget(button, 1)

    def verdicts(self) -> frozenset[Verdict]:
        """The verdicts whose buttons are pressed."""
        return frozenset(verdict for verdict, button in self.buttons.items() if button.isChecked())

    def set_counts(self, counts: Mapping[Verdict, int]) -> None:
        """Show how many quotations have each verdict."""
        for verdict, button in self.buttons.items():
            button.set_count(counts.get(verdict, 0))

    def clear(self) -> None:
        """Let all buttons go; tells of it once."""
        pressed = self.verdicts()
        for button in self.buttons.values():
            button.blockSignals(True)
            button.setChecked(False)
            button.blockSignals(False)
            button.update()
        if pressed:
            self.changed.emit(frozenset())
