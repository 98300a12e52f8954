"""WordPress posts as the REST interface gives them: one, or an array of them, each a document of its own.

The format is https://developer.wordpress.org/rest-api/reference/posts/.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from io import StringIO
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from ..model.documents import Draft, Facts
from ..model.errors import UnreadableFile
from ..text.dates import iso
from ..text.flow import clean
from . import DocumentFormat, Source
from ._encodings import beginning, decode
from ._markup import Overgrown, compose, parse, words_of

_OBJECT = re.compile(r'\s*(?:\[\s*)?\{\s*(?:"(?:[^"\\\n]|\\.)*"\s*:|\})')
_RENDERED = re.compile(r'"(?:content|title|excerpt)"\s*:\s*\{[^{}]{0,200}?"rendered"\s*:')
_JSON_ENDING = re.compile(r"\s*[\[{]")
_LOCAL = re.compile(r"[\d-]+T[\d:]+")
_TAIL = 2000
_LINES_TRIED = 3
_BOILERPLATE = re.compile(r"(?<!\s)(?:<p[^>]*>|<br\s*/?>|\s)*<a\b[^>]*>\s*Source link\s*</a>(?:</\w+>|<br\s*/?>|\s)*\Z")


class WordPress:
    """Reads posts; whatever else is JSON it refuses with a sentence, so that no one reads braces as an article."""

    title = "WordPress post"
    suffixes = (".json",)
    version = 1

    def recognises(self, source: Source) -> float:
        """Sure of rendered fields; half sure of any JSON object, or of JSON that is named so."""
        start = beginning(source.head) or ""
        if _OBJECT.match(start):
            return 1.0 if _RENDERED.search(start) else 0.6
        return 0.6 if source.suffix in self.suffixes and _JSON_ENDING.match(start) else 0.0

    def read(self, source: Source) -> Iterator[Draft]:
        """The posts of the file in its order; entries of an array that are no posts are passed over."""
        entries = _entries(source)
        posts = [entry for entry in entries if _is_post(entry)]
        if not posts:
            raise UnreadableFile(
                f"“{source.name}” is JSON, but no WordPress post.",
                "Give the answer of a site's /wp-json/wp/v2/posts, or save the article as a page or as text.",
            )
        for part, post in enumerate(posts):
            try:
                yield self._draft(post, part)
            except Overgrown:
                raise UnreadableFile(
                    f"Post {part + 1} of “{source.name}” nests its elements too deeply to be read.",
                    "Save the article as text instead.",
                ) from None

    def _draft(self, post: Mapping[str, Any], part: int) -> Draft:
        facts = _facts(post)
        body = parse(_without_boilerplate(_rendered(post, "content"))).body
        extractor = f"wordpress {self.version}"
        layer = compose(body, extractor, facts.url, facts.title)
        if not layer.text:
            layer = compose(parse(_rendered(post, "title")).body, extractor)
        remarks = () if words_of(body) else ("This post came without its text; perhaps it needs a password.",)
        return Draft(layer=layer, facts=facts, part=part, format="wordpress", leaning=1.0, remarks=remarks)


def _entries(source: Source) -> list[Any]:
    text = decode(source.path.read_bytes())
    try:
        value = json.loads(text or "", strict=False)
    except (ValueError, RecursionError):
        if _is_lines(text or ""):
            raise UnreadableFile(
                f"{source.name} is JSON lines, but no WordPress post.",
                "Give the answer of a site's /wp-json/wp/v2/posts, or save the articles as pages or as text.",
            ) from None
        raise UnreadableFile(
            f"“{source.name}” begins as JSON, but is damaged or breaks off.", "Download it again, or save it as text."
        ) from None
    return value if isinstance(value, list) else [value]


def _is_lines(text: str) -> bool:
    """Whether the text is JSON lines (https://jsonlines.org): more than one, and each of the first is a value."""
    lines = list(islice((line for line in StringIO(text) if line.strip()), _LINES_TRIED))
    try:
        return len(lines) > 1 and all(isinstance(json.loads(line), (dict, list)) for line in lines)
    except (ValueError, RecursionError):
        return False


def _is_post(entry: object) -> bool:
    return isinstance(entry, Mapping) and bool(_rendered(entry, "content") or _rendered(entry, "title"))


def _rendered(post: Mapping[str, Any], field: str) -> str:
    """The HTML of a field, which is `{"rendered": …}`."""
    value = post.get(field)
    rendered = value.get("rendered") if isinstance(value, Mapping) else None
    return rendered if isinstance(rendered, str) else ""


def _without_boilerplate(content: str) -> str:
    """The post without the "Source link" that syndicating plug-ins write at its end."""
    head, tail = content[:-_TAIL], content[-_TAIL:]
    return head + _BOILERPLATE.sub("", tail)


def _facts(post: Mapping[str, Any]) -> Facts:
    seo = post.get("yoast_head_json")
    seo = seo if isinstance(seo, Mapping) else {}
    link = _string(post.get("link"))
    return Facts(
        title=words_of(parse(_rendered(post, "title"))),
        author=_author(post) or _string(seo.get("author")),
        date=_date(post),
        publisher=_string(seo.get("og_site_name")) or (urlsplit(link).hostname or "").removeprefix("www."),
        url=link if link.startswith("http") else "",
        language=_string(seo.get("og_locale")).replace("_", "-"),
    )


def _author(post: Mapping[str, Any]) -> str:
    """The author's name where the answer embeds it (`?_embed`); else a post has only a number."""
    embedded = post.get("_embedded")
    authors = embedded.get("author") if isinstance(embedded, Mapping) else None
    names = [_string(a.get("name")) for a in authors if isinstance(a, Mapping)] if isinstance(authors, list) else []
    return ", ".join(name for name in names if name)


def _date(post: Mapping[str, Any]) -> str:
    universal = iso(_string(post.get("date_gmt")))
    if _LOCAL.fullmatch(universal):
        return f"{universal}+00:00"
    return universal or iso(_string(post.get("date")))


def _string(value: object) -> str:
    return clean(html.unescape(value)).strip() if isinstance(value, str) else ""


FORMAT: DocumentFormat = WordPress()
