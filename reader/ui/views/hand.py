"""The hand: what the pointer does on a paged view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip

from ...model.readings import Key
from . import words
from .scene import Scene

if TYPE_CHECKING:
    from .paged import PagedDocument

HOVER = 350
"""Milliseconds until the pointer rests."""


class Hand(QObject):
    """Selects words by dragging, opens marks, tags and links by a click, and notices where the pointer rests."""

    def __init__(self, view: PagedDocument) -> None:
        super().__init__(view)
        self._view = view
        self._pressed: QPointF | None = None
        self._from: int | None = None
        self._dragging = False
        self._doubled = QPointF()
        self._over: Key | None = None
        self._told = False
        self._rest = QTimer(self, singleShot=True, interval=HOVER)
        self._rest.timeout.connect(self._tell_hover)
        self._since_double = QTimer(self, singleShot=True, interval=QApplication.doubleClickInterval())

    def press(self, event: QMouseEvent) -> None:
        """Remember where a selection, or a click, begins; a third click on the same spot selects the line."""
        if event.button() is not Qt.MouseButton.LeftButton or not (scene := self._view.scene):
            return
        self._forget_hover()
        self._pressed, self._dragging = event.position(), False
        self._from = words.word_near(scene.reading.layer, *self._place(scene, event.position()))
        near = (event.position() - self._doubled).manhattanLength() < QApplication.startDragDistance()
        if self._since_double.isActive() and near and self._from is not None:
            self._view.set_selection(words.line_of(scene.reading.layer, self._from))
            self._pressed = None
        elif not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._view.set_selection(None)

    def move(self, event: QMouseEvent) -> None:
        """Select up to the word at the pointer, or watch what it is over."""
        scene = self._view.scene
        if not scene:
            return
        if self._pressed is None:
            self._watch(scene, event.position())
            return
        far = (event.position() - self._pressed).manhattanLength()
        self._dragging = self._dragging or far >= QApplication.startDragDistance()
        if self._dragging and self._from is not None:
            layer = scene.reading.layer
            until = words.word_near(layer, *self._place(scene, event.position()))
            if until is not None:
                self._view.set_selection(words.between(layer, self._from, until))
            self._follow(event.position())

    def release(self, event: QMouseEvent) -> None:
        """A press that selected nothing was a click."""
        clicked = self._pressed is not None and not self._dragging
        self._pressed = None
        if clicked and self._view.scene:
            self._click(self._view.scene, event.position())

    def double(self, event: QMouseEvent) -> None:
        """Select the word at the pointer."""
        scene = self._view.scene
        if scene and event.button() is Qt.MouseButton.LeftButton:
            word = words.word_at(scene.reading.layer, *self._place(scene, event.position()))
            if word is not None:
                self._view.set_selection(words.between(scene.reading.layer, word, word))
            self._pressed, self._doubled = None, event.position()
            self._since_double.start()

    def leave(self) -> None:
        """The pointer has gone."""
        self._forget_hover()

    def _place(self, scene: Scene, at: QPointF) -> tuple[int, float, float]:
        return scene.sheets.to_page(at + self._view.offset())

    def _click(self, scene: Scene, at: QPointF) -> None:
        if key := self._tag_at(scene, at):
            self._view.mark_activated.emit(key)
        elif url := self._link_at(scene, at):
            self._view.link_activated.emit(url)
        elif lit := scene.lit.at(*self._place(scene, at), after=scene.chosen):
            self._view.mark_activated.emit(lit.mark.key)

    def _tag_at(self, scene: Scene, at: QPointF) -> Key | None:
        spot = at + self._view.offset()
        tags = scene.tags(scene.sheets.page_at(spot.y()))
        return next((tag.after(scene.chosen) for tag in tags if tag.rect.contains(spot)), None)

    def _link_at(self, scene: Scene, at: QPointF) -> str | None:
        layer = scene.reading.layer
        word = words.word_at(layer, *self._place(scene, at)) if layer.links else None
        if word is None:
            return None
        start = layer.words.starts[word]
        return next((link.url for link in layer.links if link.span.start <= start < link.span.end), None)

    def _watch(self, scene: Scene, at: QPointF) -> None:
        page, x, y = self._place(scene, at)
        lit, url = scene.lit.at(page, x, y), self._link_at(scene, at)
        tag = next((tag for tag in scene.tags(page) if tag.rect.contains(at + self._view.offset())), None)
        on_word = words.word_at(scene.reading.layer, page, x, y) is not None
        shape = Qt.CursorShape.IBeamCursor if on_word else Qt.CursorShape.ArrowCursor
        if lit or url or tag:
            shape = Qt.CursorShape.PointingHandCursor
        self._view.viewport().setCursor(shape)
        tip = ", ".join(tag.labels) if tag else url or ""
        if tip != self._view.viewport().toolTip():
            self._view.viewport().setToolTip(tip)
            if not tip:
                QToolTip.hideText()
        key = lit.mark.key if lit else None
        if key != self._over:
            self._forget_hover()
            self._over = key
            if key:
                self._rest.start()

    def _tell_hover(self) -> None:
        scene, view = self._view.scene, self._view
        if not scene or not self._over:
            return
        marks = [mark for mark in scene.lit.marks if mark.key == self._over]
        seen = QRectF(view.viewport().rect())
        rects = [rect for mark in marks for span in mark.spans for rect in view.rects(span) if rect.intersects(seen)]
        if rects:
            around = rects[0]
            for rect in rects[1:]:
                around = around.united(rect)
            self._told = True
            view.mark_hovered.emit(self._over, around)

    def _forget_hover(self) -> None:
        self._rest.stop()
        self._over = None
        if self._told:
            self._told = False
            self._view.mark_hovered.emit(None, QRectF())

    def _follow(self, at: QPointF) -> None:
        """Scroll when a selection is dragged over the edge."""
        bar, room = self._view.verticalScrollBar(), self._view.viewport().height()
        beyond = at.y() if at.y() < 0 else max(0.0, at.y() - room)
        bar.setValue(round(bar.value() + beyond))
