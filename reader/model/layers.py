"""The text layer: the one text of a document, and the only way between spans and places on pages."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
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

    def block_at(self, offset: int) -> Block | None:
        """The block in which a character stands."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1
        if index >= 0 and offset <= self.blocks[index].span.end:
            return self.blocks[index]
        return None

    def boxes(self, span: Span) -> tuple[Box, ...]:
        """The rectangles of the span's words, furniture left out, one for each run of words on a printed line."""
        return tuple(box for box, _ in self._runs(span))

    def span_of(self, boxes: tuple[Box, ...]) -> Span | None:
        """The span from the first to the last word whose centre lies in one of the boxes; none where no word does.

        The way back of `boxes`: `span_of(boxes(span))` is `span` grown to whole words.
        """
        found: list[int] = []
        for box in boxes:
            page = self.pages[box.page - 1]
            x0, y0, x1, y1 = box.rect
            for index in self.words.within(page.span):
                a, b, c, d = self.words.rect(index)
                if x0 <= (a + c) / 2 <= x1 and y0 <= (b + d) / 2 <= y1:
                    found.append(index)
        if not found:
            return None
        return Span(self.words.starts[min(found)], self.words.ends[max(found)])

    def _runs(self, span: Span) -> list[tuple[Box, int]]:
        hidden = [piece.span for piece in self.furniture_in(span)]
        runs: list[tuple[Box, int]] = []
        for index in self.words.within(span):
            word = Span(self.words.starts[index], self.words.ends[index])
            if any(piece.holds(word) for piece in hidden):
                continue
            page, line, rect = self.page_at(word.start) or 1, self.words.lines[index], self.words.rect(index)
            if runs and runs[-1][1] == line and runs[-1][0].page == page:
                a, b, c, d = runs[-1][0].rect
                joined = (min(a, rect[0]), min(b, rect[1]), max(c, rect[2]), max(d, rect[3]))
                runs[-1] = (Box(page, joined), line)
            else:
                runs.append((Box(page, rect), line))
        return runs
