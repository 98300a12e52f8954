"""Sentences: where one ends, in prose that is full of "v.", "No." and "Inc."."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from ..model.spans import Span

CLOSERS = "\"'”’»›)]」』】〉》）］"
"""Marks that belong to the sentence which they close; “ and ‘ only do before a blank, in German."""

_FULL = "。！？｡"
_STOP = re.compile(
    rf"(?P<stop>[.?!…؟۔।]+|[{_FULL}]+)(?P<closers>[{re.escape(CLOSERS)}]*(?:[“‘](?!\S))?)(?P<space>\s*)"
    r"|(?P<gap>\n[^\S\n]*\n\s*)"
)
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]+\.)*[^\W\d_]+\Z")


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Bryan A. Garner's "The Redbook" and Bluebook tables T6, T10, T12 and T13 give the legal ones.
_NEVER = _words(
    """
    mr mrs ms mx dr prof hon gov sen rep gen capt cmdr lt sgt rev st mt messrs mmes v vs cf e.g i.e viz cir dist
    ct supp civ crim proc evid stat cal ariz fla tex wash mass mich minn wis conn colo ark ga ky tenn ibid cit
    approx dept univ assn
    """
)
_BEFORE_NUMBER = _words(
    """
    no nos art arts sec secs fig figs ch vol vols ex exs exh exhs dkt doc docs p pp pg para paras n nn tr dep
    ecf id jan feb mar apr jun jul aug sep sept oct nov dec c ca app col
    """
)
_OFTEN_LAST = _words(
    """
    inc corp co ltd llc jr sr al etc esq bros u.s u.k u.n e.u d.c u.s.c c.f.r l.l.c p.c a.m p.m ph.d m.d j.d b.a
    m.a s.a n.v a.g l.p l.l.p n.y n.j
    """
)
_STARTERS = _words(
    """
    the a an he she it they we i you this that these those there but and so yet in on at as if when while after
    before his her its their our my however meanwhile according what who why how where for with to since
    although though not no one some many most all both then now here last
    """
)
_NUMBER_NEXT = re.compile(r"[\d§¶#\[(]|[A-Z]{0,2}-?\d|[A-Z]{1,2}\b|[IVXLC]+\b")
_LETTERS_NEXT = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_PARTICLE = re.compile(r"[\u3040-\u309f]")


def sentences(text: str, span: Span) -> list[Span]:
    """The sentences of a span, in order, white space around them left out; together they hold all its words.

    Abbreviations, initials, ellipses and decimal points end none; closing marks belong to the sentence that they close;
    "?" and "!" inside marks before a small letter end none; full-width stops end one without a blank after them.
    Takes time in proportion to the span's length.
    """
    found: list[Span] = []
    start = span.start
    for match in _STOP.finditer(text, span.start, span.end):
        if match["gap"] is None and not _ends(text, match, span.end):
            continue
        if match["gap"] is None:
            end, following = match.end("closers"), match.end()
        else:
            end, following = match.start(), match.end()
        _keep(text, start, end, found)
        start = following
    _keep(text, start, span.end, found)
    return found


def around(parts: Sequence[Span], span: Span) -> range:
    """The numbers of the sentences that share a character with the span, or hold the place of an empty one."""
    first = max(0, bisect_right(parts, span.start, key=lambda part: part.start) - 1)
    last = max(first + 1, bisect_right(parts, max(span.start, span.end - 1), key=lambda part: part.start))
    return range(first, min(last, len(parts)))


def _keep(text: str, start: int, end: int, found: list[Span]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Span(start, end))


def _ends(text: str, match: re.Match[str], limit: int) -> bool:
    stop, after = match["stop"], match.end()
    if after >= limit:
        return True
    if stop[0] in _FULL:
        return not (match["closers"] and _PARTICLE.match(text, after))
    if not match["space"] or text[after].islower():
        return False
    if "…" in stop or stop == "..." or (stop == "." and text[max(0, match.start() - 2) : match.start()] == ". "):
        return bool(match["closers"]) and text[after].isupper()
    if stop == "." and text.startswith(".", after):
        return False
    return stop != "." or _stop_ends(text, match, after)


def _stop_ends(text: str, match: re.Match[str], after: int) -> bool:
    """Whether a single full stop ends a sentence, or only its word."""
    found = _WORD_BEFORE.search(text, max(0, match.start() - 12), match.start())
    if not found:
        return True
    word = found[0].lower()
    if word in _NEVER:
        return False
    if word in _OFTEN_LAST:
        following = _LETTERS_NEXT.match(text, after)
        return bool(match["closers"]) or (following is not None and following[0].lower() in _STARTERS)
    if word in _BEFORE_NUMBER:
        return bool(match["closers"]) or not _NUMBER_NEXT.match(text, after)
    return not (len(word) == 1 and found[0].isupper() and found[0] != "I" and not match["closers"])
