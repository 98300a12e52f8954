"""What is lit up on the pages of a document: its marks in their boxes, page by page, and the ticks of the strip."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...model.layers import Box, TextLayer
from ...model.links import Verdict
from ...model.readings import Key, Mark
from .sheets import Sheets
from .strip import Tick

NARROW, STEP = 0.3, 0.175
"""How wide the tick of a passage is that one article quotes, and how much wider for each further one, up to 1."""

_WORSE = (Verdict.NOT_FOUND, Verdict.VERBATIM, Verdict.EDITED, Verdict.REWORDED, Verdict.ALTERED)


@dataclass(frozen=True, slots=True)
class Lit:
    """A mark and its boxes on one page."""

    mark: Mark
    boxes: tuple[Box, ...]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point of the unturned page lies in one of its boxes."""
        return any(x0 <= x <= x1 and y0 <= y <= y1 for x0, y0, x1, y1 in (box.rect for box in self.boxes))


class LitPages:
    """The marks of a document by page (from 1); boxes are looked up when a page is first asked for."""

    def __init__(self, layer: TextLayer, marks: Sequence[Mark]) -> None:
        self._layer = layer
        self.marks = tuple(mark for mark in marks if mark.spans)
        self._by_page: defaultdict[int, list[Mark]] = defaultdict(list)
        for mark in self.marks:
            for page in _pages(layer, mark):
                self._by_page[page].append(mark)
        self._found: dict[int, tuple[Lit, ...]] = {}
        self._starts: list[tuple[Mark, Box, float]] | None = None

    def on(self, page: int) -> tuple[Lit, ...]:
        """What is lit up on a page, longer marks before shorter, which are painted over them."""
        if page not in self._found:
            marks = sorted(self._by_page.get(page, ()), key=lambda mark: -sum(map(len, mark.spans)))
            lit = (Lit(mark, tuple(self._boxes(mark, page))) for mark in marks)
            self._found[page] = tuple(each for each in lit if each.boxes)
        return self._found[page]

    def shown_on(self, page: int, chosen: Key | None) -> list[Lit]:
        """What is painted on a page: of marks over the same words the chosen one, else the worst."""
        shown: dict[tuple[Box, ...], Lit] = {}
        for lit in self.on(page):
            other = shown.get(lit.boxes)
            if other is None or _rank(lit.mark, chosen) > _rank(other.mark, chosen):
                shown[lit.boxes] = lit
        return list(shown.values())

    def at(self, page: int, x: float, y: float, after: Key | None = None) -> Lit | None:
        """The mark at a point of an unturned page: the shortest, or, where several lie there, the next after a key."""
        under = [lit for lit in reversed(self.on(page)) if lit.holds(x, y)]
        keys = [lit.mark.key for lit in under]
        turn = keys.index(after) + 1 if after in keys else 0
        return under[turn % len(under)] if under else None

    def ticks(self, sheets: Sheets) -> list[Tick]:
        """A tick for each mark; it is the wider the more articles quote the words."""
        if self._starts is None:
            self._starts = [
                (mark, box, min(1.0, NARROW + STEP * (self._articles(mark) - 1)))
                for mark in self.marks
                if (box := self._start(mark))
            ]
        return [
            Tick(sheets.to_view(box).top() / sheets.height, mark.verdict, width) for mark, box, width in self._starts
        ]

    def _articles(self, mark: Mark) -> int:
        """How many articles quote words of a mark."""
        around = self._by_page[next(iter(_pages(self._layer, mark)))]
        return len({other.key.coverage for other in around if _share(mark, other)})

    def _start(self, mark: Mark) -> Box | None:
        """The first word of a mark."""
        word = next(iter(self._layer.words.within(mark.spans[0])), None)
        page = self._layer.page_at(mark.spans[0].start)
        return None if word is None or page is None else Box(page, self._layer.words.rect(word))

    def _boxes(self, mark: Mark, page: int) -> Iterable[Box]:
        return (box for span in mark.spans for box in self._layer.boxes(span) if box.page == page)


def _rank(mark: Mark, chosen: Key | None) -> tuple[bool, int]:
    return mark.key == chosen, _WORSE.index(mark.verdict)


def _pages(layer: TextLayer, mark: Mark) -> list[int]:
    ends = ((layer.page_at(span.start), layer.page_at(max(span.start, span.end - 1))) for span in mark.spans)
    return sorted({page for first, last in ends if first and last for page in range(first, last + 1)})


def _share(mark: Mark, other: Mark) -> bool:
    return any(one.overlaps(two) for one in mark.spans for two in other.spans)
