"""The strip: a scroll bar whose track shows where a document's marks stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

from ...model.links import Verdict
from .. import theme, type


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark in the track: where (0 the top, 1 the end), its verdict, and how wide (0–1; articles are always 1)."""

    position: float
    verdict: Verdict
    width: float = 1.0


class Strip(QScrollBar):
    """A vertical scroll bar, 14 pixels wide, that paints ticks under a see-through thumb."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._ticks: tuple[Tick, ...] = ()
        self._drawn: tuple[object, QPixmap] | None = None
        self.setAccessibleName(self.tr("Place in the document"))
        theme.notifier.changed.connect(self.update)

    def set_ticks(self, ticks: Sequence[Tick]) -> None:
        """Show these marks instead of the ones before."""
        self._ticks = tuple(ticks)
        self._drawn = None
        self.update()

    def sizeHint(self) -> QSize:
        """LOOK's width; as long as the view."""
        return QSize(type.px(14), type.px(100))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track, the ticks, and the thumb over them."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._track(colours))
        if self.maximum() > self.minimum():
            thumb = QColor(colours.text)
            thumb.setAlphaF(colours.thumb)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(thumb)
            painter.drawRoundedRect(self._thumb().adjusted(2, 1, -1, -1), 5, 5)
        painter.end()

    def _track(self, colours: theme.Theme) -> QPixmap:
        """The track with its ticks, drawn once: a long document has thousands, and the thumb moves with each frame."""
        state = (self.size(), self.devicePixelRatioF(), colours.dark)
        if self._drawn and self._drawn[0] == state:
            return self._drawn[1]
        track = QPixmap(self.size() * self.devicePixelRatioF())
        track.setDevicePixelRatio(self.devicePixelRatioF())
        track.fill(colours.surface)
        painter = QPainter(track)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.border, 1))
        painter.drawLine(self.rect().topLeft(), self.rect().bottomLeft())
        for tick in self._ticks:
            self._draw(painter, tick, colours)
        painter.end()
        self._drawn = state, track
        return track

    def _thumb(self) -> QRectF:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        slider = QStyle.SubControl.SC_ScrollBarSlider
        return QRectF(self.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, slider, self))

    def _draw(self, painter: QPainter, tick: Tick, colours: theme.Theme) -> None:
        line = colours.verdict[tick.verdict].line
        room = self.width() - 4.0
        width = max(3.0, room * min(1.0, max(0.3, tick.width)))
        left, y = 2.0 + room - width, 2.0 + tick.position * (self.height() - 8.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(line)
        if tick.verdict is Verdict.NOT_FOUND:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(line, 1))
            painter.drawRect(QRectF(left + 0.5, y + 0.5, width - 1, 3))
            return
        for rect in _bars(tick.verdict, left, y, width):
            painter.drawRect(rect)


def _bars(verdict: Verdict, left: float, y: float, width: float) -> list[QRectF]:
    """The bars of a tick: one of 3, two of 1.5, one of 5, or two short ones."""
    if verdict is Verdict.EDITED:
        return [QRectF(left, y, width, 1.5), QRectF(left, y + 3, width, 1.5)]
    if verdict is Verdict.ALTERED:
        return [QRectF(left, y, width, 5)]
    if verdict is Verdict.REWORDED:
        part = width * 0.4
        return [QRectF(left, y, part, 3), QRectF(left + width - part, y, part, 3)]
    return [QRectF(left, y, width, 3)]
