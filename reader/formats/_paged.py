"""What formats with pages share: from an open document to its draft."""

from __future__ import annotations

from collections.abc import Sequence

from ..engine.opening import OpenDocument, open_pdf
from ..model.documents import Draft
from ..model.errors import UnreadableFile
from ..text.composition import compose
from ..text.furniture import mark_furniture, printed_numbers, unworded_pages
from ..text.labels import page_labels
from ..text.lines import read_page
from ..text.pages import ReadPage
from ..text.titles import filing_signs, first_facts
from . import Source

MOST_CHARACTERS = 50_000_000
FILING, UNDECIDED = 0.1, 0.5


def read_paged(source: Source, form: str, version: int) -> Draft:
    """The document of a file with pages, which `form` names; see `open_pdf` for what it raises."""
    with open_pdf(source.path, source.name) as document:
        pages = _pages(document, source.name)
        stamps = mark_furniture(pages)
        labels = page_labels(document.labels(), stamps, printed_numbers(pages))
        layer = compose(pages, labels, f"{form} {version}")
        unworded = [number for number in unworded_pages(layer) if pages[number - 1].raw.pictured]
        return Draft(
            layer=layer,
            facts=first_facts(layer, stamps, document.facts),
            format=form,
            leaning=FILING if filing_signs(layer, stamps) else UNDECIDED,
            remarks=_remarks(pages, unworded),
        )


def _pages(document: OpenDocument, name: str) -> list[ReadPage]:
    pages: list[ReadPage] = []
    length = 0
    edges: tuple[float, ...] = ()
    for number in range(1, document.pages + 1):
        page = read_page(document.page(number), edges)
        edges = page.numbered or edges
        length += sum(len(word.text) + 1 for word in page.raw.words)
        if length > MOST_CHARACTERS:
            raise UnreadableFile(f"“{name}” holds more text than can be read.", "Split it and add the parts.")
        pages.append(page)
    if all(page.raw.failed for page in pages):
        raise UnreadableFile(f"No page of “{name}” can be read.", "The file is damaged; get it again.")
    return pages


def _remarks(pages: Sequence[ReadPage], pictures: Sequence[int]) -> tuple[str, ...]:
    remarks = [f"Page {page.raw.number} is damaged and was left out." for page in pages if page.raw.failed]
    if len(pictures) == 1:
        remarks.append(f"Page {pictures[0]} is a picture without words.")
    elif pictures:
        remarks.append(f"{len(pictures)} of {len(pages)} pages are pictures without words.")
    return tuple(remarks)
