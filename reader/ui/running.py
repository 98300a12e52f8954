"""The running work in the toolbar: a ring, how far it is, and a cross; never in the way."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListWidget, QStyle, QToolButton, QVBoxLayout, QWidget

from ..model.progress import Progress
from . import icons, theme, type

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
        self.state.clicked.connect(self._list)
        self.cross = QToolButton()
        self.cross.setIcon(icons.icon("close"))
        self.cross.setToolTip(self.tr("Stop"))
        self.cross.setAccessibleName(self.tr("Stop the running work"))
        self.cross.clicked.connect(self._cancel)
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
        self.show()

    def finish(self) -> None:
        """The work is done, or was left off."""
        self._clock.stop()
        self._met.clear()
        self.cross.setEnabled(True)
        self.hide()

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
        size = QSize(type.px(16), type.px(16))
        self.state.setIconSize(size)
        self.state.setIcon(QIcon(ring(size, self.devicePixelRatioF(), share, 0 if self._total else self._turn)))

    def _list(self) -> None:
        self.details_requested.emit()
        if self._met:
            popup = _Met(self.state.text(), self.met(), self)
            popup.move(self.mapToGlobal(QPoint(self.width() - popup.sizeHint().width(), self.height() + type.px(4))))
            popup.show()


class _Met(QFrame):
    """What a work has come by."""

    def __init__(self, title: str, names: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("results")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = QLabel(title)
        heading.setFont(type.ui(13, weight=type.SEMIBOLD))
        names_list = QListWidget()
        names_list.setAccessibleName(title)
        names_list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        names_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        names_list.addItems(names)
        names_list.setCurrentRow(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * [type.px(12)])
        column.setSpacing(type.px(8))
        column.addWidget(heading)
        column.addWidget(names_list)

    def sizeHint(self) -> QSize:
        """Wide enough for most names."""
        return QSize(type.px(320), type.px(240))


def ring(size: QSize, ratio: float, share: float, turn: int = 0) -> QPixmap:
    """A ring of which a share (0–1) is drawn strong, from `turn` degrees clockwise of the top."""
    colours = theme.current()
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = size.width() / 8
    rect = QRectF(0, 0, size.width(), size.height()).adjusted(width, width, -width, -width)
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
