"""Reading a quotation: its words, the marks of its editor, and the gaps where words may be missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby, pairwise

from ..model.spans import Span
from ..text.alignment import CHEAP, FREE, FULL
from ..text.tokens import key, tokens

MOST_CHARACTERS = 12_000
MOST_WORDS = 1_200
"""A quotation is compared up to here; what is longer is a document."""

_DOTS = r"(?:…+|\.(?:[ \u00a0]?\.){2,9})"
_MARKS = re.compile(
    rf"(?P<ellipsis>[\[(]\s{{0,3}}{_DOTS}\s{{0,3}}[\])]|{_DOTS}|\*[ \u00a0]\*[ \u00a0]\*)"
    r"|(?P<note>[\[(]\s?(?:sic|(?:my |our )?emphas[ie]s (?:added|mine|ours|supplied|omitted|in (?:the )?original)"
    r"|(?:internal |some )?(?:citations?|quotations?(?: marks?)?|footnotes?|alterations?|brackets|cleaned up)"
    r"(?: (?:marks? )?"
    r"(?:and (?:citations?|quotations?|footnotes?|alterations?) )?(?:omitted|in (?:the )?original|added))?)\.?\s?[\])])"
    r"|(?P<empty>\[\s{0,3}\])"
    r"|(?P<bracket>\[[^\[\]]{1,300}\])",
    re.IGNORECASE,
)
_JOINER = "\u00ad"


class Sign(Enum):
    """What an editor's mark does."""

    ELLIPSIS = "ellipsis"
    NOTE = "note"
    EMPTY = "empty"
    BRACKET = "bracket"
    JOINT = "joint"


@dataclass(frozen=True, slots=True)
class Mark:
    """An editor's mark: its place in the quotation's text, and the number of words before it."""

    sign: Sign
    span: Span
    before: int


@dataclass(frozen=True, slots=True)
class Query:
    """A quotation, read.

    `words` are keys with their places in `text` (`starts`, `ends`); `bracketed` tells which stand wholly in brackets,
    `kept` what stands outside of brackets that cut a word ("ll" of "[a]ll"), else "".
    """

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    bracketed: tuple[bool, ...]
    kept: tuple[str, ...]
    marks: tuple[Mark, ...]
    cut: bool = False

    def runs(self) -> list[tuple[int, int]]:
        """The stretches of words, `first:stop`, between marks and brackets: each should stand unbroken in a source."""
        breaks = {mark.before for mark in self.marks if mark.sign in (Sign.ELLIPSIS, Sign.JOINT, Sign.EMPTY)}
        found: list[tuple[int, int]] = []
        for free, group in groupby(range(len(self.words)), key=self.bracketed.__getitem__):
            at = list(group)
            if free:
                continue
            cuts = [at[0], *(i for i in at[1:] if i in breaks), at[-1] + 1]
            found += pairwise(cuts)
        return found

    def slack(self) -> tuple[float, ...]:
        """What passing over a source word costs in each gap, from before the first word to behind the last."""
        cost = [FULL] * (len(self.words) + 1)
        for i, free in enumerate(self.bracketed):
            if free:
                cost[i] = cost[i + 1] = CHEAP
        for mark in self.marks:
            if mark.sign in (Sign.EMPTY, Sign.NOTE):
                cost[mark.before] = CHEAP
        for mark in self.marks:
            if mark.sign in (Sign.ELLIPSIS, Sign.JOINT):
                cost[mark.before] = FREE
        return tuple(cost)

    def gaps(self) -> list[int]:
        """The gaps, by the number of words before them, where an ellipsis or a joint stands between two words."""
        found = {mark.before for mark in self.marks if mark.sign in (Sign.ELLIPSIS, Sign.JOINT)}
        return sorted(i for i in found if 0 < i < len(self.words))


def read(pieces: Sequence[str]) -> Query:
    """A quotation from its pieces as printed (the marks around them left out); longer ones are cut."""
    text, joints = _laid(pieces)
    cut = len(text) > MOST_CHARACTERS
    text = text[:MOST_CHARACTERS]
    found = [(Sign(match.lastgroup), Span(*match.span())) for match in _MARKS.finditer(text) if match.lastgroup]
    brackets = [span for sign, span in found if sign is Sign.BRACKET]
    shown = _unbracketed(text, brackets)
    words = tokens(shown, [span for sign, span in found if sign is not Sign.BRACKET])
    cut = cut or len(words) > MOST_WORDS
    starts, ends = words.starts[:MOST_WORDS].tolist(), words.ends[:MOST_WORDS].tolist()
    spans = [Span(*edge) for edge in zip(starts, ends, strict=True)]
    inside = [next((span for span in brackets if span.overlaps(word)), None) for word in spans] if brackets else []
    bracketed = tuple(bool(inside) and (b := inside[i]) is not None and b.holds(word) for i, word in enumerate(spans))
    kept = tuple(
        key(_outside(shown, word, brackets)) if inside and inside[i] and not bracketed[i] else ""
        for i, word in enumerate(spans)
    )
    signs = [*found, *((Sign.JOINT, Span(at, at)) for at in joints if at < len(text))]
    marks = tuple(Mark(sign, span, _before(starts, span.start)) for sign, span in sorted(signs, key=lambda s: s[1]))
    return Query(text, tuple(words.words[:MOST_WORDS]), tuple(starts), tuple(ends), bracketed, kept, marks, cut)


def _laid(pieces: Sequence[str]) -> tuple[str, list[int]]:
    text, joints = "", []
    for piece in pieces:
        if text:
            joints.append(len(text))
            text += " "
        text += piece
    return text, joints


def _unbracketed(text: str, brackets: Sequence[Span]) -> str:
    """The text with blanks for brackets, but with what joins words where a bracket cuts one: "[a]ll", "work[ed]"."""
    letters = list(text)
    for span in brackets:
        for at in (span.start, span.end - 1):
            around = text[at - 1 : at] + text[at + 1 : at + 2]
            letters[at] = _JOINER if len(around) == 2 and around.isalpha() else " "
    return "".join(letters)


def _outside(shown: str, word: Span, brackets: Sequence[Span]) -> str:
    inside = {at for bracket in brackets if bracket.overlaps(word) for at in range(bracket.start, bracket.end)}
    return "".join(shown[at] for at in range(word.start, word.end) if at not in inside)


def _before(starts: Sequence[int], at: int) -> int:
    return sum(start < at for start in starts)
