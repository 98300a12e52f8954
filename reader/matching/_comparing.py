"""Comparing: each step of an alignment in the light of both texts: the same, marked, noted, or changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from ..model.layers import TextLayer
from ..model.links import Op
from ..model.spans import Span
from ..text.alignment import Move, Step
from ..text.folding import APOSTROPHES, veil
from ..text.likeness import NEGATIONS, inflected
from ..text.numbers import value
from ._damage import Witness
from ._reading import Mark, Query, Sign

_ENDS = re.compile(r"[.?!;:](?=[\"'”’)\]]*\s|$)|\n\s*\n")
_ELLIPSIS = re.compile(r"…|\.(?:\s?\.){2,}|\*\s\*\s\*")
_PAGE_LINE = re.compile(
    r"\s*(?:\d{1,4}|[-–—] ?\d{1,4} ?[-–—]|\S{0,20} ?[Pp](?:age|\.) ?\d{1,4}(?: of \d{1,4})?|[A-Z][A-Z0-9 ,.&'’-]{3,60})?\s*"
)
_AUXILIARIES = frozenset(
    "do does did is are was were be been am have has had will would can could shall should may might must".split()
)
_FAR = 500
_SHORT_GAP = 6
_EDGE = 12


class Change(IntEnum):
    """An unmarked change, the worst first."""

    NUMBER = 0
    NEGATION = 1
    NAME = 2
    ORDER = 3
    GAP = 4
    WORD = 5
    DROPPED = 6
    ADDED = 7
    FORM = 8
    CUT = 9


class Note(IntEnum):
    """What is to be told of words that are the same all the same."""

    DAMAGE = 0
    SPELLING = 1
    OWN_ELLIPSIS = 2
    OWN_BRACKET = 3
    FURNITURE = 4


@dataclass(frozen=True, slots=True)
class Finding:
    """One step with both sides as printed, what it does, and whether it is a change, a mark, or only to be noted.

    `mine` and `theirs` are the keys of the words that a change or an ellipsis takes away or puts in.
    """

    op: Op
    quoted: str
    source: str
    words: int = 0
    change: Change | None = None
    note: Note | None = None
    mine: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The aligned stretch of a document: its words by key with their places, and the layer they come from."""

    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    layer: TextLayer

    def shown(self, start: int, end: int) -> str:
        """The text between two places without furniture, its white space made single blanks."""
        if start >= end:
            return ""
        hidden = [
            Span(max(start, piece.span.start) - start, min(end, piece.span.end) - start)
            for piece in self.layer.furniture_in(Span(start, end))
        ]
        return " ".join(veil(self.layer.text[start:end], hidden).split())


