"""Metadata: what a saved page says of itself, the most trustworthy place first.

JSON-LD, then OpenGraph (https://ogp.me), then other `<meta>` (Dublin Core, Highwire, Parse.ly, Sailthru), then the
page's own elements: canonical link, marked bylines and times, `<title>` without the name of the site.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from ..model.documents import Facts
from ..text.dates import iso
from ._json_ld import article_facts
from ._markup import words_of

_TITLE = ["og:title", "dc.title", "dcterms.title", "citation_title", "parsely-title", "sailthru.title", "twitter:title"]
_AUTHOR = [
    "dc.creator",
    "dcterms.creator",
    "author",
    "article:author",
    "citation_author",
    "parsely-author",
    "sailthru.author",
    "byl",
]
_DATE = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "citation_publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish_date",
    "publication_date",
    "article.published",
    "date",
]
_PUBLISHER = ["og:site_name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "application-name"]
_URL = ["og:url", "dc.identifier", "dcterms.identifier", "parsely-link", "twitter:url"]
_LANGUAGE = ["dc.language", "dcterms.language", "content-language", "og:locale"]
_BYLINES = (
    "//*[@itemprop='author']//*[@itemprop='name'] | //*[@rel='author'] | //*[@itemprop='author'] | "
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' byline ')] | "
    "//*[contains(@class, 'author-name')]"
)
_SEPARATOR = re.compile(r"(?<!\s)\s+(?:[|\-–—»«·/]|::)\s+")
_BEHIND_NAME = re.compile(r"\s[-–—|•·@]|,?(?<!\s)\s+(?=\w+\.? \d{1,2}, \d{4}|\d)")
_BY = re.compile(r"^(?:by|von|par|por|di|door|af|av)\b:?\s+", re.IGNORECASE)


def page_facts(tree: HtmlElement) -> Facts:
    """What is known of a saved page, before it is pruned."""
    declared = _declared(tree)
    facts = article_facts(tree, title_of(tree)).over(_meta_facts(declared)).over(_element_facts(tree))
    facts = Facts(title=_without_site(facts.title, facts.publisher)).over(facts)
    return Facts(author=_BY.sub("", facts.author), language=facts.language.replace("_", "-")).over(facts)


def title_of(tree: HtmlElement) -> str:
    """What the page calls itself in its `<title>`."""
    return next((words_of(element) for element in tree.iter("title") if not _in_picture(element)), "")


def headline(tree: HtmlElement, title: str) -> str:
    """The headline as the page prints it: its `<h1>` that shares most words with the title, else the title."""
    heads = [words for head in tree.iter("h1") if (words := words_of(head))]
    best = max(heads, key=lambda head: _likeness(head, title), default="")
    return best if best and (not title or _likeness(best, title) >= 0.5) else title


def _likeness(one: str, other: str) -> float:
    """How many of two titles' words both have, 0–1."""
    a, b = set(re.findall(r"\w+", one.lower())), set(re.findall(r"\w+", other.lower()))
    return len(a & b) / max(1, len(a | b))


def _declared(tree: HtmlElement) -> dict[str, str]:
    """The contents of `<meta>` by name or property in lower case; the first of each name counts."""
    declared: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = " ".join((meta.get("content") or "").split())
        names = f"{meta.get('property') or ''} {meta.get('name') or ''} {meta.get('itemprop') or ''}"
        for name in f"{names} {meta.get('http-equiv') or ''}".lower().replace("dc:", "dc.").split():
            if content:
                declared.setdefault(name, content)
    return declared


def _meta_facts(declared: dict[str, str]) -> Facts:
    def first(names: list[str]) -> str:
        return next((declared[name] for name in names if name in declared), "")

    return Facts(
        title=first(_TITLE),
        author=next((declared[n] for n in _AUTHOR if n in declared and not declared[n].startswith("http")), ""),
        date=next((day for name in _DATE if (day := iso(declared.get(name, "")))), ""),
        publisher=first(_PUBLISHER),
        url=next((declared[n] for n in _URL if declared.get(n, "").startswith("http")), ""),
        language=first(_LANGUAGE),
    )


def _element_facts(tree: HtmlElement) -> Facts:
    days = (element.get("datetime") or words_of(element) for element in tree.iter("time") if _dates_page(element))
    address = next((link.get("href") or "" for link in tree.iter("link") if link.get("rel") == "canonical"), "")
    return Facts(
        title=_headed(title_of(tree), tree),
        author=next((name for e in tree.xpath(_BYLINES) if 2 < len(name := _named(words_of(e))) < 80), ""),
        date=next((day for text in days if (day := iso(text))), ""),
        publisher=(urlsplit(address).hostname or "").removeprefix("www.") if address.startswith("http") else "",
        url=address if address.startswith("http") else "",
        language=(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""),
    )


def _named(byline: str) -> str:
    """A byline without the date, role or handle that stands behind the name."""
    return _BEHIND_NAME.split(_BY.sub("", byline))[0].strip()


def _in_picture(element: HtmlElement) -> bool:
    return next(element.iterancestors("svg"), None) is not None


def _dates_page(time: HtmlElement) -> bool:
    marks = f"{time.get('itemprop') or ''} {time.get('class') or ''}".lower()
    return "pubdate" in time.attrib or "published" in marks or "entry-date" in marks


def _headed(title: str, tree: HtmlElement) -> str:
    """A page's title without its site: the heading that it holds, or its first part of three words or more."""
    for head in tree.iter("h1", "h2"):
        words = words_of(head)
        if len(words.split()) > 2 and words in title:
            return words
    parts = _SEPARATOR.split(title)
    return next((part for part in parts if len(part.split()) > 2), title)


def _without_site(title: str, publisher: str) -> str:
    """The title without the publisher's name at its end or beginning."""
    parts = _SEPARATOR.split(title)
    if len(parts) > 1 and publisher:
        cut = {part for part in (parts[0], parts[-1]) if part.lower() == publisher.lower()}
        if cut == {parts[-1]}:
            return title[: title.rindex(parts[-1])].rstrip(" |-–—»«·/:")
        if cut == {parts[0]}:
            return title[len(parts[0]) :].lstrip(" |-–—»«·/:")
    return title
