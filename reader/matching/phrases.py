"""Proposes where words of the quotation stand as they are, found through the rarest of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import Proposer, Shelf, Window
from ._holdings import Holdings
from ._reading import Query

MOST_PLACES = 5_000
"""More places of one phrase are not told apart."""

_ROOM = 60
_MOST_WINDOWS = 24


class Phrases:
    """The whole quotation word for word or, where it has marks, its most telling run of words."""

    cost = 0

    def propose(self, query: Query, holdings: Holdings) -> Iterator[Window]:
        """Every place of the whole quotation; else windows around the places of its most telling unbroken words."""
        runs = query.runs()
        if not runs:
            return
        weighed = [(sum(map(holdings.bits, query.words[i:j])), i, j) for i, j in runs]
        bits, first, stop = max(weighed)
        whole = len(runs) == 1 and stop - first == len(query.words)
        room = _ROOM * len(query.gaps()) + 6 * sum(query.bracketed) + 4
        left = sum(word for word in (len(query.words[:first]),)) + room
        right = len(query.words) - stop + room
        count = 0
        for number, shelf in enumerate(holdings.shelves):
            if not holdings.open(number):
                continue
            places = find(shelf, query.words[first:stop])
            for place in places[holdings.allowed(number, places)].tolist():
                count += 1
                if count > (MOST_PLACES if whole else _MOST_WINDOWS):
                    return
                if whole:
                    yield Window(number, place, place + stop, bits, exact=True)
                else:
                    low, high = holdings.bounds(number, place)
                    yield Window(number, max(low, place - left), min(high, place + stop - first + right), bits)


def find(shelf: Shelf, words: tuple[str, ...]) -> NDArray[Any]:
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


PROPOSER: Proposer = Phrases()
