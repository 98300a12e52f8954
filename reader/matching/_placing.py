"""Placing: for each quotation one link: what it is worth, where it stands, and how sure the place is."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..model.layers import TextLayer
from ..model.links import Link, Passage, Placement, Verdict
from ..model.spans import Span
from . import Ask, Index
from ._comparing import Comparison, Source
from ._damage import Witness
from ._holdings import Holdings
from ._judging import Judgement, judge
from ._reading import Query, read
from ._seeking import Sighting, equals, seek

MOST_PASSAGES = 20
MOST_NEAREST = 5
Layers = Callable[[str], TextLayer]


@dataclass(frozen=True, slots=True)
class _Found:
    """One quotation's places before the context is asked: all equally good ones in order, and the judgement."""

    ask: Ask
    judgement: Judgement | None
    passages: tuple[Passage, ...]
    nearest: tuple[Passage, ...] = ()


def place(asks: Sequence[Ask], index: Index, layers: Layers) -> Iterator[Link]:
    """One link for each ask, in order; an ask's neighbours in the sequence help to place it.

    `layers` gives the text layer of a document by its id. Nothing that stands in an ask makes this fail.
    """
    desk = _Desk(index, layers)
    found = [desk.find(ask) for ask in asks]
    for number, one in enumerate(found):
        yield _link(one, number, found)


class _Desk:
    """What is kept from one quotation to the next."""

    def __init__(self, index: Index, layers: Layers) -> None:
        self._index = index
        self._layers = layers
        self._holdings: dict[frozenset[str], tuple[Holdings, Witness]] = {}

    def find(self, ask: Ask) -> _Found:
        query = read(ask.pieces)
        if not query.words:
            return _Found(ask, None, ())
        holdings, witness = self._opened(ask.sources)
        seen = seek(query, holdings)
        good = [sighting for sighting in seen if _is_acceptable(sighting, query, holdings)]
        if not good:
            likely = [self._passage(one, ask, holdings) for one in seen if one.score > 0.15]
            return _Found(ask, None, (), tuple(likely[:MOST_NEAREST]))
        best = equals(good)
        judged = self._judged(best[0], query, holdings, witness)
        return _Found(ask, judged, tuple(self._passage(one, ask, holdings) for one in best))

    def _opened(self, sources: frozenset[str]) -> tuple[Holdings, Witness]:
        known = self._holdings.get(sources)
        if known is None:
            holdings = Holdings(self._index, sources)
            known = self._holdings[sources] = (holdings, Witness(holdings))
        return known

    def _judged(self, sighting: Sighting, query: Query, holdings: Holdings, witness: Witness) -> Judgement:
        first, end = sighting.window
        stop = min(holdings.bounds(sighting.shelf, sighting.first)[1], end + 1)
        starts, ends = holdings.shelves[sighting.shelf].places(first, stop)
        layer = self._layers(holdings.document(sighting.shelf, sighting.first))
        source = Source(holdings.words(sighting.shelf, first, stop), starts.tolist(), ends.tolist(), layer)
        return judge(Comparison(query, source, witness).findings(sighting.alignment.steps))

    def _passage(self, sighting: Sighting, ask: Ask, holdings: Holdings) -> Passage:
        document = holdings.document(sighting.shelf, sighting.first)
        starts, ends = holdings.shelves[sighting.shelf].places(sighting.first, sighting.stop)
        return Passage(document, Span(int(starts[0]), int(ends[-1])), round(sighting.score, 4), document in ask.cited)


def _is_acceptable(sighting: Sighting, query: Query, holdings: Holdings) -> bool:
    """Whether what was seen is too much for chance: the bar is absolute, in bits, and rises with the library."""
    size = math.log2(holdings.size + 2)
    if sighting.whole:
        return sighting.worth >= 1.0 - 1e-6 or sighting.odds >= size - 2.0
    return sighting.odds >= size + 14.0


def _link(found: _Found, number: int, all_found: Sequence[_Found]) -> Link:
    if found.judgement is None:
        reason = "Nothing in these documents says this." if found.ask.pieces else "There are no words to look for."
        return Link(verdict=Verdict.NOT_FOUND, placement=Placement.NONE, reason=reason, nearest=found.nearest)
    placement, passages = _placed(found, number, all_found)
    return Link(
        verdict=found.judgement.verdict,
        placement=placement,
        score=passages[0].score,
        reason=found.judgement.reason,
        places=len(passages),
        passages=tuple(passages[:MOST_PASSAGES]),
        edits=found.judgement.edits,
    )


def _placed(found: _Found, number: int, all_found: Sequence[_Found]) -> tuple[Placement, list[Passage]]:
    """The places, best first, and what decides between them."""
    passages = list(found.passages)
    if len(passages) == 1:
        return Placement.UNIQUE, passages
    return Placement.AMBIGUOUS, [replace(one) for one in passages]
