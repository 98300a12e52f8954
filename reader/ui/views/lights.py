"""Lights: a reading's marks as a flowing text shows them, with the quotation marks around their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ...model.documents import Kind
from ...model.links import Verdict
from ...model.readings import Key, Mark, Reading
from ...model.spans import Span
from .. import painting
from ..theme import Theme
from .offsets import Offsets
from .strip import Tick

_QUOTES = "“”‘’\"'„‚«»‹›「」『』"
_TRUST = list(Verdict)


@dataclass(frozen=True, slots=True)
class Light:
    """One mark, and the UTF-16 positions of its parts, from and to."""

    mark: Mark
    parts: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """Where its first part begins."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Where its last part ends."""
        return self.parts[-1][1]


@dataclass(frozen=True, slots=True)
class Lit:
    """A light in view, and the rectangles of its lines in the document's pixels."""

    light: Light
    rects: tuple[QRectF, ...]


def lights_of(reading: Reading, offsets: Offsets) -> tuple[Light, ...]:
    """Every mark of a reading; an article's own take the quotation marks around them in."""
    text = reading.layer.text
    return tuple(
        Light(
            mark,
            tuple(
                offsets.units(_widened(span, text) if mark.key.coverage == reading.document.id else span)
                for span in mark.spans
            ),
        )
        for mark in reading.marks
        if mark.spans
    )


def _widened(span: Span, text: str) -> Span:
    """The span with the quotation mark before it and the one behind it."""
    before = span.start > 0 and text[span.start - 1] in _QUOTES
    behind = span.end < len(text) and text[span.end] in _QUOTES
    return Span(span.start - before, span.end + behind)


def paint(painter: QPainter, lit: Sequence[Lit], theme: Theme, selected: Key | None, zoom: float) -> None:
    """Lay the fills and draw the lines of all marks in view; to be done before the words are painted.

    Where several marks stand on just the same words, the selected one is shown, else the least trustworthy.
    """
    shown: set[tuple[tuple[int, int], ...]] = set()
    for piece in sorted(lit, key=lambda each: _order(each.light.mark, selected)):
        if piece.light.parts in shown:
            continue
        shown.add(piece.light.parts)
        mark = piece.light.mark
        fills = [rect.adjusted(-1.5 * zoom, 0, 1.5 * zoom, 1.5 * zoom) for rect in piece.rects]
        painting.fill(painter, fills, theme, mark.verdict, mark.decision, selected=mark.key == selected)
        painting.underline(painter, piece.rects, theme, mark.verdict, zoom)


def _order(mark: Mark, selected: Key | None) -> tuple[bool, int]:
    return mark.key != selected, -_TRUST.index(mark.verdict)


def nearest(lit: Sequence[Lit], x: float, y: float) -> Lit | None:
    """The mark under a point; of nested ones the shortest."""
    under = [piece for piece in lit if any(rect.contains(x, y) for rect in piece.rects)]
    return min(under, key=lambda piece: piece.light.end - piece.light.start, default=None)


def ticks(reading: Reading, lights: Sequence[Light], places: Sequence[float]) -> tuple[Tick, ...]:
    """A tick for each mark at its place (0–1); in a filing it is as wide as articles quote the same words."""
    if reading.document.kind is Kind.COVERAGE:
        return tuple(Tick(place, light.mark.verdict) for light, place in zip(lights, places, strict=True))
    counts = list(_articles(lights))
    most = max(counts, default=1)
    widths = [0.3 + 0.7 * (count - 1) / max(1, most - 1) for count in counts]
    return tuple(
        Tick(place, light.mark.verdict, width) for light, place, width in zip(lights, places, widths, strict=True)
    )


def _articles(lights: Sequence[Light]) -> Iterator[int]:
    """For each light, how many articles quote from the stretch of overlapping marks in which it stands."""
    group: list[Light] = []
    end = -1
    for light in lights:
        if group and light.start >= end:
            yield from _counted(group)
            group = []
        group.append(light)
        end = max(end, light.end)
    yield from _counted(group)


def _counted(group: Sequence[Light]) -> list[int]:
    return len(group) * [len({light.mark.key.coverage for light in group})]
