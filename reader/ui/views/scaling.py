"""Scaling: how large pages are shown, by a number or by the room that there is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize

from ...model.layers import Page
from .sheets import MARGIN, shown_size

STEPS = (10, 15, 20, 25, 33, 50, 67, 75, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400, 500, 600, 800)
"""The zooms that one comes by, in percent."""

_INCH = 72.0
"""Points."""


class Scaling:
    """The zoom of a view: fitted to the width until the person wants something else."""

    def __init__(self) -> None:
        self.scale = 1.0
        self._fits = "width"
        self._dots = 96.0

    @property
    def percent(self) -> int:
        """The zoom; 100 is a point as large as on paper."""
        return round(100 * self.scale * _INCH / self._dots)

    def step(self, steps: int) -> None:
        """So many steps up or down; 0 is 100 %."""
        percent = self.percent if steps else 100
        for _ in range(abs(steps)):
            larger = (step for step in STEPS if step > percent)
            smaller = (step for step in reversed(STEPS) if step < percent)
            percent = next(larger if steps > 0 else smaller, percent)
        self._fits = ""
        self.scale = percent / 100 * self._dots / _INCH

    def fit(self, what: str) -> None:
        """Keep to the room that there is, for the "width" or the whole "page"."""
        self._fits = what

    def resize(self, pages: Sequence[Page], room: QSize, dots: float) -> None:
        """Keep to a room of so many pixels, on a screen of so many dots an inch."""
        self.scale *= dots / self._dots if not self._fits else 1.0
        self._dots = dots
        if not self._fits or not pages:
            return
        sizes = [shown_size(page) for page in pages]
        width, height = max(size.width() for size in sizes), max(size.height() for size in sizes)
        across = (room.width() - 2 * MARGIN) / width
        down = (room.height() - 2 * MARGIN) / height
        fitting = across if self._fits == "width" else min(across, down)
        least, most = (step / 100 * dots / _INCH for step in (STEPS[0], STEPS[-1]))
        self.scale = min(most, max(least, fitting))
