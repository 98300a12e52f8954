"""The tie: a line from the quotation in one pane to its passage in the other, which never crosses text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QStyle, QToolButton, QWidget

from ..model.links import Verdict
from . import theme, type

WIDTH, HALO, BRACKET = 1.75, 4.5, 3.0
"""Widths of the line, of the ground around it, and of the brackets, in pixels of LOOK."""
DRAWN_IN = 120
"""Milliseconds in which a new tie is drawn."""
APART = 12
"""How far a bracket stands from the edge of its text, in pixels of LOOK."""


@dataclass(frozen=True, slots=True)
class _End:
    """One end: the bracket's line from `top` to `bottom` at `x`; `away` is -1 above the view, 1 below, else 0."""

    x: float
    top: float
    bottom: float
    away: int

    @property
    def middle(self) -> QPointF:
        """Where the line begins."""
        return QPointF(self.x, (self.top + self.bottom) / 2)


class Tie(QWidget):
    """Lies over both panes and the gutter, and lets the mouse through; only the buttons for ends out of view take it.

    The buttons are children of the parent, since children of what the mouse passes through cannot be pressed.
    """

    article_end_requested = Signal()
    filing_end_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._path = QPainterPath()
        self._ends: tuple[_End, ...] = ()
        self._clip: tuple[QRectF, ...] = ()
        self._verdict = Verdict.VERBATIM
        self._drawn = QVariantAnimation(self)
        self._drawn.setStartValue(0.0)
        self._drawn.setEndValue(1.0)
        self._drawn.valueChanged.connect(self._repaint)
        self.article_button = self._button(parent, self.tr("Show the quotation"), self.article_end_requested)
        self.filing_button = self._button(parent, self.tr("Show the passage"), self.filing_end_requested)
        theme.notifier.changed.connect(self.update)

    def show_tie(
        self,
        article: Sequence[QRectF],
        filing: Sequence[QRectF],
        verdict: Verdict,
        stacked: bool,
        article_view: QRectF,
        filing_view: QRectF,
        label: str,
        *,
        edges: tuple[float | None, float | None] = (None, None),
    ) -> None:
        """Tie the lines of a quotation to those of its passage; all rectangles in this widget's coordinates.

        The views are what of the documents can be seen. `label` names the passage's place (“p. 2”), for when it is out
        of view. `edges` are where the text ends that the brackets stand beside: the article's right edge (its left one
        where the panes are stacked) and the filing's left, line numbers included; without them the brackets keep to the
        margin of the view. A tie that was not there before is drawn in 120 ms. Nothing is drawn where one side is
        empty, or nothing was found.
        """
        if not article or not filing or verdict is Verdict.NOT_FOUND:
            self.clear()
            return
        new = not self._ends
        side = "left" if stacked else "right"
        one = _end(article, article_view, _beside(article_view, edges[0], side))
        other = _end(filing, filing_view, _beside(filing_view, edges[1], "left"))
        self._verdict = verdict
        self._clip = (article_view, filing_view) if stacked else (article_view.united(filing_view),)
        before = self._region()
        self._ends = (one, other)
        self._path = _down(one.middle, other.middle, article_view.left()) if stacked else _across(one, other)
        self._place(self.article_button, one, article_view, self.tr("Quotation"))
        self._place(self.filing_button, other, filing_view, label)
        if new:
            self._begin()
        self.update(before.united(self._region()).toAlignedRect())

    def clear(self) -> None:
        """Draw nothing; the next tie is a new one."""
        region = self._region().toAlignedRect()
        self._drawn.stop()
        self._ends, self._path = (), QPainterPath()
        self.article_button.hide()
        self.filing_button.hide()
        self.update(region)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the line, and the brackets of the ends that are in view."""
        if not self._ends:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        clip = QPainterPath()
        for rect in self._clip:
            clip.addRect(rect)
        painter.setClipPath(clip)
        self._draw_line(painter)
        painter.setPen(_pen(theme.current().verdict[self._verdict].line, BRACKET))
        for end in self._ends:
            if not end.away:
                painter.drawLine(QPointF(end.x, end.top), QPointF(end.x, end.bottom))
        painter.end()

    def _draw_line(self, painter: QPainter) -> None:
        colours = theme.current()
        painter.save()
        painter.setClipRect(self._shown(), Qt.ClipOperation.IntersectClip)
        ground = QColor(colours.surface)
        ground.setAlphaF(0.85)
        painter.setPen(_pen(ground, HALO))
        painter.drawPath(self._path)
        line = _pen(colours.verdict[self._verdict].line, WIDTH)
        if self._verdict is Verdict.REWORDED:
            line.setCapStyle(Qt.PenCapStyle.FlatCap)
            line.setDashPattern([6 / WIDTH, 3 / WIDTH])
        painter.setPen(line)
        painter.drawPath(self._path)
        painter.restore()

    def _shown(self) -> QRectF:
        """The part of the line that is drawn by now: it grows from the article's end."""
        whole = self._region()
        if self._drawn.state() is not QVariantAnimation.State.Running:
            return whole
        share = float(self._drawn.currentValue())
        if len(self._clip) > 1:
            return QRectF(whole.left(), whole.top(), whole.width(), whole.height() * share)
        return QRectF(whole.left(), whole.top(), whole.width() * share, whole.height())

    def _begin(self) -> None:
        """Draw anew, at once where the system wants no motion."""
        still = not self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        self._drawn.stop()
        self._drawn.setDuration(0 if still else DRAWN_IN)
        self._drawn.start()

    def _repaint(self, _: object) -> None:
        self.update(self._region().toAlignedRect())

    def _region(self) -> QRectF:
        found, reach = self._path.boundingRect(), HALO * type.scale()
        for end in self._ends:
            found = found.united(QRectF(end.x, end.top, 0.1, max(0.1, end.bottom - end.top)))
        return found.adjusted(-reach, -reach, reach, reach)

    def _button(self, parent: QWidget, words: str, signal: object) -> QToolButton:
        button = QToolButton(parent)
        button.setObjectName("away")
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(signal)
        button.hide()
        return button

    def _place(self, button: QToolButton, end: _End, view: QRectF, label: str) -> None:
        """Stand at the pane's edge behind which the end is."""
        button.setVisible(bool(end.away))
        if not end.away:
            return
        button.setText(f"{label} {'↑' if end.away < 0 else '↓'}")
        button.setAccessibleName(f"{button.toolTip()}, {label}")
        size = button.sizeHint()
        left = min(max(end.x - size.width() / 2, view.left() + type.px(4)), view.right() - size.width() - type.px(4))
        top = view.top() + type.px(4) if end.away < 0 else view.bottom() - size.height() - type.px(4)
        place = self.mapToParent(QPointF(left, top).toPoint())
        button.setGeometry(place.x(), place.y(), size.width(), size.height())
        button.raise_()


