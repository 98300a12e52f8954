"""Attributing: one speaker for each quotation of a text, with pronouns and unsaid speakers taken from before it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ..model.spans import Span
from .contexts import Contexts
from .names import MASK, Naming
from .pairing import Quoted
from .saying import ORGANISATIONS, STARTERS
from .speakers import opening_name, said_after, said_before, verb_places

_FULL_NAME = re.compile(
    r"(?<![\w’'])[A-Z][\w’'-]+(?:\s+(?:[A-Z]\.|de|van|von|bin|al))?\s+[A-Z][\w-]+(?:\s+[A-Z][\w-]+)*"
)
_DASH = re.compile(r"\s*[—–―-]")
_FURTHEST = 240
_TAG_REACH = 160
_PARAGRAPH_REACH = 1500
_RUNS_ON = ",?!—–-…"


class Attributor:
    """Who speaks each outermost quotation; to be asked in reading order, since one answer leads to the next."""

    def __init__(self, text: str, contexts: Contexts, outermost: Sequence[Quoted]) -> None:
        self._text = text
        self._contexts = contexts
        self._masked = _mask(text, outermost)
        self._verbs = verb_places(self._masked)
        self._spoken: list[tuple[Quoted, Naming]] = []

    def speaker(self, one: Quoted) -> str | None:
        """The speaker of a quotation as printed, or None where nobody is clearly named."""
        named = self._named(one) or self._carried(one)
        if named is None:
            return None
        self._spoken.append((one, named))
        return named.words

    def spoken(self, one: Quoted) -> bool:
        """Whether the quotation's sentence has a verb of saying."""
        sentence = self._contexts.of(one).sentence
        reach = min(sentence.end, one.outside.end + _TAG_REACH)
        start = max(sentence.start, one.outside.start - 400)
        return self._has_verb(start, reach)

    def _has_verb(self, start: int, end: int) -> bool:
        """Whether a verb of saying begins between two places."""
        return bisect_left(self._verbs, start) < bisect_left(self._verbs, end)

    def _named(self, one: Quoted) -> Naming | None:
        sentence = self._contexts.of(one).sentence
        closing = one.outside.end
        limit = sentence.end
        runs_on = self._text[one.pieces[-1].end - 1] in _RUNS_ON
        if runs_on or one.block or _DASH.match(self._text, closing):
            last = self._contexts.portions[one.paragraphs[-1]].span.end
            limit = max(limit, min(last, closing + _TAG_REACH))
        said = [said_after(self._tag(one), runs_on=True)] if self._tag(one) else []
        said.append(said_after(self._masked[closing : min(limit, closing + _FURTHEST)], runs_on=runs_on))
        said.append(said_before(self._masked[max(sentence.start, one.outside.start - 600) : one.outside.start]))
        for named in said:
            resolved = self._resolved(named, one) if named is not None and named.pronoun else named
            if resolved is not None:
                return resolved
        return None

    def _tag(self, one: Quoted) -> str:
        """The words between the first two pieces of a quotation that its tag breaks."""
        if len(one.pieces) < 2 or one.block:
            return ""
        between = self._text[one.pieces[0].end + 1 : one.pieces[1].start - 1]
        return between if any(map(str.isalnum, between)) else ""

    def _carried(self, one: Quoted) -> Naming | None:
        """The speaker of the sentence before, where a quotation is a sentence of its own."""
        sentence = self._contexts.of(one).sentence
        own = self._masked[max(sentence.start, one.outside.start - 200) : min(sentence.end, one.outside.end + 200)]
        if one.block or any(map(str.isalnum, own)):
            return None
        parts = self._contexts.sentences(one.paragraphs[0])
        number = bisect_right(parts, sentence.start, key=lambda part: part.start) - 2
        if number < 0:
            return None
        before = parts[number]
        if self._spoken and self._spoken[-1][0].outside.end > before.start:
            return self._spoken[-1][1]
        named = opening_name(self._masked[before.start : min(before.end, before.start + 200)])
        return named if named is not None and (named.person or self._known(named)) else None

    def _known(self, named: Naming) -> bool:
        last = named.words.split()[-1]
        return any(said.proper and said.words.split()[-1] == last for _, said in self._spoken[-20:])

    def _resolved(self, pronoun: Naming, one: Quoted) -> Naming | None:
        """Whom "he" or "she" means: the speaker just heard in this paragraph, or the only person named there."""
        if pronoun.words.lower() not in ("he", "she"):
            return None
        start = self._contexts.portions[one.paragraphs[0]].span.start
        heard = self._spoken[-1] if self._spoken else None
        if heard and heard[0].outside.start >= start and heard[1].proper and _human(heard[1].words):
            return heard[1]
        before = self._masked[max(start, one.outside.start - _PARAGRAPH_REACH) : one.outside.start]
        people = _people(before)
        if len(people) == 1:
            name = Naming(people.popitem()[1], 0)
            return name if self._known(name) or _subject(name.words, before) else None
        if not people and heard and heard[0].paragraphs[-1] == one.paragraphs[0] - 1 and heard[1].person:
            return heard[1]
        return None


def _human(words: str) -> bool:
    return not words.startswith("The ") and not any(part.lower() in ORGANISATIONS for part in words.split())


def _subject(words: str, text: str) -> bool:
    """Whether a name begins a sentence of the text."""
    return re.search(rf"(?:\A|[.?!\x00]\s+){re.escape(words)}\b", text) is not None


def _people(text: str) -> dict[str, str]:
    """The full names in a text, by their last word."""
    found: dict[str, str] = {}
    for match in _FULL_NAME.finditer(text):
        parts = [part for part in match[0].split() if part.lower() not in STARTERS]
        if len(parts) > 1 and _human(" ".join(parts)):
            found.setdefault(parts[-1].removesuffix("’s").removesuffix("'s"), " ".join(parts))
    return found


def _mask(text: str, outermost: Sequence[Quoted]) -> str:
    """The text with the words and marks of quotations masked, the tags within them left."""
    pieces: list[str] = []
    last = 0
    for one in outermost:
        for number, piece in enumerate(one.pieces):
            start = one.outside.start if number == 0 else piece.start - 1
            end = one.outside.end if number == len(one.pieces) - 1 else piece.end + 1
            span = Span(max(last, start), max(last, start, end))
            pieces += (text[last : span.start], MASK * len(span))
            last = span.end
    pieces.append(text[last:])
    return "".join(pieces)
