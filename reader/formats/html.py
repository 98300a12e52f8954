"""Saved pages: one file of HTML, or a web archive of one page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from ..model.documents import Draft, Facts
from ..model.errors import UnreadableFile
from . import DocumentFormat, Source
from ._article import leave_article
from ._encodings import beginning, decode
from ._markup import Overgrown, compose, parse, prune
from ._metadata import headline, page_facts
from ._mhtml import SavedPage, is_archive, page_of

LARGEST = 64 << 20
"""How many bytes a saved page may have, pictures included."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_BEGINS = re.compile(
    r"(?:\s++|(?><!--.*?-->)|(?><\?xml.*?\?>))*+<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"<(?:head|body|title|meta|div|p|article|section|h1|table|span|br)\b[^<>]*>", re.IGNORECASE)


class Html:
    """Reads the article of a saved page; what surrounds it stays away, and what it links to is never fetched."""

    title = "Saved page"
    suffixes = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
    version = 1

    def recognises(self, source: Source) -> float:
        """Sure of a doctype, `<html>` or a web archive; half sure where the file begins with a tag and has more."""
        if is_archive(source.head):
            return 1.0
        start = (beginning(source.head) or "").lstrip()
        if _BEGINS.match(start):
            return 1.0
        tags = len(_TAG.findall(start))
        if start.startswith("<") and tags >= 2:
            return 0.7
        return 0.4 if tags and source.suffix in self.suffixes else 0.0

    def read(self, source: Source) -> Iterator[Draft]:
        """The one document of the page."""
        if source.path.stat().st_size > LARGEST:
            raise UnreadableFile(
                f"“{source.name}” is larger than any saved page should be ({LARGEST >> 20} MB).",
                "Save the page again without pictures, or print it to a PDF.",
            )
        page = _page(source, source.path.read_bytes())
        markup = decode(page.data, page.charset or _declared_charset(page.data))
        if markup is None:
            raise UnreadableFile(f"“{source.name}” is no page: it holds no text.", "Save the page again.")
        try:
            tree = parse(markup)
        except Overgrown:
            raise UnreadableFile(
                f"“{source.name}” nests its elements more than 2,000 deep, so it cannot be read whole.",
                "Copy the article's text into a text file, or print the page to a PDF.",
            ) from None
        yield self._draft(source, page, tree)

    def _draft(self, source: Source, page: SavedPage, tree: HtmlElement) -> Draft:
        facts = page_facts(tree).over(Facts(title=page.title, url=page.url if page.url.startswith("http") else ""))
        head = headline(tree, facts.title)
        prune(tree)
        found = leave_article(tree)
        layer = compose(tree.body, f"html {self.version}", facts.url, head)
        if not layer.text:
            raise UnreadableFile(
                f"“{source.name}” is a page without text.",
                "Its text may come with scripts, which are not run: open it in a browser and save what you see.",
            )
        remarks = () if found else ("No article was found in this page, so all of its text is kept.",)
        return Draft(layer=layer, facts=facts, format="html", leaning=0.9 if found else 0.75, remarks=remarks)


def _page(source: Source, data: bytes) -> SavedPage:
    if not is_archive(source.head):
        return SavedPage(data, "", "", "")
    page = page_of(data)
    if page is None:
        raise UnreadableFile(f"“{source.name}” is a web archive without a page.", "Save the page again.")
    return page


def _declared_charset(data: bytes) -> str:
    found = _XML.search(data[:1024]) or _CHARSET.search(data[:4096])
    return found[1].decode("ascii", "replace") if found else ""


FORMAT: DocumentFormat = Html()
