"""Kinds: on which side of the record a document seems to stand, from signs that are weighed in one table."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ..model.documents import Draft, Kind
from ..model.layers import FurnitureKind

BEGINNING = 3000
"""How many characters of a document are looked at for signs."""

REFLOWABLE = frozenset(("html", "wordpress", "markdown", "plain"))
"""Formats in which coverage comes; in any other a document is a filing until a sign says otherwise."""

_RECAP = re.compile(r"gov\.uscourts\.[a-z]+\.\d+\.\d+(?:\.\d+)?", re.IGNORECASE)
_EXHIBIT = re.compile(r"(?:^|[\W_])(?:exhibit|ex|dkt|ecf|docket|depo(?:sition)?|transcript)[\W_]*\w?\d", re.IGNORECASE)
_COURT = re.compile(
    r"^[^\w\n]*(?:in the )?(?:(?:united states|u\.\s?s\.) (?:district|bankruptcy|court)|supreme court of|"
    r"superior court|district court|court of appeals?|circuit court|high court of)",
    re.IGNORECASE | re.MULTILINE,
)
_PARTIES = re.compile(
    r"^[^\w\n]*(?:plaintiffs?|defendants?|appell(?:ant|ee)s?|petitioners?|respondents?)\b[\s,.)]*$", re.I | re.M
)
_TESTIMONY = re.compile(
    r"^[^\w\n]*(?:(?:videotaped |oral )*deposition of|transcript of|declaration of|affidavit of)\b", re.I | re.M
)
_QUESTIONS = re.compile(r"^[^\S\n]*(?:\d{1,2}\s{1,40})?(?:Q|A)[.:]?\s{1,8}\S", re.MULTILINE)
_MAIL = re.compile(r"^(?:From|To|Cc|Sent|Date|Subject):\s", re.MULTILINE)
_CHAT = re.compile(
    r"^(?:\[?\d{1,4}[-/:.]\d{1,2}[-/:.]\d{1,4}[^\n]{0,20}?\]?\s*[-–]?\s*)[^\n:]{2,40}:\s|"
    r"^[^\n:]{2,40}\s[\[(]?\d{1,2}:\d{2}(?::\d{2})?\s?(?:[AP]M)?[\])]?:?\s",
    re.MULTILINE | re.IGNORECASE,
)
_BATES = re.compile(r"\b(?:[A-Z]{2,10}[-_ ]?){1,3}\d{6,10}\b|^[^\w\n]*(?:highly )?confidential\b", re.MULTILINE)
_BYLINE = re.compile(r"^[^\S\n]*By [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}\b", re.MULTILINE)
_PRESS = re.compile(
    r"\b(?:reuters|associated press|\(ap\)|staff writer|newsletter|subscribe|read more)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Look:
    """What the signs look at: the draft, its file's name, and its first characters."""

    draft: Draft
    name: str
    start: str


@dataclass(frozen=True, slots=True)
class _Sign:
    """One sign: how far it speaks for a filing (above 0) or for coverage (below), and whether a document has it."""

    weight: float
    found: Callable[[_Look], bool]


_SIGNS = (
    _Sign(4.0, lambda look: bool(_RECAP.search(look.name))),
    _Sign(3.0, lambda look: any(piece.kind is FurnitureKind.STAMP for piece in look.draft.layer.furniture)),
    _Sign(2.0, lambda look: bool(look.draft.facts.docket or look.draft.facts.document or look.draft.facts.exhibit)),
    _Sign(1.0, lambda look: bool(look.draft.facts.court)),
    _Sign(1.0, lambda look: bool(_EXHIBIT.search(look.name))),
    _Sign(2.0, lambda look: bool(_COURT.search(look.start) and look.draft.format not in ("html", "wordpress"))),
    _Sign(1.0, lambda look: bool(_PARTIES.search(look.start))),
    _Sign(2.0, lambda look: bool(_TESTIMONY.search(look.start))),
    _Sign(1.5, lambda look: len(_QUESTIONS.findall(look.start)) >= 4),
    _Sign(2.5, lambda look: len(set(_MAIL.findall(look.start[:800]))) >= 3),
    _Sign(1.5, lambda look: len(_CHAT.findall(look.start)) >= 4),
    _Sign(1.5, lambda look: bool(_BATES.search(look.start))),
    _Sign(-2.0, lambda look: bool(look.draft.facts.publisher)),
    _Sign(-1.0, lambda look: bool(look.draft.facts.url)),
    _Sign(-1.0, lambda look: bool(_BYLINE.search(look.start[:800]))),
    _Sign(-0.5, lambda look: bool(_PRESS.search(look.start))),
)


def guess(draft: Draft, name: str) -> Kind:
    """Whether a draft, read from a file of this name, looks like a filing or like coverage; a person may change it.

    The format's own leaning weighs as much as a stamp does; with no sign at all the format decides.
    """
    look = _Look(draft, name, draft.layer.text[:BEGINNING])
    weight = 6.0 * (0.5 - draft.leaning) + sum(sign.weight for sign in _SIGNS if sign.found(look))
    if weight == 0:
        return Kind.COVERAGE if draft.format in REFLOWABLE else Kind.FILING
    return Kind.FILING if weight > 0 else Kind.COVERAGE
