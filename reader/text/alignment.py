"""The one alignment: a quotation's words, all of them, against some of a source's words, in order.

Global in the quotation, local in the source (after Needleman and Wunsch 1970, Smith and Waterman 1981), with three
things of our own: what it costs to pass over source words depends on where in the quotation one stands (little at an
ellipsis), some words are optional (brackets), and *arcs* let several words equal one ("well known" and "wellknown",
"64k" and "sixty-four thousand", "do not" and "don't").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import takewhile
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from .likeness import CONTRACTIONS, UNCONTRACTED, shapes, spelling
from .numbers import NUMBER_WORDS, numbers, value

Matrix = NDArray[Any]

FREE, CHEAP, FULL = 0.004, 0.08, 0.3
"""What it costs to pass over one source word: at an ellipsis, beside a bracket, anywhere else."""

MOST_FREE = 0.6
"""What an ellipsis costs at most, however much it leaves out."""

_LIKE = 0.6
_CUT = 0.75
_COMMON = 0.5
_LONGEST_JOIN = 3
_COPIED = 0.7


class Move(IntEnum):
    """What became of the words of one step."""

    SAME = 0
    LIKE = 1
    REPLACED = 2
    ADDED = 3
    SKIPPED = 4


@dataclass(frozen=True, slots=True)
class Step:
    """The quotation's words `i0:i1` stand for the source's `j0:j1`; one of the two may be empty."""

    move: Move
    i0: int
    i1: int
    j0: int
    j1: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """The steps in order, over all words of the quotation, and their worth: weights of matched words, less costs."""

    worth: float
    steps: tuple[Step, ...]

    @property
    def first(self) -> int:
        """The first source word that is aligned."""
        return self.steps[0].j0 if self.steps else 0

    @property
    def stop(self) -> int:
        """The source word behind the last that is aligned."""
        return self.steps[-1].j1 if self.steps else 0


@dataclass(frozen=True, slots=True)
class Wording:
    """A quotation as the alignment sees it: words by key, each with its weight (0–1) and whether it may be missing.

    `slack` is, for each gap (before the first word … behind the last), what passing over a source word costs there.
    """

    words: tuple[str, ...]
    weights: tuple[float, ...]
    optional: tuple[bool, ...]
    slack: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Arc:
    i0: int
    j0: int
    j1: int
    gain: float


def align(quoted: Wording, source: Sequence[str]) -> Alignment:
    """The best alignment of all quoted words with a stretch of the source's words (keys, as `tokens` gives them)."""
    same, gain, lost = _gains(quoted, source)
    arcs = _arcs(quoted, source, lost) if lost else {}
    missing = [
        0.05 if free else 0.3 + 0.25 * weight for free, weight in zip(quoted.optional, quoted.weights, strict=True)
    ]
    count, width = len(quoted.words), len(source)
    best = np.zeros((count + 1, width + 1))
    reached = np.zeros((count + 1, width + 1))
    slopes = {cost: np.arange(width + 1) * cost for cost in set(quoted.slack)}
    paired = np.empty(width)
    for i in range(1, count + 1):
        before, row, reach = best[i - 1], reached[i], best[i]
        np.subtract(before, missing[i - 1], out=row)
        np.add(before[:-1], gain[i - 1], out=paired)
        np.maximum(row[1:], paired, out=row[1:])
        for arc in arcs.get(i, ()):
            row[arc.j1] = max(row[arc.j1], best[arc.i0, arc.j0] + arc.gain)
        if i < count:
            slope = slopes[quoted.slack[i]]
            np.add(row, slope, out=reach)
            np.maximum.accumulate(reach, out=reach)
            np.subtract(reach, slope, out=reach)
            if quoted.slack[i] == FREE:
                np.maximum(reach, np.maximum.accumulate(row) - MOST_FREE, out=reach)
        else:
            reach[:] = row
    end = int(np.argmax(best[count]))
    steps = _mended(_trace(quoted, best, reached, gain, same, arcs, end), quoted.words, source)
    return Alignment(float(best[count, end]), _trimmed(steps, quoted.optional))


