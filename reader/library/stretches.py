"""Stretches: the parts of a document that search finds as one hit each: a page, or some paragraphs where none are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model.layers import TextLayer
from ..model.spans import Span

LONGEST = 4_000
"""How many characters a stretch of a text without pages has at most."""

LONGEST_PAGE = 60_000
"""How many characters of one page are one stretch: positions are counted in 16 bits."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text: its page (from 1, 0 where there are none) with its label, and the furniture that it hides."""

    page: int
    label: str
    span: Span
    hidden: tuple[Span, ...]

    def visible(self, text: str) -> str:
        """The stretch of its document's text that is given, furniture blanked, so that every place stays."""
        return blanked(text, self.span.start, self.hidden)


def stretches(layer: TextLayer) -> Iterator[Stretch]:
    """The stretches of a document, in order; together they hold its whole text."""
    for number, page in enumerate(layer.pages, 1):
        for span in _cut(layer.text, page.span, LONGEST_PAGE):
            yield Stretch(number, page.label, span, _hidden(layer, span))
    if not layer.pages:
        for span in _cut(layer.text, Span(0, len(layer.text)), LONGEST):
            yield Stretch(0, "", span, _hidden(layer, span))


def blanked(text: str, offset: int, hidden: Sequence[Span]) -> str:
    """A part of a text that begins at `offset`, with blanks for what is hidden."""
    parts: list[str] = []
    at = 0
    for span in hidden:
        start, end = max(at, span.start - offset), min(len(text), span.end - offset)
        if start < end:
            parts += (text[at:start], " " * (end - start))
            at = end
    return "".join((*parts, text[at:])) if parts else text


def _hidden(layer: TextLayer, span: Span) -> tuple[Span, ...]:
    return tuple(piece.span for piece in layer.furniture_in(span))


def _cut(text: str, whole: Span, longest: int) -> Iterator[Span]:
    """The span cut at ends of paragraphs, or else of lines, or else of words."""
    start = whole.start
    while whole.end - start > longest:
        limit = start + longest
        ends = (text.rfind(mark, start + longest // 2, limit) for mark in ("\n\n", "\n", " "))
        end = next((end + 1 for end in ends if end >= 0), limit)
        yield Span(start, end)
        start = end
    if start < whole.end:
        yield Span(start, whole.end)
