"""Snippets: a piece of text around hits, cut at sentences or words, with the hits marked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ..model.spans import Span

_SENTENCE_END = re.compile(r"[.!?…]['\"”’)\]]*\s+(?=\S)|[。！？]|\n[ \t]*\n\s*")
_BLANKS = re.compile(r"\s+")


def snippet(text: str, hits: Sequence[Span], length: int = 240) -> tuple[int, str, tuple[tuple[int, int], ...]]:
    """Where the piece begins in the text, the piece with single blanks, and the marks of the hits in the piece.

    The piece holds the first of `hits` (sorted) and as many more as fit into about `length` characters of the text.
    It begins at a sentence's beginning where one is near, else at a word's, and ends likewise. A hit longer than
    `length` is shown whole.
    """
    held = _held(hits, length)
    start = _begin(text, max(0, held.start - max(0, length - len(held)) // 3), held.start)
    end = _end(text, min(len(text), max(held.end, start + length)), max(held.end, start + length * 3 // 4))
    while start < end and text[start].isspace():
        start += 1
    places = _kept(text, start, end)
    piece = "".join(" " if text[place].isspace() else text[place] for place in places)
    marks = []
    for hit in hits:
        first, last = bisect_left(places, max(hit.start, start)), bisect_right(places, min(hit.end, end) - 1)
        if hit.start < end and hit.end > start and first < last:
            marks.append((first, last))
    return start, piece, tuple(marks)


def _held(hits: Sequence[Span], length: int) -> Span:
    """From the first hit to the last that fits beside it."""
    if not hits:
        return Span(0, 0)
    first = hits[0]
    return Span(first.start, max(hit.end for hit in hits if hit is first or hit.end - first.start <= length))


def _begin(text: str, start: int, hit: int) -> int:
    """The first sentence's beginning between a place and the hit, else the first word's."""
    if start == 0 or text[start - 1].isspace():
        return start
    for breaks in (_SENTENCE_END, _BLANKS):
        if found := breaks.search(text, start, hit):
            return found.end()
    return start


def _end(text: str, end: int, floor: int) -> int:
    """The last sentence's end between two places, else the last word's, else the farther place."""
    if end >= len(text) or text[end].isspace():
        return end
    for breaks in (_SENTENCE_END, _BLANKS):
        if ends := [match.start() + len(match.group().rstrip()) for match in breaks.finditer(text, floor, end)]:
            return ends[-1]
    return end


def _kept(text: str, start: int, end: int) -> list[int]:
    """The places of the characters that stay when white space is made single and trimmed at the end."""
    places = [
        place
        for place in range(start, end)
        if not text[place].isspace() or (place > start and not text[place - 1].isspace())
    ]
    while places and text[places[-1]].isspace():
        places.pop()
    return places
