"""Margin tags: in a page's right margin, who quotes the words beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from ...model.layers import TextLayer
from ...model.readings import Key
from .. import type
from ..theme import Theme
from .lit import Lit
from .sheets import Sheets

LINES = 2
_SPACE = 7
"""Pixels between the words of a page and its tags."""


@dataclass(slots=True)
class Tag:
    """Who quotes (each once, in order), with which quotations, and the room for it in the view."""

    rect: QRectF
    labels: list[str] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)

    def add(self, label: str, key: Key) -> None:
        """One more who quotes these words."""
        if label not in self.labels:
            self.labels.append(label)
        self.keys.append(key)

    def after(self, key: Key | None) -> Key:
        """The quotation to be shown next when the tag is activated."""
        return self.keys[(self.keys.index(key) + 1) % len(self.keys)] if key in self.keys else self.keys[0]


def tags_of(lit: Sequence[Lit], sheets: Sheets, page: int, edge: float) -> list[Tag]:
    """The tags of a page; `edge` is where its words end, in the view. Marks too near for two tags share one."""
    left = edge + type.px(_SPACE)
    room = sheets.rect(page).right() - type.px(3) - left
    height = LINES * type.px(14)
    tags: list[Tag] = []
    tops = ((min(sheets.to_view(box).top() for box in each.boxes), each.mark) for each in lit if each.mark.label)
    for top, mark in sorted(tops, key=lambda pair: (pair[0], pair[1].key.coverage, pair[1].key.number)):
        if not tags or top > tags[-1].rect.top() + height + type.px(2):
            tags.append(Tag(QRectF(left, top - type.px(1), max(room, 0.0), height)))
        tags[-1].add(mark.label, mark.key)
    return tags


def lines(tag: Tag, metrics: QFontMetricsF) -> list[str]:
    """What a tag says: two names and how many more; the number alone where no name has room."""
    room = tag.rect.width()
    more = len(tag.labels) - LINES
    if more > 0:
        room -= metrics.horizontalAdvance(f" +{more}")
    shown = [_fitting(label, metrics, room) for label in tag.labels[:LINES]]
    if not all(shown):
        return [str(len(tag.labels))]
    if more > 0:
        shown[-1] += f" +{more}"
    return shown


def paint(painter: QPainter, tags: Sequence[Tag], theme: Theme) -> None:
    """Draw the tags of a page."""
    font = type.ui(11)
    metrics = QFontMetricsF(font)
    ground = QColor(theme.paper)
    ground.setAlphaF(0.85)
    painter.setFont(font)
    painter.setPen(theme.text2)
    for tag in tags:
        for number, words in enumerate(lines(tag, metrics)):
            line = tag.rect.translated(0, number * type.px(14))
            size = QSizeF(metrics.horizontalAdvance(words), type.px(14))
            painter.fillRect(QRectF(line.topLeft(), size), ground)  # the rules of pleading paper run through the margin
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | _ONE_LINE, words)


_ONE_LINE = Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip


def edge_of_words(layer: TextLayer, page: int) -> float:
    """Where the words of an unturned page end at the right, in points; furniture does not count."""
    span = layer.pages[page - 1].span
    hidden = [piece.span for piece in layer.furniture_in(span)]
    ends = [
        layer.words.rect(index)[2]
        for index in layer.words.within(span)
        if not any(piece.start <= layer.words.starts[index] < piece.end for piece in hidden)
    ]
    return max(ends, default=0.0)


def _fitting(label: str, metrics: QFontMetricsF, room: float) -> str:
    """The name, or its last word, which is what a paper is called for short; nothing where neither has room."""
    for words in (label, label.rpartition(" ")[2]):
        if metrics.horizontalAdvance(words) <= room:
            return words
    return ""
