"""Walking: the marks and links of a text as the keyboard goes through them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSlider

from ...model.layers import TextLayer
from ...model.readings import Key
from .lights import Light
from .offsets import Offsets

SCROLLING = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}
"""What the keys do that move a caret where there is one; a text that is read has none."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A mark's key, or a link's address, and its parts in UTF-16 positions."""

    parts: tuple[tuple[int, int], ...]
    key: Key | None = None
    url: str = ""

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.parts[0][0]


def stops_of(layer: TextLayer, lights: Sequence[Light], offsets: Offsets) -> tuple[Stop, ...]:
    """Every mark and link of a text, in order of place."""
    marks = [Stop(light.parts, key=light.mark.key) for light in lights]
    links = [Stop((offsets.units(link.span),), url=link.url) for link in layer.links if len(link.span)]
    return tuple(sorted([*marks, *links], key=lambda stop: stop.start))


def follow(stops: Sequence[Stop], now: Stop | None, top: int, *, forward: bool) -> Stop | None:
    """The stop after (or before) the one of now, or, where there is none, the first from a UTF-16 position on.

    None past the last (or before the first): the keyboard then leaves the text.
    """
    if now in stops:
        number = stops.index(now) + (1 if forward else -1)
    elif forward:
        number = bisect_left(stops, top, key=lambda stop: stop.start)
    else:
        number = bisect_right(stops, top, key=lambda stop: stop.start) - 1
    return stops[number] if 0 <= number < len(stops) else None
