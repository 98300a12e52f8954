"""Names: who stands before or after a verb of saying."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .saying import (
    BETWEEN,
    DETERMINERS,
    DOCUMENTS,
    GOVERNING,
    ORGANISATIONS,
    PARTICLES,
    POSTS,
    PRONOUNS,
    STARTERS,
    STOPS,
    TITLES,
    VERBS,
)

MASK = "\x00"
"""Stands in place of every character of a quotation, so that its words are nobody's."""

_TOKEN = re.compile(r"\x00+|[^\W_](?:[\w’'&]|[-.](?=\w))*|[^\w\s\x00]")
_CONTRACTED = re.compile(r"(?:n['’]t|['’](?:ve|re|ll|d|m))\Z")
_POSSESSIVE = re.compile(r"(?:['’]s|s['’])\Z")


@dataclass(frozen=True, slots=True)
class Naming:
    """Words that name a speaker, as printed: where they begin among the tokens, and whether they are a pronoun."""

    words: str
    first: int
    pronoun: bool = False

    @property
    def proper(self) -> bool:
        """Whether it is a name rather than "the email"."""
        return not self.pronoun and self.words.split()[-1][0].isupper()

    @property
    def person(self) -> bool:
        """Whether it looks like a person's full name."""
        parts = self.words.split()
        return self.proper and len(parts) > 1 and not any(part.lower() in ORGANISATIONS for part in parts)


def tokens(text: str) -> list[str]:
    """The words and signs of a text; a quotation (see `MASK`) is one token."""
    return _TOKEN.findall(text)


def placed(text: str) -> Iterator[tuple[int, str]]:
    """The same words and signs with the places where they begin."""
    return ((match.start(), match[0]) for match in _TOKEN.finditer(text))


def ending(parts: Sequence[str]) -> Naming | None:
    """Whom the words name that end at the last token: the subject of a verb that follows there."""
    end = len(parts)
    while end and (parts[end - 1].lower() in BETWEEN or parts[end - 1].endswith("ly")):
        end -= 1
    if end and parts[end - 1].lower() == "who":
        end -= 2 if end > 1 and parts[end - 2] == "," else 1
    elif end and parts[end - 1] == ",":
        return _apposed(parts, end - 1)
    if not end:
        return None
    last = parts[end - 1]
    if last.lower() in PRONOUNS:
        return Naming(last, end - 1, pronoun=True)
    if _named(last):
        return _name(parts, end)
    if _small(last):
        return _noun(parts, end)
    return None


def beginning(parts: Sequence[str]) -> Naming | None:
    """Whom the words name that begin at the first token, as after "said" or "according to"."""
    if not parts:
        return None
    if parts[0].lower() in DETERMINERS and not (len(parts) > 1 and _named(parts[1])):
        end = _plain(parts, 1, 4)
        return Naming(" ".join(parts[:end]), 0) if end > 1 else None
    start = _plain(parts, 0, 4)
    end = start
    while end < len(parts) and (_named(parts[end]) or _joins(parts, end)):
        end += 1
    if end > start:
        return _name(parts, end, start)
    return Naming(parts[0], 0, pronoun=True) if parts[0].lower() in PRONOUNS else None


def _plain(parts: Sequence[str], start: int, limit: int) -> int:
    """Where the small words end that stand before a name ("president David Weisbrot") or after "the"."""
    end = start
    while end < min(len(parts), limit) and _small(parts[end]) and not _stops(parts[end]):
        end += 1
    return end


def _stops(token: str) -> bool:
    return token in STOPS or token.endswith("ing")


def _small(token: str) -> bool:
    return token.islower() and token.replace("-", "").isalpha()


def _named(token: str) -> bool:
    return token[0].isupper() and token.lower() not in PRONOUNS and not _CONTRACTED.search(token)


def _joins(parts: Sequence[str], index: int) -> bool:
    """Whether a token binds two capitalised ones into one name: "de", "of", or the stop of an initial or a title."""
    if not 0 < index < len(parts) - 1 or not _named(parts[index + 1]) or not _named(parts[index - 1]):
        return False
    if parts[index] == ".":
        return len(parts[index - 1]) == 1 or parts[index - 1].lower() in TITLES
    return parts[index] in PARTICLES and parts[index] != "and"


def _name(parts: Sequence[str], end: int, least: int = 0) -> Naming | None:
    start = end - 1
    while start > least and (_named(parts[start - 1]) or _joins(parts, start - 1)):
        start -= 1
    while start < end and parts[start].lower() in STARTERS and not (parts[start] == "The" and end - start > 2):
        start += 1
    if start and not least and parts[start - 1].lower() in GOVERNING:
        return None
    posts = [n for n in range(start, end - 1) if parts[n].lower() in POSTS or _POSSESSIVE.search(parts[n])]
    first = posts[-1] + 1 if posts else start
    words = " ".join(parts[first:end]).replace(" .", ".")
    words = words.rstrip(".")
    if not words or words.lower() in STARTERS or _POSSESSIVE.search(words):
        return None
    return Naming(words, start)


def _noun(parts: Sequence[str], end: int) -> Naming | None:
    """The noun with what goes with it ("one executive", "Meta’s lawyer"); but the writer of "Theakanath’s email"."""
    if parts[end - 1] in STOPS or parts[end - 1] in VERBS - DOCUMENTS:
        return None
    for start in range(end - 2, max(-1, end - 6), -1):
        token = parts[start]
        if _POSSESSIVE.search(token) and _named(token):
            owner = _name([*parts[:start], _POSSESSIVE.sub("", token)], start + 1)
            if owner is None:
                return None
            if parts[end - 1] in DOCUMENTS:
                return owner
            return Naming(" ".join((owner.words + "’s", *parts[start + 1 : end])), owner.first)
        if token.lower() in DETERMINERS:
            governed = start and parts[start - 1].lower() in GOVERNING
            return None if governed else Naming(" ".join(parts[start:end]), start)
        if not _small(token) or token in STOPS:
            return None
    return None


def _apposed(parts: Sequence[str], comma: int) -> Naming | None:
    """The name that an apposition closed by this comma explains ("Eich, the CTO,") or gives ("the CTO, Eich,")."""
    for index in range(comma - 1, max(0, comma - 14), -1):
        if parts[index] == ",":
            if comma - index > 2 and all(_named(part) for part in parts[index + 1 : comma]):
                return _name(parts, comma, index + 1)
            return _name(parts, index) if _named(parts[index - 1]) else None
        if parts[index] in ".;:" or parts[index].startswith(MASK):
            return None
    return None
