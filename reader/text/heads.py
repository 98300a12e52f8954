"""Running heads: lines that return in the same place on page after page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .pages import Line, joined

SLACK = 4.0
"""A head stands at the same height to within so many points."""
CHAIN = 4
"""So many pages running (or every other page, as left and right heads do) make a head of a line."""
SHARE = 0.3
"""So large a share of all pages does too, and at least three pages."""

_FIGURES = re.compile(r"\d+")
_BLANKS = re.compile(r"\W+")


def head_key(line: Line) -> str:
    """What the line says, whatever figures, case, blanks and dashes are in it."""
    return _FIGURES.sub("#", _BLANKS.sub("", joined(line.shown()).casefold()))


class Heads:
    """Which of the lines near the edges of a document's pages return from page to page."""

    def __init__(self, edges: Sequence[Sequence[Line]]) -> None:
        self._pages = len(edges)
        self._places: dict[str, list[tuple[int, float]]] = {}
        for at, lines in enumerate(edges):
            for line in lines:
                if key := head_key(line):
                    self._places.setdefault(key, []).append((at, line.middle))

    def share(self, line: Line, at: int) -> float:
        """The share of all pages that have the line at this height; 0 where it does not return near page `at`."""
        middle = line.middle
        places = self._places.get(head_key(line), ())
        pages = sorted({page for page, height in places if abs(height - middle) <= SLACK})
        if len(pages) < 2 or (len(pages) / self._pages < SHARE and self._chain(pages, at) < CHAIN):
            return 0.0
        if len(pages) == 2 and self._pages > 2:
            return 0.0
        return len(pages) / self._pages

    @staticmethod
    def _chain(pages: list[int], at: int) -> int:
        """How many of the pages lie in one chain with page `at`, no step of it longer than two."""
        length, found = 1, pages[0] == at
        for before, page in pairwise(pages):
            if page - before > 2:
                if found:
                    break
                length = 0
            length += 1
            found = found or page == at
        return length if found else 0
