"""Resting: tells when the pointer has stayed on one thing for a while, and when it leaves it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, QTimer, Signal

from ...model.readings import Key

DELAY = 350
"""Milliseconds until a mark under the pointer speaks."""


class Resting(QObject):
    """`rested(Key, QRectF)` comes once for each stay; `rested(None, QRectF())` when the pointer has left again."""

    rested = Signal(object, QRectF)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._key: Key | None = None
        self._place = QRectF()
        self._told = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self._tell)

    def over(self, key: Key | None, place: QRectF) -> None:
        """The pointer is over this mark, or over none."""
        if key == self._key:
            return
        self.leave()
        self._key, self._place = key, place
        if key is not None:
            self._timer.start()

    def leave(self) -> None:
        """The pointer has left, or what was under it has moved."""
        self._timer.stop()
        told, self._told, self._key = self._told, False, None
        if told:
            self.rested.emit(None, QRectF())

    def _tell(self) -> None:
        self._told = True
        self.rested.emit(self._key, self._place)
