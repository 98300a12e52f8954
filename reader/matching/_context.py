"""Context: which of several equally good places a quotation comes from, when its surroundings can tell."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.links import Passage
from . import Ask

_CLOSE = 1_500
_BESIDE = 100
_CLEARLY = 5
_NEIGHBOURS = 3


def decide(
    ask: Ask, places: Sequence[Passage], outer: Passage | None, neighbours: Sequence[Passage]
) -> tuple[bool, list[int]]:
    """Whether the surroundings tell the place, and the numbers of the places, likeliest first.

    Asked in this order: the passage of the `outer` quotation in which this one is nested, the documents that its
    sentence points to, those that its paragraph points to, and the passages of its neighbours, nearest first. The first
    that has a place narrows the choice; it decides where it leaves one place.
    """
    rest = list(range(len(places)))
    for inside in (_held(outer, places), *(_first_held(each, places, rest) for each in (ask.cited, ask.near))):
        if inside:
            rest = [*inside, *(number for number in rest if number not in set(inside))]
            if len(inside) == 1:
                return True, rest
            return _by_neighbours(places, inside, rest, neighbours)
    return _by_neighbours(places, rest, rest, neighbours)


def neighbours(asks: Sequence[Ask], settled: Sequence[Passage | None], number: int) -> list[Passage]:
    """The settled passages around a quotation, nearest first: its paragraph's, then those just before and behind."""
    here = asks[number].paragraph
    around = [other for other in range(max(0, number - 40), min(len(asks), number + 41)) if other != number]
    near = [o for o in around if asks[o].paragraph == here or abs(o - number) <= _NEIGHBOURS]
    near.sort(key=lambda other: (asks[other].paragraph != here, abs(other - number), other > number))
    found = (asks[other].known or settled[other] for other in near)
    return [passage for passage in found if passage is not None]


def _held(outer: Passage | None, places: Sequence[Passage]) -> list[int]:
    if outer is None:
        return []
    return [
        number
        for number, place in enumerate(places)
        if place.document == outer.document and outer.span.holds(place.span)
    ]


def _first_held(documents: Sequence[str], places: Sequence[Passage], rest: Sequence[int]) -> list[int]:
    for document in documents:
        inside = [number for number in rest if places[number].document == document]
        if inside:
            return inside
    return []


def _by_neighbours(
    places: Sequence[Passage], inside: Sequence[int], rest: Sequence[int], around: Sequence[Passage]
) -> tuple[bool, list[int]]:
    """Whether the nearest neighbour with a place in its document stands beside it, and far from all others."""
    for passage in around:
        near = [number for number in inside if places[number].document == passage.document]
        near.sort(key=lambda number: places[number].span.gap(passage.span))
        if near:
            gaps = [places[number].span.gap(passage.span) for number in near]
            alone = len(gaps) == 1 or gaps[1] > _CLEARLY * max(gaps[0], _BESIDE)
            return gaps[0] <= _CLOSE and alone, [*near, *(number for number in rest if number not in set(near))]
    return False, list(rest)
