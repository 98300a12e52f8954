"""The word diff on the screen: one side of a quotation and its passage, with what was done to the words drawn in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..model.links import Op, Verdict
from ..model.reports import QuotationRow
from ..text.diffs import Token, article, differences, filing
from . import theme, type

LONG = 24
"""Of words that do not differ, so many are shown in little room; of more, the first and the last."""
ENDS = 8
"""So many words of each end are kept of what is too long."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Where a token stands in the laid-out text, in UTF-16 units."""

    token: Token
    start: int
    end: int


class Diff(QWidget):
    """The words of one side in the reading font, wrapped to the widget's width.

    Replaced words are tinted and underlined, dropped ones struck out in the filing with a caret in the article, added
    ones semibold and underlined, moved ones boxed with dots; what the article itself marks has the line of “edited”.
    """

    def __init__(self, size: float, leading: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size, self._leading = size, leading
        self._pieces: tuple[_Piece, ...] = ()
        self._verdict = Verdict.VERBATIM
        self._layout = QTextLayout()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.notifier.changed.connect(self.update)

    def show_side(self, row: QuotationRow, side: str, *, brief: bool = False) -> None:
        """Show the "article" or the "filing" side of a quotation; `brief` leaves out the middle of long stretches."""
        tokens = article(row) if side == "article" else filing(row)
        self._verdict = row.verdict
        self._lay_out(shortened(tokens) if brief else tokens)
        self.setAccessibleName("".join(token.gap + token.text for token in tokens).strip())
        self.setAccessibleDescription(in_words(row))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the words are at the width that there is."""
        width = max(self.width(), type.px(200))
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at a width."""
        return max(1, self._wrap(width)) * type.px(self._leading)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw grounds, words and lines."""
        self._wrap(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        changed = [piece for piece in self._pieces if piece.token.op is not Op.EQUAL]
        for piece in changed:
            self._draw(painter, piece, _GROUNDS)
        painter.setPen(theme.current().text)
        self._layout.draw(painter, QPointF(0, 0))
        for piece in changed:
            self._draw(painter, piece, _LINES)
        painter.end()

    def _lay_out(self, tokens: Sequence[Token]) -> None:
        pieces, text = [], ""
        for token in tokens:
            text += token.gap.replace("\n", "\u2028")
            start = _units(text)
            text += token.text.replace("\n", "\u2028")
            pieces.append(_Piece(token, start, _units(text)))
        self._pieces = tuple(pieces)
        self._layout = QTextLayout(text, type.serif(self._size))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)

    def _wrap(self, width: int) -> int:
        """Break the words into lines; gives how many there are."""
        self._layout.setFormats([_format(piece) for piece in self._pieces if _set_apart(piece.token)])
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1, width - type.px(6)))
            leading = type.px(self._leading)
            top = (leading - line.height()) / 2
            line.setPosition(QPointF(type.px(2), self._layout.lineCount() * leading - leading + top))
        self._layout.endLayout()
        return self._layout.lineCount()

    def _draw(self, painter: QPainter, piece: _Piece, how: dict[Op, _Draw]) -> None:
        draw = how.get(piece.token.op)
        if piece.token.moved:
            draw = _dots if how is _LINES else None
        if draw is None:
            return
        if piece.start == piece.end:
            if how is _LINES and not piece.token.moved:
                self._caret(painter, piece.start)
            return
        painter.save()
        draw(painter, self._rects(piece), self._verdict)
        painter.restore()

    def _rects(self, piece: _Piece) -> list[QRectF]:
        """The rectangles of a piece, one a line, as high as the letters."""
        found = []
        for index in range(self._layout.lineCount()):
            line = self._layout.lineAt(index)
            start, end = max(piece.start, line.textStart()), min(piece.end, line.textStart() + line.textLength())
            if start < end:
                found.append(_letters(line, start, end))
        return found

    def _caret(self, painter: QPainter, place: int) -> None:
        """A caret below the line where words of the filing are missing, between the words around it."""
        line = self._layout.lineForTextPosition(place)
        if not line.isValid():
            return
        blank = QFontMetricsF(self._layout.font()).horizontalAdvance(" ")
        middle, foot = _x(line, place) + blank / 2, line.y() + line.ascent() + type.px(5)
        half = type.px(4)
        painter.setPen(_pen(self._verdict, 1.75))
        painter.drawPolyline(
            [QPointF(middle - half, foot), QPointF(middle, foot - type.px(5)), QPointF(middle + half, foot)]
        )


_Draw = Callable[[QPainter, list[QRectF], Verdict], None]


def in_words(row: QuotationRow) -> str:
    """The diff as sentences, for those who hear it."""
    return " ".join(differences(row))


def shortened(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """The tokens, those that are too long for little room with “…” in their middle; replaced words stay whole."""
    return tuple(
        token if token.op in (Op.REPLACE, Op.INSERT) else replace(token, text=_cut(token.text)) for token in tokens
    )


def _cut(text: str) -> str:
    words = text.split()
    return text if len(words) <= LONG else f"{' '.join(words[:ENDS])} … {' '.join(words[-ENDS:])}"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _format(piece: _Piece) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = piece.start, piece.end - piece.start
    made.format = QTextCharFormat()
    if piece.token.op is Op.INSERT:
        made.format.setFontWeight(type.SEMIBOLD)
    else:
        made.format.setForeground(theme.current().text2)
    return made


def _set_apart(token: Token) -> bool:
    """Whether the letters themselves look otherwise; those of moved words do not."""
    return token.op in (Op.INSERT, Op.DELETE) and not token.moved


def _x(line: QTextLine, place: int) -> float:
    """Where a character begins; PySide gives the place with the cursor that it belongs to."""
    found: Any = line.cursorToX(place)
    return float(found[0])


def _letters(line: QTextLine, start: int, end: int) -> QRectF:
    one, other = sorted((_x(line, start), _x(line, end)))
    right = min(other, line.naturalTextRect().right())
    base = line.y() + line.ascent()
    height = min(line.ascent(), type.px(30)) * 0.95
    return QRectF(one - 2, base - height, right - one + 4, height + line.descent() * 0.95)


def _pen(verdict: Verdict, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    return QPen(
        theme.current().verdict[verdict].line,
        width * type.scale(),
        style,
        Qt.PenCapStyle.FlatCap,
        Qt.PenJoinStyle.MiterJoin,
    )


def _tint(painter: QPainter, rects: list[QRectF], verdict: Verdict) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().shaded(verdict))
    for rect in rects:
        painter.drawRoundedRect(rect, 2, 2)


def _line(painter: QPainter, rects: list[QRectF], verdict: Verdict) -> None:
    painter.setPen(_pen(verdict, 1.75))
    for rect in rects:
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _strike(painter: QPainter, rects: list[QRectF], verdict: Verdict) -> None:
    painter.setPen(_pen(verdict, 1.5))
    for rect in rects:
        y = rect.top() + rect.height() * 0.6
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))


def _dots(painter: QPainter, rects: list[QRectF], verdict: Verdict) -> None:
    painter.setPen(_pen(verdict, 1.25, Qt.PenStyle.DotLine))
    for rect in rects:
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, 0.5), 2, 2)


def _marked(painter: QPainter, rects: list[QRectF], verdict: Verdict) -> None:
    painter.setPen(_pen(Verdict.EDITED, 1.2))
    for rect in rects:
        for y in (rect.bottom() - 1.3 * type.scale(), rect.bottom() + 1.3 * type.scale()):
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))


def _marked_ground(painter: QPainter, rects: list[QRectF], verdict: Verdict) -> None:
    _tint(painter, rects, Verdict.EDITED)


_GROUNDS: dict[Op, _Draw] = {Op.REPLACE: _tint, Op.BRACKET: _marked_ground, Op.ELLIPSIS: _marked_ground}
_LINES: dict[Op, _Draw] = {
    Op.REPLACE: _line,
    Op.INSERT: _line,
    Op.DELETE: _strike,
    Op.BRACKET: _marked,
    Op.ELLIPSIS: _marked,
}
