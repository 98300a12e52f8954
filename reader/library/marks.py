"""Marks: where in a text the words of a query stand."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.spans import Span
from .queries import Node, Phrase, phrases
from .words import placed_words


def marks(query: Node, text: str) -> list[Span]:
    """The places of a query's phrases in a text, sorted, those that overlap made one."""
    placed = list(placed_words(text))
    wanted = list(phrases(query))
    spans = [
        Span(placed[at][1], placed[at + len(phrase.words) - 1][2])
        for at in range(len(placed))
        for phrase in wanted
        if _stands(phrase, placed, at)
    ]
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _stands(phrase: Phrase, placed: Sequence[tuple[str, int, int]], at: int) -> bool:
    if at + len(phrase.words) > len(placed):
        return False
    *before, last = phrase.words
    word = placed[at + len(before)][0]
    if not (word.startswith(last) if phrase.open else word == last):
        return False
    return all(placed[at + number][0] == word for number, word in enumerate(before))
