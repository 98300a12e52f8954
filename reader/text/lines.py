"""Printed lines: from words that lie about on a page to lines in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..model.layers import FurnitureKind
from .columns import Stretch, arrange
from .numbering import find_numbers
from .pages import SLANTED, Line, RawPage, ReadPage, Word, turn_rect

WIDE = 1.2
"""A gap of so many word heights ends a stretch."""


def read_page(page: RawPage, known: Sequence[float] = ()) -> ReadPage:
    """The page's printed lines in reading order, its line numbers marked.

    Text that is turned is read in its own direction; what runs otherwise than most of the page comes last, as lines
    aside. `known` are right edges of earlier pages' columns of line numbers.
    """
    by_turn: dict[int, list[Word]] = {}
    for word in page.words:
        by_turn.setdefault(page.turns.get(word.segment, 0), []).append(word)
    main = max(by_turn, key=lambda turn: (turn != SLANTED, len(by_turn[turn])), default=0)
    lines: list[Line] = []
    for turn in sorted(by_turn, key=lambda turn: (turn != main, turn)):
        lines += _lines(page, by_turn[turn], turn, known if turn == main else ())
        for line in lines:
            line.aside = line.aside or line.turn != main
    edges = {
        round(line.words[at].x1)
        for line in lines
        for at, _, kind in line.hidden
        if kind is FurnitureKind.LINE_NUMBER and line.turn == main
    }
    return ReadPage(page, lines, page.width if main in (1, 3) else page.height, tuple(sorted(edges)))


def _lines(page: RawPage, words: list[Word], turn: int, known: Sequence[float]) -> list[Line]:
    if turn > 0:
        words = [Word(*turn_rect(word[:4], turn, page.width, page.height), *word[4:]) for word in words]
    stretches = _stretches(_once(words))
    if turn == SLANTED:
        return [Line(piece.words, turn=turn) for piece in stretches]
    numbers = set(find_numbers((piece.words[0] for piece in stretches), known))
    if numbers:
        stretches = _numbered(stretches, numbers)
    margin = min((word.x0 for word in numbers), default=0.0)
    beside = [piece for piece in stretches if piece.x1 <= margin]
    regions = [*arrange([piece for piece in stretches if piece.x1 > margin]), beside]
    lines: list[Line] = []
    for at, region in enumerate(regions):
        for row in _rows(region):
            line = Line(row, at, turn, aside=region is beside)
            line.hidden = [
                (i, i + 1, FurnitureKind.LINE_NUMBER) for i, word in enumerate(row) if numbers and word in numbers
            ]
            lines.append(line)
    return lines


def _once(words: list[Word]) -> list[Word]:
    """The words without those drawn twice in the same place, as some programs do for bold."""
    seen = Counter((round(word.x0), round(word.y0), word.text) for word in words)
    if len(seen) == len(words):
        return words
    kept: dict[tuple[int, int, str], Word] = {}
    for word in words:
        kept.setdefault((round(word.x0), round(word.y0), word.text), word)
    return list(kept.values())


def _stretches(words: list[Word]) -> list[Stretch]:
    stretches: list[Stretch] = []
    for word in words:
        x0, y0, x1, y1, _, segment, glued = word
        last = stretches[-1] if stretches else None
        if last and last.words[-1].segment == segment and (glued or -1 <= x0 - last.x1 < WIDE * (y1 - y0)):
            last.words.append(word)
            last.x1 = max(last.x1, x1)
            last.y0 = min(last.y0, y0)
            last.y1 = max(last.y1, y1)
        else:
            stretches.append(Stretch([word], x0, y0, x1, y1))
    return stretches


def _numbered(stretches: list[Stretch], numbers: set[Word]) -> list[Stretch]:
    """Each number standing alone joined to the stretch that follows it on its line."""
    alone = [piece for piece in stretches if len(piece.words) == 1 and piece.words[0] in numbers]
    texts = [piece for piece in stretches if len(piece.words) > 1 or piece.words[0] not in numbers]
    placed = [(piece.middle, piece) for piece in texts]
    kept: list[Stretch] = []
    for number in alone:
        level, reach = number.middle, 0.5 * (number.y1 - number.y0)
        beside = [piece for middle, piece in placed if abs(middle - level) <= reach and piece.x0 >= number.x1 - 1]
        text = min(beside, key=lambda piece: piece.x0, default=None)
        if text is None or text.words[0] in numbers:
            kept.append(number)
        else:
            text.words.insert(0, number.words[0])
            text.x0 = number.x0
    return kept + texts


def _rows(region: list[Stretch]) -> list[list[Word]]:
    """The words of a region line by line, from the top, each line from the left."""
    rows: list[tuple[list[Stretch], float, float]] = []
    for piece in sorted(region, key=lambda piece: (piece.middle, piece.x0)):
        for at in range(len(rows) - 1, max(-1, len(rows) - 3), -1):
            row, top, bottom = rows[at]
            shared = min(bottom, piece.y1) - max(top, piece.y0)
            if shared > 0.5 * min(bottom - top, piece.y1 - piece.y0):
                row.append(piece)
                if piece.y1 - piece.y0 > bottom - top:
                    rows[at] = (row, piece.y0, piece.y1)
                break
        else:
            rows.append(([piece], piece.y0, piece.y1))
    return [[word for piece in sorted(row, key=lambda piece: piece.x0) for word in piece.words] for row, _, _ in rows]
