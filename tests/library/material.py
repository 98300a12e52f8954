"""What the library's tests are made of: a passage index in memory, and documents made of words."""

from __future__ import annotations

import json
from array import array
from pathlib import Path

from reader.library.passages import PassageIndex
from reader.model.documents import Draft, Facts, Kind
from reader.model.intakes import Prepared
from reader.model.layers import Block, BlockKind, Page, TextLayer, Words
from reader.model.quotations import Quotation
from reader.model.spans import Span


class ListedPassages(PassageIndex):
    """A passage index that only remembers which documents it has: what the library asks of one."""

    def __init__(self, folder: Path) -> None:
        self._list = folder / "list.json"
        self._ids: set[str] = set()
        self.refresh()

    @classmethod
    def open(cls, folder: Path, *, write: bool) -> ListedPassages:
        if write:
            folder.mkdir(exist_ok=True)
        return cls(folder)

    def refresh(self) -> None:
        self._ids = set(json.loads(self._list.read_text())) if self._list.exists() else set()

    def documents(self) -> frozenset[str]:
        return frozenset(self._ids)

    def add(self, document: str, layer: TextLayer) -> None:
        assert layer.text is not None
        self._ids.add(document)

    def remove(self, document: str) -> None:
        self._ids.discard(document)

    def commit(self) -> None:
        partial = self._list.with_suffix(".partial")
        partial.write_text(json.dumps(sorted(self._ids)))
        partial.replace(self._list)

    def close(self) -> None:
        pass


def paged(*pages: str) -> TextLayer:
    """A layer with these pages, each word with a box."""
    text, words = "", Words(array("I"), array("I"), array("I"), array("f"))
    spans: list[Page] = []
    for page in pages:
        start = len(text)
        for line, printed in enumerate(page.split("\n")):
            for word in printed.split():
                at = page.index(word) + start
                words.starts.append(at)
                words.ends.append(at + len(word))
                words.lines.append(line)
                words.boxes.extend((72.0, 12.5 * line, 80.25, 12.5 * line + 11.1))
        text += page + "\n"
        spans.append(Page(Span(start, len(text) - 1), f"p{len(spans) + 1}", 612.0, 792.0))
    return TextLayer(text, "test 1", pages=tuple(spans), words=words)


def flowing(*paragraphs: str) -> TextLayer:
    """A layer without pages."""
    text, blocks = "", []
    for paragraph in paragraphs:
        blocks.append(Block(Span(len(text), len(text) + len(paragraph)), BlockKind.PARAGRAPH))
        text += paragraph + "\n\n"
    return TextLayer(text, "test 1", blocks=tuple(blocks))


def prepared(layer: TextLayer, kind: Kind = Kind.FILING, part: int = 0, **facts: str) -> Prepared:
    """A draft of a layer, with a quotation for each piece between curly marks."""
    quotations, at = [], 0
    while (start := layer.text.find("“", at)) >= 0 and (at := layer.text.find("”", start)) > 0:
        span = Span(start + 1, at)
        quotations.append(Quotation(text=span.of(layer.text), pieces=(span,)))
    draft = Draft(layer=layer, facts=Facts(**facts), part=part, format="plain", remarks=("Page 1 is fine.",))
    return Prepared(draft=draft, kind=kind, quotations=tuple(quotations))
