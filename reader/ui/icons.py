"""Icons: our own drawings, each in one colour, painted sharp at any size and scale."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from .. import assets
from ..model.links import Verdict
from . import theme


def icon(name: str) -> QIcon:
    """The icon of that name (a file of resources/icons) in the theme's text colour, faded where disabled."""
    return QIcon(_Engine(name))


def paint(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw an icon into a rectangle in one colour."""
    _renderer(name, colour.name()).render(painter, rect)


def pixmap(name: str, size: QSize, colour: QColor) -> QPixmap:
    """An icon as a picture in one colour, sharp on the screen it is made for."""
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, name, QRectF(QPointF(0, 0), size.toSizeF()), colour)
    painter.end()
    return picture


def verdict_name(verdict: Verdict) -> str:
    """The icon of a verdict's glyph."""
    return f"verdict-{verdict.value}"


@cache
def _source(name: str) -> str:
    return assets.text("icons", f"{name}.svg")


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))


class _Engine(QIconEngine):
    """Draws an icon anew for each size, scale and theme."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon in the middle of the rectangle."""
        colours = theme.current()
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        paint(painter, self._name, square, colours.text3 if mode is QIcon.Mode.Disabled else colours.text)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon as a picture with a clear ground."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        """Another of the same."""
        return _Engine(self._name)
