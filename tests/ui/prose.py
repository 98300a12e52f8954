"""Articles and filings without pages, made for tests."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.documents import Document, Facts, Kind
from reader.model.layers import Block, BlockKind, Furniture, FurnitureKind, Hyperlink, StyleRun, TextLayer
from reader.model.links import Verdict
from reader.model.readings import Key, Mark, Reading
from reader.model.spans import Span

ID = "0123456789ab"
WORDS = (
    "The pond 🦆 leaks",
    "She wrote: “more than 400,000 gallons a day, and it has not slowed,” to everybody who would read it that week.",
    "A second paragraph says “nothing at all” about the matter, and goes on for so long that it has to be broken.",
)


def layer(*parts: str, kinds: Sequence[BlockKind] = (), links: Sequence[str] = (), joined: str = "\n\n") -> TextLayer:
    """Blocks below one another, the first a heading; each of the words linked leads to an address."""
    kinds = kinds or (BlockKind.HEADING, *(len(parts) - 1) * [BlockKind.PARAGRAPH])
    text = joined.join(parts)
    blocks, at = [], 0
    for part, kind in zip(parts, kinds, strict=True):
        blocks.append(Block(Span(at, at + len(part)), kind, level=1))
        at += len(part) + len(joined)
    hyperlinks = tuple(Hyperlink(find(text, words), f"https://example.org/{words}") for words in links)
    return TextLayer(text, "test 1", blocks=tuple(blocks), links=hyperlinks)


def find(text: str, words: str) -> Span:
    """The span of words in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


def mark(text: str, words: str, number: int = 0, verdict: Verdict = Verdict.ALTERED, coverage: str = ID) -> Mark:
    """A mark on words."""
    return Mark(key=Key(coverage, number), spans=(find(text, words),), verdict=verdict)


def reading(made: TextLayer, *marks: Mark, kind: Kind = Kind.COVERAGE, author: str = "") -> Reading:
    """A document of a library."""
    facts = Facts(title="The pond leaks", author=author)
    document = Document(id=ID, digest="", part=0, path="", name="pond.html", format="html", kind=kind, facts=facts)
    return Reading(document=document, layer=made, marks=marks)


def styled(made: TextLayer, words: str, style: str) -> TextLayer:
    """The layer with words in another type."""
    return TextLayer(made.text, "test 1", blocks=made.blocks, styles=(StyleRun(find(made.text, words), style),))


def furnished(made: TextLayer, words: str) -> TextLayer:
    """The layer with words as furniture."""
    piece = Furniture(find(made.text, words), FurnitureKind.STAMP)
    return TextLayer(made.text, "test 1", blocks=made.blocks, furniture=(piece,))


def long(paragraphs: int) -> TextLayer:
    """A text of numbered paragraphs of uneven length, about 500 characters each."""
    body = (
        f"Paragraph {number}. " + "It went on raining over the reservoir. " * (5 + number % 17)
        for number in range(paragraphs)
    )
    return layer("The pond leaks", *(part.strip() for part in body))
