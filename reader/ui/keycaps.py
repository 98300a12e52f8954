"""Keys with what they do, as at the foot of a card; further rows where there is no room beside one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from . import theme, type


class Keys(QWidget):
    """A list of keys, each in a small box, with its words."""

    def __init__(self, keys: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        native = QKeySequence.SequenceFormat.NativeText
        self._keys = [(QKeySequence(key).toString(native).replace("Return", "Enter"), words) for key, words in keys]
        self.setAccessibleName(", ".join(f"{key}: {words}" for key, words in self._keys))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.notifier.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(type.px(200), type.px(36))

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows."""
        rows = [int(box.top()) for box, _, _ in self._boxes(width)]
        return (max(rows, default=0) // type.px(28)) * type.px(28) + type.px(36)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw boxes and words."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for box, key, words in self._boxes(self.width()):
            painter.setPen(QPen(colours.border, 1))
            painter.setBrush(colours.surface)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(colours.text)
            painter.setFont(type.ui(11))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
            painter.setPen(colours.text2)
            painter.setFont(type.ui(12))
            beside = QRectF(box.right() + type.px(6), box.top(), 10_000, box.height())
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()

    def _boxes(self, width: int) -> Iterator[tuple[QRectF, str, str]]:
        """Each key's box, row by row, with its key and words."""
        small, words_font = QFontMetricsF(type.ui(11)), QFontMetricsF(type.ui(12))
        left, gap = type.px(16), type.px(15)
        x, y = float(left), float(type.px(8))
        for key, words in self._keys:
            box = max(type.px(18), small.horizontalAdvance(key) + type.px(10))
            whole = box + type.px(6) + words_font.horizontalAdvance(words)
            if x > left and x + whole > width - left:
                x, y = float(left), y + type.px(28)
            yield QRectF(x, y, box, type.px(20)), key, words
            x += whole + gap
