"""Proposes where all fragments of a quotation with ellipses stand, also pages apart."""

from __future__ import annotations

from collections.abc import Iterator

from . import Proposer, Window
from ._fragments import chains
from ._holdings import Holdings
from ._reading import Query

_REACH = 6_000
_MARGIN = 12


class Fragments:
    """Every fragment word for word, in the quotation's order."""

    cost = 5

    def propose(self, query: Query, holdings: Holdings) -> Iterator[Window]:
        """The windows from the first fragment to the last."""
        bits = sum(map(holdings.bits, query.words))
        for number in range(len(holdings.shelves)):
            if not holdings.open(number):
                continue
            for first, stop in chains(query, holdings, number, _REACH):
                low, high = holdings.bounds(number, first)
                if stop <= high and holdings.allowed_one(number, first):
                    yield Window(number, max(low, first - _MARGIN), min(high, stop + _MARGIN), bits)


PROPOSER: Proposer = Fragments()
