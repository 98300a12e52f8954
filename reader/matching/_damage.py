"""Damage: telling what a scan has spoilt in the source from what the quoter has changed.

The library is the witness. A source word that stands nowhere else, or spells letters in a row as no other word does, where
the quotation has a word that is known, was spoilt; two words that are both known differ because somebody changed one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from ..text.likeness import NEGATIONS, confusable, figures, inflected, is_close, is_slip
from ._holdings import Holdings

_ENOUGH_WORDS = 5_000
_MOST_WORDS = 60_000
_TELLING = 3
_OVERWHELMING = 200


class Witness:
    """What the holdings know of words."""

    def __init__(self, holdings: Holdings) -> None:
        self._holdings = holdings

    def is_damage(self, quoted: str, source: str, *, name: bool, damaged: int) -> bool:
        """Whether the source word is the quoted one, spoilt; `damaged` counts the words of the passage that surely are."""
        if any(letter.isdigit() for letter in quoted):
            unread = any(letter.isdigit() for letter in source) or self._holdings.count(source) <= 1
            return source != quoted and unread and figures(source) == quoted
        if source == quoted or NEGATIONS.intersection((quoted, source)):
            return False
        alike = confusable(quoted, source)
        if any(letter.isdigit() for letter in source):
            return alike and not source.isdigit()
        if not (alike or is_close(quoted, source)):
            return False
        if damaged and not name and self._is_likely(quoted, source, alike=alike, often=damaged > 1):
            return True
        return self._spoilt(quoted, source, alike=alike, name=name)

    def _is_likely(self, quoted: str, source: str, *, alike: bool, often: bool) -> bool:
        """Whether, in a scan known to be bad, the word is rather spoilt than changed."""
        if alike:
            return True
        known = self._holdings.count(source) > 1
        return not inflected(quoted, source) and (not known or (often and is_slip(quoted, source)))

    def _spoilt(self, quoted: str, source: str, *, alike: bool, name: bool) -> bool:
        mine, theirs = self._holdings.count(quoted), self._holdings.count(source)
        if name:
            return alike and mine >= _TELLING * theirs
        if len(source) == 1 and source not in "ai":
            return mine > 0
        if self._is_strange(source) and not self._is_strange(quoted):
            return alike or not inflected(quoted, source)
        if alike:
            return mine >= _TELLING * theirs
        return mine >= _OVERWHELMING * theirs or (
            theirs <= 1 and mine >= 2 * _TELLING and not inflected(quoted, source)
        )

    def _is_strange(self, word: str) -> bool:
        """Whether three letters of the word stand together in hardly another."""
        known = self._triples if len(word) > 2 else {}
        own = self._holdings.count(word) > 0
        return bool(known) and any(known.get(triple, 0) <= own for triple in _triples(word))

    @cached_property
    def _triples(self) -> Mapping[str, int]:
        words = [word for shelf in self._holdings.shelves for word in shelf.vocabulary[:_MOST_WORDS]]
        if len(words) < _ENOUGH_WORDS:
            return {}
        edged = f"  {'  '.join(words)}  "
        return Counter(map("".join, zip(edged, edged[1:], edged[2:], strict=False)))


def _triples(word: str) -> set[str]:
    edged = f" {word} "
    return {edged[at : at + 3] for at in range(len(edged) - 2)}
