"""Line numbers: the column of figures that pleading paper and transcripts print beside the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from .pages import Word

HIGHEST = 60
"""No court's paper has more lines than this."""
ENOUGH = 8
"""So many figures in a row are a numbering by themselves; fewer only where an earlier page had one there."""
SLACK = 3.0
"""Figures of one column stand in line to within so many points."""


def find_numbers(leaders: Iterable[Word], known: Sequence[float] = ()) -> list[Word]:
    """The line numbers among words that begin a stretch of text; `known` are right edges of earlier pages' columns.

    A column counts by one, from the top, at even steps; figures may be missing, and a page may have several.
    """
    figures = [word for word in leaders if word.text.isdecimal() and len(word.text) <= 2]
    figures = [word for word in figures if 1 <= int(word.text) <= HIGHEST]
    found: dict[Word, None] = {}
    for edge in (2, 0):
        for column in _columns(figures, edge):
            expected = any(abs(word.x1 - x) <= SLACK for word in column for x in known)
            run = _counting(column)
            if len(run) >= (3 if expected else ENOUGH) and len(run) >= 0.8 * len(column) and _even(run):
                found.update(dict.fromkeys(run))
    return list(found)


def _columns(figures: list[Word], edge: int) -> list[list[Word]]:
    columns: list[list[Word]] = []
    for word in sorted(figures, key=lambda word: float(word[edge])):
        if columns and abs(float(word[edge]) - float(columns[-1][-1][edge])) <= SLACK:
            columns[-1].append(word)
        else:
            columns.append([word])
    return columns


def _counting(column: list[Word]) -> list[Word]:
    """The figures that count upwards from the top, beginning again at 1 where a new sheet begins."""
    run: list[Word] = []
    for word in sorted(column, key=lambda word: word.y0):
        value, before = int(word.text), int(run[-1].text) if run else 0
        if value == 1 or before < value <= before + 3:
            run.append(word)
    return run


def _even(run: list[Word]) -> bool:
    steps = [
        (below.y0 - above.y0) / (int(below.text) - int(above.text))
        for above, below in pairwise(run)
        if int(below.text) > int(above.text)
    ]
    if not steps:
        return False
    usual = median(steps)
    return usual > 0 and sum(abs(step - usual) <= 0.25 * usual for step in steps) >= 0.7 * len(steps)
