"""The paged view: a document's pages below one another, with everything that hangs on their words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from ...model.pictures import Piece
from ...model.readings import Key, Mark, Reading
from ...model.spans import Span
from .. import theme, type
from ..pixels import Pixels
from .hand import Hand
from .lit import LitPages
from .motion import Glide
from .scaling import Scaling
from .scene import Scene, paint_page
from .sheets import MARGIN, Sheets
from .strip import Strip

AHEAD = 2
"""Pages drawn beyond those seen, in the direction of scrolling; one in the other."""


class PagedDocument(QAbstractScrollArea):
    """Follows `PagedView`: shows a filing as it was filed; nothing on it waits for the engine."""

    mark_activated = Signal(object)
    mark_hovered = Signal(object, QRectF)
    moved = Signal()
    link_activated = Signal(str)
    page_changed = Signal(int)
    zoom_changed = Signal(int)

    def __init__(self, pixels: Pixels, original: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixels = pixels
        self._original = original
        self.scene: Scene | None = None
        self._scaling = Scaling()
        self._page, self._percent = 1, 0
        self._down = True
        self._hand = Hand(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._strip = Strip()
        self.setVerticalScrollBar(self._strip)
        self._glide = Glide(self._strip)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        pixels.arrived.connect(self._show_arrived)
        theme.notifier.changed.connect(self._repaint)

    # what is shown

    def show_reading(self, reading: Reading) -> None:
        """Show a document, or the same one with new marks."""
        lit = LitPages(reading.layer, reading.marks)
        if self.scene is None:
            self.scene = Scene(None, reading, Sheets(reading.layer.pages, 1.0, 0), lit)
        else:
            self.scene.renew(reading, lit)
        self.scene.path = str(self._original) if self._original and reading.original else None
        self.setAccessibleName(reading.document.title)
        self._lay_out()

    def select(self, key: Key | None) -> None:
        """Draw a quotation's marks as selected."""
        if self.scene:
            self.scene.chosen = key
            self.viewport().update()

    def mark_words(self, spans: Sequence[Span], current: int | None) -> None:
        """Draw search hits, one of them the current one."""
        if self.scene:
            self.scene.hits, self.scene.current = tuple(spans), current
            self.viewport().update()

    def set_selection(self, span: Span | None) -> None:
        """Draw words as selected by the person."""
        if self.scene and self.scene.selection != span:
            self.scene.selection = span
            self.viewport().update()

    def selected_text(self) -> str:
        """The words that the person has selected, as they are printed."""
        span = self.scene.selection if self.scene else None
        return span.of(self.scene.reading.layer.text) if self.scene and span else ""

    # where it is

    def offset(self) -> QPointF:
        """The document's point at the top left of the viewport."""
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def rects(self, span: Span) -> list[QRectF]:
        """Where the lines of a span stand in the viewport, also when they lie outside it."""
        if not self.scene:
            return []
        offset = self.offset()
        return [self.scene.sheets.to_view(box).translated(-offset) for box in self.scene.reading.layer.boxes(span)]

    def reveal(self, span: Span, *, animated: bool = True) -> None:
        """Bring a span into view, a third from the top unless it is well in view already."""
        view = QRectF(self.viewport().rect())
        rects = self.rects(span)
        if not rects:
            if self.scene and (page := self.scene.reading.layer.page_at(span.start)):
                self.go_to_page(page)
            return
        first, last = rects[0], rects[-1]
        inset = view.height() / 10
        if first.top() < inset or min(last.bottom(), first.top() + view.height() / 2) > view.height() - inset:
            self._glide.to(self._strip.value() + first.top() - view.height() / 3, animated=animated)
        if first.left() < 0 or first.right() > view.width():
            bar = self.horizontalScrollBar()
            bar.setValue(round(bar.value() + first.left() - MARGIN))

    def page(self) -> int:
        """The page that fills most of the view, the first of several; the last one at the very end."""
        return self._page

    def go_to_page(self, page: int) -> None:
        """Bring the top of a page to the top of the view."""
        if self.scene and 1 <= page <= len(self.scene.sheets):
            self._glide.to(self.scene.sheets.rect(page).top() - MARGIN, animated=False)

    # how large it is

    def zoom(self, steps: int) -> None:
        """Larger or smaller by steps; 0 goes back to 100 %."""
        self._scaling.step(steps)
        self._lay_out(QPointF(self.viewport().width() / 2, self.viewport().height() / 3))

    def fit(self, what: str) -> None:
        """Zoom to the "width" or the whole "page", and keep to it."""
        self._scaling.fit(what)
        self._lay_out(QPointF(0, 0))

    def percent(self) -> int:
        """The zoom; 100 is a point as large as on paper."""
        return self._scaling.percent

    def _lay_out(self, kept: QPointF | None = None) -> None:
        """Lay the pages out for the view's size and zoom; what stands at a point of it stays there."""
        if not self.scene:
            return
        kept = kept or QPointF(0, 0)
        self._glide.stop()
        self._scaling.resize(self.scene.reading.layer.pages, self.viewport().size(), self.logicalDpiX())
        there = self.scene.sheets.place(self.offset() + kept)
        ratio = self.devicePixelRatioF()
        pages = self.scene.reading.layer.pages
        self.scene.resize(Sheets(pages, self._scaling.scale, self.viewport().width(), ratio))
        goal = self.scene.sheets.point(there) - kept
        for bar, size, room, value in (
            (self._strip, self.scene.sheets.height, self.viewport().height(), goal.y()),
            (self.horizontalScrollBar(), self.scene.sheets.width, self.viewport().width(), goal.x()),
        ):
            with QSignalBlocker(bar):
                bar.setRange(0, max(0, round(size) - room))
                bar.setPageStep(room)
                bar.setSingleStep(type.px(40))
                bar.setValue(round(value))
        self._strip.set_ticks(self.scene.lit.ticks(self.scene.sheets))
        self._repaint()
        if self._scaling.percent != self._percent:
            self._percent = self._scaling.percent
            self.zoom_changed.emit(self._percent)
        self._tell_moved()

    # what the system says

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that are seen."""
        colours = theme.current()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), colours.canvas)
        if self.scene:
            offset = self.offset()
            painter.translate(-offset)
            exposed = QRectF(event.rect()).translated(offset)
            seen = QRectF(self.viewport().rect()).translated(offset)
            for page in self.scene.sheets.between(exposed.top(), exposed.bottom()):
                paint_page(painter, self.scene, self._pixels, page, seen=seen, exposed=exposed, theme=colours)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the pages out anew, the top of the view kept."""
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted already, and paint the rest."""
        if self.devicePixelRatioF().is_integer():
            self.viewport().scroll(dx, dy)
        else:
            self.viewport().update()
        if dy:
            self._down = dy < 0
        self._ask()
        self._tell_moved()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the pictures."""
        super().showEvent(event)
        self._lay_out()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let other views have the engine."""
        super().hideEvent(event)
        self._pixels.want(self, ())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom about the pointer."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._scaling.step(1 if event.angleDelta().y() > 0 else -1)
            self._lay_out(event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the mark that the keyboard has come to; Home and End, Space and Shift+Space scroll."""
        bar = self._strip
        if event.matches(QKeySequence.StandardKey.Copy):
            if words := self.selected_text():
                QApplication.clipboard().setText(words)
        elif event.matches(QKeySequence.StandardKey.SelectAll) and self.scene:
            self.set_selection(Span(0, len(self.scene.reading.layer.text)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.scene and self.scene.focused:
            self.mark_activated.emit(self.scene.focused.key)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._glide.to(bar.minimum() if event.key() == Qt.Key.Key_Home else bar.maximum(), animated=False)
        elif event.key() == Qt.Key.Key_Space:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._glide.to(bar.value() + (-1 if back else 1) * (bar.pageStep() - type.px(40)), animated=False)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab and Shift+Tab walk the marks before they leave the view."""
        mark = self.scene.next_mark(forward, self.offset().y()) if self.scene else None
        self._focus_mark(mark)
        return mark is not None or super().focusNextPrevChild(forward)

    def _focus_mark(self, mark: Mark | None) -> None:
        if not self.scene:
            return
        self.scene.focused = mark
        if mark:
            self.setAccessibleDescription(self.scene.described(mark))
            self.reveal(mark.spans[0])
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select words."""
        self._hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select words, or tell what the pointer rests on."""
        self._hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked."""
        self._hand.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word; a third click selects its line."""
        self._hand.double(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Forget the pointer when it leaves."""
        if event.type() == QEvent.Type.Leave:
            self._hand.leave()
        return super().viewportEvent(event)

    # pictures

    def _ask(self) -> None:
        """Tell what is needed: what is seen first, then what scrolling will show."""
        if not self.scene or not self.isVisible():
            return
        offset, colours = self.offset(), theme.current()
        seen = QRectF(self.viewport().rect()).translated(offset)
        pages = self.scene.sheets.between(seen.top(), seen.bottom())
        pieces: list[Piece] = [piece for page in pages for piece in self.scene.pieces(page, seen, colours)]
        step = 1 if self._down else -1
        edge = (pages[-1] if self._down else pages[0]) if pages else 0
        other = (pages[0] if self._down else pages[-1]) if pages else 0
        for page in (*(edge + step * far for far in range(1, AHEAD + 1)), other - step):
            if 1 <= page <= len(self.scene.sheets):
                pieces += [piece for piece in self.scene.pieces(page, seen, colours) if piece.whole]
        self._pixels.want(self, pieces)

    def _show_arrived(self, path: str, page: int) -> None:
        if self.scene and self.scene.path == path:
            frame = self.scene.sheets.rect(page).translated(-self.offset())
            self.viewport().update(frame.toAlignedRect())

    def _repaint(self) -> None:
        self.viewport().update()
        self._ask()

    def _tell_moved(self) -> None:
        if not self.scene:
            return
        bar = self._strip
        page = self.scene.sheets.fullest(bar.value(), bar.value() + self.viewport().height())
        if 0 < bar.maximum() == bar.value():
            page = len(self.scene.sheets)
        if page and page != self._page:
            self._page = page
            self.page_changed.emit(page)
        self.moved.emit()
