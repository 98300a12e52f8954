"""The article of a page: which elements of a saved page are what somebody wrote, and which are menus and adverts.

The choice is readability-lxml's (a port of arc90's Readability; no network). Since every word that is lost may be a
quotation, what it leaves out between headline and end is looked at again: captions, lists and prose come back.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator

from lxml import etree
from lxml.html import HtmlElement

from ._markup import parse, words_of

LARGEST, LONGEST = 60_000, 5_000_000
"""How many elements and characters a page may have for its article to be looked for: the work outgrows the page."""

_NUMBER = "n"
_PROSE = frozenset(("p", "blockquote", "h2", "h3", "h4", "li", "ol", "pre", "ul"))
_APART = frozenset(("nav", "aside", "footer", "form", "menu", "dialog"))
_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary", "dialog", "menu"))
_PROMOTION = re.compile(
    r"comment|related|recirc|promo|newsletter|subscri|sign-?up|share|social|sponsor|advert|cookie|consent|sidebar|"
    r"footer|disqus|breadcrumb|paywall|popular|trending|most-read|outbrain|taboola|read-?more",
    re.IGNORECASE,
)
_SHORTEST = 500
_FEWEST_WORDS = 8
_MOST_LINKED = 0.3

logging.getLogger("readability").addHandler(logging.NullHandler())


def leave_article(tree: HtmlElement) -> bool:
    """Drop from a pruned page all that is not its article; whether an article was found.

    Where none is found the page keeps all but what it declares itself to be apart (`<nav>`, `<footer>` …), or
    everything if nothing else is left.
    """
    elements = list(tree.iter(etree.Element))
    whole = len(words_of(tree.body))
    kept = _chosen(tree, elements) if len(elements) <= LARGEST and whole <= LONGEST else set()
    length = sum(len(_own_words(elements[n])) for n in kept)
    if length < _SHORTEST and length < whole / 10:
        _leave_unapart(tree)
        return False
    kept |= set(_rescued(elements, kept))
    _keep_only(elements, kept)
    return True


def _chosen(tree: HtmlElement, elements: list[HtmlElement]) -> set[int]:
    """The numbers of the elements that the library takes for the article."""
    from readability import Document  # type: ignore[import-untyped]
    from readability.readability import Unparseable  # type: ignore[import-untyped]

    for number, element in enumerate(elements):
        element.set(_NUMBER, str(number))
    try:
        article = parse(Document(tree).summary(html_partial=True))
    except Unparseable:
        return set()
    return {int(number) for number in article.xpath(f"//@{_NUMBER}") if number.isdecimal()}


def _rescued(elements: list[HtmlElement], kept: set[int]) -> Iterator[int]:
    """The numbers of captions, lists and prose between headline and end of the article that the choice left out."""
    spoken = [n for n in kept if _own_words(elements[n])]
    if not spoken:
        return
    first, last = min(spoken), max(spoken)
    heads = [n for n in range(first) if elements[n].tag == "h1"]
    top = _common_ancestor([elements[n] for n in spoken])
    inside = set(top.iter(etree.Element))
    for number in range(heads[-1] + 1 if heads else first, last):
        element = elements[number]
        if number in kept or not (number < first or element in inside):
            continue
        if _is_caption(element) or (element.tag in _PROSE and _reads_as_prose(element)):
            for descendant in element.iter(etree.Element):
                yield _number(descendant)


def _number(element: HtmlElement) -> int:
    return int(element.get(_NUMBER) or 0)


def _own_words(element: HtmlElement) -> str:
    """The words that stand in an element itself, not in one within it."""
    return " ".join(piece.strip() for piece in (element.text, *(child.tail for child in element)) if piece).strip()


def _common_ancestor(elements: Iterable[HtmlElement]) -> HtmlElement:
    common: list[HtmlElement] | None = None
    for element in elements:
        path = [element, *element.iterancestors()][::-1]
        if common is None:
            common = path
        else:
            depth = next((i for i, (a, b) in enumerate(zip(common, path, strict=False)) if a is not b), None)
            common = common[: len(path) if depth is None else depth]
    assert common
    return common[-1]


def _is_caption(element: HtmlElement) -> bool:
    captioned = element.tag == "figcaption" or "wp-caption-text" in (element.get("class") or "")
    return captioned and not _is_apart(element)


def _reads_as_prose(element: HtmlElement) -> bool:
    words = words_of(element)
    listed = element.tag in ("ul", "ol") and bool(words)
    if not listed and (len(words.split()) < _FEWEST_WORDS or words[-1].isalnum()):
        return False
    linked = sum(len(words_of(link)) for link in element.iter("a"))
    return linked <= _MOST_LINKED * len(words) and not _is_apart(element)


def _is_apart(element: HtmlElement) -> bool:
    """Whether the element, or one around it, is declared or named as no part of an article."""
    for ancestor in (element, *element.iterancestors()):
        if ancestor.tag in ("body", "html", "article", "main"):
            return False
        if ancestor.tag in _APART or ancestor.get("role") in _ROLES:
            return True
        if _PROMOTION.search(f"{ancestor.get('class') or ''} {ancestor.get('id') or ''}"):
            return True
    return False


def _keep_only(elements: list[HtmlElement], kept: set[int]) -> None:
    """Drop every element but those kept and those around them; what stands around all of them loses its words."""
    holding: set[HtmlElement] = set()
    for number in kept:
        element: HtmlElement | None = elements[number]
        while element is not None and element not in holding:
            holding.add(element)
            element = element.getparent()
    for number, element in enumerate(elements):
        parent = element.getparent()
        if element not in holding:
            if parent is not None and parent in holding:
                element.drop_tree()
        elif number not in kept and not any(_number(a) in kept for a in element.iterancestors()):
            element.text = None
            for child in element:
                child.tail = None


def _leave_unapart(tree: HtmlElement) -> None:
    apart = [e for e in tree.body.iter(etree.Element) if e.tag in _APART or e.get("role") in _ROLES]
    outermost = [e for e in apart if not any(around in apart for around in e.iterancestors())]
    if sum(len(words_of(e)) for e in outermost) < len(words_of(tree.body)):
        for element in outermost:
            element.drop_tree()
