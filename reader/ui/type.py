"""Type: the two families of the window and their sizes, in pixels at 100 %, growing with the system's font."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from .. import assets

SEMIBOLD = QFont.Weight.DemiBold
BASE = 13
"""The size that LOOK's measures are given for; a system font of another size makes everything grow with it."""
SERIFS = ("Source Serif Pro", "Source Serif 4", "Source Serif", "Georgia", "Noto Serif", "DejaVu Serif")


@cache
def load() -> None:
    """Make our own fonts known to the application, once."""
    for path in sorted(assets.path("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def scale() -> float:
    """How much larger than LOOK's measures everything is drawn, by the system font's size."""
    font = QGuiApplication.font()
    pixels = font.pixelSize() if font.pixelSize() > 0 else font.pointSizeF() * 96 / 72
    return max(0.75, pixels / BASE)


def px(size: float) -> int:
    """A measure of LOOK in the pixels of this system."""
    return round(size * scale())


def ui(size: float = BASE, *, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The system's font in a size of LOOK."""
    font = QFont(QGuiApplication.font())
    font.setPixelSize(px(size))
    font.setWeight(weight)
    return font


def serif(size: float, *, weight: QFont.Weight = QFont.Weight.Normal, italic: bool = False) -> QFont:
    """The reading font in a size of LOOK."""
    load()
    font = QFont()
    font.setFamilies(list(SERIFS))
    font.setPixelSize(px(size))
    font.setWeight(weight)
    font.setItalic(italic)
    return font
