"""Regions: the parts of the window between which F6 leads the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget


class Regions(QObject):
    """Leads the keyboard from region to region, each time back to where it was in that region.

    A region that is hidden, or has nothing that takes the keyboard, is passed over.
    """

    def __init__(
        self,
        regions: Sequence[tuple[str, QWidget]],
        parent: QObject | None = None,
        *,
        first: Mapping[str, Callable[[], QWidget | None]] | None = None,
    ) -> None:
        """`first` tells of regions the widget where the keyboard lands when it has not been in their region yet."""
        super().__init__(parent)
        self._regions = list(regions)
        self._landings = dict(first or {})
        self._last: dict[str, QWidget] = {}
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._remember)

    def next(self) -> None:
        """Go to the next region, after the last to the first."""
        self._step(1)

    def previous(self) -> None:
        """Go to the region before, from the first to the last."""
        self._step(-1)

    def go(self, name: str) -> bool:
        """Go to the region of that name; false where nothing in it can take the keyboard."""
        return any(self._enter(name, region) for known, region in self._regions if known == name)

    def current(self) -> str | None:
        """The name of the region in which the keyboard is."""
        return self._of(QApplication.focusWidget())

    def _step(self, way: int) -> None:
        names = [name for name, _ in self._regions]
        here = self.current()
        start = names.index(here) if here else (-1 if way > 0 else 0)
        for distance in range(1, len(names) + 1):
            if self._enter(*self._regions[(start + way * distance) % len(names)]):
                return

    def _enter(self, name: str, region: QWidget) -> bool:
        known = (self._last.get(name), self._landings[name]() if name in self._landings else None)
        usable = (each for each in known if each and shiboken6.isValid(each))
        fit = (each for each in usable if _takes_keyboard(each) and _within(region, each))
        target = next(fit, None) or _first(region)
        if target is None:
            return False
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _remember(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and (name := self._of(now)):
            self._last[name] = now

    def _of(self, widget: QWidget | None) -> str | None:
        """The name of the innermost region around a widget."""
        around = [(name, region) for name, region in self._regions if widget and _within(region, widget)]
        within = [(name, [other for _, other in around if other is not region and region.isAncestorOf(other)])
                  for name, region in around]  # fmt: skip
        return next((name for name, others in within if not others), None)


def _first(region: QWidget) -> QWidget | None:
    """The first widget of a region, in order of the keyboard, that takes it."""
    widget: QWidget | None = region
    while widget is not None:
        if _within(region, widget) and _takes_keyboard(widget):
            return widget
        widget = widget.nextInFocusChain()
        if widget is region:
            break
    return None


def _takes_keyboard(widget: QWidget) -> bool:
    wanted = Qt.FocusPolicy.TabFocus
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & wanted)


def _within(region: QWidget, widget: QWidget) -> bool:
    return region.isAncestorOf(widget)  # a widget is its own ancestor, says Qt
