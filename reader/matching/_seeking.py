"""Seeking: the proposers asked in turn, and their windows aligned, until one is content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from ..discovery import member, names
from ..text.alignment import Alignment, Wording, align
from . import MEMBER, Proposer, Window
from ._holdings import Holdings
from ._reading import Query

CONTENT = 0.9
_TIE = 0.015


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place where a quotation stands or may stand: positions `first:stop` of a shelf, aligned from `window` on.

    `score` is the share of the quotation's telling that is there (0–1); `evidence` what was seen, in bits.
    """

    shelf: int
    first: int
    stop: int
    score: float
    evidence: float
    window: int = 0
    end: int = 0
    alignment: Alignment | None = None


@cache
def proposers() -> tuple[Proposer, ...]:
    """The members of the room, cheapest first."""
    from .. import matching

    found = [cast(Proposer, member(matching, name)) for name in names(matching)]
    return tuple(sorted(found, key=lambda proposer: proposer.cost))


def seek(query: Query, holdings: Holdings) -> list[Sighting]:
    """Where the quotation may stand, best first; equals in the order of the library."""
    wording = _wording(query, holdings)
    found: dict[tuple[int, int], Sighting] = {}
    for proposer in proposers():
        for window in _unseen(proposer.propose(query, holdings), found.values()):
            sighting = _exact(window, wording, query, holdings) if window.exact else _aligned(window, wording, holdings)
            if sighting is not None:
                found.setdefault((sighting.shelf, sighting.first), sighting)
        if any(sighting.score >= CONTENT for sighting in found.values()):
            break
    return sorted(found.values(), key=lambda sighting: (-sighting.score, sighting.shelf, sighting.first))


def equals(found: Sequence[Sighting]) -> list[Sighting]:
    """The best and those that are as good."""
    return [sighting for sighting in found if sighting.score >= found[0].score - _TIE]


def _wording(query: Query, holdings: Holdings) -> Wording:
    weights = tuple(holdings.weight(word) for word in query.words)
    return Wording(query.words, weights, query.bracketed, query.slack())


def _unseen(windows: Iterable[Window], found: Iterable[Sighting]) -> Iterator[Window]:
    """The windows of which no better part has been aligned yet."""
    seen = [sighting for sighting in found if sighting.end]
    for window in windows:
        if not any(
            sighting.shelf == window.shelf and sighting.window <= window.first and window.stop <= sighting.end
            for sighting in seen
        ):
            yield window


def _exact(window: Window, wording: Wording, query: Query, holdings: Holdings) -> Sighting:
    return Sighting(window.shelf, window.first, window.stop, 1.0, window.promise)


def _aligned(window: Window, wording: Wording, holdings: Holdings) -> Sighting | None:
    alignment = align(wording, holdings.words(window.shelf, window.first, window.stop))
    worth = sum(weight for weight, free in zip(wording.weights, wording.optional, strict=True) if not free)
    if alignment.stop <= alignment.first or worth <= 0:
        return None
    bonus = sum(weight for weight, free in zip(wording.weights, wording.optional, strict=True) if free)
    score = max(0.0, min(1.0, alignment.worth / (worth + 0.0 * bonus)))
    evidence = sum(
        holdings.bits(wording.words[i]) for step in alignment.steps if step.move <= 1 for i in range(step.i0, step.i1)
    )
    return Sighting(
        window.shelf,
        window.first + alignment.first,
        window.first + alignment.stop,
        score,
        evidence,
        window.first,
        window.stop,
        alignment,
    )
