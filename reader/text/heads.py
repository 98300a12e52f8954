"""Running heads: lines that return in the same place on page after page."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from .pages import Line, joined

SLACK = 4.0
"""A head stands at the same height to within so many points."""
CHAIN = 4
"""So many pages running (or every other page, as left and right heads do) make a head of a line."""
STEP = 2
"""Pages of one run lie no farther apart."""
SHARE = 0.3
"""So large a share of all pages does too: at least three pages, or both of two."""
COMMON = 0.5
"""What stands on so large a share of the pages is a head even where something else stands between it and the edge."""

_FIGURES = re.compile(r"\d+")
_BLANKS = re.compile(r"\W+")


def head_key(line: Line) -> str:
    """What the line says, whatever figures, case, blanks and dashes are in it."""
    return _FIGURES.sub("#", _BLANKS.sub("", joined(line.shown()).casefold()))


class Heads:
    """Which of the lines near the edges of a document's pages return from page to page."""

    def __init__(self, edges: Sequence[Sequence[Line]]) -> None:
        self._pages = len(edges)
        self._places: dict[str, list[_Place]] = {}
        for at, lines in enumerate(edges):
            for line in lines:
                if key := head_key(line):
                    _add(self._places.setdefault(key, []), line.middle, at)

    def returns(self, line: Line, at: int) -> bool:
        """Whether the line of page `at` (from 0) stands at this height on pages enough around it."""
        place = self._place(line)
        if not place or len(place.pages) < 2 or (len(place.pages) == 2 and self._pages > 2):
            return False
        return len(place.pages) >= SHARE * self._pages or place.chain(at) >= CHAIN

    def rules(self, line: Line) -> bool:
        """Whether the line stands at this height on most pages of a document of some length."""
        place = self._place(line)
        return place is not None and self._pages >= CHAIN and len(place.pages) >= COMMON * self._pages

    def _place(self, line: Line) -> _Place | None:
        return _find(self._places.get(head_key(line), []), line.middle)


@dataclass(slots=True)
class _Place:
    """A height at which a head was first seen, and the pages that have it there, in order."""

    middle: float
    pages: list[int]

    def chain(self, at: int) -> int:
        """How many of the pages lie in one chain with page `at`, no step of it longer than two."""
        here = bisect_left(self.pages, at)
        first = last = here
        while first > 0 and here - first < CHAIN and self.pages[first] - self.pages[first - 1] <= STEP:
            first -= 1
        while last + 1 < len(self.pages) and last - here < CHAIN and self.pages[last + 1] - self.pages[last] <= STEP:
            last += 1
        return last - first + 1


def _find(places: list[_Place], middle: float) -> _Place | None:
    return next((place for place in places if abs(place.middle - middle) <= SLACK), None)


def _add(places: list[_Place], middle: float, page: int) -> None:
    place = _find(places, middle)
    if not place:
        places.append(_Place(middle, [page]))
    elif place.pages[-1] != page:
        place.pages.append(page)
