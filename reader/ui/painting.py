"""Painting: how a verdict looks behind and below words, as a chip, and as a glyph; said once for every view."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from ..model.links import Decision, Verdict
from . import icons, type
from .theme import Theme

WORDS = {
    Verdict.VERBATIM: "Verbatim",
    Verdict.EDITED: "Edited",
    Verdict.ALTERED: "Altered",
    Verdict.REWORDED: "Reworded",
    Verdict.NOT_FOUND: "Not found",
}
"""What a chip says."""

TOOLTIPS = {
    Verdict.VERBATIM: "Same words",
    Verdict.EDITED: "Changed, and marked",
    Verdict.ALTERED: "Changed without a mark",
    Verdict.REWORDED: "Same statement in other words",
    Verdict.NOT_FOUND: "In no document of this library",
}
"""What a verdict means, in LOOK's words."""

PERIOD = 7.0
"""Length of one wave below altered words."""
ROOM = 3.0
"""How far below a line's letters its mark may reach."""


def fill(
    painter: QPainter, rects: Sequence[QRectF], theme: Theme, verdict: Verdict, decision: Decision, *, selected: bool
) -> None:
    """Lay the verdict's colour behind the lines of a mark; a rejected mark has none."""
    if verdict is Verdict.NOT_FOUND or decision is Decision.REJECTED:
        return
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.shaded(verdict, selected=selected))
    for rect in rects:
        painter.drawRoundedRect(rect, 2, 2)
    painter.restore()


def underline(painter: QPainter, rects: Sequence[QRectF], theme: Theme, verdict: Verdict, zoom: float = 1.0) -> None:
    """Draw the verdict's line below each line of a mark: solid, double, wave, dashed or dotted."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(theme.verdict[verdict].line, verdict, zoom))
    for rect in rects:
        if verdict is Verdict.EDITED:
            for y in (rect.bottom() - 0.4 * zoom, rect.bottom() + 2.2 * zoom):
                painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
        elif verdict is Verdict.ALTERED:
            painter.drawPath(_wave(rect, zoom))
        else:
            y = rect.bottom() + 0.6 * zoom
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
    painter.restore()


def _pen(colour: QColor, verdict: Verdict, zoom: float) -> QPen:
    widths = {
        Verdict.VERBATIM: 1.75,
        Verdict.EDITED: 1.2,
        Verdict.ALTERED: 1.6,
        Verdict.REWORDED: 1.9,
        Verdict.NOT_FOUND: 1.6,
    }
    width = widths[verdict] * zoom
    pen = QPen(QBrush(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if verdict is Verdict.REWORDED:
        pen.setDashPattern([6 * zoom / width, 3 * zoom / width])
    elif verdict is Verdict.NOT_FOUND:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.1, 2.0])
    return pen


def _wave(rect: QRectF, zoom: float) -> QPainterPath:
    """A wave along the rectangle's lower edge, of whole and half periods clipped to its width."""
    period, height = PERIOD * zoom, 1.3 * zoom
    y = rect.bottom() + 1.0 * zoom
    path = QPainterPath(QPointF(rect.left(), y))
    for half in range(ceil(2 * rect.width() / period)):
        x = rect.left() + half * period / 2
        end = min(x + period / 2, rect.right())
        peak = y - height if half % 2 == 0 else y + height
        path.quadTo(QPointF((x + end) / 2, peak + (peak - y)), QPointF(end, y))
    return path


def chip_width(verdict: Verdict) -> float:
    """How wide a chip is, in pixels."""
    return QFontMetricsF(_chip_font()).horizontalAdvance(WORDS[verdict]) + type.px(32)


def chip(painter: QPainter, theme: Theme, verdict: Verdict, place: QPointF) -> QRectF:
    """Draw a chip, glyph and word, with its top left corner at a place; gives its rectangle."""
    tone = theme.verdict[verdict]
    rect = QRectF(place.x(), place.y(), chip_width(verdict), type.px(22))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(tone.chip)
    painter.setPen(QPen(tone.line, 1, Qt.PenStyle.DashLine) if verdict is Verdict.NOT_FOUND else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    glyph(painter, theme, verdict, QRectF(rect.left() + type.px(6), rect.center().y() - type.px(7), *2 * [type.px(14)]))
    painter.setFont(_chip_font())
    painter.setPen(tone.line)
    words = rect.adjusted(type.px(23), 0, 0, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, WORDS[verdict])
    painter.restore()
    return rect


def glyph(painter: QPainter, theme: Theme, verdict: Verdict, rect: QRectF) -> None:
    """Draw the verdict's glyph in its colour."""
    icons.paint(painter, icons.verdict_name(verdict), rect, theme.verdict[verdict].line)


def _chip_font() -> QFont:
    return type.ui(12, weight=QFont.Weight.DemiBold)
