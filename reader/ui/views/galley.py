"""The galley: lays a long text out paragraph by paragraph, where it is looked at first, the rest when there is time."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from math import ceil
from time import perf_counter

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFontMetricsF,
    QPainter,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from .paragraphs import Manuscript, Paragraph
from .typesetting import BOTTOM, BYLINE, BYLINE_GAP, TOP, Faces, Setting


class Galley(QAbstractTextDocumentLayout):
    """The layout of a document made from a manuscript.

    All places are in the document's pixels. Paragraphs that were not looked at yet have a height that is guessed from
    their length; `tops` change when a guess gives way to the measured height, and `documentSizeChanged` tells of it.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._manuscript: Manuscript | None = None
        self._faces = Faces(1.0)
        self._metrics: dict[Setting, QFontMetricsF] = {}
        self._heights: list[float] = []
        self._measured = bytearray()
        self._tops: list[float] | None = None
        self._byline = False
        self._width = 0.0

    def set_manuscript(self, manuscript: Manuscript, faces: Faces, *, byline: bool) -> None:
        """Lay out another text, with room for a line below its first paragraph if wanted."""
        self._manuscript, self._byline = manuscript, byline
        self.set_faces(faces)

    def set_faces(self, faces: Faces) -> None:
        """Lay the same text out in other type or colours."""
        self._faces = faces
        self._metrics.clear()
        self._forget()

    def column(self) -> tuple[float, float]:
        """Where the text begins and how wide it is: in the middle, no wider than the measure."""
        width = max(self._faces.px(60), min(self._faces.measure, self._width - 2 * self._faces.margin))
        return max(float(self._faces.margin), (self._width - width) / 2), width

    def byline_rect(self) -> QRectF:
        """Where the line below the first paragraph stands; empty where none is wanted."""
        if not self._byline or not self._heights:
            return QRectF()
        left, width = self.column()
        end = self._top(0) + self._heights[0]
        return QRectF(left, end - self._faces.px(BYLINE), width, self._faces.px(BYLINE))

    # --- measuring -------------------------------------------------------------------------------------------------

    def measure_between(self, top: float, bottom: float) -> None:
        """Measure what stands between two heights."""
        if self._heights:
            number = self._number_at(top)
            while number < len(self._heights) and self._top(number) <= bottom:
                self._measure(number)
                number += 1
            self._tell()

    def measure_some(self, seconds: float, near: int) -> bool:
        """Measure for that long, outwards from a UTF-16 position; whether anything is left to measure."""
        manuscript = self._manuscript
        if manuscript is None or 0 not in self._measured:
            return False
        end = perf_counter() + seconds
        middle = manuscript.number_at(near)
        while perf_counter() < end:
            after, before = self._measured.find(0, middle), self._measured.rfind(0, 0, middle)
            if after < 0 and before < 0:
                break
            down = before < 0 or 0 <= after - middle <= middle - before
            self._measure(after if down else before)
        self._tell()
        return 0 in self._measured

    # --- asking ----------------------------------------------------------------------------------------------------

    def rects(self, start: int, end: int) -> list[QRectF]:
        """The rectangles of the words between two UTF-16 positions, line by line, down to the mark's line."""
        found: list[QRectF] = []
        manuscript = self._manuscript
        if manuscript is None or end <= start:
            return found
        number = manuscript.number_at(start)
        while number < len(manuscript.paragraphs) and manuscript.paragraphs[number].start < end:
            paragraph = manuscript.paragraphs[number]
            if not paragraph.hidden:
                found += self._rects(number, start - paragraph.start, end - paragraph.start)
            number += 1
        return found

    def position_at(self, y: float) -> tuple[int, float]:
        """The UTF-16 position of the line at a height, and how far below the line's top the height is."""
        if self._manuscript is None or not self._heights:
            return 0, 0.0
        number = self._number_at(y)
        layout, top = self._measure(number), self._top(number)
        line = _line_at(layout, y - top)
        start = self._manuscript.paragraphs[number].start
        return (start + line.textStart(), y - top - line.y()) if line else (start, y - top)

    def height_of(self, position: int) -> float:
        """The top of the line at a UTF-16 position."""
        if self._manuscript is None or not self._heights:
            return 0.0
        number = self._manuscript.number_at(position)
        line = self._measure(number).lineForTextPosition(position - self._manuscript.paragraphs[number].start)
        return self._top(number) + (line.y() if line.isValid() else 0.0)

    def guess_of(self, position: int) -> float:
        """About where a UTF-16 position stands, without measuring anything, as a share of the whole height."""
        if self._manuscript is None or not self._heights:
            return 0.0
        number = self._manuscript.number_at(position)
        paragraph = self._manuscript.paragraphs[number]
        share = (position - paragraph.start) / max(1, paragraph.length)
        return (self._top(number) + share * self._heights[number]) / self.documentSize().height()

    def extent(self, top: float, bottom: float) -> tuple[int, int]:
        """The UTF-16 positions from the first paragraph between two heights to the end of the last."""
        if self._manuscript is None or not self._heights:
            return 0, 0
        first, last = (self._manuscript.paragraphs[self._number_at(y)] for y in (top, bottom))
        return first.start, last.start + last.length

    # --- what Qt asks ----------------------------------------------------------------------------------------------

    def documentChanged(self, _from: int, _removed: int, _added: int) -> None:
        """Qt tells that the text or the width is another; the text never changes, but for `set_manuscript`."""
        if self.document().pageSize().width() != self._width:
            self._width = self.document().pageSize().width()
            self._forget()

    def documentSize(self) -> QSizeF:
        """The width of the view, and the height of all paragraphs."""
        return QSizeF(max(0.0, self._width), self._top(len(self._heights)) + self._faces.px(BOTTOM))

    def frameBoundingRect(self, _frame: QTextFrame) -> QRectF:
        """The only frame is the document."""
        return QRectF(QPointF(0, 0), self.documentSize())

    def pageCount(self) -> int:
        """A flowing text has one page."""
        return 1

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """A paragraph's place; it is measured for that."""
        number = block.blockNumber()
        if not 0 <= number < len(self._heights):
            return QRectF()
        self._measure(number)
        return QRectF(0, self._top(number), self._width, self._heights[number])

    def hitTest(self, point: QPointF, accuracy: Qt.HitTestAccuracy) -> int:  # type: ignore[override]
        """The position nearest to a point, or, asked exactly, the one under it, else -1."""
        manuscript = self._manuscript
        if manuscript is None or not self._heights:
            return -1
        number = self._number_at(point.y())
        layout, y = self._measure(number), point.y() - self._top(number)
        line = _line_at(layout, y)
        if line is None:
            return manuscript.paragraphs[number].start
        if accuracy is Qt.HitTestAccuracy.ExactHit and not line.naturalTextRect().contains(point.x(), y):
            return -1
        return manuscript.paragraphs[number].start + line.xToCursor(point.x())

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Paint the paragraphs within the clip, with the person's selection."""
        manuscript = self._manuscript
        if manuscript is None or not self._heights:
            return
        clip = context.clip if context.clip.isValid() else QRectF(QPointF(0, 0), self.documentSize())
        number = self._number_at(clip.top())
        while number < len(self._heights) and self._top(number) < clip.bottom():
            paragraph = manuscript.paragraphs[number]
            if not paragraph.hidden:
                layout, top = self._measure(number), self._top(number)
                layout.draw(painter, QPointF(0, top), _selections(context, paragraph), clip)
                if paragraph.bullet:
                    self._draw_bullet(painter, paragraph, layout.lineAt(0), top)
            number += 1

    # --- within ----------------------------------------------------------------------------------------------------

    def _forget(self) -> None:
        """Guess every height anew."""
        if self._manuscript is None:
            return
        paragraphs = self._manuscript.paragraphs
        _, width = self.column()
        self._measured = bytearray(len(paragraphs))
        self._heights = [0.0] * len(paragraphs)
        rates: dict[Setting, tuple[float, float]] = {}
        for number, paragraph in enumerate(paragraphs):
            if not paragraph.hidden:
                setting = paragraph.setting
                if setting not in rates:
                    rates[setting] = self._metrics_of(setting).averageCharWidth() / width, self._leading(setting)
                share, leading = rates[setting]
                lines = ceil(paragraph.length * share) or 1
                self._heights[number] = self._faces.px(paragraph.above) + lines * leading
        self._tops = None
        self._tell()

    def _tell(self) -> None:
        self.documentSizeChanged.emit(self.documentSize())

    def _leading(self, setting: Setting) -> float:
        return self._faces.px(setting.leading)

    def _metrics_of(self, setting: Setting) -> QFontMetricsF:
        if setting not in self._metrics:
            self._metrics[setting] = QFontMetricsF(self._faces.font(setting))
        return self._metrics[setting]

    def _all_tops(self) -> list[float]:
        if self._tops is None:
            self._tops = list(accumulate(self._heights, initial=self._faces.px(TOP)))
        return self._tops

    def _top(self, number: int) -> float:
        return self._all_tops()[number]

    def _number_at(self, y: float) -> int:
        """The paragraph at a height: the last that begins at or above it."""
        return min(len(self._heights) - 1, max(0, bisect_right(self._all_tops(), y) - 1))

    def _measure(self, number: int) -> QTextLayout:
        """Lay a paragraph out, unless it is already."""
        assert self._manuscript is not None
        layout = self.document().findBlockByNumber(number).layout()
        if self._measured[number]:
            return layout
        self._measured[number] = 1
        paragraph = self._manuscript.paragraphs[number]
        if paragraph.hidden:
            return layout
        layout.setFormats(self._formats(number, paragraph))
        option = QTextOption()
        modes = QTextOption.WrapMode
        option.setWrapMode(modes.WrapAnywhere if paragraph.endless else modes.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        height = self._lay_lines(layout, paragraph)
        if self._byline and number == 0:
            height += self._faces.px(BYLINE_GAP) + self._faces.px(BYLINE)
        if height != self._heights[number]:
            self._heights[number] = height
            self._tops = None
        return layout

    def _lay_lines(self, layout: QTextLayout, paragraph: Paragraph) -> float:
        """Break a paragraph into lines of fixed height, baselines at an even pace; gives the height."""
        metrics, leading = self._metrics_of(paragraph.setting), self._leading(paragraph.setting)
        indent = self._faces.px(paragraph.setting.indent)
        left, width = self.column()
        baseline = (leading - metrics.height()) / 2 + metrics.ascent()
        y = self._faces.px(paragraph.above)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width - indent)
            line.setPosition(QPointF(left + indent, y + max(0.0, baseline - line.ascent())))
            y += leading + max(0.0, line.height() - max(leading, metrics.height() + 1))
        layout.endLayout()
        return y

    def _formats(self, number: int, paragraph: Paragraph) -> list[QTextLayout.FormatRange]:
        assert self._manuscript is not None
        runs = [(0, paragraph.length, ""), *self._manuscript.runs.get(number, ())]
        made: list[QTextLayout.FormatRange] = []
        for start, length, style in runs:
            part = QTextLayout.FormatRange()
            part.start, part.length = start, length
            part.format = self._faces.format(style, paragraph.setting)
            made.append(part)
        return made

    def _rects(self, number: int, start: int, end: int) -> list[QRectF]:
        """The rectangles of a part of a paragraph, from above the letters to the mark below them."""
        assert self._manuscript is not None
        layout, top = self._measure(number), self._top(number)
        size = self._metrics_of(self._manuscript.paragraphs[number].setting).ascent()
        found: list[QRectF] = []
        for index in range(layout.lineForTextPosition(max(0, start)).lineNumber(), layout.lineCount()):
            line = layout.lineAt(index)
            if line.textStart() >= end:
                break
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            words = line.naturalTextRect()
            a, b = sorted((_x(line, first), _x(line, last)))
            a, b = max(a, words.left()), min(b, words.right())
            if a < b:
                base = top + line.y() + line.ascent()
                found.append(QRectF(QPointF(a, base - size), QPointF(b, base + size * 0.2)))
        return found

    def _draw_bullet(self, painter: QPainter, paragraph: Paragraph, line: QTextLine, top: float) -> None:
        metrics = self._metrics_of(paragraph.setting)
        painter.setFont(self._faces.font(paragraph.setting))
        painter.setPen(self._faces.format("", paragraph.setting).foreground().color())
        place = line.x() - self._faces.px(8) - metrics.horizontalAdvance("•")
        painter.drawText(QPointF(place, top + line.y() + line.ascent()), "•")


def _line_at(layout: QTextLayout, y: float) -> QTextLine | None:
    """The line at a height of a paragraph: the last that begins at or above it, else the first; none without lines."""
    low, high = 0, layout.lineCount()
    while low < high - 1:
        middle = (low + high) // 2
        low, high = (middle, high) if layout.lineAt(middle).y() <= y else (low, middle)
    return layout.lineAt(low) if layout.lineCount() else None


def _x(line: QTextLine, position: int) -> float:
    """Where a position stands in a line."""
    place = line.cursorToX(position)
    return float(place[0] if isinstance(place, tuple) else place)  # type: ignore[arg-type]


def _selections(
    context: QAbstractTextDocumentLayout.PaintContext, paragraph: Paragraph
) -> list[QTextLayout.FormatRange]:
    """The person's selection, as far as it lies in the paragraph."""
    made: list[QTextLayout.FormatRange] = []
    for selection in context.selections:
        start = max(0, selection.cursor.selectionStart() - paragraph.start)
        end = min(paragraph.length, selection.cursor.selectionEnd() - paragraph.start)
        if start < end:
            part = QTextLayout.FormatRange()
            part.start, part.length, part.format = start, end - start, selection.format
            made.append(part)
    return made
