"""Linking: each quotation of a piece of coverage is looked up in the filings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ..library.library import Library
from ..matching import Ask
from ..matching._placing import place
from ..model.documents import Document, Facts, Kind
from ..model.layers import TextLayer
from ..model.links import Link, Placement, Review
from ..model.progress import Progress, Work
from ..model.quotations import Quotation, Style
from ..model.reports import Changes
from ..model.requests import LinkDocuments
from ..model.spans import Span
from ..text import references, speakers
from .desk import Desk


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The documents among which a citation is resolved: facts and file name of each by id, and which are filings.

    `dockets` leads from docket ids to case ids, as far as articles have shown them side by side.
    """

    directory: Mapping[str, tuple[Facts, str]]
    filings: frozenset[str]
    dockets: Mapping[str, str]


def link_documents(desk: Desk, request: LinkDocuments) -> Work[Changes]:
    """Look the quotations of the named documents, or of all coverage, up again; decisions are kept."""
    library = desk.writing()
    named = [library.find(name) for name in request.names]
    return (yield from link(library, named or library.documents(Kind.COVERAGE)))


def link_due(library: Library) -> Work[Changes]:
    """Look up the quotations of the coverage whose links are older than the filings, or were never made."""
    due = frozenset(library.links_due())
    return (yield from link(library, [each for each in library.documents(Kind.COVERAGE) if each.id in due]))


def link(library: Library, coverage: Sequence[Document]) -> Work[Changes]:
    """Look up every quotation of the documents, and keep what was found."""
    everything = library.documents()
    directory = {each.id: (each.facts, each.name) for each in everything}
    filings = frozenset(each.id for each in everything if each.kind is Kind.FILING)
    dockets = references.learn([link.url for link in library.layer(each.id).links] for each in coverage)
    around = Surroundings(directory, filings, dockets)
    done, total = 0, sum(len(library.quotations(each.id)) for each in coverage)
    for document in coverage:
        quotations = library.quotations(document.id)
        reviews, layer = library.reviews(document.id), library.layer(document.id)
        asks = asks_of(document.id, quotations, reviews, layer, around)
        links = []
        for quotation, found in zip(quotations, place(asks, library.passages, library.layer), strict=True):
            links.append(attributed(library, quotation, found))
            done += 1
            yield Progress(done, total, document.title, "quotations")
        library.keep_links(document.id, links)
    return Changes(linked=tuple(each.id for each in coverage))


def attributed(library: Library, quotation: Quotation, link: Link) -> Link:
    """The link, with whether the speaker whom the article names is the one whom its passage shows."""
    if quotation.speaker is None or not link.passages or link.placement is Placement.AMBIGUOUS:
        return link
    shown = speaker_of(library.layer(link.passages[0].document), link.passages[0].span)
    return replace(link, attribution=speakers.attribution(quotation.speaker, shown))


def speaker_of(layer: TextLayer, span: Span) -> str | None:
    """Who wrote or said a passage, as far as the filing shows it."""
    return speakers.speaker_at(layer.text, [piece.span for piece in layer.furniture], span)


def asks_of(
    document: str,
    quotations: Sequence[Quotation],
    reviews: Sequence[Review],
    layer: TextLayer,
    around: Surroundings,
) -> list[Ask]:
    """What the matcher is asked of one document: its quotations with the documents that they point to.

    A quotation may come from any filing and from whatever it cites, but never from its own document.
    """
    starts = [block.span.start for block in layer.blocks]
    asks: list[Ask] = []
    spoken_of: tuple[str, ...] = ()
    for quotation, review in zip(quotations, reviews, strict=True):
        cited = _resolve((*quotation.cited, *quotation.mentions), around, document)
        paragraph = _resolve(quotation.near, around, document)
        near = _unique((*paragraph, *spoken_of))
        spoken_of = _unique((*cited, *paragraph)) or spoken_of
        asks.append(
            Ask(
                pieces=tuple(layer.said(piece) for piece in quotation.pieces),
                sources=(around.filings | frozenset(cited)) - {document},
                cited=cited,
                near=near,
                paragraph=bisect_right(starts, quotation.span.start),
                within=quotation.within,
                term=quotation.style is Style.TERM,
                known=review.passage,
            )
        )
    return asks


def _resolve(words: Iterable[str], around: Surroundings, own: str) -> tuple[str, ...]:
    found: list[str] = []
    for each in words:
        reference = references.parse_url(each) or references.parse_mention(each)
        if reference:
            found += references.resolve(reference, around.directory, around.dockets)
    return _unique(each for each in found if each != own)


def _unique(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
