"""The scene: everything that a paged view shows besides the pictures of its pages, and how a page is painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

from ...model.layers import Box
from ...model.pictures import WHOLE, Colour, Piece
from ...model.readings import Key, Mark, Reading
from ...model.spans import Span
from .. import painting, type
from ..pixels import Pixels
from ..theme import Theme
from . import tags, words
from .lit import LitPages
from .sheets import Sheets

TILE = 2048
"""Pixels of the sides of the pieces in which a page is drawn that is too large for one."""

_SMOOTH = 500_000
"""Screen pixels up to which a picture of another size is painted smoothly; beyond, speed is worth more for a moment."""


_REACH = 8
"""Pixels by which a mark may reach beyond its words."""


@dataclass(slots=True)
class Scene:
    """One document at one zoom; what the person has selected, searched for, and come to with the keyboard.

    `path` is where its original lies; none where that is missing.
    """

    path: str | None
    reading: Reading
    sheets: Sheets
    lit: LitPages
    chosen: Key | None = None
    focused: Mark | None = None
    selection: Span | None = None
    hits: Sequence[Span] = ()
    current: int | None = None
    _tags: dict[int, list[tags.Tag]] = field(default_factory=dict)
    _shown: dict[tuple[int, Key | None], list[tuple[Mark, list[QRectF]]]] = field(default_factory=dict)

    def resize(self, sheets: Sheets) -> None:
        """Lay the pages out anew."""
        self.sheets = sheets
        self._tags.clear()
        self._shown.clear()

    def renew(self, reading: Reading, lit: LitPages) -> None:
        """The same document, with other marks; what the person has selected in it stays where its text is the same."""
        if reading.layer.text != self.reading.layer.text:
            self.selection, self.hits, self.current = None, (), None
        self.reading, self.lit, self.focused = reading, lit, None
        self.resize(self.sheets)

    def next_mark(self, forward: bool, top: float) -> Mark | None:
        """The mark after, or before, the one that the keyboard has come to; else the first below `top`."""
        marks = self.lit.marks
        if self.focused in marks:
            number = marks.index(self.focused) + (1 if forward else -1)
            return marks[number] if 0 <= number < len(marks) else None
        page = self.sheets.page_at(top)
        start = self.reading.layer.pages[page - 1].span.start if self.reading.layer.pages else 0
        return next((mark for mark in marks if mark.spans[0].start >= start), None)

    def described(self, mark: Mark) -> str:
        """A mark for ears: what it is worth, the words, and their page."""
        layer = self.reading.layer
        words_ = " … ".join(span.of(layer.text) for span in mark.spans)
        page = layer.label_of(layer.page_at(mark.spans[0].start)) or ""
        verdict = _tr(painting.WORDS[mark.verdict])
        return _tr("{0}. “{1}” Page {2}. {3}").format(verdict, " ".join(words_.split()), page, mark.label).strip()

    def tags(self, page: int) -> list[tags.Tag]:
        """The margin tags of a page; a turned page has none, for its margin is elsewhere."""
        if page not in self._tags:
            layer, lit = self.reading.layer, [each for each in self.lit.on(page) if each.mark.label]
            self._tags[page] = []
            if lit and not layer.pages[page - 1].rotation:
                edge = self.sheets.to_view(Box(page, (0.0, 0.0, tags.edge_of_words(layer, page), 1.0))).right()
                self._tags[page] = tags.tags_of(lit, self.sheets, page, edge)
        return self._tags[page]

    def shown(self, page: int) -> list[tuple[Mark, list[QRectF]]]:
        """The marks that are painted on a page, with their rectangles in the view."""
        key = (page, self.chosen)
        if key not in self._shown:
            lit = self.lit.shown_on(page, self.chosen)
            self._shown[key] = [(each.mark, [self.sheets.to_view(box) for box in each.boxes]) for each in lit]
        return self._shown[key]

    def pieces(self, page: int, seen: QRectF, theme: Theme) -> list[Piece]:
        """The pictures that show the part of a page that is seen: the whole page, or tiles of a very large one."""
        width, height = self.sheets.pixels(page)
        if self.path is None:
            return []
        dark = (_colour(theme.paper), _colour(theme.paper_text)) if theme.dark else None
        if width * height <= WHOLE:
            return [Piece(self.path, page, width, height, (0, 0, width, height), dark)]
        frame, ratio = self.sheets.rect(page), self.sheets.ratio
        part = (seen & frame).translated(-frame.topLeft())
        return [
            Piece(self.path, page, width, height, (x, y, min(TILE, width - x), min(TILE, height - y)), dark)
            for y in _steps(part.top() * ratio, part.bottom() * ratio, height)
            for x in _steps(part.left() * ratio, part.right() * ratio, width)
        ]


def paint_page(
    painter: QPainter, scene: Scene, pixels: Pixels, page: int, *, seen: QRectF, exposed: QRectF, theme: Theme
) -> None:
    """Draw a page of the document and all that lies on it; the painter's origin is the document's.

    `seen` is the part of the document in the viewport, `exposed` what of it is to be painted now.
    """
    frame = scene.sheets.rect(page)
    painter.fillRect(frame, theme.paper)
    unshown = _unshown(scene, pixels, page)
    if unshown:
        _say(painter, frame, unshown, theme)
    else:
        _paint_picture(painter, scene, pixels, page, seen, theme)
        _paint_marks(painter, scene, page, exposed, theme)
        _paint_spans(painter, scene, page, theme)
        tags.paint(painter, scene.tags(page), theme)
    painter.setPen(QPen(theme.border, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5))


def _unshown(scene: Scene, pixels: Pixels, page: int) -> str:
    """Why a page has no picture; nothing where it has, or will have."""
    if scene.path is None:
        return _tr("The original of “{0}” is missing.").format(scene.reading.document.title)
    return _tr("This page cannot be shown. The others can.") if pixels.lost(scene.path, page) else ""


def _paint_picture(painter: QPainter, scene: Scene, pixels: Pixels, page: int, seen: QRectF, theme: Theme) -> None:
    pieces = [(piece, pixels.picture(piece)) for piece in scene.pieces(page, seen, theme)]
    missing = next((piece for piece, picture in pieces if picture is None), None)
    if missing:
        shown = seen & scene.sheets.rect(page)
        smooth = shown.width() * shown.height() * scene.sheets.ratio**2 <= _SMOOTH
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        for other, image in pixels.nearest(missing):
            painter.drawImage(_place(scene.sheets, other), image)
    for piece, picture in pieces:
        if picture is not None:
            painter.drawImage(_place(scene.sheets, piece), picture)


def _place(sheets: Sheets, piece: Piece) -> QRectF:
    """Where a piece, drawn for this zoom or another, lies in the view."""
    frame = sheets.rect(piece.page)
    across, down = frame.width() / piece.width, frame.height() / piece.height
    left, top, width, height = piece.part
    corner = QPointF(frame.left() + left * across, frame.top() + top * down)
    return QRectF(corner.x(), corner.y(), width * across, height * down)


def _paint_marks(painter: QPainter, scene: Scene, page: int, exposed: QRectF, theme: Theme) -> None:
    weight = max(0.9, min(1.5, scene.sheets.scale))
    near = exposed.adjusted(-_REACH, -_REACH, _REACH, _REACH)
    shown = [(mark, [rect for rect in rects if rect.intersects(near)]) for mark, rects in scene.shown(page)]
    painter.setCompositionMode(_mode(theme))
    for mark, rects in shown:
        painting.fill(painter, rects, theme, mark.verdict, mark.decision, selected=mark.key == scene.chosen)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    for mark, rects in shown:
        if rects:
            painting.underline(painter, rects, theme, mark.verdict, weight)
    painter.setPen(QPen(theme.text, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for each in scene.lit.on(page):
        if each.mark is scene.focused:
            for box in each.boxes:
                painter.drawRoundedRect(scene.sheets.to_view(box).adjusted(-4, -4, 4, 5), 4, 4)


def _paint_spans(painter: QPainter, scene: Scene, page: int, theme: Theme) -> None:
    """Search hits and the person's selection."""
    layer = scene.reading.layer
    own = layer.pages[page - 1].span
    painter.save()
    painter.setCompositionMode(_mode(theme))
    for number, hit in enumerate(scene.hits):
        if hit.overlaps(own):
            rects = [scene.sheets.to_view(box) for box in layer.boxes(hit) if box.page == page]
            _wash(painter, rects, theme.hit, 1.0 if number == scene.current else 0.75)
    if scene.selection and scene.selection.overlaps(own):
        boxes = (Box(at, rect) for at, rect in words.printed_lines(layer, scene.selection) if at == page)
        _wash(painter, [scene.sheets.to_view(box) for box in boxes], QPalette().highlight().color(), 0.4)
    painter.restore()
    if scene.current is not None and scene.current < len(scene.hits):
        painter.setPen(QPen(theme.text, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for box in layer.boxes(scene.hits[scene.current]):
            if box.page == page:
                painter.drawRoundedRect(scene.sheets.to_view(box).adjusted(-2, -1, 2, 1), 2, 2)


def _wash(painter: QPainter, rects: Sequence[QRectF], colour: QColor, share: float) -> None:
    shade = QColor(colour)
    shade.setAlphaF(share)
    for rect in rects:
        painter.fillRect(rect, shade)


def _mode(theme: Theme) -> QPainter.CompositionMode:
    """Colour is laid behind the page's words, though they are part of the picture: darker or lighter than it wins."""
    modes = QPainter.CompositionMode
    return modes.CompositionMode_Lighten if theme.dark else modes.CompositionMode_Multiply


def _say(painter: QPainter, frame: QRectF, sentence: str, theme: Theme) -> None:
    painter.setFont(type.ui())
    painter.setPen(theme.paper_text)
    painter.drawText(frame.adjusted(20, 0, -20, 0), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, sentence)


def _steps(first: float, last: float, end: int) -> range:
    """The edges of the tiles that are seen between two pixels."""
    return range(max(0, int(first)) // TILE * TILE, min(end, int(last) + 1), TILE)


def _colour(colour: QColor) -> Colour:
    return colour.red(), colour.green(), colour.blue()


def _tr(words: str) -> str:
    return QCoreApplication.translate("PagedDocument", words)
