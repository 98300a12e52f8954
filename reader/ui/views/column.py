"""The column: a read-only text in a galley, that keeps its place on the screen whatever is laid out anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from ...model.layers import TextLayer
from .. import type
from .galley import Galley
from .motion import Glide
from .paragraphs import Manuscript, compose
from .strip import Strip
from .typesetting import Faces

SLICE = 0.004
"""Seconds that laying out what is not in view may take at a time."""
PAUSE = 12
"""Milliseconds between two such slices."""
GLIDING = 4
"""Screens that are measured above and below a place before a glide to it."""
STEP = 24
"""Pixels at 100 % that an arrow key scrolls by, and a third of what a wheel's notch does."""


class Column(QTextEdit):
    """Lays out at once only what is in view, and a screen around it; the rest when nothing else is to be done.

    `moved` tells that words have come to stand elsewhere in the viewport, `settled` that all is laid out.
    """

    moved = Signal()
    settled = Signal()
    _holding = True  # Qt calls handlers while the widget is still being made

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setAcceptDrops(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.strip = Strip(self)
        self.setVerticalScrollBar(self.strip)
        self.strip.setSingleStep(type.px(STEP))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.faces = Faces(1.0)
        self.manuscript = Manuscript("", (), {})
        self.galley = Galley(self.document())
        self._own: QTextDocument | None = None
        self._anchor: tuple[int, float] | None = None
        self._glide = Glide(self.strip)
        self._idle = QTimer(self)
        self._idle.setInterval(PAUSE)
        self._idle.timeout.connect(self._measure_more)
        self.strip.valueChanged.connect(self._scrolled)
        self._holding = False

    @property
    def settling(self) -> bool:
        """Whether something is still to be laid out."""
        return self._idle.isActive()

    def set_layer(self, layer: TextLayer, *, byline: bool) -> None:
        """Show another text, from its top."""
        self.manuscript = compose(layer)
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        self.galley = Galley(document)
        document.setDocumentLayout(self.galley)
        document.setPlainText(self.manuscript.text)
        for number, paragraph in enumerate(self.manuscript.paragraphs):
            if paragraph.hidden:
                document.findBlockByNumber(number).setVisible(False)
        with self._held():
            self.setDocument(document)
            if self._own:
                self._own.deleteLater()
            self._own = document
            self.galley.set_manuscript(self.manuscript, self.faces, byline=byline)
            self._anchor = None
        self._idle.start()

    def set_faces(self, faces: Faces) -> None:
        """Show the same text in other type or colours; the line at the top stays there."""
        self.faces = faces
        with self._held():
            self.galley.set_faces(faces)
        self._idle.start()

    def bring(self, start: int, end: int, *, animated: bool) -> None:
        """Bring what stands between two UTF-16 positions a third from the top, unless it is well in view already."""
        self._settle(start)
        rects = self.galley.rects(start, end)
        if not rects:
            return
        height, value = self.viewport().height(), self.strip.value()
        top, bottom = rects[0].top(), min(rects[-1].bottom(), rects[0].top() + height / 2)
        if top < value + 0.08 * height or bottom > value + 0.88 * height:
            self._glide.to(top - height / 3, animated=animated)

    def lines(self, start: int, end: int) -> list[QRectF]:
        """The rectangles of the words between two UTF-16 positions, in the viewport."""
        return [rect.translated(0, -self.strip.value()) for rect in self.galley.rects(start, end)]

    def view(self) -> QRectF:
        """What is in view, in the document's pixels."""
        return QRectF(self.viewport().rect()).translated(0, self.strip.value())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line at the top stays there."""
        with self._held():
            super().resizeEvent(event)
        self._idle.start()

    def changeEvent(self, event: QEvent) -> None:
        """A new system font sets the text anew."""
        with self._held():
            super().changeEvent(event)
        fonts = (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange)
        if event.type() in fonts and not self._holding:
            self.set_faces(self.faces.anew())

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Keep the line at the top where it is, whatever is laid out anew within."""
        if self._holding:
            yield
            return
        self._holding = True
        try:
            yield
        finally:
            self._holding = False
        self._settle()

    def _settle(self, around: int | None = None) -> None:
        """Have everything in view measured, and what stands around a UTF-16 position."""
        if not self._holding:
            self._restore(around)
            self.viewport().update()
            self.moved.emit()

    def _restore(self, around: int | None) -> None:
        """Measure what is in view and a screen above and below, and bring the anchor back to the top.

        Around a place to which the view is about to glide more is measured, so that nothing moves on the way there.
        """
        self._holding = True
        height, before = self.viewport().height(), self.strip.value()
        for position, screens in ((self._top(), 1), (around, GLIDING)):
            if position is not None:
                y = self.galley.height_of(position)
                self.galley.measure_between(y - screens * height, y + (screens + 1) * height)
        self.strip.setValue(round(self.galley.height_of(self._anchor[0]) + self._anchor[1]) if self._anchor else 0)
        self._holding = False
        if self.strip.value() != before:
            self.viewport().update()

    def _top(self) -> int:
        """The UTF-16 position of the line at the top."""
        return self._anchor[0] if self._anchor else 0

    def _scrolled(self, value: int) -> None:
        if not self._holding:
            self._anchor = self.galley.position_at(value) if value else None
            self._settle()

    def _measure_more(self) -> None:
        if self._glide.running:
            return
        more = self.galley.measure_some(SLICE, self._top())
        self._restore(None)
        if not more:
            self._idle.stop()
            self.settled.emit()
            self.moved.emit()
