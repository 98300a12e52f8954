"""Seeking: the proposers asked in turn, and their windows aligned, until one is content."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import groupby
from typing import cast

from ..discovery import member, names
from ..text.alignment import CHEAP, FULL, Alignment, Move, Step, Wording, align
from . import Proposer, Window
from ._holdings import Holdings
from ._reading import Query

CONTENT = 0.85
_TIE = 0.015
_AS_GOOD = 0.85
_TO_LOOK_AT = 2
_CELLS, _MOST_CELLS = 2_000_000, 5_000_000
_FORMULA = 2.0
_FORGIVEN, _DAMAGED = 2, 6.0
_MISSING, _SKIPPED, _SLIP, _MOST_SKIPPED = 4.0, 2.0, 3.0, 12


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place where a quotation stands or may stand: positions `first:stop` of a shelf, aligned within `window`.

    `worth` ranks places of one quotation (1.0: every word, none else); `score` is the share of what its words tell that
    is there (0–1); `odds` are what speaks for the place less what speaks against it, in bits; `whole` that every word
    is there, at most misspelt, and none was passed over without a mark; `clean` that none is misspelt, nor any ellipsis
    taken to leave words out.
    """

    shelf: int
    first: int
    stop: int
    worth: float
    score: float
    odds: float
    whole: bool
    clean: bool
    window: tuple[int, int]
    alignment: Alignment

    @property
    def exact(self) -> bool:
        """Whether every word that must be there is, and nothing else."""
        return self.whole and self.clean

    @property
    def stretch(self) -> float:
        """How long the passage is for each word of the quotation."""
        return (self.stop - self.first) / max(1, self.alignment.steps[-1].i1)

    def overlaps(self, other: Sighting) -> bool:
        """Whether the two share a word of the source."""
        return self.shelf == other.shelf and self.first < other.stop and other.first < self.stop


@cache
def proposers() -> tuple[Proposer, ...]:
    """The members of the room, cheapest first."""
    from .. import matching

    found = [cast(Proposer, member(matching, name)) for name in names(matching)]
    return tuple(sorted(found, key=lambda proposer: proposer.cost))


def worded(query: Query, holdings: Holdings) -> Wording:
    """The quotation as the alignment sees it, each word with its weight in these holdings."""
    return Wording(query.words, tuple(map(holdings.weight, query.words)), query.bracketed, query.slack())


