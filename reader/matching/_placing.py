"""Placing: for each quotation one link: what it is worth, where it stands, and how sure the place is."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..model.layers import TextLayer
from ..model.links import Link, Passage, Placement, Verdict
from ..model.spans import Span
from . import Ask, Index
from ._comparing import Comparison
from ._context import decide, neighbours
from ._damage import Witness
from ._detours import round_notes
from ._findings import Source
from ._fragments import is_reversed
from ._gaps import within_sentence
from ._holdings import Holdings
from ._judging import Judgement, judge
from ._reading import Query, read
from ._seeking import Sighting, equals, seek, worded, worn

MOST_PASSAGES = 20
MOST_NEAREST = 5
Layers = Callable[[str], TextLayer]

_ORDER = {verdict: rank for rank, verdict in enumerate(Verdict)}
_SHORTLIST = 12
_WITHIN = 0.12
_LIKELY = 0.15
_DOUBT = 24.0
_LOOSE, _STRETCH = 0.6, 0.25
_NEAR = 2_000
_REVERSED = "The fragments stand in another order in the source."
_BAR_WHOLE = -2.0


@dataclass(frozen=True, slots=True)
class _Found:
    """The places of one quotation that are as good as the best, before its surroundings are asked."""

    query: Query
    places: tuple[Sighting, ...] = ()
    passages: tuple[Passage, ...] = ()
    nearest: tuple[Passage, ...] = ()

    @property
    def settled(self) -> Passage | None:
        """The passage, where there is only one."""
        return self.passages[0] if len(self.passages) == 1 else None


def place(asks: Sequence[Ask], index: Index, layers: Layers) -> Iterator[Link]:
    """One link for each ask, in order; an ask's neighbours in the sequence help to place it.

    `layers` gives the text layer of a document by its id. Nothing that stands in an ask makes this fail.
    """
    desk = _Desk(index, layers)
    found = [desk.find(ask) for ask in asks]
    settled = [one.settled for one in found]
    placed = list(settled)
    for number, (ask, one) in enumerate(zip(asks, found, strict=True)):
        outer = None if ask.within is None else asks[ask.within].known or placed[ask.within]
        link = desk.link(ask, one, outer, neighbours(asks, settled, number))
        if link.placement is Placement.CONTEXT:
            placed[number] = link.passages[0]
        yield link


class _Desk:
    """What is kept from one quotation to the next."""

    def __init__(self, index: Index, layers: Layers) -> None:
        self._index = index
        self._layers = layers
        self._opened: dict[frozenset[str], tuple[Holdings, Witness]] = {}

    def find(self, ask: Ask) -> _Found:
        """Where a quotation stands, as far as its own words tell."""
        query = read(ask.pieces)
        if not query.words:
            return _Found(query)
        holdings, witness = self._open(ask.sources)
        seen = self._round_notes(seek(query, holdings), query, holdings)
        good = [sighting for sighting in seen if is_enough(sighting, query, holdings)]
        if not good:
            likely = [self._passage(one, ask, holdings) for one in seen if one.score > _LIKELY]
            return _Found(query, nearest=tuple(likely[:MOST_NEAREST]))
        best = [self._trimmed(one, query, holdings) for one in self._best(good, query, holdings, witness)]
        return _Found(query, tuple(best), tuple(self._passage(one, ask, holdings) for one in best))

    def link(self, ask: Ask, found: _Found, outer: Passage | None, around: Sequence[Passage]) -> Link:
        """The link of a quotation, once its neighbours are known, and where the one stands in which it is nested."""
        if not found.places:
            reason = "Nothing in these documents says this." if found.query.words else "There are no words to look for."
            return Link(verdict=Verdict.NOT_FOUND, placement=Placement.NONE, reason=reason, nearest=found.nearest)
        decided, order = True, [0]
        if len(found.places) > 1:
            decided, order = decide(ask, found.passages, outer, around)
        holdings, witness = self._open(ask.sources)
        judged = self._judged(found.places[order[0]], found.query, holdings, witness)
        passages = [found.passages[number] for number in order[:MOST_PASSAGES]]
        alone = len(found.places) == 1
        return Link(
            verdict=judged.verdict,
            placement=Placement.UNIQUE if alone else Placement.CONTEXT if decided else Placement.AMBIGUOUS,
            score=passages[0].score,
            reason=judged.reason,
            places=len(found.places),
            passages=tuple(passages),
            edits=judged.edits,
        )

    def _round_notes(self, seen: Sequence[Sighting], query: Query, holdings: Holdings) -> list[Sighting]:
        """The best sightings, where they are better so with notes passed over, and then the best first again."""
        wording = worded(query, holdings)
        found: dict[tuple[int, int], Sighting] = {}
        for at, one in enumerate(seen):
            better = round_notes(one, wording, holdings, self._layers) if at < _SHORTLIST else one
            found.setdefault((better.shelf, better.first), better)
        return sorted(found.values(), key=lambda one: (-one.worth, one.shelf, one.first))

    def _open(self, sources: frozenset[str]) -> tuple[Holdings, Witness]:
        known = self._opened.get(sources)
        if known is None:
            holdings = Holdings(self._index, sources)
            known = self._opened[sources] = (holdings, Witness(holdings))
        return known

    def _best(self, good: Sequence[Sighting], query: Query, holdings: Holdings, witness: Witness) -> list[Sighting]:
        """The best places, and those as good: by verdict first, since damage costs worth but no trust."""
        ties = equals(good)
        if len(good) == 1 or ties[0].exact:
            return ties
        judged = [
            (_ORDER[self._judged(one, query, holdings, witness).verdict], one)
            for one in good[:_SHORTLIST]
            if one.worth >= good[0].worth - _WITHIN
        ]
        rank = min(order for order, _ in judged)
        best = [one for order, one in judged if order == rank]
        if rank > _ORDER[Verdict.EDITED]:
            best = equals(best)
        return [one for at, one in enumerate(best) if not any(one.overlaps(other) for other in best[:at])]

    def _judged(self, sighting: Sighting, query: Query, holdings: Holdings, witness: Witness) -> Judgement:
        source = self._source(sighting, holdings)
        judged = judge(Comparison(query, source, witness).findings(sighting.alignment.steps))
        if judged.verdict in (Verdict.ALTERED, Verdict.REWORDED) and is_reversed(
            query, holdings, sighting.shelf, sighting.first, _NEAR
        ):
            return replace(judged, verdict=Verdict.ALTERED, reason=_REVERSED)
        return judged

    def _trimmed(self, sighting: Sighting, query: Query, holdings: Holdings) -> Sighting:
        """The place without words of another sentence, for which only a bracket at the quotation's edge stood."""
        if not (query.bracketed[0] or query.bracketed[-1]):
            return sighting
        steps = within_sentence(sighting.alignment.steps, query.bracketed, self._source(sighting, holdings))
        alignment = replace(sighting.alignment, steps=steps)
        begin = sighting.window[0]
        return replace(sighting, first=begin + alignment.first, stop=begin + alignment.stop, alignment=alignment)

    def _source(self, sighting: Sighting, holdings: Holdings) -> Source:
        first, end = sighting.window
        stop = min(holdings.bounds(sighting.shelf, sighting.first)[1], end + 1)
        starts, ends = holdings.shelves[sighting.shelf].places(first, stop)
        layer = self._layers(holdings.document(sighting.shelf, sighting.first))
        return Source(holdings.words(sighting.shelf, first, stop), starts.tolist(), ends.tolist(), layer)

    def _passage(self, sighting: Sighting, ask: Ask, holdings: Holdings) -> Passage:
        document = holdings.document(sighting.shelf, sighting.first)
        starts, ends = holdings.shelves[sighting.shelf].places(sighting.first, sighting.stop)
        return Passage(document, Span(int(starts[0]), int(ends[-1])), round(sighting.score, 4), document in ask.cited)


def is_enough(sighting: Sighting, query: Query, holdings: Holdings) -> bool:
    """Whether what was seen is too much for chance: the bar is absolute, in bits, and rises with the library."""
    if sighting.exact:
        return True
    if sighting.whole:
        return sighting.odds >= math.log2(holdings.size + 2) + _BAR_WHOLE
    loose = sighting.score < _LOOSE and not query.gaps() and abs(sighting.stretch - 1.0) > _STRETCH
    if sighting.odds < holdings.bar or loose:
        return False
    return sighting.odds > holdings.bar + _DOUBT or sighting.odds - worn(sighting, query, holdings) >= holdings.bar
