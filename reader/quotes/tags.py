"""Tags: “…,” he said, “…” is one quotation, broken by the words that tell who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..model.spans import Span
from .pairing import Quoted
from .saying import FINITE

_LONGEST = 10
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def rejoin(text: str, found: Sequence[Quoted]) -> list[Quoted]:
    """The quotations in order, those made one that only a tag parts.

    A tag is short, holds a verb of saying, ends in a comma, and stands between a comma or dash and words that go on in
    small letters (or with "I").
    """
    joined: list[Quoted] = []
    latest: int | None = None
    for one in found:
        if latest is not None and one.outside.start < joined[latest].outside.end:
            joined.append(one)
        elif latest is not None and _goes_on(text, joined[latest], one):
            joined[latest] = _whole(joined[latest], one)
        else:
            latest = len(joined)
            joined.append(one)
    return joined


def _whole(first: Quoted, second: Quoted) -> Quoted:
    return replace(
        first,
        pieces=first.pieces + second.pieces,
        outside=Span(first.outside.start, second.outside.end),
        paragraphs=range(first.paragraphs.start, second.paragraphs.stop),
    )


def _goes_on(text: str, first: Quoted, second: Quoted) -> bool:
    if first.paragraphs[-1] != second.paragraphs[0]:
        return False
    between = text[first.outside.end : second.outside.start]
    if len(between) > 160 or not between.rstrip().endswith(","):
        return False
    last = text[first.pieces[-1].end - 1]
    if last not in ",—–-" and between.lstrip()[:1] not in (",", "—", "–"):
        return False
    start = second.pieces[0].start
    opening = _WORD.search(text, start, second.pieces[0].end)
    if opening is None or not (opening[0][0].islower() or re.split("['’]", opening[0])[0] == "I"):
        return False
    tag = _WORD.findall(between)
    return (
        2 <= len(tag) <= _LONGEST
        and any(word.lower() in FINITE for word in tag)
        and not re.search(r"[.;:!?]\s", between)
    )
