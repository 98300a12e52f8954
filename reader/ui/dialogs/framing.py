"""Framing: what all dialogs have: a heading, words below it, a body, and a row of buttons."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from .. import icons, theme, type

_EDGE = 24


class Framed(QDialog):
    """A dialog over one window: `body` and `footer` are filled by those who make it."""

    def __init__(self, title: str, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self.heading = label(title)
        self.heading.setFont(type.ui(17, weight=type.SEMIBOLD))
        self.words = label(words)
        self.words.setObjectName("quiet")
        self.words.setVisible(bool(words))
        head = QVBoxLayout()
        head.setContentsMargins(*(type.px(side) for side in (_EDGE, 20, _EDGE, 16)))
        head.setSpacing(type.px(6))
        head.addWidget(self.heading)
        head.addWidget(self.words)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(type.px(_EDGE), 0, type.px(_EDGE), 0)
        self.body.setSpacing(0)
        self.footer = QHBoxLayout()
        self.footer.setContentsMargins(*(type.px(side) for side in (_EDGE, 12, _EDGE, 12)))
        self.footer.setSpacing(type.px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule())
        column.addLayout(self.body, 1)
        column.addWidget(rule())
        column.addLayout(self.footer)

    def size_to(self, width: int, height: int) -> None:
        """Take LOOK's size, grown with the font, as far as the screen has room for it."""
        room = self.screen().availableGeometry().size() * 0.94
        self.resize(QSize(type.px(width), type.px(height)).boundedTo(room))

    def decide(self, words: str) -> QPushButton:
        """Add “Cancel” and the button that does it to the footer; gives the latter."""
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        doing = primary(words)
        doing.clicked.connect(self.accept)
        self.footer.addStretch(1)
        self.footer.addWidget(cancel)
        self.footer.addWidget(doing)
        return doing


def label(words: str) -> QLabel:
    """Plain words that break where there is no room."""
    made = QLabel(words)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def primary(words: str) -> QPushButton:
    """The button that Enter presses."""
    button = QPushButton(words)
    button.setProperty("role", "primary")
    button.setMinimumWidth(type.px(92))
    button.setDefault(True)
    return button


def rule() -> QFrame:
    """A hairline."""
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line


def scrolling(content: QWidget) -> QScrollArea:
    """A content that scrolls up and down where it is higher than its room."""
    content.setObjectName("sheet")
    content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    area.setWidget(content)
    return area


def rows() -> QFormLayout:
    """Names at the left, fields at the right; a field goes below its name where there is no room."""
    form = QFormLayout()
    form.setHorizontalSpacing(type.px(16))
    form.setVerticalSpacing(type.px(8))
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    return form


def name_of(words: str, field: QWidget) -> QLabel:
    """The name of a field, level with it."""
    name = QLabel(words)
    name.setAlignment(Qt.AlignmentFlag.AlignTop)
    name.setContentsMargins(0, max(0, type.px(15) - name.fontMetrics().height() // 2), 0, 0)
    name.setBuddy(field)
    return name


class Choice(QComboBox):
    """One of several, with our own chevron."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chevron over Qt's own drawing, which leaves room for it."""
        super().paintEvent(event)
        side = type.px(16)
        painter = QPainter(self)
        square = QRectF(self.width() - side - type.px(8), (self.height() - side) / 2, side, side)
        icons.paint(painter, "chevron-down", square, theme.current().text2)
        painter.end()
