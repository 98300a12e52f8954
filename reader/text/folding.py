"""Folding: a text made comparable, and the exact way back."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ..model.spans import Span

APOSTROPHES = "'’ʼ‘`´ʹ′＇‛"
HYPHENS = "-‐‑\u00ad¬"
SOFT_HYPHEN = "\u00ad"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

_MARKS = {
    **dict.fromkeys("‘’‚‛ʼ´`′ʹ‹›", "'"),
    **dict.fromkeys("“”„‟«»″〝〞〟", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣", "-"),
    **dict.fromkeys(INVISIBLE, ""),
}
_PIECES = re.compile(
    rf"(?P<plain>[a-z0-9,.;:!?()\[\]/&%$@*+=_'\"]+)"
    rf"|(?P<broken>(?<=[^\W\d_])[{HYPHENS}][^\S\n]*\n\s*(?=[^\W\d_]))"
    r"|(?P<blank>\s+)"
    r"|(?P<one>.[\u0300-\u036f]*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; each of its characters knows where it came from."""

    text: str
    _starts: array[int] = field(repr=False)
    _ends: array[int] = field(repr=False)

    def unfold(self, start: int, end: int) -> Span:
        """The span of the original text that the folded characters from `start` to `end` came from."""
        if start < end:
            return Span(self._starts[start], self._ends[end - 1])
        place = self._starts[start] if start < len(self._starts) else self._ends[-1] if self._ends else 0
        return Span(place, place)

    def place(self, span: Span) -> tuple[int, int]:
        """The folded places of a span of the original text."""
        first = bisect_right(self._ends, span.start)
        return first, max(first, bisect_left(self._starts, span.end))


def fold(text: str, hidden: Sequence[Span] = ()) -> Folded:
    """The text with NFKC, case, marks, dashes, ligatures, soft and line-end hyphens and white space made one.

    `hidden` spans (furniture), sorted, leave nothing but a blank where words would run together.
    """
    pieces: list[str] = []
    starts, ends = array("L"), array("L")
    for match in _PIECES.finditer(veil(text, hidden)):
        start, end = match.span()
        if match.lastgroup == "plain":
            piece = match.group()
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        elif match.lastgroup == "broken" and joins_line_end(text[start - 1], text[end]):
            continue
        else:
            piece = _piece(match)
            starts.extend([start] * len(piece))
            ends.extend([end] * len(piece))
        pieces.append(piece)
    return Folded("".join(pieces), starts, ends)


def veil(text: str, hidden: Sequence[Span]) -> str:
    """The text, as long as before, with line feeds in place of all that is hidden."""
    if not hidden:
        return text
    pieces: list[str] = []
    at = 0
    for span in hidden:
        start, end = max(at, span.start), min(span.end, len(text))
        if start < end:
            pieces += (text[at:start], "\n" * (end - start))
            at = end
    return "".join((*pieces, text[at:]))


def joins_line_end(before: str, after: str) -> bool:
    """Whether a hyphen between these two letters at a line's end only divides a word: not "Al-Dahle", not "1-2"."""
    return before.isalpha() and (after.islower() or (before.isupper() and after.isupper()))


@lru_cache(maxsize=1 << 14)
def fold_character(cluster: str) -> str:
    """One character with its combining marks, folded; it may become none or several."""
    marked = "".join(_MARKS.get(letter, letter) for letter in cluster)
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", marked).casefold())
    folded = "".join(_MARKS.get(letter, letter) for letter in folded)
    return " " if folded.isspace() else folded


def _piece(match: re.Match[str]) -> str:
    """What is left of a blank, of one character, or of a mark at a line's end that divides no word after all."""
    if match.lastgroup == "blank":
        return " "
    return fold_character(match.group()) if match.lastgroup == "one" else f"{fold_character(match.group()[0])} "
