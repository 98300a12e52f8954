"""Reporting: quotations, links and layers joined into what screens show and exporters write."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..library.library import Library
from ..model.documents import Document, Facts, Kind
from ..model.layers import TextLayer
from ..model.links import Edit, Link, Passage, Placement, Review, Verdict
from ..model.progress import Progress, Work
from ..model.quotations import Quotation
from ..model.reports import DocumentRow, FileRow, PassageRow, QuotationRow, Report
from ..model.requests import ListLinks, ListQuotations
from ..model.spans import Span
from . import linking
from .desk import Desk
from .lighting import lit

AROUND = 200
"""How many characters of its paragraph a passage brings along on either side, at most."""
UNLINKED = Link(verdict=Verdict.NOT_FOUND, placement=Placement.NONE, reason="Not looked up yet.")


def list_quotations(desk: Desk, request: ListQuotations) -> Work[Report]:
    """The quotations of one document or of all coverage."""
    library = desk.reading()
    return (yield from report(library, chosen(library, [request.name] if request.name else [])))


def list_links(desk: Desk, request: ListLinks) -> Work[Report]:
    """The quotations of the named documents, or of all coverage, that have the verdict asked for."""
    library = desk.reading()
    return (yield from report(library, chosen(library, request.names), request.verdict))


def chosen(library: Library, names: Sequence[str]) -> list[Document]:
    """The documents of those names, or all coverage where none are named."""
    return [library.find(name) for name in names] or library.documents(Kind.COVERAGE)


def report(
    library: Library,
    documents: Sequence[Document],
    verdict: Verdict | None = None,
    failed: Sequence[FileRow] = (),
) -> Work[Report]:
    """Everything known of the quotations of the documents."""
    rows: list[DocumentRow] = []
    for number, document in enumerate(documents):
        yield Progress(number, len(documents), document.title, "documents")
        found = zip(
            library.quotations(document.id), library.links(document.id), library.reviews(document.id), strict=True
        )
        quotations = [
            quotation_row(library, quotation, link or UNLINKED, review)
            for quotation, link, review in found
            if verdict is None or (link or UNLINKED).verdict is verdict
        ]
        rows.append(_document_row(document, quotations))
    due = frozenset(library.links_due())
    stale = sum(len(row.quotations) for row in rows if row.id in due)
    return Report(documents=tuple(rows), failed=tuple(failed), case=_case(library), stale=stale)


def quotation_row(library: Library, quotation: Quotation, link: Link, review: Review) -> QuotationRow:
    """One quotation with its judgement and the passages behind it."""
    return QuotationRow(
        text=quotation.text,
        start=quotation.span.start,
        end=quotation.span.end,
        pieces=tuple((piece.start, piece.end) for piece in quotation.pieces),
        style=quotation.style.value,
        speaker=quotation.speaker,
        cited=(*quotation.cited, *quotation.mentions),
        verdict=link.verdict,
        placement=link.placement,
        score=link.score,
        reason=link.reason,
        attribution=link.attribution,
        places=link.places,
        passages=tuple(
            passage_row(library, each, () if number else link.edits) for number, each in enumerate(link.passages)
        ),
        nearest=tuple(passage_row(library, each) for each in link.nearest),
        edits=link.edits,
        decision=review.decision,
        note=review.note,
    )


def passage_row(library: Library, passage: Passage, edits: Sequence[Edit] = ()) -> PassageRow:
    """A passage with its page, the words around it, and the boxes of what is quoted of it."""
    document, layer = library.document(passage.document), library.layer(passage.document)
    page = layer.page_at(passage.span.start)
    before, after = _around(layer, passage.span)
    return PassageRow(
        document=document.id,
        path=document.path,
        title=document.title,
        page=page,
        page_label=layer.label_of(page),
        start=passage.span.start,
        end=passage.span.end,
        text=passage.span.of(layer.text),
        score=passage.score,
        cited=passage.cited,
        boxes=tuple(box for piece in lit(layer, passage.span, edits) for box in layer.boxes(piece))
        if layer.pages
        else None,
        speaker=linking.speaker_of(layer, passage.span),
        docket=citation(document.facts),
        rotation=layer.pages[page - 1].rotation if page else 0,
        before=before,
        after=after,
    )


def citation(facts: Facts) -> str:
    """Where a filing stands in its docket, such as "2:24-cv-00817-RMH, ECF No. 118-7"."""
    number = "-".join(part for part in (facts.document, facts.attachment) if part and part != "0")
    return ", ".join(part for part in (facts.docket, f"ECF No. {number}" if number else "") if part)


def _around(layer: TextLayer, span: Span) -> tuple[str, str]:
    first, last = layer.block_at(span.start), layer.block_at(span.end)
    start = max(first.span.start if first else 0, span.start - AROUND)
    end = min(last.span.end if last else len(layer.text), span.end + AROUND)
    return _clean(layer, Span(min(start, span.start), span.start)), _clean(layer, Span(span.end, max(end, span.end)))


def _clean(layer: TextLayer, span: Span) -> str:
    return re.sub(r"\s+", " ", layer.said(span))


def _document_row(document: Document, quotations: Sequence[QuotationRow]) -> DocumentRow:
    return DocumentRow(
        id=document.id,
        path=document.path,
        title=document.title,
        kind=document.kind.value,
        publisher=document.facts.publisher,
        date=document.facts.date,
        url=document.facts.url,
        quotations=tuple(quotations),
    )


def _case(library: Library) -> str:
    name = library.settings.get("case")
    return name if isinstance(name, str) else ""
