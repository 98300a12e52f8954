"""Pairing: which opening mark belongs to which closing one, through a paragraph and into the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ..model.layers import BlockKind
from ..model.spans import Span
from ..text.marks import Family, Mark, marks
from .paragraphs import Paragraph

_DEEPEST = 12
"""How many quotations can be open at once; it keeps hopeless texts linear."""
_APART = frozenset((BlockKind.HEADING, BlockKind.CAPTION))
"""Blocks that no quotation runs into or out of, though one may run on past them."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Quoted words: the pieces without marks, all from the first mark to the last, and the paragraphs' numbers."""

    pieces: tuple[Span, ...]
    outside: Span
    paragraphs: range
    block: bool = False


@dataclass(slots=True)
class _Open:
    """A quotation whose closing mark has not come yet."""

    mark: Mark
    paragraph: int
    start: int
    pieces: list[Span] = field(default_factory=list)
    doubled: bool = False


def pair(text: str, portions: Sequence[Paragraph]) -> list[Quoted]:
    """The quotations between marks, in reading order, outer before inner.

    One that is open at its paragraph's end goes on where the next paragraph opens anew with the same mark, or where the
    page turns; else it is dropped, and what is nested in it stays. Takes time in proportion to the text.
    """
    found: list[Quoted] = []
    carried: list[_Open] = []
    for number, portion in enumerate(portions):
        inside = list(marks(text, portion.span))
        if portion.kind in _APART:
            _walk(number, inside, [], found)
            continue
        resumed, spent = _resume(text, carried, portion, inside)
        carried = _walk(number, inside[spent:], resumed, found)
        for one in carried:
            one.pieces.append(Span(one.start, portion.span.end))
    kept = [replace(one, pieces=trimmed) for one in found if (trimmed := _trimmed(text, one.pieces))]
    return sorted(kept, key=lambda one: (one.outside.start, -one.outside.end))


def _resume(text: str, carried: list[_Open], portion: Paragraph, inside: list[Mark]) -> tuple[list[_Open], int]:
    """The open quotations of the paragraph before that go on in this one, and how many of its marks that takes."""
    if inside and inside[0].opens and _first(text, portion, inside[0]):
        for one in carried:
            if one.mark.family is inside[0].family and not one.doubled:
                one.start = inside[0].span.end
                return [one], 1
    if not portion.overleaf:
        return [], 0
    for one in carried:
        one.start = portion.span.start
    return carried, 0


def _first(text: str, portion: Paragraph, mark: Mark) -> bool:
    return not text[portion.span.start : mark.span.start].strip(" \t\n\xa0*_([")


def _walk(number: int, inside: Sequence[Mark], stack: list[_Open], found: list[Quoted]) -> list[_Open]:
    """Pair the marks of one paragraph; the quotations that are still open at its end."""
    last_closer = {mark.family: index for index, mark in enumerate(inside) if mark.closes and not mark.opens}
    for index, mark in enumerate(inside):
        opener = _opener(mark, stack) if mark.closes else None
        if opener is not None and mark.doubtful and _closed_later(inside, index, last_closer):
            continue
        if opener is not None:
            one = stack[opener]
            pieces = (*one.pieces, Span(one.start, max(one.start, mark.span.start)))
            found.append(Quoted(pieces, Span(one.mark.span.start, mark.span.end), range(one.paragraph, number + 1)))
            del stack[opener:]
            for outer in stack:
                outer.doubled |= outer.mark.glyph == one.mark.glyph
        elif mark.opens:
            if len(stack) == _DEEPEST:
                del stack[0]
            stack.append(_Open(mark, number, mark.span.end))
    return stack


def _opener(mark: Mark, stack: Sequence[_Open]) -> int | None:
    """The place in the stack of the quotation that a mark can close: of its own sort first, then of its family."""
    unlike: int | None = None
    for index in range(len(stack) - 1, -1, -1):
        opening = stack[index].mark
        if opening.family is mark.family:
            if _alike(opening, mark):
                return index
            if unlike is None and mark.family is Family.DOUBLE:
                unlike = index
        elif mark.family is Family.SINGLE and opening.family is Family.DOUBLE:
            return None
    return unlike


def _alike(opening: Mark, mark: Mark) -> bool:
    """Whether two marks of one family make a usual pair."""
    if mark.family in (Family.GUILLEMETS, Family.CHEVRONS):
        return opening.glyph != mark.glyph or not mark.opens
    if mark.family is Family.SINGLE and opening.glyph == "‚":
        return True
    return opening.straight == mark.straight or mark.family is Family.SINGLE


def _closed_later(inside: Sequence[Mark], index: int, last_closer: dict[Family, int]) -> bool:
    """Whether a mark of the same family closes after this doubtful one and before another opens."""
    family = inside[index].family
    if last_closer.get(family, -1) <= index:
        return False
    for later in inside[index + 1 : index + 9]:
        if later.family is family:
            return not later.opens
        if family is Family.SINGLE and later.family is Family.DOUBLE and later.closes:
            return False
    return False


def _trimmed(text: str, pieces: Iterable[Span]) -> tuple[Span, ...]:
    """The pieces without the blanks at their edges; those without a letter or digit left out."""
    kept = []
    for piece in pieces:
        words = text[piece.start : piece.end]
        if any(map(str.isalnum, words)):
            start = piece.start + len(words) - len(words.lstrip())
            kept.append(Span(start, start + len(words.strip())))
    return tuple(kept)
