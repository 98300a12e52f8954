"""Finding where a quotation comes from, and judging it.

`place` (in `_placing`) is the one entry. A member of this room proposes places where a quotation may stand; it is a
module that ends in `PROPOSER: Proposer = …`. Members do not know each other: they are asked in order of `cost` until
the alignment is content.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..model.links import Passage

MEMBER = "PROPOSER"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A quotation as the matcher sees it.

    `pieces` are the printed words of each piece, in order. `sources` are the ids of the documents it may come from;
    `cited` those that its own sentence points to, `near` those that its paragraph or its neighbours point
    to, both in order of nearness. `paragraph` numbers the paragraph it stands in, so that neighbours can help.

    `known` is a passage that a person has chosen, given for context only.
    """

    pieces: tuple[str, ...]
    sources: frozenset[str]
    cited: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    paragraph: int = 0
    term: bool = False
    known: Passage | None = None
