"""The hover card: one quotation beside its passage, with the word diff, the source, and the keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from ..model.links import Decision, Placement, Verdict
from ..model.reports import QuotationRow
from ..text import briefs
from ..text.wording import further, pinpoint, placement, quantity, short_pinpoint, speakers
from . import icons, painting, theme, type
from .chips import Chip
from .diffs import Diff
from .keycaps import KeyCaps

WIDE = 400
SHADOW, DROP, BLUR = 24, 6, 18
"""Room around the card, and its shadow."""
APART = 8
"""How far the card stands from its quotation."""
APPEARS_IN = 90
LINGERS = 250
"""Milliseconds: to appear, and to stay when the pointer goes."""
FEW = 3
"""So many further places are named."""


class Card(QFrame):
    """Lies over the window; the pointer may go into it, and it can be worked from the keyboard when it has focus."""

    open_requested = Signal()
    decided = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._came_from: QWidget | None = None
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._leaving = QTimer(self, interval=LINGERS, singleShot=True)
        self._leaving.timeout.connect(self.close_card)
        self._appearing = QVariantAnimation(self)
        self._appearing.setStartValue(0.0)
        self._appearing.setEndValue(1.0)
        self._appearing.valueChanged.connect(self._fade)
        self._appearing.finished.connect(lambda: self.setGraphicsEffect(None))  # type: ignore[arg-type]
        self._build()
        theme.notifier.changed.connect(self.update)
        self.hide()

    def show_for(
        self, row: QuotationRow, number: int, total: int, near: QRectF, parent_view: QWidget, *, focus: bool = False
    ) -> None:
        """Show a quotation, the `number`th of `total`, below a rectangle of a view, or above where there is more room.

        With `focus` the keyboard goes to the card, until it is closed.
        """
        self._leaving.stop()
        self._say(row, number, total)
        self.setAccessibleName(briefs.spoken(row, number, total))
        corner = parent_view.mapTo(self._over, near.topLeft().toPoint())
        self._stand(QRect(corner, near.size().toSize()))
        appears = not self.isVisible()
        self.show()
        self.raise_()
        if appears:
            self._appear()
        if focus:
            self._came_from = self.window().focusWidget()
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_soon(self) -> None:
        """Close, unless the pointer comes into the card in time."""
        if not self.hasFocus():
            self._leaving.start()

    def close_card(self) -> None:
        """Close at once; the keyboard goes back to where it was."""
        if not self.isVisible():
            return
        back = self._came_from if self.hasFocus() else None
        self._came_from = None
        self.hide()
        if back is not None:
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """The card stays while the pointer is in it."""
        self._leaving.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """It goes soon after the pointer."""
        self.close_soon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that the card names."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close_card()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_requested.emit()
        elif key == Qt.Key.Key_C:
            self.decided.emit(Decision.CONFIRMED)
        elif key == Qt.Key.Key_X:
            self.decided.emit(Decision.REJECTED)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shadow, the card, and the ground of its keys."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self._frame()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 14 if colours.dark else 3))
        for ring in range(BLUR, 0, -2):
            grown = frame.translated(0, DROP).adjusted(-ring, -ring, ring, ring)
            painter.drawRoundedRect(grown, 10 + ring, 10 + ring)
        outline = QPainterPath()
        outline.addRoundedRect(frame, 10, 10)
        painter.fillPath(outline, colours.surface)
        painter.save()
        painter.setClipPath(outline)
        keys = QRectF(frame.left(), self._keys.y(), frame.width(), frame.bottom() - self._keys.y())
        painter.fillRect(keys, colours.panel)
        painter.setPen(QPen(colours.border, 1))
        edge = keys.top() + 0.5
        painter.drawLine(QPointF(keys.left(), edge), QPointF(keys.right(), edge))
        rule = self._below.y() + 0.5
        inset = type.px(16)
        painter.drawLine(QPointF(frame.left() + inset, rule), QPointF(frame.right() - inset, rule))
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.border, 1))
        painter.drawPath(outline)
        painter.end()

    def _frame(self) -> QRect:
        return self.rect().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)

    def _build(self) -> None:
        self._chip, self._count, self._reason = Chip(), _label("quiet"), _label("strong")
        self._sides = {side: (_label("quiet"), Diff(15, 24)) for side in ("article", "filing")}
        self._below = QWidget()
        self._source, self._speakers, self._places = (_Line(name) for name in ("filing", "speaker", "more"))
        self._cited = _label("quiet", wraps=False)
        for small in (self._cited, self._count, *(label for label, _ in self._sides.values())):
            small.setFont(type.ui(12))
        self._source.row.addWidget(self._cited)
        self._keys = KeyCaps(
            (
                (("Enter",), self.tr("Open")),
                (("C",), self.tr("Confirm")),
                (("X",), self.tr("Reject")),
                (("Esc",), self.tr("Close")),
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(SHADOW, SHADOW, SHADOW, SHADOW)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.addWidget(self._chip)
        top.addStretch(1)
        top.addWidget(self._count)
        words = QVBoxLayout()
        words.setContentsMargins(type.px(16), type.px(14), type.px(16), type.px(8))
        words.setSpacing(type.px(4))
        words.addLayout(top)
        words.addSpacing(type.px(6))
        words.addWidget(self._reason)
        words.addSpacing(type.px(6))
        for label, diff in self._sides.values():
            words.addWidget(label)
            words.addWidget(diff)
            words.addSpacing(type.px(2))
        column.addLayout(words)
        lines = QVBoxLayout(self._below)
        lines.setContentsMargins(type.px(16), type.px(10), type.px(16), type.px(12))
        lines.setSpacing(type.px(6))
        for line in (self._source, self._speakers, self._places):
            lines.addWidget(line)
        column.addWidget(self._below)
        column.addWidget(self._keys)

    def _say(self, row: QuotationRow, number: int, total: int) -> None:
        self._chip.show_verdict(row.verdict)
        self._count.setText(self.tr("{0} of {1}").format(number, total))
        unsure = row.placement is Placement.AMBIGUOUS
        self._reason.setText(_sentence(placement(row) if unsure else row.reason or painting.TOOLTIPS[row.verdict]))
        first = self.tr("Filing, first of {0}").format(quantity(row.places, "place"))
        titles = {"article": self.tr("Article"), "filing": first if unsure else self.tr("Filing")}
        for side, (label, diff) in self._sides.items():
            shown = side == "article" or bool(row.passages)
            label.setText(titles[side])
            label.setVisible(shown)
            diff.setVisible(shown)
            if shown:
                diff.show_side(row, side, brief=True)
        best = row.passages[0] if row.passages else None
        self._source.say(short_pinpoint(best, spelt=True) if best else self._nearest(row), self.tr("Source"))
        self._source.setToolTip(pinpoint(best) if best else "")
        self._cited.setText(self.tr("Linked in this article") if best and best.cited else "")
        self._speakers.say(speakers(row), self.tr("Speaker"))
        self._places.say(self._also(row), self.tr("Further places"))
        self._below.setVisible(any(line.told for line in (self._source, self._speakers, self._places)))

    def _nearest(self, row: QuotationRow) -> str:
        if row.verdict is not Verdict.NOT_FOUND or not row.nearest:
            return ""
        return self.tr("Look in: {0}").format(_listed([short_pinpoint(passage) for passage in row.nearest[:FEW]]))

    def _also(self, row: QuotationRow) -> str:
        listed, more = further(row)
        if row.placement is Placement.AMBIGUOUS:
            listed = listed[1:]
        names = [short_pinpoint(passage) for passage in listed[:FEW]]
        more += len(listed) - len(names)
        if more:
            names.append(quantity(more, "more place"))
        return self.tr("Also in {0}").format(_listed(names)) if names else ""

    def _stand(self, near: QRect) -> None:
        """Below the quotation, else above; as wide as LOOK says or as the window allows, never out of it."""
        window = self._over.rect()
        self.setFixedWidth(min(type.px(WIDE) + 2 * SHADOW, window.width() + SHADOW))
        layout = self.layout()
        height = layout.totalHeightForWidth(self.width()) if layout else 0
        self.resize(QSize(self.width(), height))
        below = near.bottom() + type.px(APART) - SHADOW
        above = near.top() - type.px(APART) - height + SHADOW
        fits = below + height - SHADOW <= window.bottom() or window.bottom() - near.bottom() >= near.top()
        y = below if fits else above
        left = min(near.left(), window.right() - self.width() + 2 * SHADOW) - SHADOW
        lowest = max(-SHADOW, window.bottom() - height + SHADOW)
        self.move(QPoint(max(left, -SHADOW), min(max(y, -SHADOW), lowest)))

    def _appear(self) -> None:
        still = not self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        if still:
            return
        self.setGraphicsEffect(QGraphicsOpacityEffect(self))
        self._appearing.stop()
        self._appearing.setDuration(APPEARS_IN)
        self._appearing.start()

    def _fade(self, share: float) -> None:
        if isinstance(effect := self.graphicsEffect(), QGraphicsOpacityEffect):
            effect.setOpacity(share)


class _Line(QWidget):
    """An icon with words; hidden where there are none."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self._words = _label()
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.told = False
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(type.px(24), 0, 0, 0)
        self.row.setSpacing(type.px(8))
        self.row.addWidget(self._words, 1)

    def say(self, words: str, what: str) -> None:
        """Show these words; `what` they are is said to those who hear them."""
        self.told = bool(words)
        self._words.setText(words)
        self._words.setAccessibleName(f"{what}: {words}")
        self.setVisible(self.told)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon beside the first line."""
        side = type.px(16)
        top = (min(self.fontMetrics().height(), self.height()) - side) / 2
        painter = QPainter(self)
        icons.paint(painter, self._icon, QRectF(0, top, side, side), theme.current().text2)
        painter.end()


def _label(name: str = "", *, wraps: bool = True) -> QLabel:
    made = QLabel()
    made.setObjectName(name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    return made


def _sentence(words: str) -> str:
    return words if words.endswith((".", "…")) else f"{words}."


def _listed(names: list[str]) -> str:
    """Names that may hold commas of their own: “Ex. 3, p. 9, and Ferro deposition, p. 112”."""
    if len(names) < 3:
        return ", and ".join(names)
    return f"{'; '.join(names[:-1])}; and {names[-1]}"