def _trace(
    quoted: Wording,
    best: Matrix,
    reached: Matrix,
    gain: Matrix,
    same: Matrix,
    arcs: dict[int, list[_Arc]],
    end: int,
) -> list[Step]:
    steps: list[Step] = []
    i, j = len(best) - 1, end
    while i > 0:
        if best[i, j] > reached[i, j] + 1e-9:
            stop, passed = j, np.arange(j, -1, -1) * quoted.slack[i]
            if quoted.slack[i] == FREE:
                passed = np.minimum(passed, MOST_FREE)
            j = int(np.argmax(reached[i, : j + 1] - passed))
            steps.append(Step(Move.SKIPPED, i, i, j, stop))
        here = reached[i, j]
        arc = next((a for a in arcs.get(i, ()) if a.j1 == j and abs(best[a.i0, a.j0] + a.gain - here) < 1e-9), None)
        if arc is not None:
            steps.append(Step(Move.SAME, arc.i0, i, arc.j0, j))
            i, j = arc.i0, arc.j0
        elif j > 0 and abs(best[i - 1, j - 1] + gain[i - 1, j - 1] - here) < 1e-9:
            move = Move.SAME if same[i - 1, j - 1] else Move.LIKE if gain[i - 1, j - 1] > 0 else Move.REPLACED
            steps.append(Step(move, i - 1, i, j - 1, j))
            i, j = i - 1, j - 1
        else:
            steps.append(Step(Move.ADDED, i - 1, i, j, j))
            i -= 1
    steps.reverse()
    return steps


def _mended(steps: list[Step], words: Sequence[str], source: Sequence[str]) -> list[Step]:
    """The steps, with a word that the source breaks in two ("we.re") put together where its parts came apart."""
    mended: list[Step] = []
    for step in steps:
        last = mended[-1] if mended else None
        if last is not None and Move.SKIPPED in (last.move, step.move) and Move.SAME not in (last.move, step.move):
            i0, i1, j0, j1 = last.i0, step.i1, last.j0, step.j1
            if i1 == i0 + 1 and j1 - j0 <= _LONGEST_JOIN and "".join(source[j0:j1]) == words[i0]:
                mended[-1] = Step(Move.SAME, i0, i1, j0, j1)
                continue
        mended.append(step)
    return mended


def _trimmed(steps: Sequence[Step], optional: Sequence[bool]) -> tuple[Step, ...]:
    """The steps of a copy, with the shorter source where several words at an edge are replaced.

    Of such words only the one next to what was copied surely stands for the source word there; the others were put in.
    Where little was copied, the words of the one stand for the words of the other, and nothing is trimmed.
    """
    found = list(steps)
    if sum(step.i1 - step.i0 for step in steps if step.move is Move.SAME) < _COPIED * len(optional):
        return tuple(found)
    for order, ahead in ((range(len(found)), True), (range(len(found) - 1, -1, -1), False)):
        unlike = [step.move in (Move.REPLACED, Move.ADDED) and not any(optional[step.i0 : step.i1]) for step in found]
        edge = list(takewhile(unlike.__getitem__, order))
        replaced = [at for at in edge if found[at].move is Move.REPLACED]
        for at in edge[: edge.index(replaced[-1])] if replaced else ():
            place = found[replaced[-1]].j0 if ahead else found[replaced[-1]].j1
            found[at] = Step(Move.ADDED, found[at].i0, found[at].i1, place, place)
    return tuple(found)


def _gains(quoted: Wording, source: Sequence[str]) -> tuple[Matrix, Matrix, list[int]]:
    """Which words are the same, what each pairing is worth, and which quoted words stand nowhere in the source.

    Only those are compared letter by letter.
    """
    numbering: dict[str, int] = {}
    rows = np.array([numbering.setdefault(spelling(word), len(numbering)) for word in quoted.words])
    columns = np.array([numbering.setdefault(spelling(word), len(numbering)) for word in source])
    same = rows[:, None] == columns[None, :]
    weights = np.array(quoted.weights)
    against = np.where(quoted.optional, 0.04, 0.25 + 0.2 * weights)
    gain = np.where(same, np.where(quoted.optional, 0.0, weights)[:, None], -against[:, None])
    lost = [i for i in np.flatnonzero(~same.any(axis=1)).tolist() if not quoted.optional[i]]
    if lost and source:
        kinds = list(dict.fromkeys(source))
        place = {word: number for number, word in enumerate(kinds)}
        likeness = _likeness([quoted.words[i] for i in lost], kinds)[:, [place[word] for word in source]]
        _cut_within_words(likeness, lost, quoted, source)
        scaled = weights[lost, None] * (1.9 * likeness - 0.95)
        gain[lost] = np.where(likeness >= _LIKE, scaled, gain[lost])
    return same, gain, lost


