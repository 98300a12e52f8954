"""Finding where a quotation comes from, and judging it.

`place` (in `_placing`) is the one entry. A member of this room proposes places where a quotation may stand; it is a
module that ends in `PROPOSER: Proposer = …`. Members do not know each other: they are asked in order of `cost` until
the alignment is content.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from numpy.typing import NDArray

from ..model.links import Passage

if TYPE_CHECKING:
    from ._holdings import Holdings
    from ._reading import Query

MEMBER = "PROPOSER"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A quotation as the matcher sees it.

    `pieces` are the printed words of each piece, in order. `sources` are the ids of the documents it may come from;
    `cited` those that its own sentence points to, `near` those that its paragraph or its neighbours point
    to, both in order of nearness. `paragraph` numbers the paragraph it stands in, so that neighbours can help; `within`
    is the number of the ask in whose quotation this one is nested.

    `known` is a passage that a person has chosen, given for context only.
    """

    pieces: tuple[str, ...]
    sources: frozenset[str]
    cited: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    paragraph: int = 0
    within: int | None = None
    term: bool = False
    known: Passage | None = None


class Shelf(Protocol):
    """Some documents laid end to end, token after token, and where each word of their vocabulary stands.

    Positions count tokens from the shelf's first; `bases` holds each document's first position and, last, the number of
    all tokens; `numbers` is the word at each position, by its number in the sorted vocabulary.
    """

    @property
    def documents(self) -> Sequence[str]:
        """The documents' ids, in the order they stand."""

    @property
    def bases(self) -> NDArray[Any]:
        """Each document's first position and, last, the number of all tokens."""

    @property
    def numbers(self) -> NDArray[Any]:
        """The word at each position, by number."""

    @property
    def vocabulary(self) -> Sequence[str]:
        """Every word, by number: reads all of them."""

    def number(self, word: str) -> int | None:
        """The number of a word; none where it does not occur."""

    def word(self, number: int) -> str:
        """The word of that number."""

    def count(self, number: int) -> int:
        """How often a word occurs."""

    def positions(self, number: int) -> NDArray[Any]:
        """Where a word stands, in order."""

    def places(self, first: int, stop: int) -> tuple[NDArray[Any], NDArray[Any]]:
        """The starts and ends, in characters of their document, of the tokens from position `first` to `stop`."""


class Index(Protocol):
    """What matching needs of a library: a positional index."""

    def shelves(self) -> Sequence[Shelf]:
        """All shelves; together they hold every document once."""


@dataclass(frozen=True, slots=True)
class Window:
    """Where a quotation may stand: the tokens from `first` to `stop` of a shelf (by its place among the shelves).

    `promise` is how much of the quotation was seen there, in bits; `exact` that it is all of it, word for word.
    """

    shelf: int
    first: int
    stop: int
    promise: float
    exact: bool = False


class Proposer(Protocol):
    """A way to think of places where a quotation may stand."""

    @property
    def cost(self) -> int:
        """Its rank: the cheapest is asked first."""

    def propose(self, query: Query, holdings: Holdings) -> Iterable[Window]:
        """Windows in which the quotation may stand, the most promising first."""
