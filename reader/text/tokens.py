"""Tokens: the words of a text, folded, with the places where they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..model.spans import Span
from .folding import APOSTROPHES, HYPHENS, INVISIBLE, SOFT_HYPHEN, joins_line_end, veil

Places = NDArray[np.int64]

_OTHER, _LETTER, _DIGIT, _ALONE, _JOINER, _POINT, _COMMA, _UNSEEN = range(8)
_SIGNS = {"%": "percent", "&": "and", "§": "section"}
_HYPHENS = np.array([ord(mark) for mark in HYPHENS], np.uint32)
_DROPPED = re.compile(f"[{APOSTROPHES}{INVISIBLE}\u0300-\u036f,]")
_CJK = re.compile(
    "[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)

_kinds = np.full(0x110000, _UNSEEN, np.uint8)
_keys: dict[str, str] = {}
_KEYS_KEPT = 1 << 19


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text in order: each folded to its key, with start and end in the text (characters)."""

    words: list[str]
    starts: Places
    ends: Places

    def __len__(self) -> int:
        return len(self.words)


def tokens(text: str, hidden: Sequence[Span] = ()) -> Tokens:
    """The words of a text without its `hidden` spans (furniture, sorted).

    A word divided by a hyphen at a line's end, or by a soft one before a blank, is one, also where furniture stands
    between; "well-known" is two; apostrophes stay within words but not in their keys; a Chinese or Japanese character
    is a word of its own; the comma of "64,000" and the point of "3.5" belong to the number; "%", "&" and "§" are words.
    """
    shown = veil(text, hidden)
    codes = np.frombuffer(shown.encode("utf-32-le", "surrogatepass"), np.uint32)
    if not len(codes):
        return Tokens([], np.zeros(0, np.int64), np.zeros(0, np.int64))
    starts, ends = _edges(_classes(codes))
    raw = [shown[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    broken = _broken(shown, codes, starts, ends)
    if len(broken):
        raw, starts, ends = _rejoined(raw, starts, ends, broken)
    return Tokens(_folded(raw), starts, ends)


def key(word: str) -> str:
    """What a word is compared by: NFKC, case folded, without accents, apostrophes and invisible characters."""
    if word.isascii() and word.isalnum():
        return word.lower()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).casefold())
    return _SIGNS.get(word) or unicodedata.normalize("NFC", _DROPPED.sub("", plain)) or word


def _folded(raw: list[str]) -> list[str]:
    if len(_keys) > _KEYS_KEPT:
        _keys.clear()
    for word in set(raw).difference(_keys):
        _keys[word] = key(word)
    return [_keys[word] for word in raw]


def _classes(codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
    kinds = _kinds[codes]
    if _UNSEEN in kinds:
        for code in np.unique(codes[kinds == _UNSEEN]).tolist():
            _kinds[code] = _class(chr(code))
        kinds = _kinds[codes]
    return kinds


def _class(letter: str) -> int:
    if letter in _SIGNS or _CJK.match(letter):
        return _ALONE
    if letter in APOSTROPHES or letter in INVISIBLE or unicodedata.category(letter) in ("Mn", "Mc"):
        return _JOINER
    if letter.isdecimal():
        return _DIGIT
    if letter.isalpha() or (letter.isalnum() and unicodedata.category(letter) != "No"):
        return _LETTER
    return {".": _POINT, ",": _COMMA}.get(letter, _OTHER)


def _edges(kinds: NDArray[np.uint8]) -> tuple[Places, Places]:
    padded = np.concatenate(([_OTHER], kinds, [_OTHER] * 4))
    here = padded[1:-4]
    inside = (here == _LETTER) | (here == _DIGIT)
    around = np.concatenate(([False], inside, [False]))
    inside |= (here == _JOINER) & around[:-2] & around[2:]
    digit = padded == _DIGIT
    between = digit[:-5] & digit[2:-3]
    thousands = digit[3:-2] & digit[4:-1] & ~digit[5:]
    inside |= between & ((here == _POINT) | ((here == _COMMA) & thousands))
    alone = here == _ALONE
    before = np.concatenate(([False], inside[:-1]))
    after = np.concatenate((inside[1:], [False]))
    starts = np.flatnonzero((inside & ~before) | alone)
    ends = np.flatnonzero((inside & ~after) | alone) + 1
    return starts, ends


def _broken(shown: str, codes: NDArray[np.uint32], starts: Places, ends: Places) -> Places:
    """The numbers of the words that go on in the next one, behind a hyphen at the line's end."""
    if len(starts) < 2:
        return np.zeros(0, np.int64)
    found = np.flatnonzero((starts[1:] > ends[:-1] + 1) & np.isin(codes[ends[:-1]], _HYPHENS))
    good = []
    for number in found.tolist():
        end, start = int(ends[number]), int(starts[number + 1])
        gap = shown[end + 1 : start]
        divides = "\n" in gap or shown[end] == SOFT_HYPHEN
        if divides and gap.isspace() and joins_line_end(shown[end - 1], shown[start]):
            good.append(number)
    return np.array(good, np.int64)


def _rejoined(raw: list[str], starts: Places, ends: Places, broken: Places) -> tuple[list[str], Places, Places]:
    for number in reversed(broken.tolist()):
        raw[number] += raw[number + 1]
    keep_start, keep_end = np.ones(len(starts), bool), np.ones(len(ends), bool)
    keep_start[broken + 1] = False
    keep_end[broken] = False
    words = [word for word, keep in zip(raw, keep_start.tolist(), strict=True) if keep]
    return words, starts[keep_start], ends[keep_end]
