"""Ranking: which stretches a query finds, and in which order (Okapi BM25, k1 = 1.2, b = 0.75)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .inverting import Places
from .leaves import Deadline, Late, Leaf, Weights
from .queries import Either, Every, Node, Phrase, phrases

_K1 = 1.2
_B = 0.75


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch that a query found: its segment, its number there, and its score."""

    leaf: Leaf
    number: int
    score: float


def rank(leaves: Sequence[Leaf], query: Every, limit: int, deadline: Deadline) -> tuple[int, list[Found]]:
    """How many stretches a query finds, and the best of them; what is found until the deadline counts."""
    weigher = _Weigher(leaves, query)
    total = 0
    best: list[Found] = []
    for leaf in leaves:
        try:
            ids, scores = weigher.matches(leaf, query, deadline)
        except Late:
            break
        alive = ~np.isin(ids, leaf.deleted, assume_unique=True)
        ids, scores = ids[alive], scores[alive]
        total += len(ids)
        top = np.lexsort((ids, -scores))[:limit]
        best += [Found(leaf, int(ids[n]), float(scores[n])) for n in top]
    best.sort(key=lambda found: -found.score)
    return total, best[:limit]


class _Weigher:
    """Weighs phrases by how rare their words are in all segments."""

    def __init__(self, leaves: Sequence[Leaf], query: Every) -> None:
        self._count = sum(leaf.count for leaf in leaves)
        self._mean = max(1.0, sum(leaf.total_length for leaf in leaves) / max(1, self._count))
        words = {word for phrase in phrases(query) for word in phrase.words}
        self._rarity = {word: self._idf(sum(leaf.frequency(word) for leaf in leaves)) for word in words}

    def matches(self, leaf: Leaf, node: Node, deadline: Deadline) -> tuple[Places, Weights]:
        """The stretches of a segment that a node finds (ascending), with their scores; raises `Late`."""
        if isinstance(node, Phrase):
            return self._phrase(leaf, node, deadline)
        if isinstance(node, Either):
            found = [self.matches(leaf, option, deadline) for option in node.options]
            ids, places = np.unique(np.concatenate([ids for ids, _ in found]), return_inverse=True)
            scores = np.zeros(len(ids))
            np.add.at(scores, places, np.concatenate([scores for _, scores in found]))
            return ids, scores
        ids, scores = self.matches(leaf, node.wanted[0], deadline)
        for inner in node.wanted[1:]:
            others, more = self.matches(leaf, inner, deadline)
            ids, mine, theirs = np.intersect1d(ids, others, assume_unique=True, return_indices=True)
            scores = scores[mine] + more[theirs]
        for inner in node.without:
            stay = ~np.isin(ids, self.matches(leaf, inner, deadline)[0], assume_unique=True)
            ids, scores = ids[stay], scores[stay]
        return ids, scores

    def _phrase(self, leaf: Leaf, phrase: Phrase, deadline: Deadline) -> tuple[Places, Weights]:
        ids, counts = leaf.find(phrase, deadline)
        rarity = sum(self._rarity.get(word, 1.0) for word in phrase.words)
        saturation = counts + _K1 * (1 - _B + _B * leaf.lengths[ids] / self._mean)
        return ids, rarity * counts * (_K1 + 1) / saturation

    def _idf(self, frequency: int) -> float:
        return math.log(1 + (self._count - frequency + 0.5) / (frequency + 0.5))
