"""Paragraphs: which printed lines belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ..model.layers import BlockKind
from .pages import Line, joined

QUOTED = 12
"""So many words at least has a paragraph that is taken for a block quote by where it is set."""
_ITEM = re.compile(r"[•◦▪·–—*-]$|[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivxlcIVXLC]{1,6})[.)\]]$")
_NOTE = re.compile(r"[\d*†‡§¹²³⁰-⁹]{1,3}(?:[A-Z“\"‘']\S*)?")
SMALLER = 0.93
"""A footnote is set at most so large as a share of the text."""
LARGER = 1.2
"""A heading is set so much larger than the text."""


def body_size(lines: Sequence[Line]) -> float:
    """The size that most of the text is set in, in points; 0 without text."""
    sizes: dict[float, int] = {}
    for line in lines:
        size = round(line.size, 1)
        sizes[size] = sizes.get(size, 0) + len(line.words)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def group(lines: Sequence[Line], body: float) -> list[tuple[BlockKind, list[Line]]]:
    """A page's lines, furniture left out, as paragraphs and headings; `body` is the size of the document's text.

    A new one begins with another column, a wider gap, an indented line, another size, or after a short last line.
    """
    groups: list[tuple[BlockKind, list[Line]]] = []
    regions: dict[int, list[Line]] = {}
    notes = _notes(lines, body)
    for line in lines:
        regions.setdefault(line.region + 1000 * line.turn, []).append(line)
    for region in regions.values():
        pitch, left, right = _measure(region)
        begun = len(groups)
        for at, line in enumerate(region):
            kind = BlockKind.FOOTNOTE if id(line) in notes else _kind(line, body)
            if at and groups[-1][0] is kind and _follows(groups[-1][1], line, pitch, left, right):
                groups[-1][1].append(line)
            else:
                groups.append((kind, [line]))
        groups[begun:] = [
            (BlockKind.QUOTE if kind is BlockKind.PARAGRAPH and _set_in(lines_, left, right) else kind, lines_)
            for kind, lines_ in groups[begun:]
        ]
    return groups


def _notes(lines: Sequence[Line], body: float) -> frozenset[int]:
    """The lines of the footnotes, by identity: smaller ones below all text, from the first that begins with a mark."""
    upright = [line for line in lines if not line.turn and not line.aside]
    text = [line.middle for line in upright if line.size > SMALLER * body]
    if not text:
        return frozenset()
    below = sorted((line for line in upright if line.middle > max(text)), key=lambda line: line.middle)
    for at, line in enumerate(below):
        if _NOTE.fullmatch(line.words[0].text):
            return frozenset(id(each) for each in below[at:])
    return frozenset()


def _set_in(lines: Sequence[Line], left: float, right: float) -> bool:
    """Whether a paragraph is set in from both margins like a block quote: filled lines of prose, and no numbered item.

    Centred lines begin at different places, addresses and signatures do not fill their lines, and a word in capitals
    with a colon begins a turn in a transcript.
    """
    size, rest = lines[0].size, lines[1:]
    edge = max(line.x1 for line in lines)
    words = [word.text for line in lines for word in line.shown()]
    return (
        len(lines) > 1
        and len(words) >= QUOTED
        and not _ITEM.match(words[0])
        and not all(word.isupper() for word in words if word.isalpha())
        and not any(word.isupper() and word.endswith(":") for word in words)
        and min(line.shown()[0].x0 for line in lines) > left + 1.5 * size
        and left + 0.6 * (right - left) < edge < right - 1.2 * size
        and all(abs(line.shown()[0].x0 - rest[0].shown()[0].x0) < 0.3 * size for line in rest)
        and all(line.x1 > edge - 6 * size for line in lines[:-1])
    )


def _kind(line: Line, body: float) -> BlockKind:
    large = body and line.size >= LARGER * body
    return (
        BlockKind.HEADING
        if large and any(character.isalpha() for character in joined(line.shown()))
        else BlockKind.PARAGRAPH
    )


def _measure(region: Sequence[Line]) -> tuple[float, float, float]:
    """The usual step from line to line, and the left and right margins."""
    steps = [below.middle - above.middle for above, below in pairwise(region)]
    pitch = median(steps) if steps else 0.0
    lefts = sorted(line.shown()[0].x0 for line in region)
    return pitch, lefts[len(lefts) // 5], max(line.x1 for line in region)


def _follows(before: Sequence[Line], line: Line, pitch: float, left: float, right: float) -> bool:
    last, size = before[-1], line.size
    gap = line.middle - last.middle
    if (gap > 1.3 * pitch and gap > 1.3 * size) or abs(size - last.size) > 0.15 * size:
        return False
    indent, earlier = line.shown()[0].x0 - left, last.shown()[0].x0 - left
    if indent - earlier > size or (indent > size and indent > earlier + 0.3 * size):
        return False
    if len(before) > 1 and earlier - indent > size:
        return False
    ended = last.words[-1].text.rstrip("\"'”’)").endswith((".", "?", "!", ":"))
    return not (ended and last.x1 < left + 0.66 * (right - left))
