"""Lighting: which words of a passage are quoted, where the quoter's ellipses leave others out."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.layers import TextLayer
from ..model.links import Edit, Op
from ..model.spans import Span
from ..text.folding import fold


def lit(layer: TextLayer, span: Span, edits: Sequence[Edit]) -> tuple[Span, ...]:
    """A passage in pieces, without what ellipses leave out; the whole of it where the edits do not tell."""
    left_out = [edit.source for edit in edits if edit.op is Op.ELLIPSIS and edit.source.strip()]
    if not left_out:
        return (span,)
    folded = fold(span.of(layer.text), _hidden(layer, span))
    pieces, start, place = [], span.start, 0
    for words in (fold(source).text.strip() for source in left_out):
        at = folded.text.find(words, place)
        if at < 0:
            return (span,)
        place = at + len(words)
        gap = folded.unfold(at, place)
        pieces.append((start, span.start + gap.start))
        start = span.start + gap.end
    pieces.append((start, span.end))
    return tuple(Span(first, end) for first, end in pieces if first < end) or (span,)


def _hidden(layer: TextLayer, span: Span) -> list[Span]:
    """The furniture in a passage, in places of the passage's own text."""
    return [
        Span(max(0, piece.span.start - span.start), min(len(span), piece.span.end - span.start))
        for piece in layer.furniture_in(span)
    ]
