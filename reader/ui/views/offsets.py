"""Offsets: code points of a text layer and the UTF-16 units that Qt counts in, both ways."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from ...model.spans import Span

_BEYOND = re.compile("[\U00010000-\U0010ffff]")


class Offsets:
    """The two counts of one text; they differ by one for each character beyond the Basic Multilingual Plane."""

    def __init__(self, text: str) -> None:
        self._points = [match.start() for match in _BEYOND.finditer(text)]
        self._units = [point + number for number, point in enumerate(self._points)]

    def unit(self, offset: int) -> int:
        """The UTF-16 position of a code point's offset."""
        return offset + bisect_left(self._points, offset)

    def point(self, unit: int) -> int:
        """The code point's offset of a UTF-16 position; within a surrogate pair, that of its character."""
        wide = bisect_right(self._units, unit)
        if wide and self._units[wide - 1] + 1 == unit:
            return self._points[wide - 1]
        return unit - bisect_left(self._units, unit)

    def units(self, span: Span) -> tuple[int, int]:
        """A span as UTF-16 positions, from and to."""
        return self.unit(span.start), self.unit(span.end)
