"""JSON-LD: what a page says of its article in schema.org's words (https://schema.org/Article)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml.html import HtmlElement

from ..model.documents import Facts
from ..text.dates import iso

_TYPES = re.compile(r"(?:Article|BlogPosting|Report|DiscussionForumPosting|SocialMediaPosting|ScholarlyArticle)$")
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|(?://\s*)?\]\]>|;)\s*$", re.DOTALL)


def article_facts(tree: HtmlElement, title: str) -> Facts:
    """What the page's JSON-LD says of its article; nothing where it has none or speaks of something else.

    Some sites put the name into `headline`, others (Wikipedia) into `name`: the one that `title` holds counts.
    """
    nodes = [node for text in _scripts(tree) for node in _nodes(text)]
    articles = [node for node in nodes if any(_TYPES.search(kind) for kind in _strings(node.get("@type")))]
    known = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    article = next((node for node in articles if node.get("headline")), {})
    names = [_plain(article.get(key)) for key in ("headline", "name")]
    return Facts(title=next((name for name in names if name and name in title), "")).over(facts_of(article, known))


def facts_of(article: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]) -> Facts:
    """The facts that one schema.org Article states; `known` are further nodes by their `@id`."""
    page = article.get("mainEntityOfPage")
    address = article.get("url") or (page.get("@id") if isinstance(page, Mapping) else page) or ""
    return Facts(
        title=_plain(article.get("headline")),
        author=", ".join(dict.fromkeys(_names(article.get("author"), known))),
        date=iso(_plain(article.get("datePublished") or article.get("dateCreated"))),
        publisher=next(_names(article.get("publisher"), known), ""),
        url=address if isinstance(address, str) and address.startswith("http") else "",
        language=_plain(article.get("inLanguage")),
    )


def _scripts(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield script.text


def _nodes(text: str) -> Iterator[Mapping[str, Any]]:
    """Every object of a JSON text, outer ones first, in order; none where it is broken."""
    try:
        waiting = [json.loads(_WRAPPING.sub("", text), strict=False)]
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting.extend(entry for entry in reversed(value.values()) if isinstance(entry, (dict, list)))
        elif isinstance(value, list):
            waiting.extend(reversed(value))


def _names(value: object, known: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """The names of people or organisations, however they are given."""
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, Mapping):
            entry = entry.get("name") or known.get(str(entry.get("@id")), {}).get("name")
        for name in _strings(entry):
            if name and not name.startswith("http"):
                yield name


def _strings(value: object) -> list[str]:
    return [_plain(entry) for entry in (value if isinstance(value, list) else [value])]


def _plain(value: object) -> str:
    return " ".join(html.unescape(value).split()) if isinstance(value, str) else ""
