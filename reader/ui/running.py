"""The running work in the toolbar: a ring, how far it is, and a cross; never in the way."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListWidget, QStyle, QToolButton, QVBoxLayout, QWidget

from ..model.progress import Progress
from . import theme, type
from .buttons import icon_button

_BEAT = 80
_KEPT = 200


class Running(QWidget):
    """Shows one work at a time; a click lists what it has come by, newest first."""

    cancel_requested = Signal()
    details_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done, self._total, self._turn = 0, 0, 0
        self._met: dict[str, None] = {}
        self.state = QToolButton()
        self.state.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.state.setAccessibleName(self.tr("Running work"))
        self.state.clicked.connect(self._list)
        self.cross = icon_button("close", self.tr("Stop the running work"), self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.state)
        row.addWidget(self.cross)
        self._clock = QTimer(self)
        self._clock.setInterval(_BEAT)
        self._clock.timeout.connect(self._advance)
        theme.notifier.changed.connect(self._draw)
        self.hide()

    def show_progress(self, title: str, progress: Progress) -> None:
        """Show how far a work is: “Adding 3 of 14”; what is not counted yet only turns."""
        self._done, self._total = progress.done, progress.total
        words = self.tr("{0} {1} of {2}").format(title, min(progress.done + 1, progress.total), progress.total)
        if progress.unit != "files":
            words = self.tr("{0}: {1} of {2} {3}").format(title, progress.done, progress.total, progress.unit)
        self.state.setText(words if progress.total else title)
        self.state.setAccessibleName(self.state.text())
        self.state.setToolTip(progress.what or self.state.text())
        if progress.what:
            self._met.pop(progress.what, None)
            self._met[progress.what] = None
        while len(self._met) > _KEPT:
            self._met.pop(next(iter(self._met)))
        moves = bool(self.style().styleHint(QStyle.StyleHint.SH_Widget_Animate))
        if not self._total and moves and not self._clock.isActive():
            self._clock.start()
        elif self._total:
            self._clock.stop()
        self._draw()
        self.updateGeometry()
        self._fit()
        self.show()

    def finish(self) -> None:
        """The work is done, or was left off."""
        self._clock.stop()
        self._met.clear()
        self.cross.setEnabled(True)
        self.hide()

    def sizeHint(self) -> QSize:
        """Wide enough for the ring, the words and the cross."""
        words = self.state.fontMetrics().horizontalAdvance(self.state.text())
        return QSize(words + self.minimumSizeHint().width() + type.px(8), type.px(32))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the ring and the cross."""
        return QSize(self.cross.sizeHint().width() + type.px(36), type.px(30))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the words where there is room."""
        self._fit()

    def met(self) -> tuple[str, ...]:
        """The files, or whatever else the work has come by, newest first; at most 200."""
        return tuple(reversed(self._met))

    def _cancel(self) -> None:
        self.cross.setEnabled(False)
        self.state.setText(self.tr("Stopping"))
        self.cancel_requested.emit()

    def _advance(self) -> None:
        self._turn = (self._turn + 24) % 360
        self._draw()

    def _draw(self) -> None:
        share = self._done / self._total if self._total else 0.25
        picture = ring(type.px(16), self.devicePixelRatioF(), share, 0 if self._total else self._turn)
        self.state.setIconSize(picture.deviceIndependentSize().toSize())
        self.state.setIcon(QIcon(picture))

    def _fit(self) -> None:
        """The words go where there is no room for them; the ring and the tooltip stay."""
        style = Qt.ToolButtonStyle
        roomy = self.width() >= self.sizeHint().width()
        self.state.setToolButtonStyle(style.ToolButtonTextBesideIcon if roomy else style.ToolButtonIconOnly)

    def _list(self) -> None:
        self.details_requested.emit()
        if self._met:
            Met(self.state.text(), self.met(), self).open()


class Met(QFrame):
    """What a work has come by, below what shows the work; it goes when the keyboard does, or with Esc."""

    def __init__(self, title: str, names: tuple[str, ...], below: QWidget) -> None:
        super().__init__(below.window())
        self.setObjectName("results")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._below = below
        heading = QLabel(title)
        heading.setFont(type.ui(13, weight=type.SEMIBOLD))
        self.names = QListWidget()
        self.names.setAccessibleName(title)
        self.names.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.addItems(names)
        self.names.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * [type.px(12)])
        column.setSpacing(type.px(8))
        column.addWidget(heading)
        column.addWidget(self.names)

    def open(self) -> None:
        """Show it, as far as the window has room, and bring the keyboard to it."""
        window = self._below.window()
        corner = self._below.mapTo(window, QPoint(self._below.width(), self._below.height() + type.px(4)))
        width = min(type.px(320), corner.x())
        rows = self.names.sizeHintForRow(0) * self.names.count()
        height = min(rows + type.px(64), window.height() // 2)
        self.setGeometry(corner.x() - width, corner.y(), width, height)
        self.show()
        self.raise_()
        self.names.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close with Esc, and when the keyboard goes elsewhere."""
        escaped = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escaped and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif escaped or event.type() == QEvent.Type.FocusOut:
            self.close()
            return escaped
        return False


def ring(side: int, ratio: float, share: float, turn: int = 0) -> QPixmap:
    """A ring of which a share (0–1) is drawn strong, from `turn` degrees clockwise of the top; a gap at its right."""
    colours = theme.current()
    picture = QPixmap(QSize(side + side // 3, side) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = side / 8
    rect = QRectF(0, 0, side, side).adjusted(width, width, -width, -width)
    painter.setPen(_stroke(colours.border, width))
    painter.drawEllipse(rect)
    painter.setPen(_stroke(colours.text, width))
    painter.drawArc(rect, (90 - turn) * 16, -round(share * 360 * 16))
    painter.end()
    return picture


def _stroke(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
