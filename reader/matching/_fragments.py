"""Fragments: the unbroken runs of a quotation with ellipses, and whether they stand in its order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._holdings import Holdings, find
from ._reading import Query

_SHORTEST = 2
_TELLING = 3
_MOST_STARTS = 12


def chains(query: Query, holdings: Holdings, shelf: int, reach: int) -> Iterator[tuple[int, int]]:
    """Where all fragments stand word for word, in order and no farther apart than `reach`: from first to last word.

    Every fragment but the most telling is taken at its nearest place.
    """
    runs = [(i, j) for i, j in query.runs() if j - i >= _SHORTEST]
    places = [find(holdings.shelves[shelf], query.words[i:j]) for i, j in runs]
    if not query.gaps() or len(runs) < 2 or not all(map(len, places)):
        return
    anchor = min(range(len(runs)), key=lambda at: len(places[at]))
    for start in places[anchor][:_MOST_STARTS].tolist():
        first, stop = start, start + runs[anchor][1] - runs[anchor][0]
        for at in range(anchor + 1, len(runs)):
            begin = _next(places[at], stop)
            stop = begin + runs[at][1] - runs[at][0] if begin >= 0 else -1
            if stop < 0:
                break
        for at in range(anchor - 1, -1, -1):
            first = _last(places[at], first - (runs[at][1] - runs[at][0]))
            if first < 0:
                break
        if 0 <= first < stop and stop - first <= reach:
            yield first, stop


def is_reversed(query: Query, holdings: Holdings, shelf: int, first: int, reach: int) -> bool:
    """Whether the telling fragments all stand near a position, but not in the quotation's order."""
    runs = [(i, j) for i, j in query.runs() if j - i >= _TELLING]
    if not query.gaps() or len(runs) < 2:
        return False
    low, high = holdings.bounds(shelf, first)
    nearest = []
    for i, j in runs:
        places = find(holdings.shelves[shelf], query.words[i:j])
        places = places[(places >= max(low, first - reach)) & (places < min(high, first + reach))]
        if not len(places):
            return False
        nearest.append(int(places[np.argmin(np.abs(places - first))]))
    return nearest != sorted(nearest)


def _next(places: NDArray[Any], position: int) -> int:
    at = int(np.searchsorted(places, position))
    return int(places[at]) if at < len(places) and position >= 0 else -1


def _last(places: NDArray[Any], position: int) -> int:
    at = int(np.searchsorted(places, position, side="right")) - 1
    return int(places[at]) if at >= 0 else -1
