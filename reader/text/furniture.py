"""Furniture: what belongs to the page and not to what the document says.

Furniture stands at a page's edges, and is taken from the outside inwards: a line is furniture only where every line
between it and the edge is. So a sentence that is printed twice is not lost for standing near an edge.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..model.layers import FurnitureKind, TextLayer
from ..model.spans import Span
from .heads import Heads
from .pages import Line, ReadPage, joined
from .stamps import Stamp, find_stamps

EDGE = 0.22
"""The part of a page, from above and from below, in which furniture may stand."""

_PAGE = re.compile(
    r"(?i)(?P<mark>[-–—\[(|\s]*)(?P<word>page|pg\.?|p\.)?\s{0,20}(?P<figure>\d{1,5}|[ivxl]{1,7})"
    r"(?P<of>\s*(?:of|/)\s*\d{1,5})?[-–—\])|.\s]*"
)
_BATES = re.compile(
    r"(?=.*(?:[-_]|\d{6}|[A-Z]{3}))[A-Z]{2,12}(?:[-_. ]?[A-Z]{1,12}){0,3}[-_. ]{0,3}\d{5,10}(?:[._-]\d{1,6})?"
)
_STAMPED = re.compile(r"(?i)(?:case|appeal|appellate|usca)")
_MARK = re.compile(r"\d{1,3}|[*†‡§]{1,3}")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def mark_furniture(pages: Sequence[ReadPage]) -> list[Stamp | None]:
    """Mark the furniture of a document's pages, in place, and give the court stamp of each page that has one."""
    stamps = [_mark_stamp(page.lines) for page in pages]
    edges = [_edges(page) for page in pages]
    heads = Heads([[line for edge in page for line in edge] for page in edges])
    offsets = Counter(
        value - at
        for at, page in enumerate(edges)
        for value in {_number(line) for edge in page for line in edge}
        if value
    )
    for at, page in enumerate(edges):
        for edge in page:
            _peel(edge, at, heads, offsets)
    for read in pages:
        for line in read.lines:
            _mark_notes(line)
    return stamps


def _mark_stamp(lines: Sequence[Line]) -> Stamp | None:
    first: Stamp | None = None
    for at, line in enumerate(lines):
        if line.hidden or not _STAMPED.match(line.words[0].text):
            continue
        text = joined(line.words)
        below = "\n" + joined(lines[at + 1].words) if at + 1 < len(lines) else ""
        for stamp in find_stamps(text + below)[:1]:
            if stamp.span.start == 0:
                _hide_until(line, stamp.span.end)
                if stamp.span.end > len(text):
                    _hide_until(lines[at + 1], stamp.span.end - len(text) - 1)
                first = first or stamp
    return first


def _hide_until(line: Line, end: int) -> None:
    count = sum(len(joined(line.words[: at + 1])) <= end for at in range(len(line.words)))
    line.hidden = [(0, count, FurnitureKind.STAMP)]


def _edges(page: ReadPage) -> list[list[Line]]:
    """The lines near the page's upper and its lower edge, outermost first, and each line aside by itself."""
    upright = sorted((line for line in page.lines if not line.aside and line.shown()), key=lambda line: line.middle)
    above = [line for line in upright if line.middle < EDGE * page.depth]
    below = [line for line in reversed(upright) if line.middle > (1 - EDGE) * page.depth]
    return [above, below, *([line] for line in page.lines if line.aside and line.shown())]


def _peel(edge: Sequence[Line], at: int, heads: Heads, offsets: Counter[int]) -> None:
    outermost = True
    for line in edge:
        if _is_page_number(line, at, offsets) and outermost:
            line.hide(FurnitureKind.PAGE_NUMBER)
        elif (outermost and heads.returns(line, at)) or heads.rules(line):
            line.hide(FurnitureKind.RUNNING_HEAD)
        elif outermost and _BATES.fullmatch(joined(line.shown())):
            line.hide(FurnitureKind.STAMP)
        else:
            outermost = False


def _number(line: Line) -> int:
    """The page number that a line is, if it is one; 0 if not."""
    match = _PAGE.fullmatch(joined(line.shown()))
    if not match:
        return 0
    figure = match["figure"].casefold()
    return int(figure) if figure.isdecimal() else _roman(figure)


def _roman(figure: str) -> int:
    values = [_ROMAN[letter] for letter in figure]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _is_page_number(line: Line, at: int, offsets: Counter[int]) -> bool:
    match = _PAGE.fullmatch(joined(line.shown()))
    if not match:
        return False
    value = _number(line)
    framed = bool(match["mark"].strip() and match["figure"].isdecimal())
    explicit = bool(match["word"] or match["of"]) and match["figure"].isdecimal()
    return explicit or framed or offsets[value - at] >= 2 or (match["figure"] == str(at + 1))


def _mark_notes(line: Line) -> None:
    """Mark small raised figures, and those that the engine cut off a word, as footnote marks."""
    if line.hidden and not line.shown():
        return
    marks = [
        (at, at + 1, FurnitureKind.FOOTNOTE_MARK)
        for at, word in enumerate(line.words)
        if word.y1 - word.y0 < 0.85 * line.size
        and word.middle < line.middle - 0.05 * line.size
        and _MARK.fullmatch(word.text)
        and not any(first <= at < last for first, last, _ in line.hidden)
    ]
    if marks:
        line.hidden = sorted([*line.hidden, *marks])


def printed_numbers(pages: Sequence[ReadPage]) -> list[int]:
    """The page number printed on each marked page; 0 where there is none."""
    return [next((value for line in page.lines for value in [_printed(line)] if value), 0) for page in pages]


def _printed(line: Line) -> int:
    for first, last, kind in line.hidden:
        if kind is FurnitureKind.PAGE_NUMBER:
            return _number(Line(line.words[first:last]))
    return 0


def unworded_pages(layer: TextLayer) -> tuple[int, ...]:
    """The pages (from 1) that have no word besides furniture."""
    return tuple(number for number, page in enumerate(layer.pages, 1) if not _worded(layer, page.span))


def unworded(layer: TextLayer) -> int:
    """How many pages have no word besides furniture."""
    return len(unworded_pages(layer))


def _worded(layer: TextLayer, page: Span) -> bool:
    after = page.start
    for piece in layer.furniture_in(page):
        if layer.text[after : max(after, piece.span.start)].strip():
            return True
        after = piece.span.end
    return bool(layer.text[after : page.end].strip())
