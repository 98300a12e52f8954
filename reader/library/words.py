"""Words as search knows them: folded, every one kept, with their places.

A word is a run of letters and digits; what joins words in writing (`O'Connor`, `3:23-cv-03417`, `jane@example.org`)
only parts them, so that each part is found by itself and the whole as a phrase. `§` and `¶` are words. Scripts that
write no blanks between words give one word for each character, so that any part of a sentence is a phrase. Case,
accents, ligatures and widths are folded (NFKD); soft hyphens vanish, and a word broken at a line's end is one word.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

LONGEST = 120
"""How many characters of a word are kept: longer ones are found by their beginning."""

_PLAIN = re.compile(r"[0-9A-Za-z]+(?:-[ \t]*\n\s*[a-z]+)*")
_BROKEN = "[-\u2010][ \t]*\n\\s*"
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # Kana, Han
    "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"  # Hangul
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
_RAISED = "\u00b2\u00b3\u00b9\u2070-\u209f"


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return [word for raw in _pattern(text).findall(text) if (word := _folded(raw))]


def placed_words(text: str) -> Iterator[tuple[str, int, int]]:
    """The folded words of a text with their starts and ends; the same words as `words` gives."""
    for match in _pattern(text).finditer(text):
        if word := _folded(match.group()):
            yield word, match.start(), match.end()


def _pattern(text: str) -> re.Pattern[str]:
    return _PLAIN if text.isascii() else _wide()


@lru_cache(maxsize=1)
def _wide() -> re.Pattern[str]:
    """The pattern for all scripts: marks that combine with a letter, vowel signs among them, belong to its word."""
    marks = "".join(_ranges(c for c in range(0x300, 0x10000) if unicodedata.category(chr(c)) in ("Mn", "Mc", "Me")))
    letter = rf"[^\W_{_RAISED}{_UNSPACED}]"
    inner = rf"(?:{letter}|[{marks}])"
    return re.compile(
        rf"[§¶]|[{_UNSPACED}][{marks}]*|{letter}{inner}*(?:\u00ad\s*{inner}+|{_BROKEN}(?=[^\W\d_A-Z]){inner}+)*"
    )


def _ranges(codes: Iterator[int]) -> Iterator[str]:
    first = last = next(codes)
    for code in codes:
        if code != last + 1:
            yield f"{chr(first)}-{chr(last)}"
            first = code
        last = code
    yield f"{chr(first)}-{chr(last)}"


@lru_cache(maxsize=1 << 17)
def _folded(raw: str) -> str:
    if raw.isascii():
        folded = raw.lower()
        if not folded.isalnum():
            folded = "".join(filter(str.isalnum, folded))
    elif raw in "§¶":
        folded = raw
    else:
        split = unicodedata.normalize("NFKD", raw.casefold())
        folded = "".join(c for c in split if c.isalnum() or unicodedata.category(c) == "Mc").casefold()
    return sys.intern(folded[:LONGEST])
