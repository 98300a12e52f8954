"""Emptiness: what a case without documents, and a pane without one, say and offer."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ..model.links import Decision, Verdict
from . import icons, painting, theme, type
from .dropping import Dropping

_FRAME = 560


class EmptyCase(QWidget):
    """What an empty case shows: what this is for, two ways to begin, and a place to drop files on."""

    add_requested = Signal()
    sample_requested = Signal()
    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("empty")
        self.setAccessibleName(self.tr("Empty case"))
        self.frame = _DropFrame()
        self.add = QPushButton(self.tr("Add documents…"))
        self.add.setProperty("role", "primary")
        self.add.clicked.connect(self.add_requested)
        self.sample = QPushButton(self.tr("Open the sample case"))
        self.sample.clicked.connect(self.sample_requested)
        for button in (self.add, self.sample):
            button.setMinimumHeight(type.px(36))
        self._lay_out()
        self.dropping = Dropping(self)
        self.dropping.dropped.connect(self.dropped)
        self.dropping.hovered.connect(self.frame.light)

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self.frame)
        inner.setContentsMargins(*(type.px(side) for side in (24, 32, 24, 12)))
        inner.setSpacing(type.px(8))
        inner.addWidget(_Emblem(), 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addSpacing(type.px(12))
        inner.addWidget(_words(self.tr("Compare coverage with the record"), 20, type.SEMIBOLD))
        told = self.tr(
            "Add the filings and the articles that quote them. Each quotation is looked up in the filings and shown "
            "beside its source."
        )
        inner.addWidget(_words(told, 14, quiet=True))
        inner.addSpacing(type.px(12))
        inner.addWidget(_Row(self.add, self.sample))
        inner.addWidget(_words(self.tr("or drop files and folders here"), 12, quiet=True))
        page = QWidget()
        page.setObjectName("reading")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(page)
        column.setContentsMargins(*4 * [type.px(24)])
        column.setSpacing(type.px(8))
        column.addStretch(2)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.frame, 1000)
        across.addStretch(1)
        column.addLayout(across)
        column.addSpacing(type.px(12))
        kinds = self.tr("PDF and scans, saved web pages, WordPress posts, Markdown, plain text")
        column.addWidget(_words(kinds, 12, quiet=True))
        column.addWidget(_Promise(self.tr("Everything stays on this computer. Nothing is sent anywhere.")))
        column.addStretch(3)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)


class EmptyPane(QWidget):
    """What a pane without a document says."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._words = _words(words, 13, quiet=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * [type.px(24)])
        column.addStretch(2)
        column.addWidget(self._words)
        column.addStretch(3)
        self.show_words(words)

    def show_words(self, words: str) -> None:
        """Say something else."""
        self._words.setText(words)
        self.setAccessibleName(words)


class _Row(QWidget):
    """Buttons beside one another, or below where there is no room."""

    def __init__(self, *buttons: QPushButton) -> None:
        super().__init__()
        self._buttons = buttons
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(type.px(12))
        self._row.addStretch(1)
        for button in buttons:
            self._row.addWidget(button)
        self._row.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose how the buttons stand."""
        need = sum(button.sizeHint().width() for button in self._buttons) + type.px(12) * len(self._buttons)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if self.width() >= need else down)


class _DropFrame(QWidget):
    """A dashed frame, filled while files hang over it."""

    def __init__(self) -> None:
        super().__init__()
        self._lit = False
        self.setMaximumWidth(type.px(_FRAME))
        theme.notifier.changed.connect(self.update)

    def light(self, on: bool) -> None:
        """Show that files can be let go here."""
        self._lit = on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colours.text if self._lit else colours.edge, 1.25)
        pen.setDashPattern([6, 4])
        painter.setPen(pen)
        painter.setBrush(colours.hover if self._lit else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        painter.end()


class _Emblem(QWidget):
    """Two sheets, words of one tied to words of the other."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(QSize(150, 62) * type.scale())
        theme.notifier.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both sheets and the tie."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(type.scale(), type.scale())
        for left, marked in ((1.0, 18.0), (101.0, 36.0)):
            painter.setPen(QPen(colours.edge, 1))
            painter.setBrush(colours.panel)
            painter.drawRoundedRect(QRectF(left, 1, 47, 59), 3, 3)
            painter.setPen(QPen(colours.border.darker(120) if not colours.dark else colours.edge, 1.5))
            for number, y in enumerate((12.0, 21.0, 30.0, 40.0, 49.0)):
                painter.drawLine(QPointF(left + 9, y), QPointF(left + (27 if number == 4 else 38), y))
            words = [QRectF(left + 8, marked, 31, 6)]
            painter.setBrush(colours.panel)
            painting.fill(painter, words, colours, Verdict.ALTERED, Decision.UNREVIEWED, selected=True)
            painting.underline(painter, words, colours, Verdict.ALTERED, 0.8)
        tie = QPainterPath(QPointF(44, 24))
        tie.cubicTo(QPointF(75, 24), QPointF(75, 42), QPointF(105, 42))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((colours.surface, 4.5), (colours.verdict[Verdict.ALTERED].line, 1.75)):
            painter.setPen(QPen(colour, width))
            painter.drawPath(tie)
        painter.end()


class _Promise(QWidget):
    """A lock, and what it stands for."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._lock = QLabel()
        label = _words(words, 12, quiet=True)
        label.setMinimumWidth(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(type.px(6))
        row.addStretch(1)
        row.addWidget(self._lock)
        row.addWidget(label, 1000)
        row.addStretch(1)
        label.setMaximumWidth(label.fontMetrics().horizontalAdvance(words) + type.px(4))
        theme.notifier.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        self._lock.setPixmap(icons.pixmap("lock", QSize(type.px(14), type.px(14)), theme.current().text2))


def _words(words: str, size: float, weight: QFont.Weight = QFont.Weight.Normal, *, quiet: bool = False) -> QLabel:
    label = QLabel(words)
    label.setFont(type.ui(size, weight=weight))
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    if quiet:
        label.setObjectName("quiet")
    return label
