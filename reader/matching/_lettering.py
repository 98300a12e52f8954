"""Lettering: what capitals, apostrophes and blanks around a word say."""

from __future__ import annotations

import re

from ..text.folding import APOSTROPHES

_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Prof|Messrs|v|No|Gen|Sen|Rep|Gov|Hon|[A-Z])\.$")


def cut(text: str, floor: int, start: int) -> int:
    """Where the printed part of a word begins that starts at `start`: behind the last blank after `floor`."""
    gap = text[floor:start]
    blanks = [at for at, letter in enumerate(gap) if letter.isspace()]
    if blanks:
        return floor + blanks[-1] + 1
    return start - 1 if gap.endswith("[") else start


def possessive(word: str) -> int:
    """1 for "plaintiff's", -1 for "plaintiffs'", 0 for what has no such apostrophe."""
    if re.search(rf"[{APOSTROPHES}][sS]\W?$", word):
        return 1
    return -1 if re.search(rf"[sS][{APOSTROPHES}]$", word) else 0


def is_large_inside(text: str, at: int) -> bool:
    """Whether a word is written large though it begins no sentence; "Mr." ends none."""
    before = text[max(0, at - 12) : at].rstrip()
    if not text[at : at + 1].isupper() or not before:
        return False
    return before[-1] not in ".?!:\"“'‘([—-" or bool(_TITLE.search(before))
