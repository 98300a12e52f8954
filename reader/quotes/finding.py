"""Finding: every quotation of a text layer, with who is said to speak and what is cited beside it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ..model.layers import TextLayer
from ..model.quotations import Quotation, Style
from .attributing import Attributor
from .blocks import block_quotes
from .contexts import Contexts
from .pairing import Quoted, pair
from .paragraphs import paragraphs, visible, words
from .tags import rejoin
from .terms import is_term

_BEFORE = 80
"""How many characters before a quotation are read for what makes it a term."""


def find_quotations(layer: TextLayer) -> tuple[Quotation, ...]:
    """All quotations of a layer in reading order, an outer one before those nested in it.

    Furniture is passed over: the pieces are spans of the layer's text and may hold furniture, `text` holds none. Every
    pair of marks around a letter or digit is a quotation; every run of adjacent block quotes is one, the marks in it
    included. Takes time in proportion to the layer's text.
    """
    text = visible(layer)
    portions = paragraphs(layer, text)
    blocks = block_quotes(text, portions)
    marked = [one for one in rejoin(text, pair(text, portions)) if not _inside(one, blocks)]
    found = sorted([*blocks, *marked], key=lambda one: (one.outside.start, -one.outside.end, not one.block))
    parents = _parents(found)
    contexts = Contexts(layer, text, portions)
    attributor = Attributor(text, contexts, [one for one, parent in zip(found, parents, strict=True) if parent is None])
    quotations = []
    for one, parent in zip(found, parents, strict=True):
        context = contexts.of(one)
        speaker = attributor.speaker(one) if parent is None else None
        quoted = [words(text, piece, layer.text) for piece in one.pieces]
        spoken = speaker is not None or parent is not None or attributor.spoken(one)
        term = not one.block and is_term(
            " ".join(quoted), text[max(context.sentence.start, one.outside.start - _BEFORE) : one.outside.start], spoken
        )
        quotations.append(
            Quotation(
                text=_joined(text, one, quoted),
                pieces=one.pieces,
                style=Style.BLOCK if one.block else Style.TERM if term else Style.MARKS,
                speaker=speaker,
                cited=context.cited,
                near=context.near,
                mentions=context.mentions,
                within=parent,
            )
        )
    return tuple(quotations)


def _inside(one: Quoted, blocks: Sequence[Quoted]) -> bool:
    """Whether marks stand in a block quote or around it: they are its own words, not quoted twice."""
    at = bisect_right(blocks, one.outside.start, key=lambda block: block.outside.start) - 1
    return at >= 0 and blocks[at].outside.holds(one.outside)


def _parents(found: Sequence[Quoted]) -> list[int | None]:
    """For each quotation, in reading order, the number of the innermost one that holds it."""
    parents: list[int | None] = []
    around: list[int] = []
    for number, one in enumerate(found):
        while around and found[around[-1]].outside.end < one.outside.end:
            around.pop()
        while around and not any(piece.holds(one.outside) for piece in found[around[-1]].pieces):
            around.pop()
        parents.append(around[-1] if around else None)
        around.append(number)
    return parents


def _joined(text: str, one: Quoted, quoted: Sequence[str]) -> str:
    """The pieces' words: a new line for each paragraph that is set off or opens anew, else a blank."""
    parts = [quoted[0]]
    for number, words_ in enumerate(quoted[1:], start=1):
        between = text[one.pieces[number - 1].end : one.pieces[number].start].strip()
        anew = one.block or (between and not any(map(str.isalnum, between)))
        parts += ("\n" if anew else " ", words_)
    return "".join(parts)
