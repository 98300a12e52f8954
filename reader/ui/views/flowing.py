"""Flowing text: an article, or a filing without pages, set in one column with its marks lit up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from ...model.readings import Key, Reading
from ...model.spans import Span
from .. import painting, theme, type
from . import lights
from .column import Column
from .lights import Light, Lit
from .resting import Resting
from .typesetting import Faces
from .walking import SCROLLING, Stop, follow, stops_of

ZOOMS = (0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class FlowingDocument(Column):
    """Follows `DocumentView`. Tab and Shift+Tab walk through marks and links, Enter activates one."""

    mark_activated = Signal(object)
    mark_hovered = Signal(object, QRectF)
    link_activated = Signal(str)
    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reading")
        self.viewport().setMouseTracking(True)
        self._reading: Reading | None = None
        self._byline = ""
        self._lights: tuple[Light, ...] = ()
        self._stops: tuple[Stop, ...] = ()
        self._stop: Stop | None = None
        self._ringed = False
        self._selected: Key | None = None
        self._hits: list[tuple[int, int]] = []
        self._hit: int | None = None
        self._lit: list[Lit] | None = None
        self._pressed: QPointF | None = None
        self._resting = Resting(self)
        self._resting.rested.connect(self.mark_hovered)
        self.strip.valueChanged.connect(self._unlight)
        self.moved.connect(self._stale)
        self.settled.connect(self._tick)
        theme.notifier.changed.connect(self._dress)

    # --- what every view can do ------------------------------------------------------------------------------------

    def show_reading(self, reading: Reading) -> None:
        """Show a document, or the same one with new marks (the place on the screen is kept then)."""
        before, self._reading = self._reading, reading
        if before is None or before.layer != reading.layer:
            self._hits, self._hit, self._stop = [], None, None
            self._byline = self._byline_of(reading)
            self.set_layer(reading.layer, byline=bool(self._byline))
        self.setAccessibleName(reading.document.title)
        self._lights = lights.lights_of(reading, self.manuscript.offsets)
        self._stops = stops_of(reading.layer, self._lights, self.manuscript.offsets)
        self._stale()
        self._tick()
        self.viewport().update()

    def select(self, key: Key | None) -> None:
        """Draw a quotation's marks as selected; the keyboard goes on from there."""
        self._selected = key
        if key is not None and (self._stop is None or self._stop.key != key):
            self._stop = next((stop for stop in self._stops if stop.key == key), self._stop)
        self.viewport().update()

    def reveal(self, span: Span, *, animated: bool = True) -> None:
        """Bring a span into view, a third from the top unless it is well in view already."""
        self.bring(*self.manuscript.offsets.units(span), animated=animated)

    def rects(self, span: Span) -> list[QRectF]:
        """Where the lines of a span stand in the viewport, also when they lie outside it."""
        return self.lines(*self.manuscript.offsets.units(span))

    def mark_words(self, spans: Sequence[Span], current: int | None) -> None:
        """Draw search hits, one of them the current one; none clears them."""
        self._hits = [self.manuscript.offsets.units(span) for span in spans]
        self._hit = current
        self.viewport().update()

    def selected_text(self) -> str:
        """The words that the person has selected, as the document has them."""
        cursor, offsets = self.textCursor(), self.manuscript.offsets
        if self._reading is None or not cursor.hasSelection():
            return ""
        return Span(offsets.point(cursor.selectionStart()), offsets.point(cursor.selectionEnd())).of(
            self._reading.layer.text
        )

    def zoom(self, steps: int) -> None:
        """Larger or smaller by steps; 0 goes back to 100 %."""
        at = ZOOMS.index(self.faces.zoom) + steps if steps else ZOOMS.index(1.0)
        self.set_faces(Faces(ZOOMS[min(len(ZOOMS) - 1, max(0, at))]))
        self._tick()

    # --- painting --------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, hits and marks below the words, then the words, then the keyboard's ring."""
        colours = theme.current()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), colours.surface)
        painter.translate(0, -self.strip.value())
        self._paint_hits(painter, colours)
        lights.paint(painter, self._in_view(), colours, self._selected, self.faces.zoom * type.scale())
        self._paint_byline(painter, colours.text2)
        painter.end()
        super().paintEvent(event)
        if self._ringed and self.hasFocus():
            self._paint_ring(colours.text)

    def _paint_hits(self, painter: QPainter, colours: theme.Theme) -> None:
        view = self.view()
        first, last = self.galley.extent(view.top(), view.bottom())
        yellow = QColor(colours.hit)
        yellow.setAlphaF(0.75)
        number = bisect_left(self._hits, (first, 0))
        while number < len(self._hits) and self._hits[number][0] < last:
            painter.setPen(QPen(colours.text, 1.5) if number == self._hit else Qt.PenStyle.NoPen)
            painter.setBrush(yellow)
            for rect in self.galley.rects(*self._hits[number]):
                painter.drawRoundedRect(rect.adjusted(-1, 0, 1, 0), 2, 2)
            number += 1

    def _paint_byline(self, painter: QPainter, colour: QColor) -> None:
        if self._byline:
            painter.setFont(self.faces.byline())
            painter.setPen(colour)
            metrics, place = painter.fontMetrics(), self.galley.byline_rect()
            words = metrics.elidedText(self._byline, Qt.TextElideMode.ElideRight, round(place.width()))
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_ring(self, ink: QColor) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, 2))
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        if self._stop is None:
            path.addRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))
        for part in self._stop.parts if self._stop else ():
            for rect in self.lines(*part):
                path.addRect(rect.adjusted(-4, -3, 4, 6))
        painter.drawPath(path.simplified())
        painter.end()

    # --- pointer and keyboard --------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press may begin a click or a selection."""
        self._ringed = False
        self._resting.leave()
        self._pressed = event.position() if event.button() is Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a mark activates it, on a link follows it; with Ctrl on the link below a mark."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        far = QApplication.startDragDistance()
        if pressed is None or (event.position() - pressed).manhattanLength() >= far or self.textCursor().hasSelection():
            return
        lit, url = self._at(event.position())
        if lit and not (url and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            self.mark_activated.emit(lit.light.mark.key)
        elif url:
            self.link_activated.emit(url)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The pointer shows what can be clicked, and rests on marks."""
        super().mouseMoveEvent(event)
        if event.buttons() is not Qt.MouseButton.NoButton:
            return
        lit, url = self._at(event.position())
        shape = Qt.CursorShape.PointingHandCursor if lit or url else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        self._resting.over(lit.light.mark.key if lit else None, self._around(lit) if lit else QRectF())

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self._resting.leave()
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel changes the size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turn := event.angleDelta().y():
                self.zoom(1 if turn > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """A link tells its address."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            _, url = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), url, self.viewport())
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter activates; keys that would move a caret scroll; with Shift they select."""
        key = Qt.Key(event.key())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._ringed and self._stop:
            self._activate(self._stop)
        elif key in SCROLLING and not shift:
            self.strip.triggerAction(SCROLLING[key])
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes to the next mark or link, and out of the text after the last."""
        top, _ = self.galley.position_at(self.strip.value())
        stop = follow(self._stops, self._stop, top, forward=forward)
        if stop is None:
            self._stop, self._ringed = None, False
            return super().focusNextPrevChild(forward)
        self._ring(stop)
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by keyboard, the ring shows where one is."""
        super().focusInEvent(event)
        self._ringed = event.reason() in _KEYBOARD
        self.viewport().update()

    # --- within ----------------------------------------------------------------------------------------------------

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copies the document's own words, and nothing but words."""
        data = QMimeData()
        data.setText(self.selected_text())
        return data

    def _byline_of(self, reading: Reading) -> str:
        """“By …”, unless the text says so itself; of pages that cannot be shown as pictures, why."""
        if reading.layer.pages:
            return "" if reading.original else self._missing(reading)
        author = reading.document.facts.author
        head = reading.layer.text[: len(reading.document.title) + 200].casefold()
        if not author or author.casefold() in head:
            return ""
        return author if author.casefold().startswith(("by ", "written by ")) else self.tr("By {0}").format(author)

    def _missing(self, reading: Reading) -> str:
        return self.tr("The original of “{0}” is missing. This is its text.").format(reading.document.title)

    def _dress(self) -> None:
        self.set_faces(self.faces.anew())

    def _unlight(self) -> None:
        self._lit = None

    def _stale(self) -> None:
        self._unlight()
        self._resting.leave()

    def _tick(self) -> None:
        if self._reading:
            places = [self.galley.guess_of(light.start) for light in self._lights]
            self.strip.set_ticks(lights.ticks(self._reading, self._lights, places))

    def _in_view(self) -> list[Lit]:
        """The marks in view with their rectangles, worked out once for each place on the screen."""
        if self._lit is None:
            view = self.view()
            first, last = self.galley.extent(view.top(), view.bottom())
            shown = [light for light in self._lights if light.start < last and first < light.end]
            self._lit = [
                Lit(light, tuple(rect for part in light.parts for rect in self.galley.rects(*part))) for light in shown
            ]
        return self._lit

    def _at(self, point: QPointF) -> tuple[Lit | None, str]:
        """The mark and the link's address under a point of the viewport."""
        place = point + QPointF(0, self.strip.value())
        lit = lights.nearest(self._in_view(), place.x(), place.y())
        position = self.galley.hitTest(place, Qt.HitTestAccuracy.ExactHit)
        links = (stop for stop in self._stops if stop.url and stop.start <= position)
        return lit, next((link.url for link in links if position < link.parts[0][1]), "")

    def _around(self, lit: Lit) -> QRectF:
        """The rectangle of a mark in the viewport."""
        whole = QRectF()
        for rect in lit.rects:
            whole = whole.united(rect)
        return whole.translated(0, -self.strip.value())

    def _activate(self, stop: Stop) -> None:
        if stop.key is not None:
            self.mark_activated.emit(stop.key)
        else:
            self.link_activated.emit(stop.url)

    def _ring(self, stop: Stop) -> None:
        self._stop, self._ringed = stop, True
        self.bring(*stop.parts[0], animated=True)
        self.viewport().update()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._spoken(stop)))

    def _spoken(self, stop: Stop) -> str:
        """A mark or link in words, for a screen reader."""
        offsets = self.manuscript.offsets
        spans = [Span(offsets.point(start), offsets.point(end)) for start, end in stop.parts]
        words = " … ".join(span.of(self._reading.layer.text) for span in spans) if self._reading else ""
        if stop.key is None:
            return self.tr("Link. {0}. {1}").format(words, stop.url)
        light = next(light for light in self._lights if light.mark.key == stop.key)
        return self.tr("{0}. {1}").format(painting.WORDS[light.mark.verdict], words)
