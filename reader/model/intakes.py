"""Intakes: what a reader process sends back for one file."""

from __future__ import annotations

from dataclasses import dataclass

from .documents import Draft, Kind
from .quotations import Quotation


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
