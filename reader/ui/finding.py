"""The row to find words in one document: hits while typing, a count, next and previous."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from ..model.spans import Span
from ..text.folding import Folded, fold
from . import type
from .buttons import icon_button

_ASKED = re.compile(r"[\"“”]([^\"“”]+)[\"“”]|(?<![-\w])(?!OR\b)([\w'’]+)")


def places(folded: Folded, words: str) -> list[Span]:
    """Where words stand in a folded text, in order."""
    wanted = fold(words).text.strip()
    found: list[Span] = []
    place = folded.text.find(wanted) if wanted else -1
    while place >= 0:
        found.append(folded.unfold(place, place + len(wanted)))
        place = folded.text.find(wanted, place + len(wanted))
    return found


def occurrences(text: str, hidden: Sequence[Span], query: str) -> list[Span]:
    """Where what a query asks for stands in a text: its phrases in quotation marks, and its single words."""
    folded = fold(text, hidden)
    asked = [phrase or word for phrase, word in _ASKED.findall(query)]
    found = {span for words in asked for span in places(folded, words)}
    return sorted(found)


class FindRow(QWidget):
    """Finds words as they are typed; case, marks, line ends and furniture make no difference."""

    hits_changed = Signal(object, int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("location")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(type.px(36))
        self._folded: Folded | None = None
        self._hits: list[Span] = []
        self._current = 0
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find in this document"))
        self.field.setAccessibleName(self.tr("Find in this document"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self.next)
        self.count = QLabel()
        self.count.setObjectName("quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(type.px(12), 0, type.px(8), 0)
        row.setSpacing(type.px(4))
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        for name, words, do in (
            ("chevron-up", self.tr("Previous (Shift+F3)"), self.previous),
            ("chevron-down", self.tr("Next (F3)"), self.next),
            ("close", self.tr("Close (Esc)"), self.close_row),
        ):
            row.addWidget(icon_button(name, words, do))

    def open(self, text: str, hidden: Sequence[Span]) -> None:
        """Show the row for a document's text."""
        self._folded = fold(text, hidden)
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self._search(self.field.text())

    def next(self) -> None:
        """Go to the next hit, after the last to the first."""
        self._go(1)

    def previous(self) -> None:
        """Go to the hit before, from the first to the last."""
        self._go(-1)

    def close_row(self) -> None:
        """Hide the row and its hits."""
        self.hide()
        self._hits = []
        self.hits_changed.emit([], 0)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the row; Shift+Enter goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_row()
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            self.previous()
        else:
            super().keyPressEvent(event)

    def _search(self, words: str) -> None:
        self._hits, self._current = places(self._folded, words) if self._folded else [], 0
        self._tell()

    def _go(self, steps: int) -> None:
        if self._hits:
            self._current = (self._current + steps) % len(self._hits)
            self._tell()

    def _tell(self) -> None:
        if self._hits:
            self.count.setText(self.tr("{0} of {1}").format(self._current + 1, len(self._hits)))
        else:
            self.count.setText(self.tr("Nothing found") if self.field.text().strip() else "")
        self.hits_changed.emit(self._hits, self._current)
