"""Legible: words of documents made safe and short enough for a line of a terminal."""

from __future__ import annotations

import re

_WHITE = re.compile(r"\s+")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def legible(text: str) -> str:
    """The text on one line, harmless."""
    return harmless(_WHITE.sub(" ", text).strip())


def harmless(text: str) -> str:
    """The text in its lines, with what could steer a terminal or turn a line round as "�"."""
    return _UNPRINTABLE.sub("�", text)


def shorten(text: str, most: int) -> str:
    """The text on one line of at most so many characters, cut at a word where one ends near, with an ellipsis."""
    line = legible(text)
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    head, _, rest = cut.rpartition(" ")
    return f"{head if head and len(rest) < most // 3 else cut}…"


def day(stamp: str) -> str:
    """The day of an ISO 8601 date, its time left off."""
    return stamp[:10]


def count(number: int, one: str, many: str = "") -> str:
    """Such as "1 file" and "2 files"."""
    return f"{number} {one if number == 1 else many or one + 's'}"
