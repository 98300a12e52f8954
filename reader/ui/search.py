"""The search field of the toolbar: finds while one types, in all documents of the case."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPropertyAnimation, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMoveEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QStyle, QWidget

from ..model.errors import ReaderError
from ..model.reports import SearchResult
from . import icons, theme, type
from .buttons import icon_button
from .popup import Popup
from .results import DocumentOf, Found, Place, Quoted, Remark, Row, Suggestion, gather

NARROW, WIDE = 440, 680
_PAUSE, _WIDENING = 120, 160

Search = Callable[[str, Callable[[SearchResult], None]], object]
"""Starts a search; its answer is handed on later, unless a newer search has come."""


def _none(_: str) -> None:
    return None


def _nothing(_: str) -> Sequence[Found]:
    return ()


class SearchField(QWidget):
    """Searches as one types; results come in a popup, which the field's own keys walk through.

    `search` finds words in all documents, `quotations` those quotations that hold them among what is kept ready,
    `document_of` tells what is known of a document. `left` is emitted when Esc leads the keyboard away.
    """

    hit_activated = Signal(object, bool)
    quotation_activated = Signal(object)
    kept_as_list = Signal(object)
    left = Signal()

    def __init__(
        self,
        search: Search,
        quotations: Callable[[str], Sequence[Found]] = _nothing,
        document_of: DocumentOf = _none,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._search, self._quotations, self._document_of = search, quotations, document_of
        self._result: SearchResult | None = None
        self.setObjectName("searchfield")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(type.px(30))
        self.setMaximumWidth(type.px(NARROW))
        self.popup = Popup()
        self.popup.chosen.connect(self._open)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Search all documents"))
        self.field.setAccessibleName(self.tr("Search all documents"))
        self.field.setToolTip(self.tr("Search all documents (Ctrl+Shift+F)"))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._wait)
        self.setFocusProxy(self.field)
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)
        self._widening = QPropertyAnimation(self, b"maximumWidth", self)
        theme.notifier.changed.connect(self.update)

    def _lay_out(self) -> None:
        self.hint = QLabel(self.tr("Ctrl+Shift+F"))
        self.hint.setObjectName("quiet")
        self.hint.setFont(type.ui(11))
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.cross = icon_button("close", self.tr("Clear the search"), self.field.clear)
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cross.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(type.px(30), 0, type.px(8), 0)
        row.setSpacing(type.px(4))
        row.addWidget(self.field, 1)
        row.addWidget(self.hint)
        row.addWidget(self.cross)

    def open(self) -> None:
        """Bring the keyboard here, with what is typed selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_fault(self, error: ReaderError) -> None:
        """Say below the field why the words typed cannot be searched for."""
        self._result = None
        if self.field.hasFocus():
            self.popup.show_rows([Remark(str(error))], self)

    def sizeHint(self) -> QSize:
        """As wide as it may be."""
        return QSize(type.px(NARROW), type.px(30))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for a word."""
        return QSize(type.px(120), type.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lens."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = type.px(16)
        square = QRectF(type.px(10), (self.height() - side) / 2, side, side)
        icons.paint(painter, "search", square, theme.current().text2)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that walk through the results, and follow the keyboard's coming and going."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        elif isinstance(event, QFocusEvent) and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._focus(event.gotFocus())
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            way = 1 if key == Qt.Key.Key_Down else -1
            self.popup.step(way) if self.popup.isVisible() else self._show()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if modifiers & Qt.KeyboardModifier.AltModifier:
                self._keep()
            else:
                self._enter(other_pane=bool(modifiers & Qt.KeyboardModifier.ControlModifier))
        elif key == Qt.Key.Key_Escape:
            self._escape()
        else:
            return False
        return True

    def _enter(self, *, other_pane: bool) -> None:
        """Open the chosen row; where the search is still to come, have it come now."""
        row = self.popup.current() if self.popup.isVisible() and not self._pause.isActive() else None
        if row is not None:
            self._open(row, other_pane)
        else:
            self._ask()

    def _escape(self) -> None:
        """Close the topmost thing: the results, then the search."""
        if self.popup.isVisible():
            self.popup.hide()
            return
        self.field.clear()
        self.field.clearFocus()
        self.left.emit()

    def _open(self, row: Row, other_pane: bool) -> None:
        if isinstance(row, Suggestion):
            self.field.setText(row.query)
            return
        self.popup.hide()
        if isinstance(row, Place):
            self.hit_activated.emit(row.hit, other_pane)
        elif isinstance(row, Quoted):
            self.quotation_activated.emit(row.key)

    def _keep(self) -> None:
        if self._result is not None:
            self.popup.hide()
            self.kept_as_list.emit(self._result)

    def _wait(self, words: str) -> None:
        self.cross.setVisible(bool(words))
        self._dress()
        self._result = None
        if words.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self.popup.hide()

    def _ask(self) -> None:
        self._pause.stop()
        if query := self.field.text().strip():
            self._search(query, self._take)

    def _take(self, result: SearchResult) -> None:
        """Show a result, unless other words have been typed since."""
        if result.query == self.field.text().strip():
            self._result = result
            self._show()

    def _show(self) -> None:
        if self._result is not None and self.field.hasFocus():
            found = self._quotations(self._result.query)
            self.popup.show_rows(gather(self._result, found, self._document_of), self)

    def _focus(self, here: bool) -> None:
        self._dress()
        self.setProperty("active", here)
        self.style().polish(self)
        if not here:
            self.popup.hide()
        width = type.px(WIDE if here else NARROW)
        if self.style().styleHint(QStyle.StyleHint.SH_Widget_Animate) and self.isVisible():
            self._widening.stop()
            self._widening.setDuration(_WIDENING)
            self._widening.setEndValue(width)
            self._widening.start()
        else:
            self.setMaximumWidth(width)

    def _dress(self) -> None:
        self.hint.setVisible(not self.field.hasFocus() and not self.field.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The results follow the field."""
        if self.popup.isVisible():
            self.popup.place(self)

    def moveEvent(self, event: QMoveEvent) -> None:
        """The results follow the field."""
        if self.popup.isVisible():
            self.popup.place(self)