def _cut_within_words(likeness: Matrix, lost: Sequence[int], quoted: Wording, source: Sequence[str]) -> None:
    """The first and the last quoted word, unless common, may be what is left of one that was cut ("lif", "ainly")."""
    words, weights = quoted.words, quoted.weights
    if lost[0] == 0 and len(words) > 1 and weights[0] > _COMMON:
        cut = np.array([word.endswith(words[0]) for word in source])
        likeness[0, cut] = np.maximum(likeness[0, cut], _CUT)
    if lost[-1] == len(words) - 1 > 0 and weights[-1] > _COMMON:
        cut = np.array([word.startswith(words[-1]) for word in source])
        likeness[-1, cut] = np.maximum(likeness[-1, cut], _CUT)


def _likeness(words: list[str], kinds: list[str]) -> Matrix:
    letters = cdist(words, kinds, scorer=Levenshtein.normalized_similarity, score_cutoff=_LIKE, dtype=np.float32)
    outlines = np.array([shapes(kind) for kind in kinds])
    for row, word in enumerate(words):
        confused = outlines == shapes(word)
        if confused.any():
            letters[row, confused] = np.maximum(letters[row, confused], 0.9)
    return letters


def _arcs(quoted: Wording, source: Sequence[str], lost: Sequence[int]) -> dict[int, list[_Arc]]:
    """Where several words are worth one, by the number of the quoted word behind them.

    Only where a quoted word stands nowhere as it is can another division of the words help.
    """
    arcs: dict[int, list[_Arc]] = defaultdict(list)
    needy = frozenset(lost)
    for i0, i1, j0, j1 in (*_joined(quoted.words, source, needy), *_counted(quoted.words, source, needy)):
        if (i1 - i0, j1 - j0) != (1, 1):
            arcs[i1].append(_Arc(i0, j0, j1, sum(quoted.weights[i0:i1])))
    return arcs


def _joined(words: Sequence[str], source: Sequence[str], needy: frozenset[int]) -> Iterator[tuple[int, int, int, int]]:
    wanted: dict[str, list[int]] = defaultdict(list)
    for i in needy:
        wanted[words[i]].append(i)
    offered: dict[str, list[int]] = defaultdict(list)
    for j, word in enumerate(source):
        offered[word].append(j)
    for length in range(2, _LONGEST_JOIN + 1):
        for j, joined in enumerate(map("".join, zip(*(source[at:] for at in range(length)), strict=False))):
            if joined in wanted:
                yield from ((i, i + 1, j, j + length) for i in wanted[joined])
        for i in {start for at in needy for start in range(max(0, at - length + 1), at + 1)}:
            if i + length <= len(words):
                for j in offered.get("".join(words[i : i + length]), ()):
                    yield i, i + length, j, j + 1
    yield from _contracted(words, source, needy, offered)


def _contracted(
    words: Sequence[str], source: Sequence[str], needy: frozenset[int], offered: dict[str, list[int]]
) -> Iterator[tuple[int, int, int, int]]:
    """Where "don't" stands for "do not", or the other way round."""
    for i in needy:
        pair = CONTRACTIONS.get(words[i])
        if pair:
            yield from ((i, i + 1, j, j + 2) for j in offered.get(pair[0], ()) if tuple(source[j : j + 2]) == pair)
        for start in (i - 1, i):
            for short in UNCONTRACTED.get(tuple(words[max(0, start) : start + 2]), ()):
                yield from ((start, start + 2, j, j + 1) for j in offered.get(short, ()))


def _counted(words: Sequence[str], source: Sequence[str], needy: frozenset[int]) -> Iterator[tuple[int, int, int, int]]:
    """Where a number of several words is worth as much as one said otherwise."""
    if not any(value(words[i]) is not None or words[i] in NUMBER_WORDS for i in needy):
        return
    mine = [(n.first, n.stop, n.value) for n in numbers(words)]
    mine += [(i, i + 1, spelling(words[i])) for i in needy if words[i][0].isdigit()]
    theirs = [(n.first, n.stop, n.value) for n in numbers(source)]
    theirs += [(j, j + 1, spelling(word)) for j, word in enumerate(source) if word[0].isdigit()]
    yield from ((i0, i1, j0, j1) for i0, i1, one in mine for j0, j1, two in theirs if one == two)