def _end(lines: Sequence[QRectF], view: QRectF, x: float) -> _End:
    """The part of the lines that is in view, or the edge behind which they are."""
    top, bottom = min(rect.top() for rect in lines), max(rect.bottom() for rect in lines)
    least = min(type.px(6), bottom - top)
    half = type.px(16)
    if bottom < view.top() + least:
        return _End(x, view.top() + half, view.top() + half, -1)
    if top > view.bottom() - least:
        return _End(x, view.bottom() - half, view.bottom() - half, 1)
    return _End(x, max(top, view.top() + 2), min(bottom, view.bottom() - 2), 0)


def _beside(view: QRectF, edge: float | None, side: str) -> float:
    """Where a bracket stands: beside the text, else in the view's margin."""
    apart = type.px(APART)
    if side == "right":
        margin = view.right() - type.px(30)
        return margin if edge is None else min(edge + apart, view.right() - BRACKET)
    margin = view.left() + type.px(26)
    return margin if edge is None else max(edge - apart, view.left() + BRACKET)


def _across(one: _End, other: _End) -> QPainterPath:
    """A cubic curve with its control points at the middle."""
    start, end = one.middle, other.middle
    middle = (start.x() + end.x()) / 2
    path = QPainterPath(start)
    path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end)
    return path


def _down(start: QPointF, end: QPointF, left: float) -> QPainterPath:
    """From bracket to bracket down the left margin, with round corners."""
    nearest = min(start.x(), end.x())
    x = max(left + BRACKET, min(left + type.px(34), (left + nearest) / 2))
    round_ = min(type.px(14), nearest - x, max(0.0, (end.y() - start.y()) / 2))
    path = QPainterPath(start)
    path.lineTo(x + round_, start.y())
    path.quadTo(QPointF(x, start.y()), QPointF(x, start.y() + round_))
    path.lineTo(x, end.y() - round_)
    path.quadTo(QPointF(x, end.y()), QPointF(x + round_, end.y()))
    path.lineTo(end)
    return path


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width * type.scale(), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
