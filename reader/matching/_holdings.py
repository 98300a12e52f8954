"""Holdings: the index as one whole, with the documents that a quotation may come from, and how rare its words are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import Index, Shelf

Positions = NDArray[Any]

_BAR = 14.0
_MOST_COMPANY = 4_000


class Holdings:
    """All shelves of an index, of whose documents only the `sources` are looked at."""

    def __init__(self, index: Index, sources: frozenset[str]) -> None:
        self.shelves: Sequence[Shelf] = index.shelves()
        self.sources = sources
        self._counts: dict[str, int] = {}
        self._bits: dict[str, float] = {}
        self._repeats: dict[tuple[str, ...], int] = {}
        self._allowed = [self._mask(shelf) for shelf in self.shelves]

    @cached_property
    def size(self) -> int:
        """The number of all words."""
        return sum(int(shelf.bases[-1]) for shelf in self.shelves) if self.shelves else 0

    @cached_property
    def bar(self) -> float:
        """How many bits must speak for a place, besides what names one word among all, before it counts as found."""
        return math.log2(self.size + 2) + _BAR

    def count(self, word: str) -> int:
        """How often a word stands in the library."""
        known = self._counts.get(word)
        if known is None:
            found = ((shelf, shelf.number(word)) for shelf in self.shelves)
            known = self._counts[word] = sum(shelf.count(number) for shelf, number in found if number is not None)
        return known

    def known(self, word: str) -> int:
        """How often a word stands in the sources alone."""
        found = ((at, shelf.number(word)) for at, shelf in enumerate(self.shelves))
        return sum(
            int(self.allowed(at, self.shelves[at].positions(number)).sum())
            for at, number in found
            if number is not None
        )

    def bits(self, word: str) -> float:
        """How much a word tells: the logarithm (base 2) of one in how many words it is."""
        known = self._bits.get(word)
        if known is None:
            known = self._bits[word] = math.log2((self.size + 2) / (self.count(word) + 1))
        return known

    def weight(self, word: str) -> float:
        """How much a word tells, from 0.3 (the commonest) to 1.0 (one that stands once)."""
        return 0.3 + 0.7 * min(1.0, self.bits(word) / max(1.0, math.log2(self.size + 2)))

    def open(self, shelf: int) -> bool:
        """Whether any source stands on the shelf."""
        mask = self._allowed[shelf]
        return mask is None or bool(mask.any())

    def allowed(self, shelf: int, positions: Positions) -> Positions:
        """Which of the positions, in order or not, stand in sources: a mask."""
        mask = self._allowed[shelf]
        if mask is None:
            return np.ones(len(positions), bool)
        found: Positions = mask[np.searchsorted(self.shelves[shelf].bases, positions, side="right") - 1]
        return found

    def allowed_one(self, shelf: int, position: int) -> bool:
        """Whether a position stands in a source."""
        return bool(self.allowed(shelf, np.array([position]))[0])

    def bounds(self, shelf: int, position: int) -> tuple[int, int]:
        """The first position, and the one behind the last, of the document in which a position stands."""
        bases = self.shelves[shelf].bases
        number = int(np.searchsorted(bases, position, side="right"))
        return int(bases[number - 1]), int(bases[number])

    def document(self, shelf: int, position: int) -> str:
        """The document in which a position stands."""
        number = int(np.searchsorted(self.shelves[shelf].bases, position, side="right")) - 1
        return self.shelves[shelf].documents[number]

    def words(self, shelf: int, first: int, stop: int) -> list[str]:
        """The words at these positions."""
        here = self.shelves[shelf]
        return [here.word(number) for number in here.numbers[first:stop].tolist()]

    def words_present(self, shelf: int, first: int, stop: int, words: Sequence[str]) -> list[bool]:
        """Which of the words stand between two positions."""
        here = set(self.shelves[shelf].numbers[first:stop].tolist())
        return [self.shelves[shelf].number(word) in here for word in words]

    def repeats(self, words: tuple[str, ...]) -> int:
        """How often these words stand one after the other in the sources: not in the coverage that quotes them."""
        known = self._repeats.get(words)
        if known is None:
            places = ((at, find(shelf, words)) for at, shelf in enumerate(self.shelves))
            known = self._repeats[words] = sum(int(self.allowed(at, found).sum()) for at, found in places)
        return known

    def company(self, word: str, other: str) -> float:
        """How often, of the neighbours that a word has in the sources, the other word has the same (0–1)."""
        shared = places = 0
        for at, shelf in enumerate(self.shelves):
            one, two = shelf.number(word), shelf.number(other)
            if one is None or two is None:
                continue
            mine, theirs = (self._spread(at, shelf.positions(number)) for number in (one, two))
            for aside in (-1, 1):
                beside, known = (shelf.numbers.take(some + aside, mode="clip") for some in (mine, theirs))
                shared += int(np.isin(beside, known).sum())
            places += 2 * len(mine)
        return shared / max(1, places)

    def _spread(self, shelf: int, positions: Positions) -> Positions:
        """Some of the positions that stand in sources, evenly chosen, lest company grow with the library."""
        some = positions[:: 1 + len(positions) // _MOST_COMPANY].astype(np.int64)
        return some[self.allowed(shelf, some)]

    def _mask(self, shelf: Shelf) -> NDArray[np.bool_] | None:
        mask = np.array([document in self.sources for document in shelf.documents], bool)
        return None if mask.all() else mask


def find(shelf: Shelf, words: tuple[str, ...]) -> Positions:
    """The positions on a shelf where these words stand one after the other."""
    numbers = [shelf.number(word) for word in words]
    if not numbers or None in numbers:
        return np.zeros(0, np.int64)
    known = [number for number in numbers if number is not None]
    order = sorted(range(len(known)), key=lambda at: shelf.count(known[at]))
    starts = shelf.positions(known[order[0]]).astype(np.int64) - order[0]
    starts = starts[(starts >= 0) & (starts + len(known) <= len(shelf.numbers))]
    for at in order[1:]:
        if not len(starts):
            break
        starts = starts[shelf.numbers[starts + at] == known[at]]
    if len(known) > 1 and len(starts):
        homes = np.searchsorted(shelf.bases, starts, side="right")
        starts = starts[shelf.bases[homes] >= starts + len(known)]
    return starts
