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
        self._places: dict[str, list[tuple[int, float]]] = {}
        for at, lines in enumerate(edges):
            for line in lines:
                if key := head_key(line):
                    self._places.setdefault(key, []).append((at, line.middle))

    def returns(self, line: Line, at: int) -> bool:
        """Whether the line of page `at` (from 0) stands at this height on pages enough around it."""
        pages = self._with(line)
        if len(pages) < 2 or (len(pages) == 2 and self._pages > 2):
            return False
        return len(pages) >= SHARE * self._pages or self._chain(pages, at) >= CHAIN

    def rules(self, line: Line) -> bool:
        """Whether the line stands at this height on most pages of a document of some length."""
        return self._pages >= CHAIN and len(self._with(line)) >= COMMON * self._pages

    def _with(self, line: Line) -> list[int]:
        places = self._places.get(head_key(line), ())
        return sorted({page for page, middle in places if abs(middle - line.middle) <= SLACK})

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
