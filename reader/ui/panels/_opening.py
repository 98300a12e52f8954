"""Opening: one way to open what a list shows, by pointer and by keyboard, for every list of the sidebar."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Opening(QObject):
    """Hears a list: click and Enter open a row, with Ctrl (or the middle button) in the other pane.

    `menu_asked` tells of the context-menu key too; its point is on the screen. Letters typed into the list go to its
    search for words and not to the window's one-letter keys, where `letters` says so.
    """

    opened = Signal(QModelIndex, bool)
    menu_asked = Signal(QModelIndex, QPoint)

    def __init__(self, view: QAbstractItemView, *, letters: bool) -> None:
        super().__init__(view)
        self._view, self._letters = view, letters
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what opens a row or asks for a menu; leave the rest."""
        self._note_hand(event)
        if isinstance(event, QKeyEvent):
            return self._hear_key(event)
        if isinstance(event, QContextMenuEvent):
            return self._hear_menu(event)
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            return self._hear_button(event)
        return False

    def _note_hand(self, event: QEvent) -> None:
        """Keep Qt's own note of whether the keyboard is used, which is when rings are drawn; Qt misses the arrows."""
        by_keys: bool | None = None
        if event.type() == QEvent.Type.KeyPress:
            by_keys = True
        elif event.type() == QEvent.Type.MouseButtonPress:
            by_keys = False
        elif isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in _BY_KEYS:
            by_keys = True
        if by_keys is not None:
            self._view.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, by_keys)
            self._view.viewport().update()

    def _hear_key(self, event: QKeyEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
            if event.key() in _ENTER or (self._letters and plain and event.text().strip()):
                event.accept()
            return event.isAccepted()
        if event.type() == QEvent.Type.KeyPress and event.key() in _ENTER and self._view.currentIndex().isValid():
            other = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.opened.emit(self._view.currentIndex(), other)
            return True
        return False

    def _hear_menu(self, event: QContextMenuEvent) -> bool:
        viewport = self._view.viewport()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            index, point = self._view.indexAt(viewport.mapFromGlobal(event.globalPos())), event.globalPos()
        else:
            index = self._view.currentIndex()
            point = viewport.mapToGlobal(self._view.visualRect(index).center())
        if index.isValid():
            self.menu_asked.emit(index, point)
        return index.isValid()

    def _hear_button(self, event: QMouseEvent) -> bool:
        index = self._view.indexAt(event.position().toPoint())
        if not index.isValid() or index != self._view.currentIndex():
            return False
        if event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(index, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.button() is Qt.MouseButton.MiddleButton:
            self.opened.emit(index, True)
        return False
