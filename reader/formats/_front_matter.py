"""Front matter: the head of a Markdown file, in YAML between `---` or in TOML between `+++`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

import yaml

from ..model.documents import Facts
from ..text.dates import iso

_FENCED = re.compile(r"\s*^(---|\+\+\+)[ \t]*\n(.*?)^\1[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TITLE = ("title", "headline")
_AUTHOR = ("author", "authors", "byline")
_DATE = ("date", "published", "pubdate", "publishdate", "published_at", "date_published", "created")
_PUBLISHER = ("publisher", "site", "source", "original_site", "site_name")
_URL = ("url", "canonical_url", "canonical", "original_url", "link", "permalink", "source_url")
_LANGUAGE = ("lang", "language", "locale")


def split(text: str) -> tuple[Facts, str]:
    """What the front matter states, and the text behind it; no facts and all of the text where there is none."""
    found = _FENCED.match(text)
    fields = _fields(found[1], found[2]) if found else None
    if found is None or fields is None:
        return Facts(), text
    return _facts(fields), text[found.end() :]


def _fields(fence: str, block: str) -> Mapping[str, Any] | None:
    try:
        fields = yaml.safe_load(block) if fence == "---" else tomllib.loads(block)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return {str(key).lower(): value for key, value in fields.items()} if isinstance(fields, dict) else None


def _facts(fields: Mapping[str, Any]) -> Facts:
    def first(names: tuple[str, ...]) -> str:
        return next((words for name in names if (words := ", ".join(_words(fields.get(name))))), "")

    return Facts(
        title=first(_TITLE),
        author=first(_AUTHOR),
        date=iso(first(_DATE)),
        publisher=next((w for n in _PUBLISHER for w in _words(fields.get(n)) if not w.startswith("http")), ""),
        url=next((url for name in _URL for url in _words(fields.get(name)) if url.startswith("http")), ""),
        language=first(_LANGUAGE),
    )


def _words(value: object) -> Iterator[str]:
    """A value as words: texts and dates themselves, people by their names, lists one by one."""
    if isinstance(value, str):
        yield " ".join(value.split())
    elif isinstance(value, (date, datetime)):
        yield value.isoformat()
    elif isinstance(value, Mapping):
        yield from _words(value.get("name"))
    elif isinstance(value, list):
        for entry in value:
            yield from _words(entry)
