"""Queries: what a person types into the search field, as a tree.

Words all must stand; `"…"` is an exact phrase; `a OR b` takes either (and binds more tightly than the blank);
`-word` and `-"…"` leave out; `pre*` is any word that begins so. Everything else is words. Any kind of quotation mark
will do, and one that is left open closes at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ..model.errors import WrongQuery
from .words import words

MOST_WORDS = 200
"""How many words a query may have."""

_ITEM = re.compile(
    r"""(?P<minus>(?<!\S)[-−])?(?:["“”„«»„](?P<phrase>[^"“”„«»]*)(?:["“”„«»]|$)|(?P<word>[^\s"“”„«»]+))"""
)
_HYPHEN = re.compile(r"(?<=\w)[-‐‑](?=\w)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand one after the other; one word is the shortest phrase. The last may be a beginning only."""

    words: tuple[str, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of these."""

    options: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Every:
    """All of these, and none of those."""

    wanted: tuple[Node, ...]
    without: tuple[Node, ...] = ()


Node: TypeAlias = Phrase | Either | Every


def parse(query: str) -> Every:
    """The tree of a query; raises `WrongQuery` where it has nothing to look for, or too much."""
    wanted: list[Node] = []
    without: list[Node] = []
    joined = False
    for item in _ITEM.finditer(query):
        if item["word"] == "OR" and not item["minus"]:
            joined = bool(wanted)
            continue
        node = _node(item)
        if node is None:
            continue
        if item["minus"]:
            without.append(node)
        elif joined:
            wanted.append(Either((*_options(wanted.pop()), *_options(node))))
        else:
            wanted.append(node)
        joined = False
    _judge(wanted, without)
    return Every(tuple(wanted), tuple(without))


def phrases(node: Node) -> Iterator[Phrase]:
    """The phrases that a page may be found by, in order; those left out are not among them."""
    if isinstance(node, Phrase):
        yield node
    else:
        for inner in node.options if isinstance(node, Either) else node.wanted:
            yield from phrases(inner)


def _options(node: Node) -> tuple[Node, ...]:
    return node.options if isinstance(node, Either) else (node,)


def _node(item: re.Match[str]) -> Node | None:
    written = item["word"] if item["word"] is not None else item["phrase"]
    is_open = item["word"] is not None and written.endswith("*") and len(written.rstrip("*")) > 0
    readings = dict.fromkeys((tuple(words(written)), tuple(words(_HYPHEN.sub("", written)))))
    options = tuple(Phrase(reading, open=is_open) for reading in readings if reading)
    if not options:
        return None
    return options[0] if len(options) == 1 else Either(options)


def _judge(wanted: Sequence[Node], without: Sequence[Node]) -> None:
    if not wanted and without:
        raise WrongQuery("This search only says what to leave out.", "Add a word that is to be found.")
    if not wanted:
        raise WrongQuery("This search has no words.", "Type a word, or a phrase in quotation marks.")
    count = sum(len(phrase.words) for node in (*wanted, *without) for phrase in phrases(node))
    if count > MOST_WORDS:
        raise WrongQuery(
            f"This search has {count:,} words; at most {MOST_WORDS} are looked up.",
            "Shorten it, or trace it as a quotation.",
        )
