"""Anchors: a span kept so that it is found again in another layer of the same document, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment

from ..model.anchors import CONTEXT, Anchor
from ..model.spans import Span
from .folding import Folded, fold

_GOOD = 0.85
_CLEARLY = 0.03
_LONGEST = 4_000
_MOST_PLACES = 2_000
_SHORTEST_GUESS = 8


def anchor(text: str, span: Span) -> Anchor:
    """What to keep of a span: its words, the 32 characters on either side, and its place."""
    before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
    return Anchor(span.of(text), before, after, span.start)


def find(text: str, kept: Anchor) -> Span | None:
    """Where the anchor's words stand in a text now; none where nothing is good enough.

    The old place is tried first and must hold the same words between the same neighbours. Then the words are looked
    for in the whole text, as they are and folded, and the place whose neighbours are likest is taken; last, words with
    small damage. A lookalike is refused: with several places of which the neighbours prefer none, there is no answer
    but the old place itself.
    """
    here = Span(kept.start, kept.start + len(kept.exact))
    if not kept.exact:
        return _find_point(text, kept)
    if here.of(text) == kept.exact and _surroundings(text, here, kept) >= 1.0:
        return here
    places = list(_places(text, kept.exact))
    if not places:
        folded, wanted = fold(text), fold(kept.exact).text.strip()
        spots = _places(folded.text, wanted) if wanted else iter(())
        places = [folded.unfold(spot.start, spot.end) for spot in spots]
        places = places or _damaged(folded, wanted, kept.start)
    return _best(text, places, kept)


def _find_point(text: str, kept: Anchor) -> Span | None:
    """An anchor without words is a point between its neighbours."""
    around = kept.prefix + kept.suffix
    if not around:
        return Span(0, 0) if not text else None
    spots = [Span(spot.start + len(kept.prefix), spot.start + len(kept.prefix)) for spot in _places(text, around)]
    return min(spots, key=lambda spot: abs(spot.start - kept.start), default=None)


def _places(text: str, words: str) -> Iterator[Span]:
    at = text.find(words)
    count = 0
    while at >= 0 and count < _MOST_PLACES:
        yield Span(at, at + len(words))
        at = text.find(words, at + 1)
        count += 1


def _best(text: str, places: list[Span], kept: Anchor) -> Span | None:
    """The place whose neighbours are likest; a lone place needs some likeness only where its words are few."""
    if not places:
        return None
    rated = sorted(
        ((_surroundings(text, place, kept), -abs(place.start - kept.start), place) for place in places), reverse=True
    )
    likeness, _, place = rated[0]
    if len(rated) == 1:
        return place if likeness >= 0.5 or len(kept.exact) >= CONTEXT else None
    if likeness - rated[1][0] >= _CLEARLY and likeness >= 0.5:
        return place
    return place if place.start == kept.start and likeness >= _GOOD else None


def _surroundings(text: str, place: Span, kept: Anchor) -> float:
    """How like the characters around a place are to those kept, 0–1, white space aside."""
    before = text[max(0, place.start - CONTEXT) : place.start]
    after = text[place.end : place.end + CONTEXT]
    if (before, after) == (kept.prefix, kept.suffix):
        return 1.0
    one, two = fold(before).text.split(), fold(kept.prefix).text.split()
    three, four = fold(after).text.split(), fold(kept.suffix).text.split()
    pairs = ((" ".join(one), " ".join(two)), (" ".join(three), " ".join(four)))
    return sum(Levenshtein.normalized_similarity(mine, theirs) for mine, theirs in pairs) / 2


def _damaged(folded: Folded, wanted: str, start: int) -> list[Span]:
    """The one stretch that is the words with small damage, where they are long enough to tell it by."""
    if not _SHORTEST_GUESS <= len(wanted) <= _LONGEST:
        return []
    near = partial_ratio_alignment(wanted, folded.text, score_cutoff=100 * _GOOD * _GOOD)
    if near is None or near.dest_end <= near.dest_start:
        return []
    first, stop = _snug(folded.text, wanted, near.dest_start, near.dest_end)
    if Levenshtein.normalized_similarity(wanted, folded.text[first:stop]) < _GOOD:
        return []
    return [folded.unfold(first, stop)]


def _snug(text: str, wanted: str, first: int, stop: int) -> tuple[int, int]:
    """The edges of the stretch by an alignment of all its letters: the window that was found has a fixed length."""
    slack = max(4, len(wanted) // 8)
    low, high = max(0, first - slack), min(len(text), stop + slack)
    blocks = [block for block in Levenshtein.editops(wanted, text[low:high]).as_matching_blocks() if block.size]
    if not blocks:
        return first, stop
    head, tail = blocks[0], blocks[-1]
    return low + max(0, head.b - head.a), min(high, low + tail.b + tail.size + len(wanted) - tail.a - tail.size)
