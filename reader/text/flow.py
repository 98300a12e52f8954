"""Flow: a clean text layer written from the top, block after block, for documents without pages.

In the text a blank line (two line feeds) parts blocks, and a single line feed within a block is a line that the
author broke: a verse, an address, a line of code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

from ..model.layers import FORBIDDEN, Block, BlockKind, Furniture, FurnitureKind, Hyperlink, StyleRun, TextLayer
from ..model.spans import Span

BETWEEN = "\n\n"
"""What stands between two blocks."""

_WHITE = re.compile(r"[ \t\n]+")
_LINE_ENDS = dict.fromkeys(map(ord, "\r\v\f\x85\u2028\u2029"), "\n")
_CONTROLS = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"}
_STRANGE = dict.fromkeys((*map(ord, FORBIDDEN), *range(0xD800, 0xE000)), "\ufffd")
_CLEANING = {**_STRANGE, **_CONTROLS, **_LINE_ENDS}

_Mark: TypeAlias = tuple[type[Hyperlink], str] | tuple[type[StyleRun], str] | tuple[type[Furniture], FurnitureKind]


def clean(text: str) -> str:
    """The text as a layer may hold it.

    Every line end becomes a line feed, control characters go, and what is no character (lone surrogates, U+FDD0,
    U+FDD1) becomes U+FFFD.
    """
    return text.replace("\r\n", "\n").translate(_CLEANING)


class Flow:
    """A text layer in the making: `start` a block, `add` its words, and `finish`.

    White space is collapsed as HTML does it, a block without words vanishes, and no run (link, style, furniture)
    reaches over the end of its block or begins or ends with white space. All places are code points.
    """

    def __init__(self, extractor: str) -> None:
        self._extractor = extractor
        self._written: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._runs: list[tuple[Span, _Mark]] = []
        self._kind, self._level = BlockKind.PARAGRAPH, 0
        self._open: list[str] = []
        self._size = 0
        self._open_runs: dict[_Mark, list[Span]] = {}

    def start(self, kind: BlockKind, level: int = 0) -> None:
        """End the block that is being written; the words added next make one of this kind."""
        self._close()
        self._kind, self._level = kind, level

    def add(
        self,
        words: str,
        styles: Iterable[str] = (),
        url: str = "",
        furniture: FurnitureKind | None = None,
        preformatted: bool = False,
    ) -> None:
        """Go on with these words, in these styles, leading to this address; `preformatted` keeps white space."""
        words = clean(words)
        if not preformatted:
            words = _WHITE.sub(" ", words)
            if not self._open or self._open[-1][-1] in " \n":
                words = words.removeprefix(" ")
        if not words:
            return
        span = Span(self._size, self._size + len(words))
        self._open.append(words)
        self._size = span.end
        for style in styles:
            self._mark(span, (StyleRun, style))
        if url:
            self._mark(span, (Hyperlink, clean(url)))
        if furniture:
            self._mark(span, (Furniture, furniture))

    def break_line(self) -> None:
        """Go on in a new line; a second break at the same place begins a new block of the same kind, as readers do."""
        if not self._open:
            return
        if self._open[-1].endswith("\n"):
            self.start(self._kind, self._level)
            return
        if self._open[-1].endswith(" "):
            self._open[-1] = self._open[-1][:-1]
            self._size -= 1
        self._open.append("\n")
        self._size += 1

    def finish(self) -> TextLayer:
        """The layer of everything written."""
        self._close()
        self._runs.sort(key=lambda run: (run[0], run[1][1]))
        return TextLayer(
            text=BETWEEN.join(self._written),
            extractor=self._extractor,
            blocks=tuple(self._blocks),
            furniture=tuple(Furniture(span, mark[1]) for span, mark in self._runs if mark[0] is Furniture),
            links=tuple(Hyperlink(span, mark[1]) for span, mark in self._runs if mark[0] is Hyperlink),
            styles=tuple(StyleRun(span, mark[1]) for span, mark in self._runs if mark[0] is StyleRun),
        )

    def _mark(self, span: Span, mark: _Mark) -> None:
        """Note a run of the open block, grown from the one before where they touch."""
        runs = self._open_runs.setdefault(mark, [])
        if runs and runs[-1].end >= span.start:
            span = Span(runs.pop().start, span.end)
        runs.append(span)

    def _close(self) -> None:
        raw = "".join(self._open)
        text = raw.strip("\n").rstrip() if self._kind is BlockKind.CODE else raw.strip()
        if text:
            skipped = raw.index(text)
            start = self._length + (len(BETWEEN) if self._written else 0)
            self._written.append(text)
            self._length = start + len(text)
            self._blocks.append(Block(Span(start, self._length), self._kind, self._level))
            for mark, spans in self._open_runs.items():
                self._runs.extend((piece, mark) for span in spans for piece in _trimmed(text, span, skipped, start))
        self._open, self._size, self._open_runs = [], 0, {}


def _trimmed(text: str, span: Span, skipped: int, start: int) -> list[Span]:
    """A run of an open block at its place in the layer, without white space at its edges; none if that is all."""
    first, last = max(0, span.start - skipped), min(len(text), span.end - skipped)
    words = text[first:last].strip()
    if not words:
        return []
    first += text[first:last].index(words)
    return [Span(start + first, start + first + len(words))]
