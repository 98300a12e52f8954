"""Pixels: pictures of pages in the window's thread, kept within a budget."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from math import log
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage

from ..client.pages import SERVER, Pages
from ..model.pictures import Piece

BUDGET = 256_000_000
"""Bytes of pictures that are kept; what a view needs now is kept beyond it."""

_FORMATS = {1: QImage.Format.Format_Grayscale8, 3: QImage.Format.Format_RGB888}


class Pixels(QObject):
    """The pictures of all views; `arrived` tells the file and page of which there is something new to be seen.

    A view tells with `want` what it needs, and takes with `picture` and `nearest` what is there; it never waits.
    """

    arrived = Signal(str, int)
    _came = Signal(object, object)

    def __init__(
        self, log: Path | None = None, parent: QObject | None = None, *, budget: int = BUDGET, server: str = SERVER
    ) -> None:
        super().__init__(parent)
        self._budget = budget
        self._size = 0
        self._kept: OrderedDict[Piece, QImage] = OrderedDict()
        self._by_page: defaultdict[tuple[str, int], set[Piece]] = defaultdict(set)
        self._wishes: dict[int, tuple[Piece, ...]] = {}
        self._lost: set[tuple[str, int]] = set()
        self._pages = Pages(self._take, self._miss, log=log, server=server)
        self._came.connect(self._keep, Qt.ConnectionType.QueuedConnection)

    def warm(self) -> None:
        """Start the child that draws; to be called after the first paint."""
        self._pages.warm()

    def close(self) -> None:
        """End the child."""
        self._pages.close()

    @property
    def size(self) -> int:
        """Bytes of the pictures that are kept."""
        return self._size

    @property
    def pid(self) -> int | None:
        """The number of the child's process; none while there is none."""
        return self._pages.pid

    def want(self, viewer: QObject, pieces: Sequence[Piece]) -> None:
        """What a view needs, most urgent first, instead of what it needed before; nothing when it is hidden.

        Where several views wish, each has its turn.
        """
        if pieces:
            self._wishes[id(viewer)] = tuple(pieces)
        elif not self._wishes.pop(id(viewer), None):
            return
        for piece in pieces:
            if piece in self._kept:
                self._kept.move_to_end(piece)
        turns = chain.from_iterable(zip_longest(*self._wishes.values()))
        self._pages.want([piece for piece in turns if piece and not self._settled(piece)])

    def picture(self, piece: Piece) -> QImage | None:
        """The picture, if it is there."""
        return self._kept.get(piece)

    def nearest(self, piece: Piece) -> Iterator[tuple[Piece, QImage]]:
        """What is there of the page in the size that comes nearest: to be painted until the picture is there."""
        there = [other for other in self._by_page.get((piece.path, piece.page), ()) if other.dark == piece.dark]
        if there:
            width = min((other.width for other in there), key=lambda width: abs(log(width / piece.width)))
            yield from ((other, self._kept[other]) for other in there if other.width == width)

    def lost(self, path: str, page: int) -> bool:
        """Whether the page is known to be beyond drawing."""
        return (path, page) in self._lost

    def _settled(self, piece: Piece) -> bool:
        return piece in self._kept or (piece.path, piece.page) in self._lost

    def _take(self, piece: Piece, channels: int, rows: memoryview) -> None:
        """Copy a picture out of the memory that it shares with the child; runs in the child's listener."""
        width, height = piece.part[2:]
        self._came.emit(piece, QImage(rows, width, height, width * channels, _FORMATS[channels]).copy())

    def _miss(self, piece: Piece) -> None:
        self._came.emit(piece, None)

    @Slot(object, object)
    def _keep(self, piece: Piece, image: QImage | None) -> None:
        if image is None:
            self._lost.add((piece.path, piece.page))
        elif piece not in self._kept:
            self._kept[piece] = image
            self._by_page[piece.path, piece.page].add(piece)
            self._size += image.sizeInBytes()
            self._make_room()
        self.arrived.emit(piece.path, piece.page)

    def _make_room(self) -> None:
        """Let go of what was wanted longest ago, but of nothing that is wanted now."""
        pinned = set(chain.from_iterable(self._wishes.values()))
        for piece in [piece for piece in self._kept if piece not in pinned]:
            if self._size <= self._budget:
                return
            self._size -= self._kept.pop(piece).sizeInBytes()
            self._by_page[piece.path, piece.page].discard(piece)
