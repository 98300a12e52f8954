"""Cards: how a quotation is painted in the list, and how high that makes it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ...model.links import Decision, Verdict
from ...model.readings import Key
from .. import icons, painting, theme, type
from ..models.cards import Card
from ..models.quotations import CARD, Index
from ..theme import Theme
from ._wrapping import LONGEST, line_count, wrapped

LINES = 3
"""A quotation's words take so many lines at most."""
_PAD, _SIDE, _LINE = 9, 16, 20
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ICONS = {Decision.CONFIRMED: "check", Decision.REJECTED: "reject", Decision.CORRECTED: "correct"}


class CardDelegate(QStyledItemDelegate):
    """Paints a card: chip and state, the words, the source. `selected` is the quotation that both panes show."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._advances: dict[str, float] = {}
        self._scale = 0.0
        self.selected: Key | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the lines of the words make it, in the width of the list."""
        if self._scale != type.scale():
            self._scale, self._advances = type.scale(), {}
            self._measure(type.serif(14))
        text = quoted(index.data(CARD))
        advance = self._advances.get(text)
        if advance is None:
            advance = self._advances[text] = self._metrics.horizontalAdvance(text[:LONGEST])
        lines = line_count(text, advance, self._font, self._room(), LINES)
        return QSize(type.px(120), self._above + lines * self._line + self._below)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the card and the hairline that closes it."""
        card: Card = index.data(CARD)
        rect: QRect = option.rect
        colours = theme.current()
        chosen = card.key == self.selected
        painter.save()
        _ground(painter, option, rect, card, colours, chosen=chosen)
        chip = painting.chip(
            painter, colours, card.verdict, QPointF(rect.left() + type.px(_SIDE), rect.top() + type.px(_PAD))
        )
        left, right = round(chip.right()) + type.px(12), rect.right() - type.px(_SIDE)
        _state(painter, QRect(left, round(chip.top()), right - left, round(chip.height())), card, colours)
        self._words(painter, rect, card, colours)
        room = rect.adjusted(type.px(_SIDE), rect.height() - self._below, -type.px(_SIDE), -type.px(_PAD - 1))
        _foot(painter, room, card, colours)
        painter.restore()

    def forget(self) -> None:
        """Let go of what was measured, for other quotations come."""
        self._scale = 0.0

    def _measure(self, font: QFont) -> None:
        self._font, self._metrics = font, QFontMetricsF(font)
        self._line = max(type.px(_LINE), QFontMetrics(font).height())
        self._above = type.px(_PAD) + round(type.px(22)) + type.px(4)
        self._below = type.px(2) + max(type.px(17), QFontMetrics(type.ui(12)).height()) + type.px(_PAD - 1)

    def _room(self) -> int:
        return max(type.px(80), self._view.viewport().width() - 2 * type.px(_SIDE))

    def _words(self, painter: QPainter, rect: QRect, card: Card, colours: Theme) -> None:
        painter.setFont(self._font)
        painter.setPen(colours.text)
        top = rect.top() + self._above
        for line in wrapped(quoted(card), self._font, self._room(), LINES):
            painter.drawText(
                QRect(rect.left() + type.px(_SIDE), top, self._room() + type.px(8), self._line), _LEFT, line
            )
            top += self._line


def quoted(card: Card) -> str:
    """The words between their marks."""
    return f"“{card.text}”"


def _ground(
    painter: QPainter, option: QStyleOptionViewItem, rect: QRect, card: Card, colours: Theme, *, chosen: bool
) -> None:
    """The fill and the verdict's bar of the selected card, a hairline below, a ring around the keyboard's card."""
    if chosen:
        painter.fillRect(rect, colours.selected)
        painter.fillRect(QRect(rect.left(), rect.top(), type.px(3), rect.height()), colours.verdict[card.verdict].line)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, colours.hover)
    inset = 0 if chosen else type.px(_SIDE)
    painter.fillRect(QRect(rect.left() + inset, rect.bottom(), rect.width() - inset, 1), colours.border)
    if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_KeyboardFocusChange:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.text, 2))
        painter.drawRoundedRect(QRectF(rect).adjusted(5, 3, -3, -4), 6, 6)


def _state(painter: QPainter, room: QRect, card: Card, colours: Theme) -> None:
    """The decision with its sign, or the reason; a reason that only says “Not found” again needs the room for it."""
    font = type.ui(12)
    icon = _ICONS.get(card.decision)
    if icon:
        side = type.px(14)
        icons.paint(
            painter,
            icon,
            QRectF(room.right() - side + 1, room.center().y() + 0.5 - side / 2, side, side),
            colours.text2,
        )
        room = room.adjusted(0, 0, -side - type.px(4), 0)
    worst = card.verdict is Verdict.ALTERED and not icon
    if worst:
        font.setWeight(QFont.Weight.Medium)
    metrics = QFontMetrics(font)
    if card.verdict is Verdict.NOT_FOUND and not icon and metrics.horizontalAdvance(card.state) > room.width():
        return
    painter.setFont(font)
    painter.setPen(colours.text if worst else colours.text2)
    painter.drawText(room, _RIGHT, metrics.elidedText(card.state, Qt.TextElideMode.ElideRight, room.width()))


def _foot(painter: QPainter, room: QRect, card: Card, colours: Theme) -> None:
    """The place and the speaker; where both find no room, the title is cut and the page is kept."""
    metrics = QFontMetrics(type.ui(12))
    place = card.source
    speaker = f"  ·  {card.speaker}" if card.speaker and place else card.speaker
    spare = room.width() - metrics.horizontalAdvance(speaker)
    least = type.px(90)
    place = metrics.elidedText(place, Qt.TextElideMode.ElideMiddle, max(least, spare))
    words = metrics.elidedText(place + speaker, Qt.TextElideMode.ElideRight, room.width())
    painter.setFont(type.ui(12))
    painter.setPen(colours.text2)
    painter.drawText(room, _LEFT, words)
