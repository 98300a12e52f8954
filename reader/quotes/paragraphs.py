"""Paragraphs: a layer's prose in the portions within which quotation marks are paired."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model.layers import BlockKind, TextLayer
from ..model.spans import Span

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"\n\s*")
_BREAK = re.compile(r"(?<![^\S\n])[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A portion of prose; `overleaf`: it is the first of a new page, and a quotation may run on into it."""

    span: Span
    kind: BlockKind
    overleaf: bool = False


def visible(layer: TextLayer) -> str:
    """The layer's text with furniture turned into blanks: as long as the text, so that spans hold in both."""
    pieces: list[str] = []
    last = 0
    for furniture in layer.furniture:
        start, end = max(last, furniture.span.start), furniture.span.end
        if start < end:
            pieces += (layer.text[last:start], " " * (end - start))
            last = end
    pieces.append(layer.text[last:])
    return "".join(pieces)


def paragraphs(layer: TextLayer, text: str) -> list[Paragraph]:
    """The blocks that hold words of `text` (see `visible`), and what lies between blocks, in order.

    Code is passed over: its marks quote nobody. Without blocks, paragraphs are what blank lines part, or, where a text
    without pages has no blank line, its lines.
    """
    found: list[Paragraph] = []
    page: int | None = None
    for span, kind in _portions(layer, text):
        if kind is BlockKind.CODE or not text[span.start : span.end].strip():
            continue
        turned = layer.page_at(span.start)
        found.append(Paragraph(span, kind, overleaf=page is not None and turned != page))
        page = layer.page_at(span.end - 1)
    return found


def words(text: str, span: Span, raw: str) -> str:
    """The words of a span of `text` (see `visible`) on one line; `raw` is the text with its furniture.

    A hyphen at a line's end keeps its line feed, so that folding can still join the word.
    """
    portion = text[span.start : span.end]
    if portion != raw[span.start : span.end]:
        portion = re.sub(r"-\s+(?=\S)", lambda m: "-\n" if "\n" in m[0] else m[0], portion)
    portion = _BREAK.sub(lambda m: "\n" if portion[m.start() - 1 : m.start()] == "-" else " ", portion.strip())
    return re.sub(r"[^\S\n]{2,}", " ", portion)


def _portions(layer: TextLayer, text: str) -> Iterator[tuple[Span, BlockKind]]:
    last = 0
    for block in layer.blocks:
        if last < block.span.start:
            yield from _loose(layer, text, Span(last, block.span.start))
        yield block.span, block.kind
        last = block.span.end
    if last < len(text):
        yield from _loose(layer, text, Span(last, len(text)))


def _loose(layer: TextLayer, text: str, span: Span) -> Iterator[tuple[Span, BlockKind]]:
    """The paragraphs of text that stands in no block."""
    parting = _BLANK_LINE if layer.pages or layer.blocks or _BLANK_LINE.search(text) else _LINE
    start = span.start
    for match in parting.finditer(text, span.start, span.end):
        yield Span(start, match.start()), BlockKind.PARAGRAPH
        start = match.end()
    yield Span(start, span.end), BlockKind.PARAGRAPH
