"""Key caps: a line of keys and what each does, broken where there is no room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from . import theme, type

_EDGE, _LINE, _GAP = 16, 32, 20


def native(keys: str) -> str:
    """Keys as this system writes them: “Ctrl+Enter”, or “⌘↩”."""
    written = QKeySequence(keys.replace("Enter", "Return")).toString(QKeySequence.SequenceFormat.NativeText)
    return written.replace("Return", "Enter")


class KeyCaps(QWidget):
    """Keys in small frames, each with its words."""

    def __init__(self, keys: Sequence[tuple[tuple[str, ...], str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = tuple(keys)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(". ".join(f"{' '.join(caps)}: {words}" for caps, words in keys))
        theme.notifier.changed.connect(self.update)

    def hasHeightForWidth(self) -> bool:
        """A narrower line is a higher one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many lines as the keys need."""
        return round(max(rect.bottom() for rect, *_ in self._places(width)))

    def sizeHint(self) -> QSize:
        """All in one line."""
        return QSize(type.px(640), type.px(_LINE))

    def minimumSizeHint(self) -> QSize:
        """One line of little."""
        return QSize(type.px(120), type.px(_LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the caps and their words."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(type.ui(11))
        for rect, words, cap in self._places(self.width()):
            painter.setPen(colours.text2)
            if cap:
                height = type.px(18)
                frame = QRectF(rect.left(), rect.center().y() - height / 2, rect.width(), height)
                painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, words)
                painter.setPen(QPen(colours.border, 1))
                painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            else:
                painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()

    def _places(self, width: int) -> Iterator[tuple[QRectF, str, bool]]:
        """Where each cap and each of the words stands."""
        metrics = QFontMetricsF(type.ui(11))
        edge, high = type.px(_EDGE), type.px(_LINE)
        x, y = float(edge), 0.0
        for caps, words in self._keys:
            widths = [max(high * 0.6, metrics.horizontalAdvance(cap) + type.px(10)) for cap in caps]
            said = metrics.horizontalAdvance(words) + 1
            need = sum(widths) + type.px(4) * len(caps) + type.px(4) + said
            if x > edge and x + need > width - edge:
                x, y = float(edge), y + high - type.px(6)
            for cap, wide in zip(caps, widths, strict=True):
                yield QRectF(x, y, wide, high), cap, True
                x += wide + type.px(4)
            x += type.px(4)
            yield QRectF(x, y, said, high), words, False
            x += said + type.px(_GAP)