class Comparison:
    """One quotation against one stretch of a source, step by step."""

    def __init__(self, query: Query, source: Source, witness: Witness) -> None:
        self._query = query
        self._source = source
        self._witness = witness
        self._damaged = 0
        self._first = self._stop = 0
        self._edges: dict[int, tuple[int, int]] = {}

    def findings(self, steps: Sequence[Step]) -> list[Finding]:
        """All findings in order; joined, their sides give the whole quotation and the whole passage."""
        self._damaged = sum(self._is_damage(step, 0) for step in steps if step.move in (Move.LIKE, Move.REPLACED))
        self._first, self._stop = steps[0].j0, steps[-1].j1
        self._edges = dict(self._gaps(steps))
        found: list[Finding] = []
        passed: dict[int, Step] = {step.i0: step for step in steps if step.move is Move.SKIPPED}
        found += self._marked(0, None)
        for step in steps:
            if step.move is Move.SKIPPED:
                continue
            found.append(self._told(self._finding(step), step))
            found += self._marked(step.i1, passed.get(step.i1))
        return found

    def _gaps(self, steps: Sequence[Step]) -> Iterator[tuple[int, tuple[int, int]]]:
        """For each gap between quoted words, the places in the source's text between which nothing is quoted."""
        starts, ends = self._source.starts, self._source.ends
        yield 0, (max(0, starts[self._first] - _EDGE) if self._first < len(starts) else 0, starts[self._first])
        for step in steps:
            if step.j1:
                yield step.i1, (ends[step.j1 - 1], starts[step.j1] if step.j1 < len(starts) else ends[-1] + _EDGE)

    def _marked(self, before: int, passed: Step | None) -> list[Finding]:
        """The findings for the marks in one gap, and for the source words passed over there."""
        marks = [mark for mark in self._query.marks if mark.before == before and mark.sign is not Sign.BRACKET]
        left_out = self._source.shown(*self._places(passed)) if passed else ""
        found: list[Finding] = []
        for mark in marks:
            printed = mark.span.of(self._query.text)
            if mark.sign is Sign.ELLIPSIS:
                found.append(self._ellipsis(mark, printed, left_out, passed))
                left_out, passed = "", None
            elif mark.sign is Sign.EMPTY:
                found.append(Finding(Op.BRACKET, printed, left_out))
                left_out, passed = "", None
            elif mark.sign is Sign.NOTE:
                found.append(Finding(Op.BRACKET, printed, ""))
            elif passed:
                found.append(self._ellipsis(mark, "", left_out, passed))
                left_out, passed = "", None
        if passed:
            found.append(self._passed_over(passed, left_out))
        return found

    def _ellipsis(self, mark: Mark, printed: str, left_out: str, passed: Step | None) -> Finding:
        if passed is None:
            if printed and self._has_own(mark, _ELLIPSIS):
                return Finding(Op.EQUAL, printed, "", note=Note.OWN_ELLIPSIS)
            return Finding(Op.ELLIPSIS, printed, "")
        count = passed.j1 - passed.j0
        swallowed = self._swallowed(passed)
        far = count > _FAR
        return self._told(
            Finding(Op.ELLIPSIS, printed, left_out, count, Change.GAP if swallowed or far else None), passed
        )

    def _has_own(self, mark: Mark, pattern: re.Pattern[str]) -> bool:
        """Whether the source, too, has such a mark where the quotation has one."""
        return bool(pattern.search(self._between(mark.before)))

    def _between(self, before: int) -> str:
        place = self._edges.get(before)
        return self._source.layer.text[place[0] : place[1]] if place else ""

    def _swallowed(self, passed: Step) -> str:
        """The negation that an ellipsis takes out of what is left standing, or ""."""
        words = self._source.words[passed.j0 : passed.j1]
        for at, word in enumerate(words):
            if word not in NEGATIONS:
                continue
            here = passed.j0 + at
            after = self._source.layer.text[self._source.ends[here] : self._source.starts[passed.j1]]
            governs = at >= len(words) - 3 and not _ENDS.search(after)
            governed = at == 0 and passed.j0 > 0 and self._source.words[passed.j0 - 1] in _AUXILIARIES
            if governs or governed or len(words) <= _SHORT_GAP:
                return word
        return ""

    def _passed_over(self, passed: Step, left_out: str) -> Finding:
        beside = any(self._query.bracketed[max(0, passed.i0 - 1) : passed.i0 + 1])
        count = passed.j1 - passed.j0
        if beside:
            return Finding(Op.BRACKET, "", left_out)
        if self._is_furniture(passed):
            return Finding(Op.EQUAL, "", left_out, note=Note.FURNITURE)
        words = self._source.words[passed.j0 : passed.j1]
        change = Change.NEGATION if NEGATIONS.intersection(words) else Change.DROPPED
        return self._told(Finding(Op.DELETE, "", left_out, count, change), passed)

    def _is_furniture(self, passed: Step) -> bool:
        """Whether the words passed over are a footnote's number, or the numbers and heads of pages and lines."""
        text = self._source.layer.text
        start = self._source.ends[passed.j0 - 1] if passed.j0 else self._source.starts[passed.j0]
        end = self._source.starts[passed.j1] if passed.j1 < len(self._source.starts) else self._source.ends[-1]
        between = text[start:end]
        if re.fullmatch(r"[^\w\s]{0,3}\s?[\[(]?\d{1,3}[\])]?[^\w]*", between):
            return True
        lines = between.split("\n")
        if len(lines) < 2:
            return False
        return all(_PAGE_LINE.fullmatch(line) for line in lines[1:-1]) and bool(
            re.fullmatch(r"\s*(?:\d{1,3}\s*)?\W*", lines[-1]) and re.fullmatch(r"\W*", lines[0])
        )

    def _told(self, finding: Finding, step: Step) -> Finding:
        if finding.change is None:
            return finding
        mine, theirs = self._query.words[step.i0 : step.i1], tuple(self._source.words[step.j0 : step.j1])
        return replace(finding, mine=tuple(mine), theirs=theirs)

    def _finding(self, step: Step) -> Finding:
        query, quoted = self._query, self._quoted(step)
        source = self._source.shown(*self._places(step))
        bracketed = any(query.bracketed[step.i0 : step.i1])
        if step.move is Move.ADDED:
            return self._added(step, quoted, bracketed=bracketed)
        if bracketed or any(query.kept[step.i0 : step.i1]):
            return self._bracketed(step, quoted, source)
        if step.move is Move.SAME:
            return self._same(step, quoted, source)
        if self._is_damage(step, self._damaged):
            return Finding(Op.EQUAL, quoted, source, 1, note=Note.DAMAGE)
        return Finding(Op.REPLACE, quoted, source, 1, self._change(step))

    def _added(self, step: Step, quoted: str, *, bracketed: bool) -> Finding:
        if bracketed:
            return Finding(Op.BRACKET, quoted, "")
        words = self._query.words[step.i0 : step.i1]
        change = (
            Change.NEGATION
            if NEGATIONS.intersection(words)
            else Change.NUMBER
            if any(map(value, words))
            else Change.ADDED
        )
        return Finding(Op.INSERT, quoted, "", 1, change)

    def _bracketed(self, step: Step, quoted: str, source: str) -> Finding:
        """A word in brackets is the quoter's unless the source has the bracket too."""
        text, first = self._source.layer.text, self._source.starts[step.j0]
        own = step.move is Move.SAME and "[" in text[max(0, first - 1) : self._source.ends[step.j1 - 1]]
        run = self._run(step.i0)
        if own or (step.move is Move.SAME and run is not None and "[" in text[max(0, first - run) : first]):
            return Finding(Op.EQUAL, quoted, source, note=Note.OWN_BRACKET)
        kept = self._query.kept[step.i0]
        word = self._source.words[step.j0]
        if kept and step.move is not Move.SAME and not (word.startswith(kept) or word.endswith(kept)):
            return Finding(Op.REPLACE, quoted, source, 1, self._change(step))
        return Finding(Op.BRACKET, quoted, source)

    def _run(self, i: int) -> int | None:
        """How many characters lie between a bracketed word and the beginning of its bracket."""
        at = self._query.starts[i]
        opened = self._query.text.rfind("[", 0, at)
        return at - opened if opened >= 0 else None

    def _same(self, step: Step, quoted: str, source: str) -> Finding:
        if not _single(step):
            return Finding(Op.EQUAL, quoted, source, 1)
        mine = self._query.text[self._query.starts[step.i0] : self._query.ends[step.i0] + 1]
        theirs = self._source.layer.text[self._source.starts[step.j0] : self._source.ends[step.j0] + 1]
        if _possessive(mine) * _possessive(theirs) < 0:
            return Finding(Op.REPLACE, quoted, source, 1, Change.FORM)
        note = Note.SPELLING if self._query.words[step.i0] != self._source.words[step.j0] else None
        return Finding(Op.EQUAL, quoted, source, 1, note=note if not value(self._query.words[step.i0]) else None)

    def _change(self, step: Step) -> Change:
        mine, theirs = self._query.words[step.i0], self._source.words[step.j0]
        if value(mine) is not None or value(theirs) is not None:
            return Change.NUMBER
        if (mine in NEGATIONS) != (theirs in NEGATIONS):
            return Change.NEGATION
        if (step.i0 == 0 and theirs.endswith(mine)) or (step.i1 == len(self._query.words) and theirs.startswith(mine)):
            return Change.CUT
        if inflected(mine, theirs):
            return Change.FORM
        return Change.NAME if self._is_name(step) else Change.WORD

    def _is_name(self, step: Step) -> bool:
        """Whether either word is written large within a sentence."""
        text, at = self._source.layer.text, self._source.starts[step.j0]
        if _is_large_inside(text, at):
            return True
        return _is_large_inside(self._query.text, self._query.starts[step.i0]) and text[at].isupper()

    def _is_damage(self, step: Step, damaged: int) -> bool:
        if not _single(step):
            return False
        mine, theirs = self._query.words[step.i0], self._source.words[step.j0]
        large = _is_large_inside(self._query.text, self._query.starts[step.i0])
        if theirs[: len(mine)] == mine and theirs[len(mine) :].isdigit() and not mine[-1].isdigit() and len(mine) > 1:
            return True
        return self._witness.is_damage(mine, theirs, name=large, damaged=damaged)

    def _quoted(self, step: Step) -> str:
        query = self._query
        start = self._cut(step.i0)
        end = self._cut(step.i1) if step.i1 < len(query.words) else len(query.text)
        later = [mark.span.start for mark in query.marks if mark.before == step.i1 and mark.sign is not Sign.BRACKET]
        return query.text[start : min([end, *later])].strip()

    def _cut(self, i: int) -> int:
        """Where the printed part of a word begins: behind the last blank or mark before it."""
        query = self._query
        floor = query.ends[i - 1] if i else 0
        floor = max(
            [floor, *(mark.span.end for mark in query.marks if mark.before == i and mark.sign is not Sign.BRACKET)]
        )
        return _cut(query.text, floor, query.starts[i])

    def _places(self, step: Step) -> tuple[int, int]:
        source = self._source
        if step.j0 >= step.j1:
            return 0, 0
        text = source.layer.text
        inner = step.j0 > self._first
        start = _cut(text, source.ends[step.j0 - 1], source.starts[step.j0]) if inner else source.starts[step.j0]
        if step.j1 < self._stop:
            return start, _cut(text, source.ends[step.j1 - 1], source.starts[step.j1])
        return start, source.ends[step.j1 - 1]


def _single(step: Step) -> bool:
    return step.i1 - step.i0 == 1 and step.j1 - step.j0 == 1


def _cut(text: str, floor: int, start: int) -> int:
    gap = text[floor:start]
    blanks = [at for at, letter in enumerate(gap) if letter.isspace()]
    if blanks:
        return floor + blanks[-1] + 1
    return start - 1 if gap.endswith("[") else start


def _possessive(word: str) -> int:
    """1 for "plaintiff's", -1 for "plaintiffs'", 0 for what has no such apostrophe."""
    if re.search(rf"[{APOSTROPHES}][sS]\W?$", word):
        return 1
    return -1 if re.search(rf"[sS][{APOSTROPHES}]$", word) else 0


def _is_large_inside(text: str, at: int) -> bool:
    if not text[at : at + 1].isupper():
        return False
    before = text[max(0, at - 4) : at].rstrip()
    return bool(before) and before[-1] not in ".?!:\"“'‘([—-"
