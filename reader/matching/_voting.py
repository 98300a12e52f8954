"""Voting: what is seen of a quotation adds up where it stands close together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import Window
from ._holdings import Holdings
from ._reading import Query

MOST_WINDOWS = 8
_NEARLY = 0.45
_ROOM, _MOST_GAPS = 60, 10


def width(query: Query) -> int:
    """How many source words a quotation may cover."""
    return (
        len(query.words)
        + len(query.words) // 4
        + 6
        + _ROOM * min(len(query.gaps()), _MOST_GAPS)
        + 4 * sum(query.bracketed)
    )


def elect(
    query: Query, holdings: Holdings, seen: Sequence[tuple[int, NDArray[Any], float, int]], least: float
) -> Iterator[Window]:
    """The windows with the most votes, best first, none over another.

    Each vote is a shelf's number, the positions where something was seen, what it tells (bits) and the number of
    the quotation's word where it begins; windows that promise less than `least` bits are left out.
    """
    reach = width(query)
    found: list[tuple[float, int, int, int]] = []
    for number in {vote[0] for vote in seen}:
        votes = [vote for vote in seen if vote[0] == number]
        at = np.concatenate([vote[1] for vote in votes])
        bits = np.repeat([vote[2] for vote in votes], [len(vote[1]) for vote in votes])
        offset = np.repeat([vote[3] for vote in votes], [len(vote[1]) for vote in votes])
        order = np.argsort(at, kind="stable")
        at, bits, offset = at[order], bits[order], offset[order]
        keep = holdings.allowed(number, at)
        at, bits, offset = at[keep], bits[keep], offset[keep]
        total = np.concatenate(([0.0], np.cumsum(bits)))
        sums = total[np.searchsorted(at, at + reach)] - total[np.arange(len(at))]
        taken: list[int] = []
        for best in np.argsort(-sums, kind="stable")[: 40 * MOST_WINDOWS].tolist():
            place = int(at[best])
            if sums[best] < least or len(taken) >= MOST_WINDOWS:
                break
            if all(abs(place - other) > reach // 2 for other in taken):
                taken.append(place)
                found.append((float(sums[best]), number, place, int(offset[best])))
    found.sort(key=lambda entry: -entry[0])
    for promise, number, place, begins in found[:MOST_WINDOWS]:
        if promise < _NEARLY * found[0][0]:
            return
        low, high = holdings.bounds(number, place)
        before = begins + begins // 4 + 6 + _ROOM * min(_MOST_GAPS, sum(gap <= begins for gap in query.gaps()))
        yield Window(number, max(low, place - before), min(high, place + reach + 6), promise)
