"""Proposes where words of the quotation stand as they are, found through the rarest of them."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.links import MOST_PLACES
from . import Proposer, Window
from ._holdings import Holdings, find
from ._reading import Query

_ROOM, _MOST_GAPS = 60, 10
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
        room = _ROOM * min(len(query.gaps()), _MOST_GAPS) + 6 * sum(query.bracketed) + 4
        left = first + room
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


PROPOSER: Proposer = Phrases()
