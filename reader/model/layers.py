"""The text layer: the one text of a document, and the only way between spans and places on pages."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from .spans import Span

FORBIDDEN = "\r\u2028\u2029\ufdd0\ufdd1"
"""Characters that a text layer never holds, besides lone surrogates: a text view would swallow or split on them."""


class BlockKind(StrEnum):
    """What part of a document a block of text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    CAPTION = "caption"
    LIST_ITEM = "list_item"
    FOOTNOTE = "footnote"
    CODE = "code"


class FurnitureKind(StrEnum):
    """What belongs to the page and not to what the document says."""

    STAMP = "stamp"
    RUNNING_HEAD = "running_head"
    PAGE_NUMBER = "page_number"
    LINE_NUMBER = "line_number"
    FOOTNOTE_MARK = "footnote_mark"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the text, its end without the line feed that closes it; `level` is 1–6 for headings, depth else."""

    span: Span
    kind: BlockKind
    level: int = 0


@dataclass(frozen=True, slots=True)
class Furniture:
    """A span that matching and search pass over, while selection still sees it."""

    span: Span
    kind: FurnitureKind


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """Words that lead to an address."""

    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class StyleRun:
    """Words in another type: "bold", "italic", "superscript" or "mark"."""

    span: Span
    style: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its part of the text, its printed label, its size in points before rotation (degrees clockwise)."""

    span: Span
    label: str
    width: float
    height: float
    rotation: int = 0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page (from 1): x0, y0, x1, y1 in points from the top left of the unrotated page."""

    page: int
    rect: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Words:
    """Every word of a paged text in order, in columns: code-point starts and ends, and four coordinates a word.

    `lines` numbers each word's printed line, counted through the document, so that boxes can be joined by line.
    """

    starts: array[int] = field(default_factory=lambda: array("I"))
    ends: array[int] = field(default_factory=lambda: array("I"))
    lines: array[int] = field(default_factory=lambda: array("I"))
    boxes: array[float] = field(default_factory=lambda: array("f"))

    def __len__(self) -> int:
        return len(self.starts)

    def rect(self, index: int) -> tuple[float, float, float, float]:
        """The box of one word."""
        x0, y0, x1, y1 = self.boxes[4 * index : 4 * index + 4]
        return x0, y0, x1, y1

    def within(self, span: Span) -> range:
        """The numbers of the words that share a character with the span."""
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))


@dataclass(frozen=True, slots=True)
class TextLayer:
    """The one text of a document with everything that is known of its places.

    `text` holds no character of `FORBIDDEN`; blocks and furniture are sorted and disjoint among themselves; `pages`
    and `words` are empty where the format has no pages. `extractor` names what made the layer, with its version.
    """

    text: str
    extractor: str
    blocks: tuple[Block, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    links: tuple[Hyperlink, ...] = ()
    styles: tuple[StyleRun, ...] = ()
    pages: tuple[Page, ...] = ()
    words: Words = field(default_factory=Words)

    def page_at(self, offset: int) -> int | None:
        """The page (from 1) on which a character stands; none where the document has no pages."""
        if not self.pages:
            return None
        return max(1, bisect_right(self.pages, offset, key=lambda page: page.span.start))

    def label_of(self, page: int | None) -> str | None:
        """The printed label of a page (from 1)."""
        return self.pages[page - 1].label if page and self.pages else None

    def furniture_in(self, span: Span) -> tuple[Furniture, ...]:
        """The furniture that shares a character with the span."""
        first = bisect_right(self.furniture, span.start, key=lambda piece: piece.span.end)
        last = bisect_left(self.furniture, span.end, key=lambda piece: piece.span.start)
        return self.furniture[first:last]

    def said(self, span: Span) -> str:
        """The words of a span with a blank in the place of furniture, line ends and their hyphens left as they are."""
        pieces, place = [], span.start
        for piece in self.furniture_in(span):
            pieces.append(self.text[place : max(place, piece.span.start)])
            place = max(place, piece.span.end)
        pieces.append(self.text[place : max(place, span.end)])
        return " ".join(pieces).strip()

    def block_at(self, offset: int) -> Block | None:
        """The block in which a character stands."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1
        if index >= 0 and offset <= self.blocks[index].span.end:
            return self.blocks[index]
        return None

    def boxes(self, span: Span) -> tuple[Box, ...]:
        """The rectangles of the span's words, furniture left out, one for each run of words on a printed line.

        A run goes one way; words printed over one another, as in formulas, begin a new one. Else two spans could have
        the same boxes.
        """
        boxes: list[Box] = []
        line, before, way = -1, (0.0, 0.0, 0.0, 0.0), ""
        for index in self._shown(span):
            rect = self.words.rect(index)
            step = _step(before, rect)
            if self.words.lines[index] == line and step and way in ("", step):
                a, b, c, d = boxes[-1].rect
                joined = (min(a, rect[0]), min(b, rect[1]), max(c, rect[2]), max(d, rect[3]))
                boxes[-1] = Box(boxes[-1].page, joined)
                way = step
            else:
                line, way = self.words.lines[index], ""
                boxes.append(Box(self.page_at(self.words.starts[index]) or 1, rect))
            before = rect
        return tuple(boxes)

    def span_of(self, boxes: tuple[Box, ...]) -> Span | None:
        """The span from the first to the last word whose centre lies in one of the boxes; none where no word does.

        The way back of `boxes`: `span_of(boxes(span))` is `span` grown to whole words, without furniture at its ends.
        """
        found = [self._inside(box) for box in boxes]
        hits = [index for words in found for index in words]
        if not hits:
            return None
        span = self._from(min(hits), max(hits))
        if self.boxes(span) == boxes:
            return span
        return self._exactly(boxes, found[0], found[-1]) or span

    def _inside(self, box: Box) -> list[int]:
        """The words, furniture left out, whose centre lies in the box."""
        words = self._shown(self.pages[box.page - 1].span)
        return [index for index in words if _amid(self.words.rect(index), box.rect)]

    def _exactly(self, boxes: tuple[Box, ...], first: list[int], last: list[int]) -> Span | None:
        """The span that has just these boxes, where lines overlap so that a box holds other lines' words too."""
        lines = self.words.lines
        if len(boxes) == 1:
            spans = (self._from(i, j) for i in first for j in first if i <= j and lines[i] == lines[j])
            return next((span for span in spans if self.boxes(span) == boxes), None)
        starts = [i for i in first if self.boxes(self._from(i, bisect_right(lines, lines[i]) - 1))[:1] == boxes[:1]]
        ends = [j for j in last if self.boxes(self._from(bisect_left(lines, lines[j]), j))[-1:] == boxes[-1:]]
        spans = (self._from(i, j) for i in starts or first for j in ends or last if i <= j)
        return next((span for span in spans if self.boxes(span) == boxes), None)

    def _from(self, first: int, last: int) -> Span:
        return Span(self.words.starts[first], self.words.ends[last])

    def _shown(self, span: Span) -> Iterator[int]:
        """The numbers of the span's words that are no furniture."""
        hidden = iter(self.furniture_in(span))
        piece = next(hidden, None)
        for index in self.words.within(span):
            start, end = self.words.starts[index], self.words.ends[index]
            while piece and piece.span.end <= start:
                piece = next(hidden, None)
            if not (piece and piece.span.start <= start and end <= piece.span.end):
                yield index


def _amid(rect: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    """Whether the centre of a rectangle lies in another."""
    return other[0] <= (rect[0] + rect[2]) / 2 <= other[2] and other[1] <= (rect[1] + rect[3]) / 2 <= other[3]


def _step(before: tuple[float, float, float, float], rect: tuple[float, float, float, float]) -> str:
    """The way from one word to the next, where both edges move that way: "right", "left", "down", "up", or none."""
    across, along = (rect[0] - before[0], rect[2] - before[2]), (rect[1] - before[1], rect[3] - before[3])
    if abs(sum(along)) > abs(sum(across)):
        return "down" if min(along) > 0 else "up" if max(along) < 0 else ""
    return "right" if min(across) > 0 else "left" if max(across) < 0 else ""