def seek(query: Query, holdings: Holdings) -> list[Sighting]:
    """Where the quotation may stand, best first; equals in the order of the library."""
    wording = worded(query, holdings)
    found: dict[tuple[int, int], Sighting] = {}
    spent, bounded = 0, partial(_bounded, longest=_CELLS // max(1, len(query.words)))
    for proposer in proposers():
        best = max((sighting.worth for sighting in found.values()), default=0.0)
        hope, idle = 0.0, 0
        for window in map(bounded, proposer.propose(query, holdings)):
            if spent > _MOST_CELLS:
                break
            if (best >= CONTENT and window.promise < _AS_GOOD * hope) or _is_seen(window, found.values()):
                continue
            if not window.exact and _most(window, wording, holdings) < holdings.bar:
                idle += 1
                if idle > _TO_LOOK_AT:
                    continue
            spent += 0 if window.exact else len(query.words) * (window.stop - window.first)
            sighting = _exact(window, len(query.words)) if window.exact else _aligned(window, wording, holdings)
            if sighting is not None:
                here = (sighting.shelf, sighting.first)
                found[here] = max(sighting, found.get(here, sighting), key=lambda one: one.worth)
                best, hope = max(best, sighting.worth), max(hope, window.promise)
        if best >= CONTENT:
            break
    return sorted(found.values(), key=lambda sighting: (-sighting.worth, sighting.shelf, sighting.first))


def _bounded(window: Window, longest: int) -> Window:
    """The window, cut where aligning all of it would take too long."""
    if window.exact or window.stop - window.first <= longest:
        return window
    return replace(window, stop=window.first + longest)


def _most(window: Window, wording: Wording, holdings: Holdings) -> float:
    """More than an alignment with the window can tell: its words in any order, a few of the missing ones damaged."""
    present = holdings.words_present(window.shelf, window.first, window.stop, wording.words)
    missing = [i for i, here in enumerate(present) if not here and not wording.optional[i]]
    if len(missing) <= 1:
        return math.inf
    told = sum(holdings.bits(word) for word, here in zip(wording.words, present, strict=True) if here)
    return told - _MISSING * max(0, len(missing) - _FORGIVEN) + _DAMAGED * min(len(missing), _FORGIVEN)


def equals(found: Sequence[Sighting]) -> list[Sighting]:
    """The best and those that are as good."""
    return [sighting for sighting in found if sighting.worth >= found[0].worth - _TIE]


def worn(sighting: Sighting, query: Query, holdings: Holdings) -> float:
    """What formulas tell less than their words would alone, in bits: words that stand together elsewhere, too."""
    less = 0.0
    for _, group in groupby(sighting.alignment.steps, key=lambda step: (step.move is Move.SAME, step.i0 - step.j0)):
        steps = list(group)
        words = query.words[steps[0].i0 : steps[-1].i1]
        if steps[0].move is not Move.SAME or len(words) < 2:
            continue
        often = holdings.repeats(words)
        if often > 1:
            told = sum(map(holdings.bits, words))
            less += max(0.0, told - math.log2((holdings.size + 2) / often) - _FORMULA)
    return less


def _is_seen(window: Window, found: Iterable[Sighting]) -> bool:
    """Whether the window lies within one that has been aligned."""
    return any(
        sighting.shelf == window.shelf and sighting.window[0] <= window.first and window.stop <= sighting.window[1]
        for sighting in found
        if not window.exact
    )


def _exact(window: Window, count: int) -> Sighting:
    steps = tuple(Step(Move.SAME, i, i + 1, i, i + 1) for i in range(count))
    here = (window.first, window.stop)
    return Sighting(window.shelf, *here, 1.0, 1.0, window.promise, True, True, here, Alignment(float(count), steps))


def _aligned(window: Window, wording: Wording, holdings: Holdings) -> Sighting | None:
    source = holdings.words(window.shelf, window.first, window.stop)
    return weighed(window, align(wording, source), source, wording, holdings)


def weighed(
    window: Window, alignment: Alignment, source: Sequence[str], wording: Wording, holdings: Holdings
) -> Sighting | None:
    """What an alignment with source words of a window is worth; none where no word is aligned."""
    total = sum(weight for weight, free in zip(wording.weights, wording.optional, strict=True) if not free)
    if alignment.stop <= alignment.first or total <= 0:
        return None
    told, odds, whole, clean = 0.0, 0.0, True, True
    for step in alignment.steps:
        words = [i for i in range(step.i0, step.i1) if not wording.optional[i]]
        if step.move <= Move.LIKE:
            clean = clean and (step.move is Move.SAME or not words)
            share = 1.0 if step.move is Move.SAME else 0.6
            told += share * sum(wording.weights[i] for i in words)
            odds += _bits(step, wording, source, holdings) if words else 0.0
        elif step.move is Move.SKIPPED:
            passed = 0 if wording.slack[step.i0] < FULL else step.j1 - step.j0
            odds -= _SKIPPED * min(passed, _MOST_SKIPPED)
            whole = whole and not passed
            clean = clean and wording.slack[step.i0] == CHEAP
        else:
            odds -= _MISSING * len(words)
            whole = whole and not words
    return Sighting(
        window.shelf,
        window.first + alignment.first,
        window.first + alignment.stop,
        min(1.0, max(0.0, alignment.worth / total)),
        min(1.0, told / total),
        odds,
        whole,
        clean,
        (window.first, window.stop),
        alignment,
    )


def _bits(step: Step, wording: Wording, source: Sequence[str], holdings: Holdings) -> float:
    mine = sum(holdings.bits(wording.words[i]) for i in range(step.i0, step.i1))
    theirs = sum(holdings.bits(source[j]) for j in range(step.j0, step.j1))
    return min(mine, theirs) - (_SLIP if step.move is Move.LIKE else 0.0)
