"""Rows: how the library's documents and their two headings are painted."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from ...model.documents import Kind
from ...model.links import Verdict
from .. import icons, painting, theme, type
from ..models.library import ROW, Index, LibraryModel, Row
from ..theme import Theme

HEIGHT = 26
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RowDelegate(QStyledItemDelegate):
    """Paints a row: icon, docket number, title, altered quotations if there are any, total."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """LOOK's row; all are equally high."""
        return QSize(type.px(120), max(type.px(HEIGHT), QFontMetrics(type.ui()).height() + type.px(4)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row's ground and its parts."""
        row: Row = index.data(ROW)
        colours = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        view = option.widget
        edge = view.width() if isinstance(view, QTreeView) else rect.right() + 1
        _ground(painter, option, rect, min(edge - type.px(6), rect.right() - 1), row, colours)
        rect = QRect(rect.left(), rect.top(), edge - rect.left(), rect.height())  # no column moves for a scroll bar
        if row.group:
            _heading(painter, rect, row, colours, expanded=isinstance(view, QTreeView) and view.isExpanded(index))
        elif not row.id:
            painter.setFont(type.ui())
            painter.setPen(colours.text2)
            painter.drawText(rect.adjusted(type.px(30), 0, -type.px(16), 0), _LEFT, row.title)
        else:
            model = index.model()
            number, altered = model.widest(index) if isinstance(model, LibraryModel) else ("", 0)
            _document(painter, rect, row, colours, number, altered)
        painter.restore()


def _ground(painter: QPainter, option: QStyleOptionViewItem, rect: QRect, right: int, row: Row, colours: Theme) -> None:
    """Filled where open in the active pane, outlined where open in the other; a ring around the keyboard's row."""
    state = option.state
    box = QRectF(rect).adjusted(type.px(6) + 0.5, 0.5, 0, -0.5)
    box.setRight(right - 0.5)
    if row.opened == "active":
        _box(painter, box, colours.selected, None)
    elif state & QStyle.StateFlag.State_MouseOver and state & QStyle.StateFlag.State_Enabled:
        _box(painter, box, colours.hover, None)
    if row.opened == "other":
        _box(painter, box, colours.surface, QPen(colours.border, 1))
    if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
        _box(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), None, QPen(colours.text, 2))


def _box(painter: QPainter, box: QRectF, fill: QColor | None, line: QPen | None) -> None:
    painter.setBrush(fill if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(line if line else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(box, 6, 6)


def _heading(painter: QPainter, rect: QRect, row: Row, colours: Theme, *, expanded: bool) -> None:
    """The name of a group, set a little nearer to what it heads."""
    rect = rect.translated(0, type.px(2))
    side = type.px(14)
    chevron = QRectF(rect.left() + type.px(11), rect.center().y() + 0.5 - side / 2, side, side)
    icons.paint(painter, "chevron-down" if expanded else "chevron-right", chevron, colours.text2)
    painter.setPen(colours.text2)
    painter.setFont(type.ui(12))
    painter.drawText(rect.adjusted(0, 0, -type.px(16), 0), _RIGHT, str(row.total))
    painter.setFont(type.ui(12, weight=type.SEMIBOLD))
    painter.drawText(rect.adjusted(type.px(30), 0, -type.px(60), 0), _LEFT, row.title)


def _document(painter: QPainter, rect: QRect, row: Row, colours: Theme, number: str, altered: int) -> None:
    """A document; `number` and `altered` are the widest of its group, so that columns stand in line."""
    side = type.px(16)
    icon = QRectF(rect.left() + type.px(30), rect.center().y() + 0.5 - side / 2, side, side)
    icons.paint(painter, "article" if row.kind is Kind.COVERAGE else "filing", icon, colours.text2)
    small = type.ui(12)
    left, right = rect.left() + type.px(53), rect.right() - type.px(16)
    painter.setFont(small)
    painter.setPen(colours.text2 if row.total else colours.text3)
    painter.drawText(QRect(rect.left(), rect.top(), right - rect.left(), rect.height()), _RIGHT, str(row.total))
    right -= max(type.px(16), QFontMetrics(small).horizontalAdvance(str(row.total))) + type.px(8)
    if altered:
        right = _altered(painter, rect, right, row.altered, altered, colours)
    if number:
        painter.setFont(type.ui())
        painter.setPen(colours.text2)
        painter.drawText(QRect(left, rect.top(), right - left, rect.height()), _LEFT, row.number)
        left += max(type.px(45), QFontMetrics(type.ui()).horizontalAdvance(number) + type.px(8))
    painter.setFont(type.ui(weight=QFont.Weight.Medium if row.opened else QFont.Weight.Normal))
    painter.setPen(colours.text)
    title = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, right - left)
    painter.drawText(QRect(left, rect.top(), right - left, rect.height()), _LEFT, title)


def _altered(painter: QPainter, rect: QRect, right: int, count: int, widest: int, colours: Theme) -> int:
    """The sign and the number of altered quotations; gives where the title must end, for all rows of the group."""
    font, side = type.ui(12, weight=QFont.Weight.Medium), type.px(14)
    room = QFontMetrics(font).horizontalAdvance(str(widest))
    if count:
        painter.setFont(font)
        painter.setPen(colours.text)
        painter.drawText(QRect(rect.left(), rect.top(), right - rect.left(), rect.height()), _RIGHT, str(count))
        glyph = QRectF(right - room - type.px(3) - side, rect.center().y() + 0.5 - side / 2, side, side)
        painting.glyph(painter, colours, Verdict.ALTERED, glyph)
    return right - room - type.px(3) - side - type.px(8)
