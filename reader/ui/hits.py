"""Hits: how the rows of a search are drawn, with the words found lit up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ..model.documents import Kind
from . import icons, painting, theme, type
from .results import Heading, Place, Quoted, Remark, Row, Suggestion
from .theme import Theme

_EDGE, _LEFT, _RIGHT = 8, 42, 20
_HIT = 0.75
_BEFORE = 0.7
"""How much of a line that is cut at the left may lie before the hit's end."""
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Hits(QStyledItemDelegate):
    """Draws rows of `Results`: 52 high where words are shown, 36 else."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """LOOK's heights; the width is the list's."""
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        return QSize(0, type.px(52 if isinstance(row, (Place, Quoted)) else 36))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        colours, rect = theme.current(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.selected)
            edge = type.px(_EDGE)
            painter.drawRoundedRect(rect.adjusted(edge, 0, -edge, 0), 6, 6)
        if isinstance(row, Heading):
            _draw_heading(painter, rect, row, colours)
        elif isinstance(row, Place):
            _draw_place(painter, rect, row, colours)
        elif isinstance(row, Quoted):
            _draw_quoted(painter, rect, row, colours)
        elif isinstance(row, Remark):
            _draw_line(painter, _inner(rect, 16), row.words, type.ui(12), colours.text2)
        else:
            _draw_suggestion(painter, rect, row, colours)
        painter.restore()


def _draw_heading(painter: QPainter, rect: QRectF, row: Heading, colours: Theme) -> None:
    if not row.first:
        painter.setPen(QPen(colours.border, 1))
        painter.drawLine(rect.topLeft() + QPointF(0, 0.5), rect.topRight() + QPointF(0, 0.5))
    inner = _inner(rect, 16)
    used = _draw_aside(painter, inner, row.count, type.ui(12), colours.text2, share=0.7)
    words = inner.adjusted(0, 0, -used, 0)
    _draw_line(painter, words, row.words, type.ui(12, weight=type.SEMIBOLD), colours.text2)


def _draw_place(painter: QPainter, rect: QRectF, row: Place, colours: Theme) -> None:
    upper, lower = _halves(rect)
    icon = "article" if row.hit.kind == Kind.COVERAGE.value else "filing"
    side = type.px(16)
    square = QRectF(rect.left() + type.px(18), upper.center().y() - side / 2, side, side)
    icons.paint(painter, icon, square, colours.text)
    used = _draw_aside(painter, upper, row.aside, type.ui(12), colours.text2)
    title = upper.adjusted(0, 0, -used, 0)
    _draw_line(painter, title, row.title, type.ui(13, weight=type.SEMIBOLD), colours.text)
    draw_found(painter, lower, row.hit.snippet, row.hit.marks, type.serif(14), colours)


def _draw_quoted(painter: QPainter, rect: QRectF, row: Quoted, colours: Theme) -> None:
    corner = QPointF(rect.left() + type.px(18), rect.center().y() - type.px(11))
    chip = painting.chip(painter, colours, row.row.verdict, corner)
    inner = _inner(rect, _RIGHT)
    inner.setLeft(chip.right() + type.px(12))
    used = _draw_aside(painter, inner, row.aside, type.ui(12), colours.text2)
    draw_found(painter, inner.adjusted(0, 0, -used, 0), row.words, row.marks, type.serif(14), colours)


def _draw_suggestion(painter: QPainter, rect: QRectF, row: Suggestion, colours: Theme) -> None:
    side = type.px(16)
    square = QRectF(rect.left() + type.px(18), rect.center().y() - side / 2, side, side)
    icons.paint(painter, "search", square, colours.text)
    inner = _inner(rect, _RIGHT)
    inner.setLeft(rect.left() + type.px(_LEFT))
    _draw_line(painter, inner, row.query, type.ui(13, weight=type.SEMIBOLD), colours.text)


def _inner(rect: QRectF, margin: float) -> QRectF:
    side = type.px(margin)
    return rect.adjusted(side, 0, -side, 0)


def _halves(rect: QRectF) -> tuple[QRectF, QRectF]:
    """The title's line and the words' line of a row."""
    inner = rect.adjusted(type.px(_LEFT), type.px(6), -type.px(_RIGHT), -type.px(4))
    half = inner.height() / 2
    return inner.adjusted(0, 0, 0, -half), inner.adjusted(0, half, 0, 0)


def _draw_aside(painter: QPainter, rect: QRectF, words: str, font: QFont, colour: QColor, share: float = 0.4) -> float:
    """Draw words at the right, in at most a share of the room; gives how much room they and a gap take."""
    if not words:
        return 0.0
    width = min(rect.width() * share, QFontMetricsF(font).horizontalAdvance(words) + 1)
    _draw_line(painter, QRectF(rect.right() - width, rect.top(), width, rect.height()), words, font, colour)
    return width + type.px(12)


def _draw_line(painter: QPainter, rect: QRectF, words: str, font: QFont, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    elided = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _MIDDLE | Qt.TextFlag.TextSingleLine, elided)


def draw_found(
    painter: QPainter, rect: QRectF, words: str, marks: Sequence[tuple[int, int]], font: QFont, colours: Theme
) -> None:
    """Draw one line of words with the hits lit up; where there is little room, the first hit is what is seen."""
    shown, marks = fitted(words, marks, rect.width(), QFontMetricsF(font))
    layout = QTextLayout(shown, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(rect.width())
    layout.endLayout()
    top = QPointF(rect.left(), rect.center().y() - line.height() / 2)
    hit = QColor(colours.hit)
    hit.setAlphaF(_HIT)
    strong: list[QTextLayout.FormatRange] = []
    for start, end in marks:
        first, last = _units(shown, start), _units(shown, end)
        left, right = _x(line, first), _x(line, last)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(hit)
        painter.drawRoundedRect(QRectF(top.x() + left - 1, top.y(), right - left + 2, line.height()), 2, 2)
        strong.append(_coloured(first, last - first, colours.text))
    painter.setPen(colours.text2)
    layout.draw(painter, top, strong)


def fitted(
    words: str, marks: Sequence[tuple[int, int]], width: float, metrics: QFontMetricsF
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The words in one line of that width, and the marks in them: cut at the left where the first hit needs it."""
    words = "".join(" " if letter.isspace() else letter for letter in words)
    start, end = marks[0] if marks else (0, 0)
    cut = 0
    if metrics.horizontalAdvance(words) > width < metrics.horizontalAdvance(f"{words[:end]} …"):
        while cut < start and metrics.horizontalAdvance(f"… {words[cut:end]}") > width * _BEFORE:
            blank = words.find(" ", cut + 1, start)
            cut = blank + 1 if blank >= 0 else start
    lead = "… " if cut else ""
    whole = lead + words[cut:]
    shown = metrics.elidedText(whole, Qt.TextElideMode.ElideRight, width)
    kept = len(shown) if shown == whole else max(0, len(shown) - 1)
    moved = ((start - cut + len(lead), end - cut + len(lead)) for start, end in marks if start >= cut)
    return shown, tuple((start, min(end, kept)) for start, end in moved if start < kept)


def _coloured(start: int, length: int, colour: QColor) -> QTextLayout.FormatRange:
    piece = QTextLayout.FormatRange()
    piece.start, piece.length = start, length
    piece.format.setForeground(colour)
    return piece


def _x(line: QTextLine, units: int) -> float:
    """Where a place stands in a line; Qt gives the place it took, too."""
    found = line.cursorToX(units)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]


def _units(text: str, offset: int) -> int:
    """A place counted in UTF-16 units, as Qt counts."""
    return len(text[:offset].encode("utf-16-le")) // 2
