"""Detours: a passage that goes on behind the notes at a page's foot goes round them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from ..model.layers import BlockKind, TextLayer
from ..model.spans import Span
from ..text.alignment import Move, Step, Wording, align
from . import Window
from ._findings import Source
from ._holdings import Holdings
from ._seeking import Sighting, weighed

_FARTHEST = 600
_MARGIN = 6


def round_notes(
    sighting: Sighting, wording: Wording, holdings: Holdings, layers: Callable[[str], TextLayer]
) -> Sighting:
    """The sighting, or a better one that passes over whole notes near it at no cost; notes can be quoted, too."""
    if sighting.exact or sighting.odds <= 0:
        return sighting
    low, high = holdings.bounds(sighting.shelf, sighting.first)
    low, high = max(low, sighting.window[0] - _FARTHEST), min(high, sighting.window[1] + _FARTHEST)
    starts, ends = holdings.shelves[sighting.shelf].places(low, high)
    noted = np.zeros(high - low, bool)
    for note in _notes(layers(holdings.document(sighting.shelf, sighting.first)), Span(int(starts[0]), int(ends[-1]))):
        noted |= (starts >= note.start) & (ends <= note.end)
    body = np.flatnonzero(~noted)
    margin = len(wording.words) + _MARGIN
    first = max(0, int(np.searchsorted(body, sighting.window[0] - low)) - margin)
    body = body[first : int(np.searchsorted(body, sighting.window[1] - low)) + margin]
    if not len(body) or not noted[body[0] : body[-1]].any():
        return sighting
    window = Window(sighting.shelf, low + int(body[0]), low + int(body[-1]) + 1, sighting.odds)
    at = (body - body[0]).tolist()
    words = holdings.words(window.shelf, window.first, window.stop)
    source = [words[number] for number in at]
    found = weighed(window, align(wording, source), source, wording, holdings)
    if found is None or found.worth <= sighting.worth:
        return sighting
    alignment = replace(found.alignment, steps=_round(found.alignment.steps, at))
    first, stop = window.first + alignment.first, window.first + alignment.stop
    return replace(found, first=first, stop=stop, alignment=alignment)


def is_detour(source: Source, passed: Step) -> bool:
    """Whether the words passed over are whole notes: every one stands in a note, and no neighbour in the same."""
    edges = [Span(*edge) for edge in zip(source.starts, source.ends, strict=True)]
    around = [edges[at] for at in (passed.j0 - 1, passed.j1) if 0 <= at < len(edges)]
    notes = _notes(source.layer, Span(edges[passed.j0].start, edges[passed.j1 - 1].end))
    return all(any(note.holds(word) for note in notes) for word in edges[passed.j0 : passed.j1]) and not any(
        note.overlaps(word) for note in notes for word in around
    )


def _notes(layer: TextLayer, span: Span) -> list[Span]:
    """The footnotes that begin before the end of a span and end behind its start."""
    first = bisect_left(layer.blocks, span.start, key=lambda block: block.span.end)
    stop = bisect_left(layer.blocks, span.end, key=lambda block: block.span.start)
    return [block.span for block in layer.blocks[first:stop] if block.kind is BlockKind.FOOTNOTE]


def _round(steps: Sequence[Step], at: Sequence[int]) -> tuple[Step, ...]:
    """Steps over the words that stand at these places, made steps over all words: what lies between is passed over."""
    found: list[Step] = []
    for step in steps:
        here = found[-1].j1 if found else at[step.j0]
        j0, j1 = (at[step.j0], at[step.j1 - 1] + 1) if step.j1 > step.j0 else (here, here)
        if j0 > here and step.move is Move.SKIPPED:
            j0 = here
        elif j0 > here and found[-1].move is Move.SKIPPED:
            found[-1] = replace(found[-1], j1=j0)
        elif j0 > here:
            found.append(Step(Move.SKIPPED, step.i0, step.i0, here, j0))
        found.append(replace(step, j0=j0, j1=j1))
    return tuple(found)
