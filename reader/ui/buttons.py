"""Buttons that are an icon: its name for screen readers, its words with the key as a tooltip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton

from . import icons, type

SIDE = 18
"""Pixels of LOOK's icons in buttons."""


def icon_button(icon: str, words: str, do: Callable[[], object] | None = None, side: float = SIDE) -> QToolButton:
    """A button with an icon; `words` is its tooltip and, without the key in brackets, its name."""
    button = QToolButton()
    button.setIcon(icons.icon(icon))
    button.setIconSize(QSize(type.px(side), type.px(side)))
    button.setToolTip(words)
    button.setAccessibleName(words.partition(" (")[0])
    if do:
        button.clicked.connect(lambda _checked=False: do())
    return button
