"""Proposes where neighbouring words of the quotation stand together, as they do in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import Proposer, Shelf, Window
from ._holdings import Holdings
from ._reading import Query
from ._voting import elect

_MOST_PAIRS = 24
_MOST_POSITIONS = 60_000
_LEAST = 14.0


class Pairs:
    """Pairs of neighbours vote with their rarity; next but one counts too, so that one damaged word costs little."""

    cost = 10

    def propose(self, query: Query, holdings: Holdings) -> Iterator[Window]:
        """The windows in which the most telling pairs stand together."""
        wanted = sorted(_pairs(query, holdings), reverse=True)[:_MOST_PAIRS]
        seen: list[tuple[int, NDArray[Any], float, int]] = []
        for number, shelf in enumerate(holdings.shelves):
            if holdings.open(number):
                for bits, i, j in wanted:
                    places = _together(shelf, query.words[i], query.words[j], j - i)
                    if len(places):
                        seen.append((number, places, bits, i))
        if seen:
            yield from elect(query, holdings, seen, _LEAST)


def _pairs(query: Query, holdings: Holdings) -> Iterator[tuple[float, int, int]]:
    for first, stop in query.runs():
        for i in range(first, stop - 1):
            for j in range(i + 1, min(i + 3, stop)):
                one, two = query.words[i], query.words[j]
                if holdings.count(one) and holdings.count(two):
                    yield (holdings.bits(one) + holdings.bits(two)) / (j - i) ** 0.5, i, j


def _together(shelf: Shelf, one: str, two: str, apart: int) -> NDArray[Any]:
    first, second = shelf.number(one), shelf.number(two)
    if first is None or second is None:
        return np.zeros(0, np.int64)
    if shelf.count(first) <= shelf.count(second):
        places, wanted, step = shelf.positions(first), second, apart
    else:
        places, wanted, step = shelf.positions(second), first, -apart
    there = places[:_MOST_POSITIONS].astype(np.int64) + step
    there = there[(there >= 0) & (there < len(shelf.numbers))]
    there = there[shelf.numbers[there] == wanted]
    return np.asarray(there - apart if step > 0 else there)


PROPOSER: Proposer = Pairs()
