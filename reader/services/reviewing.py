"""Reviewing: a person's decision is kept, and no later run overwrites it."""

from __future__ import annotations

from ..model.links import Review
from ..model.progress import Work
from ..model.reports import Changes
from ..model.requests import ReviewQuotation
from .desk import Desk


def review_quotation(desk: Desk, request: ReviewQuotation) -> Work[Changes]:
    """Keep the decision with its note."""
    library = desk.writing()
    review = Review(decision=request.decision, note=request.note, passage=request.passage)
    library.decide(request.coverage, request.number, review)
    yield from ()
    return Changes(amended=(request.coverage,))
