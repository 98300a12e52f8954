"""Reading: a document with everything that hangs on its text."""

from __future__ import annotations

from ..library.library import Library
from ..model.documents import Document, Kind
from ..model.links import Decision, Placement, Verdict
from ..model.progress import Work
from ..model.readings import Key, Mark, Reading
from ..model.requests import ReadDocument
from . import reporting
from .desk import Desk
from .lighting import lit


def read_document(desk: Desk, request: ReadDocument) -> Work[Reading]:
    """The document, its quotations with their judgement, and the marks of others' quotations in it."""
    library = desk.reading()
    document = library.find(request.name)
    report = yield from reporting.report(library, [document])
    own = report.documents[0].quotations if document.kind is Kind.COVERAGE else ()
    marks = [*_own_marks(library, document), *_quoted_marks(library, document)]
    marks.sort(key=lambda mark: (mark.spans[0], mark.key.coverage, mark.key.number))
    original = library.original(document.id)
    return Reading(
        document=document,
        layer=library.layer(document.id),
        quotations=own,
        marks=tuple(marks),
        original=str(original) if original else None,
    )


def _own_marks(library: Library, document: Document) -> list[Mark]:
    """What the document itself quotes."""
    if document.kind is not Kind.COVERAGE:
        return []
    found = zip(library.quotations(document.id), library.links(document.id), library.reviews(document.id), strict=True)
    return [
        Mark(
            key=Key(document.id, number),
            spans=quotation.pieces,
            verdict=link.verdict if link else Verdict.NOT_FOUND,
            decision=review.decision,
        )
        for number, (quotation, link, review) in enumerate(found)
    ]


def _quoted_marks(library: Library, document: Document) -> list[Mark]:
    """What others quote from the document; a place that nothing decides is no mark, and neither is a rejected one."""
    marks: list[Mark] = []
    for other in library.documents(Kind.COVERAGE):
        label = other.facts.publisher.rpartition(" ")[2] or other.title  # the Harrow Ledger is the Ledger
        found = zip(library.links(other.id), library.reviews(other.id), strict=True)
        for number, (link, review) in enumerate(found):
            if link is None or link.placement is Placement.AMBIGUOUS or review.decision is Decision.REJECTED:
                continue
            passages = (review.passage,) if review.passage else link.passages
            marks += [
                Mark(
                    key=Key(other.id, number),
                    spans=lit(library.layer(document.id), passage.span, () if place else link.edits),
                    verdict=link.verdict,
                    decision=review.decision,
                    label=label,
                    place=place,
                )
                for place, passage in enumerate(passages)
                if passage.document == document.id
            ]
    return marks
