"""Proposes where words stand that are spelt a little otherwise: damaged by a scan, divided, joined, misspelt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

from ..text.likeness import spelling
from . import Proposer, Shelf, Window
from ._holdings import Holdings
from ._reading import Query
from ._voting import elect

_MOST_WORDS = 2
_LONG_ENOUGH = 5
_MOST_KIN = 6
_MOST_POSITIONS = 500
_LEAST = 9.0


class Spellings:
    """For short quotations, of which one spoilt word takes much: the kin of their rarest words vote with them."""

    cost = 30
    longest = 8

    def propose(self, query: Query, holdings: Holdings) -> Iterator[Window]:
        """The windows in which words like the quotation's rarest stand near its other words."""
        count = len(query.words)
        if count > self.longest:
            return
        order = sorted(range(count), key=lambda i: (holdings.count(query.words[i]), -len(query.words[i])))
        wanted = [i for i in order if not query.bracketed[i] and len(query.words[i]) >= _LONG_ENOUGH][:_MOST_WORDS]
        seen: list[tuple[int, NDArray[Any], float, int]] = []
        for number, shelf in enumerate(holdings.shelves):
            if not holdings.open(number):
                continue
            for i in range(count):
                kin = {*_joined(query, i)} | ({*_kin(shelf, query.words[i])} if i in wanted else {query.words[i]})
                for word in kin:
                    known = shelf.number(word)
                    if known is not None and shelf.count(known) <= _MOST_POSITIONS:
                        seen.append((number, shelf.positions(known).astype("int64"), holdings.bits(word), i))
        if seen:
            yield from elect(query, holdings, seen, _LEAST)


def _joined(query: Query, i: int) -> list[str]:
    """The word together with its neighbour, as one."""
    return ["".join(query.words[i : i + 2])] if i + 1 < len(query.words) else []


def _kin(shelf: Shelf, word: str) -> list[str]:
    """The words of a vocabulary that are likest to a word, itself among them if it is there."""
    slips = 1 if len(word) < 8 else 2
    near = extract(word, shelf.vocabulary, scorer=Levenshtein.distance, score_cutoff=slips, limit=_MOST_KIN)
    return [spelling(word), *(str(kin) for kin, _, _ in near)]


PROPOSER: Proposer = Spellings()
