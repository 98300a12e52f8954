"""Damage: telling what a scan has spoilt in the source from what the quoter has changed.

The library is the witness. A source word that stands nowhere else, or has letters in a row as no other word has, where
the quotation has a word that is known, was spoilt; so was one that a bad scan shows again and again, if it has the
outline of a far commoner word and keeps its company ("of tbe"). Two words that are both known in their own company
("a bad", "he had") differ because somebody changed one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from ..text.likeness import NEGATIONS, confusable, figures, inflected, is_close, is_slip, shapes
from ..text.numbers import value
from ._holdings import Holdings

_ENOUGH_WORDS = 5_000
_MOST_WORDS = 60_000
_TELLING, _USUAL = 3, 20
_OVERWHELMING = 80
_STRAY = 2
_COMMONER, _COMPANY = 30, 0.6
_MIDDLING, _LONG = 5, 7


class Witness:
    """What the holdings know of words."""

    def __init__(self, holdings: Holdings) -> None:
        self._holdings = holdings

    def is_damage(self, quoted: str, source: str, *, name: bool, large: bool, damaged: int) -> bool:
        """Whether the source word is the quoted one, spoilt; `damaged` words of the passage surely are.

        `name` tells that the quoted word is a name, `large` that the source's begins with a capital: one name for
        another is a change, even where a scan could have made it.
        """
        if any(letter.isdigit() for letter in quoted):
            unread = any(letter.isdigit() for letter in source) or self._holdings.known(source) <= 1
            return source != quoted and unread and figures(source) == quoted
        if source == quoted:
            return False
        alike = confusable(quoted, source)
        if any(letter.isdigit() for letter in source):
            return value(source) is None and (alike or is_close(shapes(quoted), shapes(source)))
        if not (alike or is_close(quoted, source)):
            return False
        if NEGATIONS.intersection((quoted, source)):
            once = self._holdings.known(source) <= 1 and self._holdings.known(quoted) >= _TELLING
            return alike and (once or self._is_disguised(quoted, source))
        if damaged and not name and self._is_likely(quoted, source, alike=alike, often=damaged > 1):
            return True
        return self._spoilt(quoted, source, alike=alike, name=name, large=large)

    def _is_likely(self, quoted: str, source: str, *, alike: bool, often: bool) -> bool:
        """Whether, in a scan known to be bad, the word is rather spoilt than changed."""
        if alike:
            return True
        known = self._holdings.known(source) > 1
        return not inflected(quoted, source) and (not known or (often and is_slip(quoted, source)))

    def _spoilt(self, quoted: str, source: str, *, alike: bool, name: bool, large: bool) -> bool:
        mine, theirs = self._holdings.known(quoted), self._holdings.known(source)
        drowned = mine >= _OVERWHELMING * max(1, theirs) and (alike or theirs <= _STRAY)
        strange = (theirs <= 1 <= mine or drowned) and self._is_strange(source) and not self._is_strange(quoted)
        if name:
            return mine >= _TELLING * theirs and (strange or (alike and not large))
        if len(source) == 1 and source not in "ai":
            return mine > 0
        if drowned or (strange and (alike or not inflected(quoted, source))):
            return True
        if alike and self._is_disguised(quoted, source):
            return True
        if alike:
            return theirs <= _STRAY and mine >= _usual(quoted, source) * max(1, theirs)
        return theirs <= 1 and mine >= 2 * _TELLING and len(quoted) != len(source) and not inflected(quoted, source)

    def _is_disguised(self, quoted: str, source: str) -> bool:
        """Whether the source word, where it stands, has the neighbours of the quoted one, which is far commoner."""
        mine, theirs = self._holdings.known(quoted), self._holdings.known(source)
        return mine >= _COMMONER * max(1, theirs) and self._holdings.company(source, quoted) >= _COMPANY

    def _is_strange(self, word: str) -> bool:
        """Whether three letters of the word stand together in hardly another."""
        known = self._triples if len(word) > 2 else {}
        own = self._holdings.known(word) > 0
        return bool(known) and any(known.get(triple, 0) <= own for triple in _triples(word))

    @cached_property
    def _triples(self) -> Mapping[str, int]:
        words = [word for shelf in self._holdings.shelves for word in shelf.vocabulary[:_MOST_WORDS]]
        if len(words) < _ENOUGH_WORDS:
            return {}
        edged = f"  {'  '.join(words)}  "
        return Counter(map("".join, zip(edged, edged[1:], edged[2:], strict=False)))


def _usual(quoted: str, source: str) -> int:
    """How much commoner a word must be than one of the same outline: long words have no real twins, short ones do."""
    if len(quoted) != len(source):
        return _TELLING
    return 1 if len(quoted) >= _LONG else _TELLING if len(quoted) >= _MIDDLING else _USUAL


def _triples(word: str) -> set[str]:
    edged = f" {word} "
    return {edged[at : at + 3] for at in range(len(edged) - 2)}
