"""Paragraphs: a text layer cut into the lines of a Qt document, character for character."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from ...model.layers import Block, BlockKind, TextLayer
from ...model.spans import Span
from .offsets import Offsets
from .typesetting import BODY, Setting, setting_of

_BULLETED = re.compile(r"\s*(?:[-–—*•‣◦·▪]|\(?\w{1,4}[.)])\s")
_ENDLESS = re.compile(r"\S{1000}")
_WRAPPED = 45
"""A line that is shorter than this was never broken for want of room."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the Qt document: its start and length in UTF-16 units, the gap above in pixels.

    A `hidden` one takes no room: the empty lines between blocks. An `endless` one holds a word so long that Qt would
    need minutes to look for its end.
    """

    start: int
    length: int
    setting: Setting
    above: float
    hidden: bool = False
    bullet: bool = False
    endless: bool = False


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What a Qt document is made from.

    `text` is the layer's, but that line feeds within a paragraph which only a narrow page had asked for are blanks:
    both are one character, so that every position is the same. `runs` has, for each paragraph's number, what is set
    differently in it: start and length from the paragraph's start, in UTF-16 units, and the style's name.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    runs: dict[int, list[tuple[int, int, str]]]
    offsets: Offsets = field(default_factory=lambda: Offsets(""))

    def number_at(self, unit: int) -> int:
        """The number of the paragraph in which a UTF-16 position stands."""
        return max(0, bisect_right(self.paragraphs, unit, key=lambda paragraph: paragraph.start) - 1)


def compose(layer: TextLayer) -> Manuscript:
    """Cut a layer's text into paragraphs, each with its setting and gap."""
    offsets = Offsets(layer.text)
    text = _unwrapped(layer)
    paragraphs = tuple(_paragraphs(text, layer.blocks, offsets))
    manuscript = Manuscript(text, paragraphs, {}, offsets)
    manuscript.runs.update(_runs(layer, manuscript))
    return manuscript


def _unwrapped(layer: TextLayer) -> str:
    """The text without the line breaks of prose that was broken at a fixed width.

    Such are blocks of three lines and more that are filled up to their longest line; shorter ones are judged by them.
    """
    prose = (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM)
    broken = [
        (block.span.start, block.span.of(layer.text).split("\n"))
        for block in layer.blocks
        if block.kind in prose and "\n" in block.span.of(layer.text) and not layer.furniture_in(block.span)
    ]
    filled = [(start, lines) for start, lines in broken if len(lines) > 2 and _filled(lines, max(map(len, lines)))]
    width = max((len(line) for _, lines in filled for line in lines), default=0)
    filled += [(start, lines) for start, lines in broken if width and len(lines) == 2 and _filled(lines, width)]
    text = list(layer.text) if filled else []
    for at, lines in filled:
        for line in lines[:-1]:
            at += len(line)
            text[at] = " "
            at += 1
    return "".join(text) or layer.text


def _filled(lines: list[str], width: int) -> bool:
    """Whether each line ended because the next word had no room."""
    firsts = [line.split(maxsplit=1)[:1] for line in lines[1:]]
    return all(
        len(line) >= _WRAPPED and bool(first) and len(line) + 1 + len(first[0]) > width
        for line, first in zip(lines, firsts, strict=False)
    )


def _paragraphs(text: str, blocks: tuple[Block, ...], offsets: Offsets) -> Iterator[Paragraph]:
    at = unit = number = 0
    last: Block | None = None
    below, joined = 0.0, False
    for line in text.split("\n"):
        while number < len(blocks) and blocks[number].span.end < at:
            number += 1
        end = at + len(line)
        inside = number < len(blocks) and blocks[number].span.start <= end and at <= blocks[number].span.end
        block = blocks[number] if inside else None
        length = offsets.unit(end) - unit
        setting = setting_of(block)
        within = joined and block is last
        if joined := bool(line.strip()) or (within and setting.face == "fixed"):
            above = 0.0 if within or not unit else max(below, setting.above)
            item = block is not None and block.kind is BlockKind.LIST_ITEM and block is not last
            bullet = item and not _BULLETED.match(line)
            yield Paragraph(unit, length, setting, above, bullet=bullet, endless=bool(_ENDLESS.search(line)))
            below, last = setting.below, block
        else:
            yield Paragraph(unit, length, BODY, 0.0, hidden=True)
        at, unit = end + 1, unit + length + 1


def _runs(layer: TextLayer, manuscript: Manuscript) -> dict[int, list[tuple[int, int, str]]]:
    """Every style run, link and piece of furniture, cut at the paragraphs' ends."""
    spans: list[tuple[Span, str]] = [(run.span, run.style) for run in layer.styles]
    spans += [(link.span, "link") for link in layer.links]
    spans += [(piece.span, "furniture") for piece in layer.furniture]
    runs: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for span, style in spans:
        start, end = manuscript.offsets.units(span)
        number = manuscript.number_at(start)
        while number < len(manuscript.paragraphs) and manuscript.paragraphs[number].start < end:
            paragraph = manuscript.paragraphs[number]
            first = max(start, paragraph.start)
            last = min(end, paragraph.start + paragraph.length)
            if first < last:
                runs[number].append((first - paragraph.start, last - first, style))
            number += 1
    return runs
