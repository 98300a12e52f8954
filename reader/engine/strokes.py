"""Strokes: what the words alone do not show, looked up only where something hints at it.

Reading how each stroke of text was drawn takes as long as reading all words, so a page of plain lines is spared it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pymupdf

from ..text.pages import SLANTED, Rect, Word

_GLUED = re.compile(r"[^\W\d_][.,;:!?\"'”’)\]]*\d{1,3}$|[.,;:!?\"”’)\]]\d{1,3}$|^\d{1,3}[^\W\d_]|[*†‡§]$")
"""A word that may have a footnote mark before or behind it."""
_MARK = re.compile(r"\d{1,3}|[*†‡§]{1,3}")


def read_strokes(
    words: list[Word], text_page: pymupdf.TextPage, segments: Mapping[tuple[int, int], int], rotation: int
) -> tuple[list[Word], dict[int, int]]:
    """The words with raised marks cut off as words of their own, and the turns of segments not drawn rightwards.

    `segments` numbers the engine's lines by block and line. See `RawPage.turns` for the turns.
    """
    glued = any(_GLUED.search(word.text) for word in words)
    if not (glued or rotation or _upended(words)):
        return words, {}
    turns: dict[int, int] = {}
    marks: list[tuple[Rect, str]] = []
    for at, block in enumerate(text_page.extractDICT()["blocks"]):
        for of, line in enumerate(block.get("lines", ())):
            turn = _turn(*line["dir"])
            if turn and (at, of) in segments:
                turns[segments[at, of]] = turn
            elif glued and not turn:
                marks.extend(_raised(line["spans"]))
    return (_cut(words, marks) if marks else words), turns


def _upended(words: list[Word]) -> bool:
    """Whether a word stands upright: taller than wide, or below its forerunner in the same segment."""
    for before, word in pairwise(words):
        if word.segment == before.segment and abs(word.middle - before.middle) > 0.8 * (word.y1 - word.y0):
            return True
    return any(len(word.text) > 2 and word.y1 - word.y0 > 1.5 * (word.x1 - word.x0) for word in words)


def _turn(cosine: float, sine: float) -> int:
    if abs(cosine) > 0.95:
        return 0 if cosine > 0 else 2
    if abs(sine) > 0.95:
        return 1 if sine > 0 else 3
    return SLANTED


def _raised(spans: list[dict[str, Any]]) -> list[tuple[Rect, str]]:
    """The small figures of a line that stand above its base."""
    if len(spans) < 2:
        return []
    base = max(spans, key=lambda span: len(span["text"].strip()))
    size, foot = base["size"], base["origin"][1]
    return [
        (span["bbox"], span["text"].strip())
        for span in spans
        if _MARK.fullmatch(span["text"].strip())
        and span["size"] < 0.85 * size
        and 0.1 * size < foot - span["origin"][1] < size
    ]


def _cut(words: list[Word], marks: list[tuple[Rect, str]]) -> list[Word]:
    cut: list[Word] = []
    for word in words:
        for (x0, y0, x1, y1), mark in marks:
            if word.text != mark and x0 >= word.x0 - 0.5 and x1 <= word.x1 + 0.5 and word.y0 < (y0 + y1) / 2 < word.y1:
                cut += _parts(word, (x0, y0, x1, y1), mark)
                break
        else:
            cut.append(word)
    return cut


def _parts(word: Word, rect: Rect, mark: str) -> list[Word]:
    x0, y0, x1, y1 = rect
    if word.text.endswith(mark) and x0 > word.x0:
        body = word._replace(text=word.text.removesuffix(mark), x1=x0)
        return [body, Word(x0, y0, x1, y1, mark, word.segment, glued=True)]
    if word.text.startswith(mark) and x1 < word.x1:
        body = word._replace(text=word.text.removeprefix(mark), x0=x1, glued=True)
        return [Word(x0, y0, x1, y1, mark, word.segment), body]
    return [word]
