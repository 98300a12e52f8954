"""Comparing: each step of an alignment in the light of both texts: the same, marked, noted, or changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..model.links import Op
from ..text.alignment import Move, Step
from ..text.likeness import NEGATIONS, inflected
from ..text.numbers import value
from ..text.tokens import tokens
from ._damage import Witness
from ._detours import is_detour
from ._findings import Change, Finding, Note, Source, joined, spaced
from ._gaps import is_furniture, swallowed
from ._lettering import cut, is_large_inside, possessive
from ._reading import Mark, Query, Sign

_ELLIPSIS = re.compile(r"…|\.(?:\s?\.){2,}|\*\s\*\s\*")
_NOTE = re.compile(r"[\[(][^\[\]()]+[\])]")
_SIGN = re.compile(r"\((?:r|c|tm|sm|p)\)", re.IGNORECASE)
_BREAK = r"(?:[-–—―]|…|\.\s?\.)"
_OPENS, _CLOSES = re.compile(rf"\s?[\[(]?{_BREAK}"), re.compile(rf"{_BREAK}[\])]?\s?$")
_FAR = 250
_EDGE = 12


class Comparison:
    """One quotation against one stretch of a source, step by step."""

    def __init__(self, query: Query, source: Source, witness: Witness) -> None:
        self._query = query
        self._source = source
        self._witness = witness
        self._damaged = self._at = 0
        self._first = self._stop = 0
        self._edges: dict[int, tuple[int, int]] = {}

    def findings(self, steps: Sequence[Step]) -> list[Finding]:
        """All findings in order; joined, their sides give the whole quotation and the whole passage."""
        self._damaged = sum(self._is_damage(step, 0) for step in steps if step.move in (Move.LIKE, Move.REPLACED))
        self._first, self._stop = steps[0].j0, steps[-1].j1
        self._edges = dict(self._gaps(steps))
        found: list[Finding] = []
        passed: dict[int, Step] = {step.i0: step for step in steps if step.move is Move.SKIPPED}
        self._at = 0
        found += self._marked(0, None)
        for step in steps:
            if step.move is Move.SKIPPED:
                continue
            found.append(self._told(self._finding(step), step))
            found += self._marked(step.i1, passed.get(step.i1))
        rest = self._take(len(self._query.text))
        if rest and found:
            found[-1] = replace(found[-1], quoted=spaced(found[-1].quoted, rest))
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
            printed = "" if mark.sign is Sign.JOINT else self._take(mark.span.end)
            if mark.sign is Sign.ELLIPSIS:
                found.append(self._ellipsis(mark, printed, left_out, passed))
                left_out, passed = "", None
            elif mark.sign is Sign.EMPTY:
                found.append(Finding(Op.BRACKET, printed, left_out))
                left_out, passed = "", None
            elif mark.sign is Sign.NOTE and self._is_own(mark, passed):
                found.append(Finding(Op.EQUAL, printed, left_out, note=Note.OWN_BRACKET))
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
            if printed and _ELLIPSIS.search(self._between(mark.before)):
                return Finding(Op.EQUAL, printed, "", note=Note.OWN_ELLIPSIS)
            return Finding(Op.ELLIPSIS, printed, "")
        count = passed.j1 - passed.j0
        far = count > _FAR or self._breaks(passed) > 1
        change = Change.GAP if far else Change.SWALLOWED if swallowed(self._source, passed) else None
        return self._told(Finding(Op.ELLIPSIS, printed, left_out, count, change), passed)

    def _breaks(self, passed: Step) -> int:
        """How many pages end between the words before and behind what is passed over."""
        source, last = self._source, min(passed.j1, len(self._source.starts) - 1)
        before, behind = source.ends[max(0, passed.j0 - 1)] - 1, source.starts[last]
        return (source.layer.page_at(behind) or 0) - (source.layer.page_at(before) or 0)

    def _is_own(self, mark: Mark, passed: Step | None) -> bool:
        """Whether the source has the same note in the same gap, and nothing else is passed over there."""
        start = self._source.ends[passed.j0 - 1] if passed else self._edges[mark.before][0]
        inside = tokens(mark.span.of(self._query.text)).words
        behind = self._source.layer.text[start : start + len(mark.span) + _EDGE]
        own = next((match for match in _NOTE.finditer(behind) if tokens(match.group()).words == inside), None)
        return own is not None and (passed is None or passed.j1 - passed.j0 == len(inside))

    def _between(self, before: int) -> str:
        """What the source has in a gap between quoted words."""
        place = self._edges.get(before)
        return self._source.layer.text[place[0] : place[1]] if place else ""

    def _passed_over(self, passed: Step, left_out: str) -> Finding:
        beside = any(self._query.bracketed[max(0, passed.i0 - 1) : passed.i0 + 1])
        count = passed.j1 - passed.j0
        if beside:
            return Finding(Op.BRACKET, "", left_out)
        if is_detour(self._source, passed):
            return Finding(Op.EQUAL, "", left_out, note=Note.DETOUR)
        if is_furniture(self._source, passed):
            return Finding(Op.EQUAL, "", left_out)
        words = self._source.words[passed.j0 : passed.j1]
        change = Change.NEGATION if NEGATIONS.intersection(words) else Change.DROPPED
        return self._told(Finding(Op.DELETE, "", left_out, count, change), passed)

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
        change = self._change(step)
        if change is Change.CUT and self._is_marked_cut(step):
            return Finding(Op.ELLIPSIS, quoted, source, note=Note.CUT)
        return Finding(Op.REPLACE, quoted, source, 1, change)

    def _is_marked_cut(self, step: Step) -> bool:
        """Whether a dash or an ellipsis stands where a word at the quotation's edge is cut."""
        query = self._query
        before, behind = query.text[: query.starts[step.i0]], query.text[query.ends[step.i1 - 1] :]
        return bool((step.i0 == 0 and _CLOSES.search(before)) or (step.i1 == len(query.words) and _OPENS.match(behind)))

    def _added(self, step: Step, quoted: str, *, bracketed: bool) -> Finding:
        if bracketed:
            return Finding(Op.BRACKET, quoted, "")
        words = self._query.words[step.i0 : step.i1]
        if self._is_sign(step):
            return Finding(Op.EQUAL, quoted, "")
        change = (
            Change.NEGATION
            if NEGATIONS.intersection(words)
            else Change.NUMBER
            if any(map(value, words))
            else Change.ADDED
        )
        return Finding(Op.INSERT, quoted, "", 1, change)

    def _is_sign(self, step: Step) -> bool:
        """Whether the word is a sign put in letters: "(R)" for ®."""
        start, end = self._query.starts[step.i0], self._query.ends[step.i1 - 1]
        return bool(_SIGN.fullmatch(self._query.text[max(0, start - 1) : end + 1]))

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
        if possessive(mine) * possessive(theirs) < 0:
            return Finding(Op.REPLACE, quoted, source, 1, Change.FORM)
        note = Note.SPELLING if self._query.words[step.i0] != self._source.words[step.j0] else None
        return Finding(Op.EQUAL, quoted, source, 1, note=note if not value(self._query.words[step.i0]) else None)

    def _change(self, step: Step) -> Change:
        mine, theirs = self._query.words[step.i0], self._source.words[step.j0]
        if value(mine) is not None and value(theirs) is not None:
            return Change.NUMBER
        if (mine in NEGATIONS) != (theirs in NEGATIONS):
            return Change.NEGATION
        if (step.i0 == 0 and theirs.endswith(mine)) or (step.i1 == len(self._query.words) and theirs.startswith(mine)):
            return Change.CUT
        if inflected(mine, theirs):
            return Change.FORM
        return Change.NAME if self._is_name(step) else Change.WORD

    def _is_name(self, step: Step) -> bool:
        """Whether both words are written large, and one of them within a sentence."""
        ours, theirs = self._query.text, self._source.layer.text
        i, j = self._query.starts[step.i0], self._source.starts[step.j0]
        return (is_large_inside(ours, i) and theirs[j].isupper()) or (is_large_inside(theirs, j) and ours[i].isupper())

    def _is_damage(self, step: Step, damaged: int) -> bool:
        if not _single(step):
            return False
        mine, theirs = self._query.words[step.i0], self._source.words[step.j0]
        name = is_large_inside(self._query.text, self._query.starts[step.i0])
        large = self._source.layer.text[self._source.starts[step.j0]].isupper()
        if theirs[: len(mine)] == mine and theirs[len(mine) :].isdigit() and not mine[-1].isdigit() and len(mine) > 1:
            return True
        return self._witness.is_damage(mine, theirs, name=name, large=large, damaged=damaged)

    def _quoted(self, step: Step) -> str:
        query = self._query
        end = self._cut(step.i1) if step.i1 < len(query.words) else len(query.text)
        later = [mark.span.start for mark in query.marks if mark.before == step.i1 and mark.sign is not Sign.BRACKET]
        return self._take(min([end, *later]))

    def _take(self, end: int) -> str:
        """The quotation's text from where the last finding ended."""
        start, self._at = self._at, max(self._at, end)
        return joined(self._query.text[start : self._at])

    def _cut(self, i: int) -> int:
        """Where the printed part of a word begins: behind the last blank or mark before it."""
        query = self._query
        floor = query.ends[i - 1] if i else 0
        floor = max(
            [floor, *(mark.span.end for mark in query.marks if mark.before == i and mark.sign is not Sign.BRACKET)]
        )
        return cut(query.text, floor, query.starts[i])

    def _places(self, step: Step) -> tuple[int, int]:
        source = self._source
        if step.j0 >= step.j1:
            return 0, 0
        text = source.layer.text
        inner = step.j0 > self._first
        start = cut(text, source.ends[step.j0 - 1], source.starts[step.j0]) if inner else source.starts[step.j0]
        if step.j1 < self._stop:
            return start, cut(text, source.ends[step.j1 - 1], source.starts[step.j1])
        return start, source.ends[step.j1 - 1]


def _single(step: Step) -> bool:
    return step.i1 - step.i0 == 1 and step.j1 - step.j0 == 1
