"""Sheets: where the pages of a document lie, one below the other, and the way between their points and the view."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, QSizeF

from ...model.layers import Box, Page

GAP, MARGIN = 10, 12
"""Pixels between two pages, and around them."""


class Sheets:
    """The pages at a scale (pixels a point), in a view of some width; pages count from 1.

    `ratio` is how many of the screen's own pixels make one pixel: sheets begin and end on whole ones, so that a
    picture of just that size is never resampled.
    """

    def __init__(self, pages: Sequence[Page], scale: float, view_width: float, ratio: float = 1.0) -> None:
        self.scale = scale
        self.ratio = ratio
        self._pages = pages
        self._sizes = [_snapped(shown_size(page) * scale, ratio) for page in pages]
        self._tops = list(accumulate((size.height() + GAP for size in self._sizes), initial=float(MARGIN)))
        self.width = max((size.width() for size in self._sizes), default=0.0) + 2 * MARGIN
        self.height = self._tops[-1] - GAP + MARGIN if pages else 0.0
        self._middle = max(self.width, view_width) / 2

    def __len__(self) -> int:
        return len(self._pages)

    def rect(self, page: int) -> QRectF:
        """Where a page lies."""
        size = self._sizes[page - 1]
        left = round((self._middle - size.width() / 2) * self.ratio) / self.ratio
        return QRectF(QPointF(left, self._tops[page - 1]), size)

    def pixels(self, page: int) -> tuple[int, int]:
        """The width and height of a page in the screen's own pixels."""
        size = self._sizes[page - 1]
        return round(size.width() * self.ratio), round(size.height() * self.ratio)

    def page_at(self, y: float) -> int:
        """The page at a height, the gap above it included; the first or last beyond the ends."""
        return min(len(self), max(1, bisect_right(self._tops, y + GAP, hi=len(self))))

    def fullest(self, top: float, bottom: float) -> int:
        """The page of which most can be seen between two heights, the first of several; 0 where there are none."""
        seen = QRectF(0, top, self.width, bottom - top)
        return max(self.between(top, bottom), key=lambda page: round((self.rect(page) & seen).height()), default=0)

    def between(self, top: float, bottom: float) -> range:
        """The pages that can be seen between two heights."""
        return range(self.page_at(top), self.page_at(bottom) + 1) if self._pages else range(0)

    def place(self, point: QPointF) -> tuple[int, float, float]:
        """A point as a page and its share of that page's width and height: the same at every scale."""
        if not self._pages:
            return 0, 0.0, 0.0
        number = self.page_at(point.y())
        frame = self.rect(number)
        return number, (point.x() - frame.left()) / frame.width(), (point.y() - frame.top()) / frame.height()

    def point(self, place: tuple[int, float, float]) -> QPointF:
        """The way back of `place`."""
        number, across, down = place
        if not number:
            return QPointF(0, 0)
        frame = self.rect(number)
        return QPointF(frame.left() + across * frame.width(), frame.top() + down * frame.height())

    def to_view(self, box: Box) -> QRectF:
        """Where a box of an unturned page lies."""
        page = self._pages[box.page - 1]
        x0, y0, x1, y1 = box.rect
        one, other = (_turned(page, x, y) for x, y in ((x0, y0), (x1, y1)))
        place = QRectF(one, other).normalized()
        frame, shown = self.rect(box.page), shown_size(page)
        across, down = frame.width() / shown.width(), frame.height() / shown.height()
        return QRectF(
            frame.left() + place.left() * across,
            frame.top() + place.top() * down,
            place.width() * across,
            place.height() * down,
        )

    def to_page(self, point: QPointF) -> tuple[int, float, float]:
        """The page at a point or nearest above or below it, and the point on the unturned page, in points."""
        number = self.page_at(point.y())
        page, frame = self._pages[number - 1], self.rect(number)
        shown = shown_size(page)
        x = (point.x() - frame.left()) * shown.width() / frame.width()
        y = (point.y() - frame.top()) * shown.height() / frame.height()
        return number, *_unturned(page, x, y)


def shown_size(page: Page) -> QSizeF:
    """The size of a page as it is shown, in points."""
    size = QSizeF(max(page.width, 1.0), max(page.height, 1.0))
    return size.transposed() if page.rotation % 180 else size


def _snapped(size: QSizeF, ratio: float) -> QSizeF:
    return QSizeF(*(max(1, round(side * ratio)) / ratio for side in (size.width(), size.height())))


def _turned(page: Page, x: float, y: float) -> QPointF:
    """A point of the unturned page on the page as shown; turning is clockwise."""
    match page.rotation % 360:
        case 90:
            return QPointF(page.height - y, x)
        case 180:
            return QPointF(page.width - x, page.height - y)
        case 270:
            return QPointF(y, page.width - x)
    return QPointF(x, y)


def _unturned(page: Page, x: float, y: float) -> tuple[float, float]:
    match page.rotation % 360:
        case 90:
            return y, page.height - x
        case 180:
            return page.width - x, page.height - y
        case 270:
            return page.width - y, x
    return x, y
