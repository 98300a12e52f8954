"""Reading: a document with everything that hangs on its text."""

from __future__ import annotations

from collections.abc import Sequence

from ..library.library import Library
from ..model.documents import Document, Kind
from ..model.layers import TextLayer
from ..model.links import Decision, Edit, Op, Placement, Verdict
from ..model.progress import Work
from ..model.readings import Key, Mark, Reading
from ..model.requests import ReadDocument
from ..model.spans import Span
from ..text.folding import fold
from . import reporting
from .desk import Desk


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
                    spans=_quoted_of(library.layer(document.id), passage.span, () if place else link.edits),
                    verdict=link.verdict,
                    decision=review.decision,
                    label=label,
                    place=place,
                )
                for place, passage in enumerate(passages)
                if passage.document == document.id
            ]
    return marks


def _quoted_of(layer: TextLayer, span: Span, edits: Sequence[Edit]) -> tuple[Span, ...]:
    """A passage without what the quoter's ellipses leave out; the whole of it where the edits do not tell."""
    left_out = [edit for edit in edits if edit.op is Op.ELLIPSIS and edit.source.strip()]
    if not left_out:
        return (span,)
    hidden = [Span(max(0, piece.span.start - span.start), min(len(span), piece.span.end - span.start))
              for piece in layer.furniture_in(span) if piece.span.start < span.end]  # fmt: skip
    folded = fold(span.of(layer.text), hidden)
    pieces, start, place = [], span.start, 0
    for edit in left_out:
        words = fold(edit.source).text.strip()
        at = folded.text.find(words, place)
        if at < 0:
            return (span,)
        gap, place = folded.unfold(at, at + len(words)), at + len(words)
        pieces.append((start, span.start + gap.start))
        start = span.start + gap.end
    pieces.append((start, span.end))
    return tuple(Span(first, end) for first, end in pieces if first < end) or (span,)
