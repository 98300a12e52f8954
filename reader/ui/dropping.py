"""Dropping: files and folders dragged from elsewhere onto a widget."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from . import icons, theme, type


class Dropping(QObject):
    """Makes a widget take files and folders: `dropped` tells their paths, `hovered` whether some hang over it."""

    dropped = Signal(object)
    hovered = Signal(bool)

    def __init__(self, target: QWidget) -> None:
        super().__init__(target)
        self._open = True
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def set_open(self, open_: bool) -> None:
        """Take what is dropped from now on, or nothing (a case that only reads)."""
        self._open = open_

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what holds files, and leave everything else to the widget."""
        if isinstance(event, QDropEvent) and self._open and (found := paths(event.mimeData())):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            if event.type() == QEvent.Type.Drop:
                self.hovered.emit(False)
                self.dropped.emit(found)
            elif event.type() == QEvent.Type.DragEnter:
                self.hovered.emit(True)
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.hovered.emit(False)
        return super().eventFilter(watched, event)


class Veil(QWidget):
    """Lies over a window while files hang over it, and says what letting go will do."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self, on: bool) -> None:
        """Lie over the whole window, or go."""
        self.setGeometry(self._window.rect())
        self.setVisible(on)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the veil, its dashed frame, and the words in the middle."""
        colours = theme.current()
        whole = QRectF(self.rect())
        ground = QColor(colours.surface)
        ground.setAlphaF(0.95)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(whole, ground)
        painter.setPen(QPen(colours.text, 1.5, Qt.PenStyle.DashLine))
        inset, side = type.px(16), type.px(32)
        painter.drawRoundedRect(whole.adjusted(inset, inset, -inset, -inset), 10, 10)
        tray = QRectF(whole.center().x() - side / 2, whole.center().y() - 1.5 * side, side, side)
        icons.paint(painter, "tray", tray, colours.text)
        painter.setFont(type.ui(17, weight=type.SEMIBOLD))
        painter.setPen(colours.text)
        words = whole.adjusted(inset, side, -inset, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.tr("Add to this case"))
        painter.end()


def paths(data: QMimeData) -> tuple[str, ...]:
    """The files and folders of this computer that are dragged, in order, each once."""
    local = (url.toLocalFile() for url in data.urls() if url.isLocalFile())
    return tuple(dict.fromkeys(path for path in local if path))
