"""Quotation marks: which characters are marks, and whether each can open or close a quotation where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from ..model.spans import Span


class Family(Enum):
    """Marks that may be paired with one another."""

    DOUBLE = "double"
    SINGLE = "single"
    GUILLEMETS = "guillemets"
    CHEVRONS = "chevrons"
    CORNERS = "corners"
    WHITE_CORNERS = "white corners"


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark, what it can do where it stands, and whether it is of the straight sort.

    `doubtful` marks look like closing ones but may be an apostrophe (`the plaintiffs’ claims`) or stand for inches
    (`12" pipe`): they close only where no later mark can.
    """

    span: Span
    family: Family
    opens: bool
    closes: bool
    straight: bool = False
    doubtful: bool = False
    glyph: str = ""


_MARK = re.compile(r"``|''|‘‘|’’|,,(?=\w)|[“”„‟\"＂‘’‚'`«»‹›「」『』]")
_FAMILIES = {
    **dict.fromkeys(("``", "''", "‘‘", "’’", ",,", "“", "”", "„", "‟", '"', "＂"), Family.DOUBLE),
    **dict.fromkeys("‘’‚'`", Family.SINGLE),
    **dict.fromkeys("«»", Family.GUILLEMETS),
    **dict.fromkeys("‹›", Family.CHEVRONS),
    **dict.fromkeys("「」", Family.CORNERS),
    **dict.fromkeys("『』", Family.WHITE_CORNERS),
}
_STRAIGHT = frozenset(('"', "＂", "''", "'"))
_OPENING = frozenset(("``", "‘‘", ",,", "„", "‟", "‚", "`", "「", "『"))
_CLOSING = frozenset(("’’", "」", "』"))
_BEFORE_OPENING = frozenset("([{<«‹“‘„‚「『\"'`*_|/=—–-―:>")
_AFTER_CLOSING = frozenset(".,;:!?)]}>»›”’」』\"'*_|/—–-―…。，、；：！？）]")
_ELISION = re.compile(r"(?:em|tis|twas|twere|twill|til|n|nuff|bout|cuz|neath|(?:18|19|20)?\d0s)\b", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:s|t|d|m|ll|re|ve)(?!\w)")
_YEAR = re.compile(r"\d\d(?!\w)")
_FEET = re.compile(r"\d\s?['’′]\s?\d{1,2}(?:½|¼|¾|\.\d+)?\Z")
_FUNCTION_WORD = re.compile(
    r"\s+(?:and|or|but|nor|is|was|were|are|be|been|in|of|to|for|as|on|at|by|with|without|that|which|who|from|has|have|had|"
    r"does|do|did|he|she|it|they|we|i|you|not|because|when|while|after|before|if|than|then|so|would|could|will|can|may|"
    r"said|says|wrote|writes|told|added|the|a|an|this|these|those|into|about|over|under|until|since|though|although)\b",
    re.IGNORECASE,
)


def marks(text: str, span: Span) -> Iterator[Mark]:
    """The marks of a span, in order; apostrophes within words, elisions (’90s, ’em) and feet and inches are none.

    Takes time in proportion to the span's length.
    """
    for match in _MARK.finditer(text, span.start, span.end):
        glyph = match[0]
        before = text[match.start() - 1] if match.start() > span.start else " "
        after = text[match.end()] if match.end() < span.end else " "
        if text.startswith(("..", ". ."), match.end()):
            after = "…"
        place = Span(match.start(), match.end())
        if _FAMILIES[glyph] is Family.SINGLE:
            opens, closes = _single(text, glyph, place, before, after)
        elif glyph in '"“”„':
            if glyph == '"' and _FEET.search(text, max(span.start, place.start - 12), place.start):
                continue
            opens, closes = _double(glyph, before, after)
        else:
            opens, closes = _other(glyph, before, after)
        if opens or closes:
            doubtful = closes and not opens and _doubtful(text, glyph, place, before, after)
            yield Mark(place, _FAMILIES[glyph], opens, closes, glyph in _STRAIGHT, doubtful, glyph)


def _looks(before: str, after: str) -> tuple[bool, bool]:
    """Whether a mark between these characters looks like an opening one, and like a closing one."""
    gap_before = before.isspace() or before in _BEFORE_OPENING
    gap_after = after.isspace() or after in _AFTER_CLOSING
    if before.isspace() != after.isspace():
        stop = after in ".,;:!?)]}"
        return before.isspace() and not stop, after.isspace() or stop
    if gap_before != gap_after:
        return gap_before, gap_after
    return True, True


def _double(glyph: str, before: str, after: str) -> tuple[bool, bool]:
    opens, closes = _looks(before, after)
    if glyph == "„":
        return True, False
    if glyph == "“":
        closing = closes and not opens
        return not closing, closing
    if glyph == "”":
        return opens and not closes and after.isalnum(), True
    return opens, closes


def _single(text: str, glyph: str, place: Span, before: str, after: str) -> tuple[bool, bool]:
    if before.isalnum() and after.isalnum():
        return False, False
    if glyph in "‚`":
        return before.isspace() and after.isalnum(), False
    elided = bool(_ELISION.match(text, place.end) or _SUFFIX.match(text, place.end))
    if glyph != "‘" and _YEAR.match(text, place.end):
        elided = True
    opening = not before.isalnum() and not after.isspace() and not elided
    closing = not before.isspace() and not after.isalnum()
    if glyph == "‘":
        return opening, closing and not opening
    if glyph == "’":
        return False, closing
    return opening and (before.isspace() or before in _BEFORE_OPENING), closing


def _other(glyph: str, before: str, after: str) -> tuple[bool, bool]:
    if glyph in _OPENING:
        return True, False
    if glyph in _CLOSING:
        return False, True
    if glyph in ("''", "＂"):
        return _looks(before, after)
    if glyph in "»›":
        return _looks(before, after)[0], True
    return True, True


def _doubtful(text: str, glyph: str, place: Span, before: str, after: str) -> bool:
    if glyph == '"':
        return before.isdigit() or before in "½¼¾"
    if glyph in "’'" and before.isalpha() and after.isspace():
        return not _FUNCTION_WORD.match(text, place.end)
    return False
