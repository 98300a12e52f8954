"""Numbers: one value for "64k", "64,000" and "sixty-four thousand"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_listed = re.compile(r"\w+").findall
_UNITS = _listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TENS = _listed("twenty thirty forty fifty sixty seventy eighty ninety")
_SMALL = {word: number for number, word in enumerate(_UNITS)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
_LARGE = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
_FIGURES = re.compile(r"(\d{1,15}(?:\.\d{1,6})?)(k|mn?|bn?|tn)?")

NUMBER_WORDS = frozenset(_SMALL) | frozenset(_LARGE) | {"hundred"}


@dataclass(frozen=True, slots=True)
class Number:
    """The words from `first` to `stop` say a number of this value."""

    first: int
    stop: int
    value: str


def value(word: str) -> str | None:
    """The number that one folded word says, in figures; none where it says none. "64k" is "64000"."""
    if word in _SMALL:
        return str(_SMALL[word])
    found = _FIGURES.fullmatch(word)
    if not found:
        return None
    return _printed(float(found[1]) * _SHORT.get(found[2], 1)) if found[2] or "." in word else word.lstrip("0") or "0"


def numbers(words: Sequence[str]) -> Iterator[Number]:
    """The numbers said by more than one word of a text: "sixty four thousand", "3.5 million", "two hundred and six"."""
    at = 0
    while at < len(words):
        word = words[at]
        if word in NUMBER_WORDS or word[0].isdigit():
            stop, amount = _read(words, at)
            if stop > at + 1:
                yield Number(at, stop, _printed(amount))
            at = max(stop, at + 1)
        else:
            at += 1


def _read(words: Sequence[str], first: int) -> tuple[int, float]:
    """How far one number goes, and what it is worth; the grammar of English number words."""
    total, group, at, last = 0.0, 0.0, first, 0.0
    while at < len(words):
        word = words[at]
        if word in _SMALL:
            small = float(_SMALL[word])
            if last and not (last >= 100 or (last >= 20 and small < 10)):
                break
            group, last = group + small, small
        elif word == "hundred" and 0 < group < 100:
            group, last = group * 100, 100
        elif word in _LARGE and group:
            total, group, last = total + group * _LARGE[word], 0.0, 1000
        elif at == first and (found := _FIGURES.fullmatch(word)) and not found[2]:
            group = last = float(found[1])
        elif not (word == "and" and last == 100 and at + 1 < len(words) and words[at + 1] in _SMALL):
            break
        at += 1
    return at, total + group


def _printed(amount: float) -> str:
    return str(round(amount)) if amount == round(amount) else f"{amount:.6f}".rstrip("0")
