"""Motion: how a view scrolls to a place, the same in every view."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal
from PySide6.QtWidgets import QApplication, QScrollBar, QStyle

from .. import type

DURATION = 220
"""Milliseconds of one movement."""
LAST = 80
"""What is left to glide, in pixels at 100 %, after a jump over more than one screen."""


def reduced() -> bool:
    """Whether the person has asked the system for less motion."""
    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0


class Glide(QObject):
    """Moves one scroll bar; whatever a person does with the bar stops it. `ended` tells that it stands still again."""

    ended = Signal()

    def __init__(self, bar: QScrollBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._way = QVariantAnimation(self)
        self._way.setDuration(DURATION)
        self._way.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._way.valueChanged.connect(self._bar.setValue)
        self._way.finished.connect(self.ended)
        bar.actionTriggered.connect(self.stop)

    @property
    def running(self) -> bool:
        """Whether the bar is moving."""
        return self._way.state() is QVariantAnimation.State.Running

    def to(self, target: float, *, animated: bool = True) -> None:
        """Bring the bar to a value: gliding within one screen, from further away jumping but for the last stretch."""
        self._way.stop()
        end = min(self._bar.maximum(), max(self._bar.minimum(), round(target)))
        start = self._bar.value()
        if not animated or reduced() or end == start:
            self._bar.setValue(end)
            self.ended.emit()
            return
        if abs(end - start) > self._bar.pageStep():
            start = end - type.px(LAST) if end > start else end + type.px(LAST)
            self._bar.setValue(start)
        self._way.setStartValue(start)
        self._way.setEndValue(end)
        self._way.start()

    def stop(self) -> None:
        """Stay where the bar is now."""
        if self.running:
            self._way.stop()
            self.ended.emit()
