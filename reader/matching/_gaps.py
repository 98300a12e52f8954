"""Gaps: what an ellipsis swallows, what of the page was rightly passed over, and where a bracket stops."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from ..text.alignment import Move, Step
from ..text.likeness import NEGATIONS
from ._findings import Source

_ENDS = re.compile(r"[.?!;:](?=[\"'”’)\]]*\s|$)|\n\s*\n")
_FOOTNOTE = re.compile(r"[^\w\s]{0,3}(?:\d{1,3}|\s?\[\d{1,3}\])\W*")
_PAGE_NUMBER = re.compile(r"\s*(?:[-–—] ?)?(?:\S{0,20} ?[Pp](?:age|\.) ?)?\d{1,4}(?: of \d{1,4})?(?: ?[-–—])?\s*")
_RUNNING_HEAD = re.compile(r"\s*[A-Z][A-Z0-9 ,.&'’-]{3,60}\s*")
_LINE_NUMBER = re.compile(r"\s*\d{1,3}\s{2}\W*")
_AUXILIARIES = frozenset(
    re.findall(
        r"\w+", "do does did is are was were be been am have has had will would can could shall should may might must"
    )
)
_SHORT_GAP = 6


def swallowed(source: Source, passed: Step) -> str:
    """The negation that an ellipsis takes out of what is left standing, or ""."""
    words = source.words[passed.j0 : passed.j1]
    for at, word in enumerate(words):
        if word not in NEGATIONS:
            continue
        after = source.layer.text[source.ends[passed.j0 + at] : source.starts[passed.j1]]
        governs = at >= len(words) - 3 and not _ENDS.search(after)
        governed = at == 0 and passed.j0 > 0 and source.words[passed.j0 - 1] in _AUXILIARIES
        if governs or governed or len(words) <= _SHORT_GAP:
            return word
    return ""


def is_furniture(source: Source, passed: Step) -> bool:
    """Whether the words passed over are a footnote's number, or the numbers and heads of pages and lines.

    Formats mark what they know as furniture; this is for what they missed. A number within a line is never furniture.
    """
    start = source.ends[passed.j0 - 1] if passed.j0 else source.starts[passed.j0]
    end = source.starts[passed.j1] if passed.j1 < len(source.starts) else source.ends[-1]
    between = source.layer.text[start:end]
    if _FOOTNOTE.fullmatch(between):
        return True
    first, *inner, last = between.split("\n") if "\n" in between else ("x", "x")
    lines = [line for line in inner if line.strip()]
    numbered = _LINE_NUMBER.fullmatch(last)
    whole = re.fullmatch(r"\W*", first) and (numbered or not last.strip())
    known = all(_PAGE_NUMBER.fullmatch(line) or _RUNNING_HEAD.fullmatch(line) for line in lines)
    return bool(whole and known and (numbered or any(map(_PAGE_NUMBER.fullmatch, lines))))


def within_sentence(steps: Sequence[Step], bracketed: Sequence[bool], source: Source) -> tuple[Step, ...]:
    """The steps, with brackets at the quotation's edges that stand for no word of another sentence."""
    text, starts, ends = source.layer.text, source.starts, source.ends
    found = list(steps)
    for order, ahead in ((range(len(found)), True), (range(len(found) - 1, -1, -1), False)):
        edge = list(
            takewhile(lambda n: found[n].move is Move.SKIPPED or all(bracketed[found[n].i0 : found[n].i1]), order)
        )
        cuts = [n for n in edge if found[n].j1 > found[n].j0]
        for number in cuts:
            step = found[number]
            other = step.j1 if ahead else step.j0
            if 0 < other < len(starts) and _ENDS.search(text[ends[other - 1] : starts[other]]):
                for n in order[: order.index(number) + 1]:
                    place = found[number].j1 if ahead else found[number].j0
                    found[n] = Step(Move.ADDED, found[n].i0, found[n].i1, place, place)
    return tuple(step for step in found if step.i1 > step.i0 or step.j1 > step.j0)
