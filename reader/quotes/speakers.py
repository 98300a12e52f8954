"""Speakers: whom the prose around a quotation names as saying it. Where that is not clear, nobody."""

from __future__ import annotations

import re

from .names import MASK, Naming, beginning, ending, placed, tokens
from .saying import ELSEWHERE, FINITE, PARTICIPLES, PASSIVE, PAST, VERBS

_SIGNED = re.compile(r"\s*(?:[—–―]|--)\s*(?P<name>[A-ZÀ-Þ][^\n\x00]{1,60})\s*\Z")
_NO_SUBJECT = frozenset(("the", "a", "his", "her", "their", "its", "and", "but", "or", "to"))
"""Before a word that looks like a verb: it is a noun, or shares the subject of the verb before."""
_NAMING = frozenset(("called", "calls", "calling", "reads"))
_PLAINEST = frozenset(("said", "says", "wrote", "writes", "told", "added", "adds"))
_CHINESE = re.compile("[说說称稱言写寫道]|表示|指出|认为|認為")
_REACH = 14
"""How many words after a quotation its tag's verb may stand."""


def said_after(after: str, *, runs_on: bool) -> Naming | None:
    """Whom the words right after a quotation name: “…,” X said; “…,” said X; “…,” according to X; “…” — X.

    `runs_on` tells that the quotation ends as one does before its tag; else only the plainest verbs make a tag.
    """
    if signed := _SIGNED.match(after):
        named = beginning(tokens(signed["name"]))
        return named if named and named.proper and named.first == 0 else None
    parts = tokens(after[:240])
    while parts and parts[0] in (",", "—", "–", "-", "…"):
        parts, runs_on = parts[1:], True
    if not parts:
        return None
    first = parts[0].lower()
    if first in ("according", "per"):
        return beginning(parts[2:] if first == "according" else parts[1:])
    verbs = FINITE if runs_on else _PLAINEST
    if first in verbs:
        return beginning(parts[1:])
    return _subject_after(parts[1:] if first == "as" else parts, verbs)


def said_before(before: str) -> Naming | None:
    """Whom the words of the sentence before a quotation name: X said “…”; X told Y that “…”; according to X, “…”."""
    parts = tokens(before[-600:])
    for index in range(len(parts) - 1, -1, -1):
        word = parts[index].lower()
        if word == "to" and index and parts[index - 1].lower() == "according":
            return beginning(parts[index + 1 :])
        if word not in VERBS or (word in _NAMING and index == len(parts) - 1):
            continue
        if word in PARTICIPLES:
            named = _just_before(parts[:index])
            if named is not None:
                return named
            continue
        if word in PAST and index and parts[index - 1].lower() in PASSIVE:
            continue
        if index and parts[index - 1].lower() in _NO_SUBJECT:
            continue
        return ending(parts[:index])
    return None


def verb_places(text: str) -> list[int]:
    """Where the verbs of saying in a text begin, in order: in English or in one of the languages of `ELSEWHERE`."""
    return sorted(
        (
            *(place for place, word in placed(text) if word.lower() in VERBS or word.lower() in ELSEWHERE),
            *(match.start() for match in _CHINESE.finditer(text)),
        )
    )


def opening_name(text: str) -> Naming | None:
    """The name with which a sentence begins, if it does."""
    parts = tokens(text)
    if not parts or not parts[0][0].isupper():
        return None
    named = beginning(parts)
    return named if named is not None and named.proper and named.first == 0 else None


def _subject_after(parts: list[str], verbs: frozenset[str]) -> Naming | None:
    for index, part in enumerate(parts[:_REACH]):
        if part.startswith(MASK) or part in ".;:!?":
            return None
        if index and part.lower() in verbs:
            named = ending(parts[:index])
            return named if named is not None and named.first == 0 else None
    return None


def _just_before(parts: list[str]) -> Naming | None:
    """The name right before a participle: "showed Bashlykov admitting"."""
    if not parts or not parts[-1][0].isupper():
        return None
    return ending(parts)
