"""Sweeping: cyclic garbage is collected in the window's thread alone.

Python collects it in whichever thread happens to allocate. Where that is one that listens to a child, the widgets among
the garbage are destroyed outside Qt's thread, and the process dies.
"""

from __future__ import annotations

import gc
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer

BEAT = 500
"""Milliseconds between two looks at whether there is enough garbage."""


class Sweeper(QObject):
    """Collects in place of Python's own collector, by the same thresholds, until it is closed."""

    _open: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        Sweeper._open += 1
        gc.disable()
        self._clock = QTimer(self, interval=BEAT)
        self._clock.timeout.connect(self.sweep)
        self._clock.start()

    def sweep(self) -> None:
        """Collect the oldest generation that is due."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [generation for generation in (2, 1, 0) if counts[generation] > thresholds[generation]]
        if due:
            gc.collect(due[0])

    def close(self) -> None:
        """Leave the garbage to Python again, once no other sweeper is left."""
        self._clock.stop()
        Sweeper._open -= 1
        if not Sweeper._open:
            gc.enable()
