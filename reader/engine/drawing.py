"""Drawing: pieces of pages as raw pixels, for the screen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pymupdf

from ..model.errors import UnreadableFile
from ..model.pictures import Piece
from .darkening import Raster, darkened
from .opening import FAULTS, opened
from .pictures import is_grey

_DOCUMENTS, _PAGES = 4, 8
"""How many documents and pages stay open."""

_PAPER = 0.5
"""A picture that covers more of the page than this is the page, such as a scan, and is darkened with it."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page made ready: what is to be drawn, how large it is in points, its space of colours, and its pictures."""

    strokes: pymupdf.DisplayList
    frame: pymupdf.Rect
    space: pymupdf.Colorspace
    pictures: tuple[pymupdf.Rect, ...]


class Drawer:
    """Draws pieces of pages; the documents and pages drawn last stay open until `close`."""

    def __init__(self) -> None:
        self._documents: OrderedDict[str, tuple[pymupdf.Document, ExitStack]] = OrderedDict()
        self._sheets: OrderedDict[tuple[str, int], _Sheet] = OrderedDict()

    def draw(self, piece: Piece) -> Raster:
        """The piece's pixels, rows by columns by one channel (a scan without colour) or three.

        Raises UnreadableFile where the document cannot be opened or the page cannot be drawn.
        """
        try:
            sheet = self._sheet(piece.path, piece.page)
            raster = _cut(sheet, piece)
        except FAULTS as fault:
            raise UnreadableFile(f"Page {piece.page} cannot be drawn.", f"The page may be damaged: {fault}") from fault
        if piece.dark is None:
            return raster
        return _keep_pictures(raster, darkened(raster, *piece.dark), sheet, piece)

    def close(self) -> None:
        """Close all documents."""
        self._sheets.clear()
        while self._documents:
            self._documents.popitem()[1][1].close()

    def _sheet(self, path: str, number: int) -> _Sheet:
        if (path, number) not in self._sheets:
            document = self._document(path)
            if not 1 <= number <= len(document):
                raise ValueError(f"there is no page {number}")
            self._sheets[path, number] = _prepare(document[number - 1])
        self._sheets.move_to_end((path, number))
        while len(self._sheets) > _PAGES:
            self._sheets.popitem(last=False)
        return self._sheets[path, number]

    def _document(self, path: str) -> pymupdf.Document:
        if path not in self._documents:
            with ExitStack() as stack:
                document = stack.enter_context(opened(Path(path), Path(path).name))
                self._documents[path] = document, stack.pop_all()
        self._documents.move_to_end(path)
        while len(self._documents) > _DOCUMENTS:
            closed, (_, stack) = self._documents.popitem(last=False)
            self._sheets = OrderedDict((key, sheet) for key, sheet in self._sheets.items() if key[0] != closed)
            stack.close()
        return self._documents[path][0]


def _prepare(page: pymupdf.Page) -> _Sheet:
    space = pymupdf.csGRAY if is_grey(page) else pymupdf.csRGB
    places = [pymupdf.Rect(image["bbox"]) & page.rect for image in page.get_image_info()]
    pictures = tuple(place for place in places if abs(place) < _PAPER * abs(page.rect))
    return _Sheet(page.get_displaylist(), page.rect, space, pictures)


def _cut(sheet: _Sheet, piece: Piece) -> Raster:
    """Draw just the piece; the engine rounds its edges, so that it is laid on a ground of the right size."""
    matrix = _matrix(sheet, piece)
    left, top, width, height = piece.part
    clip = None if piece.whole else pymupdf.Rect(left, top, left + width, top + height) * ~matrix
    pixmap = sheet.strokes.get_pixmap(matrix=matrix, colorspace=sheet.space, alpha=False, clip=clip)
    drawn = np.frombuffer(pixmap.samples_mv, np.uint8).reshape(pixmap.height, pixmap.width, pixmap.n)
    if piece.whole and drawn.shape[:2] == (height, width):
        return drawn.copy()  # the engine's own memory goes with the pixmap
    raster = np.full((height, width, pixmap.n), 255, np.uint8)
    x, y = max(0, pixmap.x - left), max(0, pixmap.y - top)
    part = drawn[max(0, top - pixmap.y) :, max(0, left - pixmap.x) :][: height - y, : width - x]
    raster[y : y + part.shape[0], x : x + part.shape[1]] = part
    return raster


def _matrix(sheet: _Sheet, piece: Piece) -> pymupdf.Matrix:
    return pymupdf.Matrix(piece.width / sheet.frame.width, piece.height / sheet.frame.height)


def _keep_pictures(raster: Raster, dark: Raster, sheet: _Sheet, piece: Piece) -> Raster:
    """The dark page with its pictures as they were."""
    matrix = _matrix(sheet, piece)
    for picture in sheet.pictures:
        x0, y0, x1, y1 = _within(tuple(picture * matrix), piece)
        dark[y0:y1, x0:x1] = raster[y0:y1, x0:x1]
    return dark


def _within(rect: Sequence[float], piece: Piece) -> tuple[int, int, int, int]:
    """A rectangle of the page's picture in the piece's own pixels, cut off at its edges."""
    left, top, width, height = piece.part
    x0, x1 = (min(width, max(0, round(x) - left)) for x in (rect[0], rect[2]))
    y0, y1 = (min(height, max(0, round(y) - top)) for y in (rect[1], rect[3]))
    return x0, y0, x1, y1
