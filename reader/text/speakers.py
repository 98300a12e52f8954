"""Speakers: who wrote or said the words at a place in a filing, and whether that is whom an article names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from rapidfuzz.distance import JaroWinkler

from ..model.links import Attribution
from ..model.spans import Span

FAR = 20_000
"""How many characters above a passage its speaker's name may stand; a long turn or e-mail, not a whole record."""
LIKE = 0.84
"""From this likeness (Jaro–Winkler) on, two surnames are spellings of one: Touvron and Toveron, Al-Dahle and Aldahl."""

_TITLE = r"(?:MR|MRS|MS|DR|JUSTICE|CHIEF JUSTICE|GENERAL|JUDGE|MAGISTRATE)"
_NAME = r"[^\W\d_][\w.'’\-]*(?:[ \t]+[^\W\d_][\w.'’\-]*){0,4}"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[ ]?[AaPp]\.?[Mm]\.?)?"
_HEAD = re.compile(
    rf"""
      ^[ \t>*]*(?:From|FROM|Von|De)[ \t]*:[ \t]*(?P<mail>[^\n<\[(]{{2,80}})       # the head of an e-mail or a memo
    | ^[ \t>]*On\b[^\n]{{4,80}}?,[ \t](?P<reply>{_NAME})[ \t]*(?:<[^>\n]{{0,200}}>[ \t]*)?wrote:  # above a reply
    | ^[ \t]*(?P<turn>{_TITLE}\.?[ \t]+[A-Z][A-Z.'’\- ]+|THE[ ](?:COURT|WITNESS|CLERK|REPORTER)):   # a transcript
    | ^[ \t]*\(?BY[ ](?P<by>{_TITLE}\.?[ \t]+[A-Z][A-Z'’\-]+)\)?:                 # who asks from here on
    | ^[ \t]*(?P<side>[QA])(?:[.:][ \t]*|[ \t]{{2,}})(?=\S)                         # question and answer
    | ^[ \t]*\[?{_CLOCK}\]?[ \t]+(?P<chat>@?{_NAME})[ \t]*:                       # [10:42] Name: …
    | ^[ \t]*(?P<handle>@?{_NAME})[ \t]+[\[(]?{_CLOCK}[\])]?[ \t]*(?::|$)         # Name 10:42
    """,
    re.VERBOSE | re.MULTILINE,
)
_WITNESS = re.compile(
    rf"(?:DEPOSITION\s+OF|Deposition\s+of|TESTIMONY\s+OF)\s+(?P<a>{_NAME})"
    rf"|^[ \t]*(?P<b>[A-Z][A-Z.'’\-]+(?:[ \t]+[A-Z][A-Z.'’\-]+){{1,3}}),?\s+(?:having\s+been|called\s+as|was\s+sworn)",
    re.MULTILINE,
)
_DESCRIPTION = re.compile(r"^(?:the|a|an|its|his|her|their|one|some|this|that)\b", re.IGNORECASE)
_HONORIFICS = frozenset(["mr", "mrs", "ms", "dr", "prof", "judge", "justice", "chief", "magistrate"])


def speaker_at(text: str, hidden: Sequence[Span], span: Span) -> str | None:
    """Who wrote or said the words of a span, by the nearest head above it; none where no head is near.

    `hidden` is furniture. Heads are those of e-mails and memos, of transcripts (turns, and Q. and A., which the
    witness named on the cover answers), and of chat logs.
    """
    start = max(0, span.start - FAR)
    above = _blanked(text, hidden, Span(start, min(len(text), span.start + 80)))
    last, asker = None, None
    for head in _HEAD.finditer(above):
        if start + head.start() > span.start:
            break
        asker = head["by"] or asker
        last = head
    if last is None:
        return None
    if last["side"]:
        return _witness(text) if last["side"] == "A" else asker
    found = next(last[group] for group in ("mail", "reply", "turn", "by", "chat", "handle") if last[group])
    if found == "THE WITNESS":
        return _witness(text)
    return found.strip(" \t\"'*.:") or None


def attribution(named: str | None, shown: str | None) -> Attribution:
    """Whether the speaker whom an article names is the one whom the filing shows.

    Only two names can differ: of a description ("the e-mail", "a spokesman") nothing can be said.
    """
    if not named or not shown or _DESCRIPTION.match(named):
        return Attribution.UNKNOWN
    ours, theirs = _surnames(named), _surnames(shown)
    if not ours or not theirs:
        return Attribution.UNKNOWN
    if any(_like(one, other) for one in ours for other in theirs):
        return Attribution.AGREES
    return Attribution.DIFFERS


def _blanked(text: str, hidden: Sequence[Span], span: Span) -> str:
    """The words of a span with blanks for furniture, so that a line's number does not hide its head."""
    pieces, place = [], span.start
    for piece in hidden:
        if piece.overlaps(span):
            pieces += [
                text[place : max(place, piece.start)],
                " " * (min(piece.end, span.end) - max(place, piece.start)),
            ]
            place = min(piece.end, span.end)
    return "".join((*pieces, text[place : span.end]))


def _witness(text: str) -> str | None:
    found = _WITNESS.search(text)
    return (found["a"] or found["b"]).strip() if found else None


def _surnames(name: str) -> tuple[str, ...]:
    """The part of a name that tells people apart: its last, or its first in "Whitlock, Dana"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() or name
    local = plain.partition("@")[0] if "@" in plain and " " not in plain.strip() else plain
    parts = [part.casefold().strip("'’.") for part in re.split(r"[\s,._]+", local.replace("-", ""))]
    parts = [part for part in parts if len(part) > 1 and part not in _HONORIFICS]
    if "," in plain:
        return tuple(parts[:1])
    return tuple(parts[-1:])


def _like(one: str, other: str) -> bool:
    return JaroWinkler.normalized_similarity(one, other) >= LIKE
