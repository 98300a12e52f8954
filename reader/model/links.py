"""Links: where a quotation comes from, and how faithful it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .spans import Span


class Verdict(StrEnum):
    """What the words are worth; in order of trust."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    ALTERED = "altered"
    REWORDED = "reworded"
    NOT_FOUND = "not_found"


class Placement(StrEnum):
    """How sure the place is."""

    UNIQUE = "unique"
    CONTEXT = "context"
    AMBIGUOUS = "ambiguous"
    NONE = "none"


class Attribution(StrEnum):
    """Whether the speaker whom the article names is the one whom the filing shows."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


class Decision(StrEnum):
    """What a person has decided of a link."""

    UNREVIEWED = "unreviewed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    CORRECTED = "corrected"


class Op(StrEnum):
    """What an edit does to the source's words to make the quotation's."""

    EQUAL = "equal"
    REPLACE = "replace"
    DELETE = "delete"
    INSERT = "insert"
    ELLIPSIS = "ellipsis"
    BRACKET = "bracket"


@dataclass(frozen=True, slots=True)
class Edit:
    """One step of the word diff: the quotation's words and the source's, as printed.

    Joined, the `quoted` sides give the quotation and the `source` sides the passage (white space and furniture aside).
    """

    op: Op
    quoted: str
    source: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A place where a quotation stands, or may stand; `score` is 0–1, `cited` that the article points there."""

    document: str
    span: Span
    score: float
    cited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What the library says of one quotation: the judgement, and the places, best first (at most 20 of `places`)."""

    verdict: Verdict
    placement: Placement
    score: float = 0.0
    reason: str = ""
    attribution: Attribution = Attribution.UNKNOWN
    places: int = 0
    passages: tuple[Passage, ...] = ()
    nearest: tuple[Passage, ...] = ()
    edits: tuple[Edit, ...] = ()


MOST_PLACES = 2_000
"""More places of one quotation are not told apart: a link with so many may have more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A person's decision on a quotation's link, and the passage chosen where it was corrected."""

    decision: Decision = Decision.UNREVIEWED
    note: str = ""
    passage: Passage | None = None
