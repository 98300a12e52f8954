"""Opening: a document page by page, as words in their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pymupdf

from ..model.errors import UnreadableFile
from ..text.pages import RawPage, Rect, Word
from .strokes import read_strokes

pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)
pymupdf.set_messages(pylogging=True, pylogging_name="pymupdf")

MOST_PAGES = 20_000
_FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP | pymupdf.TEXT_CID_FOR_UNKNOWN_UNICODE
_UNCLEAN = re.compile("[\\x00-\\x20\\x7f-\\xa0\u2028\u2029\ufdd0\ufdd1\ufffe\uffff\ud800-\udfff]")
_SPARSE = 60
"""Only a page with fewer words than this is looked at for being a picture."""
FAULTS = (RuntimeError, ValueError, AttributeError, TypeError, IndexError, OverflowError, pymupdf.mupdf.FzErrorBase)
"""What the engine raises for damage: its own errors, and its wrapper's where a document lacks what that expects."""


class OpenDocument:
    """An open document; its pages count from 1."""

    def __init__(self, document: pymupdf.Document, pages: int) -> None:
        self._document = document
        self.pages = pages

    @property
    def facts(self) -> dict[str, str]:
        """The document's own metadata: title, author, creationDate and others, where given."""
        return {name: _clean(str(value)) for name, value in (self._document.metadata or {}).items() if value}

    def labels(self) -> list[str]:
        """The label of each page that the document itself names; empty where it names none."""
        try:
            if not self._document.is_pdf or not self._document.get_page_labels():
                return []
            return [_clean(self._document[at].get_label()) for at in range(self.pages)]
        except FAULTS:
            return []

    def page(self, number: int) -> RawPage:
        """What stands on a page; `failed` where the page is damaged beyond reading."""
        try:
            return _read(self._document, number)
        except FAULTS:
            return RawPage(number=number, width=612.0, height=792.0, failed=True)


@contextmanager
def open_pdf(path: Path, name: str = "") -> Iterator[OpenDocument]:
    """Open a PDF or a picture for reading; `name` is what messages call it, if not the file's own name.

    Raises UnreadableFile, with a sentence, for what is empty, damaged, locked, without pages or absurdly long.
    """
    with opened(path, name or path.name) as document:
        yield OpenDocument(document, len(document))


@contextmanager
def opened(path: Path, name: str) -> Iterator[pymupdf.Document]:
    """The engine's own document, open and known to be whole enough to use."""
    document = _open(path, name)
    try:
        if document.is_reflowable:
            raise UnreadableFile(f"“{name}” is damaged or not a PDF.", "Get the file again.")
        if document.needs_pass:
            raise UnreadableFile(f"“{name}” needs a password.", "Save a copy without a password and add that.")
        pages = _count(document)
        if not pages:
            raise UnreadableFile(f"“{name}” has no pages that can be read.", "It may be damaged; get the file again.")
        if pages > MOST_PAGES:
            raise UnreadableFile(
                f"“{name}” has {pages:,} pages, more than the {MOST_PAGES:,} that can be read.",
                "Split it and add the parts.",
            )
        yield document
    finally:
        document.close()


def _open(path: Path, name: str) -> pymupdf.Document:
    try:
        if not path.stat().st_size:
            raise UnreadableFile(f"“{name}” is empty.", "Get the file again.")
        with path.open("rb") as file:
            head = file.read(1024)
        kind = "pdf" if b"%PDF" in head else None
        return pymupdf.open(path, filetype=kind)
    except OSError as fault:
        raise UnreadableFile(f"“{name}” cannot be opened.", f"The system says: {fault.strerror or fault}.") from fault
    except FAULTS as fault:
        raise UnreadableFile(f"“{name}” is damaged or not a PDF.", "Get the file again.") from fault


def _count(document: pymupdf.Document) -> int:
    try:
        return len(document)
    except FAULTS:
        return 0


def _clean(text: str) -> str:
    return text if text.isprintable() else _UNCLEAN.sub("", text)


def _read(document: pymupdf.Document, number: int) -> RawPage:
    page = document[number - 1]
    box, rotation = page.rect, page.rotation
    width, height = (box.height, box.width) if rotation % 180 else (box.width, box.height)
    raw = RawPage(number=number, width=width, height=height, rotation=rotation)
    text_page = page.get_textpage(flags=_FLAGS)
    words: list[Word] = []
    segments: dict[tuple[int, int], int] = {}
    for x0, y0, x1, y1, text, block, line, _ in text_page.extractWORDS():
        if clean := _clean(text):
            words.append(Word(x0, y0, x1, y1, clean, segments.setdefault((block, line), len(segments))))
    raw.words, raw.turns = read_strokes(words, text_page, segments, rotation)
    raw.links = _links(page)
    raw.pictured = len(words) < _SPARSE and _pictured(page, width * height)
    return raw


def _links(page: pymupdf.Page) -> list[tuple[Rect, str]]:
    rotated = page.derotation_matrix
    return [
        (tuple(link["from"] * rotated), _clean(link["uri"]))
        for link in page.get_links()
        if link.get("kind") == pymupdf.LINK_URI and link.get("uri")
    ]


def _pictured(page: pymupdf.Page, area: float) -> bool:
    covered = sum(abs(pymupdf.Rect(image["bbox"]) & page.rect) for image in page.get_image_info())
    return bool(covered >= 0.5 * area)
