"""Documents with pages, made for tests: a layer whose words stand on a grid, and the PDF that shows them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from pathlib import Path

import pymupdf

from reader.model.documents import Document, Facts, Kind
from reader.model.layers import Furniture, FurnitureKind, Hyperlink, Page, TextLayer, Words
from reader.model.links import Verdict
from reader.model.readings import Key, Mark, Reading
from reader.model.spans import Span

LINES, COLUMNS = 20, 6
WIDTH, HEIGHT = 400.0, 500.0


def layer(pages: int = 3, rotation: int = 0) -> TextLayer:
    """Pages of 20 lines of 6 words, such as "p2l7w3"; first lines are furniture, page 1's last word is a link."""
    text, words, bounds, furniture = "", Words(array("I"), array("I"), array("I"), array("f")), [], []
    for page in range(1, pages + 1):
        start = len(text)
        for line in range(LINES):
            for column in range(COLUMNS):
                word = f"p{page}l{line}w{column}"
                words.starts.append(len(text))
                text += word
                words.ends.append(len(text))
                words.lines.append((page - 1) * LINES + line)
                words.boxes.extend(box(line, column))
                text += "\n" if column == COLUMNS - 1 else " "
            if line == 0:
                furniture.append(Furniture(Span(start, len(text) - 1), FurnitureKind.STAMP))
        bounds.append(Page(Span(start, len(text)), f"A-{page}", WIDTH, HEIGHT, rotation))
    last = LINES * COLUMNS - 1
    link = Hyperlink(Span(words.starts[last], words.ends[last]), "https://example.org/")
    return TextLayer(text, "test 1", furniture=tuple(furniture), links=(link,), pages=tuple(bounds), words=words)


def box(line: int, column: int) -> tuple[float, float, float, float]:
    """Where a word stands."""
    x, y = 40.0 + 48 * column, 30.0 + 22 * line
    return x, y, x + 40, y + 11


def span(made: TextLayer, first: str, last: str = "") -> Span:
    """From one word to another."""
    end = last or first
    return Span(made.text.index(first), made.text.index(end) + len(end))


def mark(made: TextLayer, first: str, last: str = "", number: int = 0, label: str = "", coverage: str = "c") -> Mark:
    """A mark over words."""
    key = Key(coverage, number)
    return Mark(key=key, spans=(span(made, first, last),), verdict=Verdict.ALTERED, label=label)


def reading(made: TextLayer, marks: Sequence[Mark] = (), original: Path | None = None) -> Reading:
    """A filing with these marks."""
    facts = Facts(title="Exhibit 7")
    document = Document(
        id="d", digest="", part=0, path="", name="7.pdf", format="pdf", kind=Kind.FILING, facts=facts, pages=3
    )
    return Reading(document=document, layer=made, marks=tuple(marks), original=str(original) if original else None)


def write(path: Path, made: TextLayer) -> Path:
    """The PDF: each word a black bar in its box, on white."""
    with pymupdf.open() as document:
        for page in made.pages:
            sheet = document.new_page(width=page.width, height=page.height)
            for index in made.words.within(page.span):
                sheet.draw_rect(made.words.rect(index), color=(0, 0, 0), fill=(0, 0, 0))
            sheet.set_rotation(page.rotation)
        document.save(path)
    return path
