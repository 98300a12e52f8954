"""Composition: a document's pages put together into its one text layer."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.layers import Block, BlockKind, Furniture, FurnitureKind, Hyperlink, Page, TextLayer, Words
from ..model.spans import Span
from .pages import Line, ReadPage, Rect, joined, turn_rect
from .paragraphs import body_size, group


def compose(pages: Sequence[ReadPage], labels: Sequence[str], extractor: str) -> TextLayer:
    """The text layer of marked pages: a line feed after each printed line, an empty line after each page."""
    composer = _Composer(body_size([line for page in pages for line in page.lines if line.shown()]))
    for page, label in zip(pages, labels, strict=True):
        composer.add(page, label)
    return composer.layer(extractor)


class _Composer:
    def __init__(self, body: float) -> None:
        self._body = body
        self._parts: list[str] = []
        self._length = 0
        self._line = 0
        self._words = Words()
        self._pages: list[Page] = []
        self._blocks: list[Block] = []
        self._furniture: list[Furniture] = []
        self._links: list[Hyperlink] = []

    def layer(self, extractor: str) -> TextLayer:
        return TextLayer(
            text="".join(self._parts),
            extractor=extractor,
            blocks=tuple(self._blocks),
            furniture=tuple(self._furniture),
            links=tuple(self._links),
            pages=tuple(self._pages),
            words=self._words,
        )

    def add(self, page: ReadPage, label: str) -> None:
        if self._pages:
            self._write("\n\n")
        start, first = self._length, len(self._words)
        spans: dict[int, Span] = {}
        for at, line in enumerate(page.lines):
            if at:
                self._write("\n")
            spans[id(line)] = self._add_line(line, page)
        self._add_blocks(page, spans)
        raw = page.raw
        self._pages.append(Page(Span(start, self._length), label, raw.width, raw.height, raw.rotation))
        for rect, url in raw.links:
            self._add_link(rect, url, first)

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _add_line(self, line: Line, page: ReadPage) -> Span:
        """Write the words of a line and give their span, a line number before them left out."""
        words, begun, at = self._words, len(self._words), self._length
        for word in line.words:
            if not word.glued and at > self._length:
                at += 1
            words.starts.append(at)
            at += len(word.text)
            words.ends.append(at)
            words.boxes.extend(word[:4] if line.turn <= 0 else _unturned(word[:4], line.turn, page))
        words.lines.extend([self._line] * len(line.words))
        self._write(joined(line.words))
        self._line += 1
        for first, last, kind in line.hidden:
            if first < last:
                span = Span(words.starts[begun + first], words.ends[begun + last - 1])
                self._furniture.append(Furniture(span, kind))
        head = 1 if line.hidden and line.hidden[0] == (0, 1, FurnitureKind.LINE_NUMBER) and len(line.words) > 1 else 0
        return Span(words.starts[begun + head], self._length)

    def _add_blocks(self, page: ReadPage, spans: dict[int, Span]) -> None:
        blocks: list[Block] = []
        for kind, lines in group([line for line in page.lines if line.shown()], self._body):
            span = Span(spans[id(lines[0])].start, spans[id(lines[-1])].end)
            blocks.append(Block(span, kind, _level(lines, self._body) if kind is BlockKind.HEADING else 0))
        self._blocks += sorted(blocks, key=lambda block: block.span)

    def _add_link(self, rect: Rect, url: str, first: int) -> None:
        x0, y0, x1, y1 = rect
        inside = []
        for index in range(first, len(self._words)):
            a, b, c, d = self._words.rect(index)
            if x0 <= (a + c) / 2 <= x1 and y0 <= (b + d) / 2 <= y1:
                inside.append(index)
        if inside:
            self._links.append(Hyperlink(Span(self._words.starts[inside[0]], self._words.ends[inside[-1]]), url))


def _unturned(rect: Rect, turn: int, page: ReadPage) -> Rect:
    width, height = page.raw.width, page.raw.height
    breadth, depth = (height, width) if turn % 2 else (width, height)
    return turn_rect(rect, 4 - turn, breadth, depth)


def _level(lines: Sequence[Line], body: float) -> int:
    return 1 if lines[0].size >= 1.7 * body else 2 if lines[0].size >= 1.4 * body else 3
