"""A small invented library: an order, filler around it, and what the matcher says of quotations in it."""

from __future__ import annotations

import random
from collections.abc import Callable

from reader.library.passages import PassageIndex
from reader.matching import Ask
from reader.matching._placing import place
from reader.model.layers import Furniture, FurnitureKind, TextLayer
from reader.model.links import Link
from reader.model.spans import Span

ORDER = """The company used about 64,000 books to train the model. It did not ask for permission, and Mr. Horrock, who
led the work, knew that the books were taken from a pirate library. On 3 May the committee met again to
consider whether the plan was lawful. "We don't think so," said the counsel. The minutes show that three percent of
the staff objected; the others kept silence. The parties agreed to remove the clause [of the license] and
to pay the costs . . . without delay. The plaintiffs’ reply was filed late.
The partys [sic] counsel knew of it. Their practises [sic], as he wrote, went on.
Nobody told the board of the decision until the papers had been writ-
ten and the budget of the colour department was spent. The chairman concluded that "it would be a mi-

Case 3:23-cv-03417-VC Document 391-10 Filed 01/10/25 Page 1 of 5

stake to wait any longer," and the motion was denied."""

WORDS = [
    f"{a}{b}{c}"
    for a in ("ba", "ne", "ko", "li", "sur")
    for b in ("ta", "mor", "vi", "den")
    for c in ("s", "ly", "n", "ter", "")
]


def layer(text: str) -> TextLayer:
    found = []
    for line in text.split("\n"):
        if line.startswith("Case "):
            start = text.index(line)
            found.append(Furniture(Span(start, start + len(line)), FurnitureKind.STAMP))
    return TextLayer(text, "test", furniture=tuple(found))


def filler(seed: int, length: int = 4000) -> str:
    """Words that mean nothing, so that the library is large enough for the rare to be rare."""
    chance = random.Random(seed)
    return " ".join(chance.choice([*WORDS, "the", "of", "to", "and", "it", "was"]) for _ in range(length))


class Case:
    """Documents by id, and what is linked to them."""

    def __init__(self, texts: dict[str, str]) -> None:
        self.layers = {document: layer(text) for document, text in texts.items()}
        self.index = PassageIndex()
        for document, made in self.layers.items():
            self.index.add(document, made)

    def links(self, *asks: Ask) -> list[Link]:
        return list(place(asks, self.index, self.layers.__getitem__))

    def ask(self, *pieces: str, cited: tuple[str, ...] = (), near: tuple[str, ...] = (), paragraph: int = 0) -> Ask:
        sources = frozenset(self.layers)
        return Ask(pieces=pieces, sources=sources, cited=cited, near=near, paragraph=paragraph)

    def link(self, *pieces: str) -> Link:
        return self.links(self.ask(*pieces))[0]

    def words(self, link: Link) -> str:
        """The passage's words as they stand."""
        passage = link.passages[0]
        return passage.span.of(self.layers[passage.document].text)


Library = Callable[[dict[str, str]], Case]


def bare(text: str) -> str:
    return "".join(text.split())
