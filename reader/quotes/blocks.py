"""Block quotes: blocks set off as a whole, with a signature at their end left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model.layers import BlockKind
from ..model.spans import Span
from .pairing import Quoted
from .paragraphs import Paragraph

_SIGNATURE = re.compile(r"(?:[—–―]|--)\s*[^\W\d_][^\n]{1,80}\Z")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def block_quotes(text: str, portions: Sequence[Paragraph]) -> list[Quoted]:
    """One quotation for each run of adjacent block quotes; a translation below its original is another quotation."""
    found: list[Quoted] = []
    number = 0
    while number < len(portions):
        end = number
        while (
            end < len(portions) and portions[end].kind is BlockKind.QUOTE and _one_script(text, portions, number, end)
        ):
            end += 1
        if end > number and (one := _quoted(text, portions, range(number, end))):
            found.append(one)
        number = max(end, number + 1)
    return found


def _quoted(text: str, portions: Sequence[Paragraph], numbers: range) -> Quoted | None:
    pieces = [_trimmed(text, portions[number].span) for number in numbers]
    outside = Span(pieces[0].start, pieces[-1].end)
    signature = _SIGNATURE.search(text, max(pieces[-1].start, pieces[-1].end - 90), pieces[-1].end)
    if signature and (signature.start() == pieces[-1].start or text[signature.start() - 1] == "\n"):
        pieces[-1] = _trimmed(text, Span(pieces[-1].start, signature.start()))
        pieces = [piece for piece in pieces if len(piece)]
        outside = Span(outside.start, pieces[-1].end) if pieces else outside
    if not any(map(str.isalnum, "".join(piece.of(text) for piece in pieces))):
        return None
    return Quoted(tuple(pieces), outside, numbers, block=True)


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, start + len(words.strip())))


def _one_script(text: str, portions: Sequence[Paragraph], first: int, second: int) -> bool:
    return _is_han(text, portions[first].span) == _is_han(text, portions[second].span)


def _is_han(text: str, span: Span) -> bool:
    words = span.of(text)[:2000]
    return 3 * len(_HAN.findall(words)) > len(words)
