"""Jobs and intakes: what a reader process is asked for one file, and what it sends back."""

from __future__ import annotations

from dataclasses import dataclass

from .documents import Draft, Kind
from .quotations import Quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One file to be read: where its bytes are, what it was called, and the kind that a person gave it, if any."""

    path: str
    name: str
    kind: Kind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A draft with its guessed kind and, if it is coverage, its quotations."""

    draft: Draft
    kind: Kind
    quotations: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Everything read from one file, ready to be kept."""

    documents: tuple[Prepared, ...]
