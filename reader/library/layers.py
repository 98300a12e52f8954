"""Text layers as columns of the catalogue: the text in pieces, what is known of its places as JSON, words as arrays.

The text is cut so that a page can be read without the rest. The words' columns are kept as differences, byte by byte
of equal weight ("shuffled"), which is what lets zlib's quickest level shrink them to a fifth, without loss.
"""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..model.layers import (
    Block,
    BlockKind,
    Furniture,
    FurnitureKind,
    Hyperlink,
    Page,
    StyleRun,
    TextLayer,
    Words,
)
from ..model.shapes import Json
from ..model.spans import Span

PIECE = 1 << 14
"""How many characters one piece of a kept text holds."""

_LEVEL = 1


@dataclass(frozen=True, slots=True)
class Stored:
    """A text layer as the catalogue keeps it."""

    extractor: str
    pieces: tuple[bytes, ...]
    structure: bytes
    words: bytes


def pack(layer: TextLayer) -> Stored:
    """The layer as bytes; `unpack` gives it back exactly."""
    structure = {
        "blocks": [(b.span.start, b.span.end, b.kind, b.level) for b in layer.blocks],
        "furniture": [(f.span.start, f.span.end, f.kind) for f in layer.furniture],
        "links": [(link.span.start, link.span.end, link.url) for link in layer.links],
        "styles": [(run.span.start, run.span.end, run.style) for run in layer.styles],
        "pages": [(p.span.start, p.span.end, p.label, p.width, p.height, p.rotation) for p in layer.pages],
    }
    return Stored(
        extractor=layer.extractor,
        pieces=tuple(_squeezed(layer.text[i : i + PIECE].encode()) for i in range(0, len(layer.text), PIECE)),
        structure=_json(structure),
        words=_pack_words(layer.words),
    )


def unpack(stored: Stored) -> TextLayer:
    """The layer that was packed."""
    structure = _from_json(stored.structure)
    return TextLayer(
        text="".join(map(text_of, stored.pieces)),
        extractor=stored.extractor,
        blocks=tuple(Block(Span(a, z), BlockKind(kind), level) for a, z, kind, level in structure["blocks"]),
        furniture=tuple(Furniture(Span(a, z), FurnitureKind(kind)) for a, z, kind in structure["furniture"]),
        links=tuple(Hyperlink(Span(a, z), url) for a, z, url in structure["links"]),
        styles=tuple(StyleRun(Span(a, z), style) for a, z, style in structure["styles"]),
        pages=tuple(Page(Span(a, z), *rest) for a, z, *rest in structure["pages"]),
        words=_unpack_words(stored.words),
    )


def text_of(piece: bytes) -> str:
    """One piece of a kept text."""
    return zlib.decompress(piece).decode()


def _squeezed(raw: bytes) -> bytes:
    return zlib.compress(raw, _LEVEL)


def _json(value: object) -> bytes:
    return _squeezed(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def _from_json(kept: bytes) -> Json:
    return json.loads(zlib.decompress(kept))


def _pack_words(words: Words) -> bytes:
    starts = np.frombuffer(words.starts, np.uint32)
    ends = np.frombuffer(words.ends, np.uint32)
    lines = np.frombuffer(words.lines, np.uint32)
    boxes = np.frombuffer(words.boxes, np.uint32).reshape(-1, 4)
    columns = [starts, ends - starts, lines, *boxes.T]
    return _squeezed(b"".join(_shuffled(column, delta=number != 1) for number, column in enumerate(columns)))


def _unpack_words(kept: bytes) -> Words:
    columns = list(_columns(zlib.decompress(kept), deltas=(True, False, True, True, True, True, True)))
    starts, lengths, lines, *boxes = columns
    corners = np.stack(boxes, axis=1) if len(starts) else np.empty((0, 4), np.uint32)
    return Words(
        starts=_array("I", starts),
        ends=_array("I", starts + lengths),
        lines=_array("I", lines),
        boxes=_array("f", corners),
    )


def _shuffled(column: NDArray[np.uint32], *, delta: bool) -> bytes:
    values = np.diff(column, prepend=np.uint32(0)) if delta else column
    return np.ascontiguousarray(values.astype("<u4").view(np.uint8).reshape(-1, 4).T).tobytes()


def _columns(raw: bytes, deltas: Sequence[bool]) -> Iterator[NDArray[np.uint32]]:
    size = len(raw) // len(deltas)
    for number, delta in enumerate(deltas):
        shuffled = np.frombuffer(raw, np.uint8, size, number * size).reshape(4, -1)
        values = np.ascontiguousarray(shuffled.T).view("<u4").reshape(-1).astype(np.uint32)
        yield np.cumsum(values, dtype=np.uint32) if delta else values


def _array(code: str, values: NDArray[np.uint32]) -> array[Any]:
    return array(code, np.ascontiguousarray(values).tobytes())
