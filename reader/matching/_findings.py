"""Findings: what the comparison says of each step, and the stretch of a source that it looks at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from ..model.layers import TextLayer
from ..model.links import Op
from ..model.spans import Span
from ..text.folding import HYPHENS, veil

_HYPHEN = rf"(?<=\w[{re.escape(HYPHENS)}])"
_GOES_ON = r"(?!(?:and|or|to)\b)(?=\w)"
_LINE_END = re.compile(rf"{_HYPHEN}[^\S\n]*\n\s*{_GOES_ON}")
_CLOSE = re.compile(rf"{_HYPHEN}\n{_GOES_ON}|\n(?=[.,;:?!](?!\s?\.))")


class Change(IntEnum):
    """An unmarked change, the worst first."""

    NUMBER = 0
    NEGATION = 1
    NAME = 2
    SWALLOWED = 3
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
    CUT = 4
    DETOUR = 5


def joined(printed: str) -> str:
    """Printed words on one line: white space made single blanks, and none behind a hyphen at a line's end."""
    return " ".join(_LINE_END.sub("", printed).split())


def spaced(one: str, two: str) -> str:
    """Both with a blank between, but for a hyphen that goes on in a word and for a stop that closes what is before."""
    if not (one and two):
        return one or two
    return one + two if _CLOSE.match(f"{one[-2:]}\n{two[:20]}", len(one[-2:])) else f"{one} {two}"


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
        return joined(veil(self.layer.text[start:end], hidden))
