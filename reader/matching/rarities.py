"""Proposes where the rarest words of the quotation stand near each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from numpy.typing import NDArray

from . import Proposer, Window
from ._holdings import Holdings
from ._reading import Query
from ._voting import elect

_MOST_WORDS = 12
_MOST_POSITIONS = 4_000
_LEAST = 9.0


class Rarities:
    """Single rare words vote; for quotations so re-worded that no two words are left together."""

    cost = 20

    def propose(self, query: Query, holdings: Holdings) -> Iterator[Window]:
        """The windows in which the most telling words stand together."""
        unlike = {word: i for i, word in reversed(list(enumerate(query.words))) if not query.bracketed[i]}
        wanted = sorted(((holdings.bits(word), i) for word, i in unlike.items() if holdings.count(word)), reverse=True)
        seen: list[tuple[int, NDArray[Any], float, int]] = []
        for number, shelf in enumerate(holdings.shelves):
            if not holdings.open(number):
                continue
            for bits, i in wanted[:_MOST_WORDS]:
                word = shelf.number(query.words[i])
                if word is not None and shelf.count(word) <= _MOST_POSITIONS:
                    seen.append((number, shelf.positions(word).astype("int64"), bits, i))
        if seen:
            yield from elect(query, holdings, seen, _LEAST)


PROPOSER: Proposer = Rarities()
