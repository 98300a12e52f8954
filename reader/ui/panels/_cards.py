"""Cards: how a quotation is painted in the list, and how high that makes it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ...model.links import Decision, Verdict
from ...model.readings import Key
from .. import icons, painting, theme, type
from ..models.cards import Card
from ..models.quotations import Index, QuotationsModel
from ..theme import Theme
from ._wrapping import line_count, wrapped

LINES = 3
"""A quotation's words take so many lines at most."""
LONGEST = 480
"""More characters than that are not laid out; no list beside documents is so wide that they would be seen."""
_PAD, _SIDE, _LINE = 9, 16, 20
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ICONS = {Decision.CONFIRMED: "check", Decision.REJECTED: "reject", Decision.CORRECTED: "correct"}


class CardDelegate(QStyledItemDelegate):
    """Paints a card: chip and state, the words, the source. `selected` is the quotation that both panes show."""

    def __init__(self, view: QListView, model: QuotationsModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._measured = (0.0, 0)
        self._advances: dict[str, float] = {}
        self._lines: dict[str, int] = {}
        self.selected: Key | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the lines of the words make it, in the width of the list."""
        if self._measured != (type.scale(), self._view.width()):
            self._measure(type.serif(14))
        card = self._model.card(index)
        lines = self._lines.get(card.text)
        if lines is None:
            lines = self._lines[card.text] = self._count(card)
        return self._sizes[lines]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the card and the hairline that closes it."""
        card = self._model.card(index)
        rect: QRect = option.rect
        colours = theme.current()
        chosen = card.key == self.selected
        painter.save()
        _ground(painter, option, rect, card, colours, chosen=chosen)
        left, top = rect.left() + type.px(_SIDE), rect.top() + type.px(_PAD)
        chip = painting.chip(painter, colours, card.verdict, QPointF(left, top)).toRect()
        before = chip.right() + type.px(12)
        _state(painter, QRect(before, top, left + self._room - before, chip.height()), card, colours)
        self._words(painter, QRect(left, rect.top() + self._above, self._room, self._line), card, colours)
        below = self._below - type.px(_PAD - 1)
        _foot(painter, QRect(left, rect.top() + rect.height() - self._below, self._room, below), card, colours)
        painter.restore()

    def forget(self) -> None:
        """Let go of what was measured, for other quotations come."""
        self._measured, self._advances = (0.0, 0), {}

    def _measure(self, font: QFont) -> None:
        scale, width = type.scale(), self._view.width()
        if self._measured[0] != scale:
            self._advances = {}
        self._measured, self._lines = (scale, width), {}
        self._font, self._metrics = font, QFontMetricsF(font)
        self._blank = self._metrics.horizontalAdvance(" ")
        self._room = max(type.px(80), width - 2 * type.px(_SIDE))
        self._line = max(type.px(_LINE), QFontMetrics(font).height())
        self._above = type.px(_PAD) + type.px(22) + type.px(4)
        self._below = type.px(2) + max(type.px(17), QFontMetrics(type.ui(12)).height()) + type.px(_PAD - 1)
        heights = [self._above + lines * self._line + self._below for lines in range(LINES + 1)]
        self._sizes = [QSize(type.px(120), height) for height in heights]

    def _count(self, card: Card) -> int:
        text = quoted(card)
        advance = self._advances.get(card.text)
        if advance is None:
            advance = self._advances[card.text] = self._metrics.horizontalAdvance(text)
        return line_count(text, advance, self._blank, self._font, self._room, LINES)

    def _words(self, painter: QPainter, line: QRect, card: Card, colours: Theme) -> None:
        painter.setFont(self._font)
        painter.setPen(colours.text)
        for words in wrapped(quoted(card), self._font, self._room, LINES):
            painter.drawText(line.adjusted(0, 0, type.px(8), 0), _LEFT, words)
            line = line.translated(0, self._line)


def quoted(card: Card) -> str:
    """The words between their marks."""
    return f"“{card.text}”" if len(card.text) <= LONGEST else f"“{card.text[:LONGEST]}…"


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
