"""Terms: marks that set off a word or a title and quote nobody."""

from __future__ import annotations

import re

_TITLED = re.compile(
    r"\b(?:titled|entitled|headlined|subtitled|nicknamed|dubbed|so-called|known (?:\w+ )?as|referred to as|"
    r"(?:the|a) (?:term|word|phrase|concept|title|label|category|abbreviation|acronym|hashtag|file|folder)s?|"
    r"term of art|stands for|short for)\s*[,:]?\s*\Z",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:called|named|(?:song|book|novel|essay|film|movie|album|episode|article|paper|chapter|section|video|show|game)s?),?\s*\Z",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_](?:[^\W_]|[-'’./&])*")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SMALL = re.compile(r"(?:an?|the|of|and|or|in|on|to|for|with|at|by|from|as|is|vs?)\Z", re.IGNORECASE)


def is_term(words: str, before: str, spoken: bool) -> bool:
    """Whether quoted words are a term or a title.

    They are where the words before name them so, or where nobody is said to speak (`spoken` tells that a speaker or a
    verb of saying stands in the sentence) and they are one bare word or capitalised like a title.
    """
    if _TITLED.search(before):
        return True
    parts = _WORD.findall(words)
    if not parts or words.rstrip(",")[-1:] in ".?!。！？":
        return False
    if _CALLED.search(before):
        return _capitalised(parts)
    if spoken:
        return False
    if _HAN.search(words):
        return len(words) <= 4
    return len(parts) == 1 or (len(parts) < 12 and _capitalised(parts))


def _capitalised(parts: list[str]) -> bool:
    return parts[0][0].isupper() and all(part[0].isupper() or part[0].isdigit() or _SMALL.match(part) for part in parts)
