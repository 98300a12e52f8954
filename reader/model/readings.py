"""Readings: a document as the window shows it, with everything that hangs on its text."""

from __future__ import annotations

from dataclasses import dataclass

from .documents import Document
from .layers import TextLayer
from .links import Decision, Verdict
from .reports import QuotationRow
from .spans import Span


@dataclass(frozen=True, slots=True)
class Key:
    """One quotation of the library: the id of its coverage and its number there, from 0."""

    coverage: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words of a document that are lit up: a quotation's own words in coverage, or a passage that it came from.

    `label` is who quotes (a publisher's short name), shown in a filing's margin. `place` counts the quotation's
    passages from 0, best first.
    """

    key: Key
    spans: tuple[Span, ...]
    verdict: Verdict
    decision: Decision = Decision.UNREVIEWED
    label: str = ""
    place: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document with its text layer, its own quotations, and all marks in its text in order of place.

    `original` is where the library keeps the file; none where that is missing.
    """

    document: Document
    layer: TextLayer
    quotations: tuple[QuotationRow, ...] = ()
    marks: tuple[Mark, ...] = ()
    original: str | None = None
