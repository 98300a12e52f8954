"""Court stamps: the line that an electronic filing system prints on each page of a filing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ..model.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """One stamp and what it says; empty where it does not. `filed` is ISO 8601, `page` and `pages` are as printed."""

    span: Span
    docket: str
    document: str = ""
    attachment: str = ""
    filed: str = ""
    page: str = ""
    pages: str = ""


_DOCKET = r"(?:\d{1,2}:)?\d{2,4}-(?:[A-Za-z]{2,5}-)?\d{1,7}(?:-[A-Za-z0-9]{1,8})*"
_DATE = r"\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})"
_HEAD = re.compile(
    rf"^[ \t]*(?:USCA(?:\d{{1,2}}|DC)?[ \t]+|Appellate[ \t]+)?(?:Case|Appeal)(?:[ \t]*No\.?)?[ \t:#]*"
    rf"(?P<docket>{_DOCKET})(?=[\s,])",
    re.MULTILINE | re.IGNORECASE,
)
_FIELDS = re.compile(
    rf"""[\s,]*(?:
      (?:Document|Doc\.?|DktEntry|ECF\ No\.?|Dkt\.?)[\s\#:]*(?P<document>\d+)(?:[-.](?P<attachment>\d+))?(?![\w/])
    | (?:Date\s+)?Filed[\s:]*(?P<filed>{_DATE})
    | Entered[\s:]*{_DATE}(?:\s+\d{{1,2}}:\d\d(?::\d\d)?(?:\s*[AP]M)?)?
    | (?P<dated>{_DATE})
    | (?:Page|Pg)[\s:]*(?P<page>\d+)(?:\s+of\s+(?P<pages>\d+))?(?!\w)
    | (?P<page2>\d+)\s+of\s+(?P<pages2>\d+)(?!\w)
    | PageID[\s\#.:]*\d+
    | Entry\s+ID\s*:\s*\d+
    | (?P<court>USDC(?:\ (?:[NSEWMC]\.?D\.?\ )?[A-Z][a-z]+(?:\ [A-Z][a-z]+)?)?)(?=\s+(?:pg|page)\b)
    | Desc[\s:]*\s(?:Main(?:\s+Document)?|Exhibits?(?:\s+\w{{1,3}})?|Attachments?|Notice|Proposed\s+Order)
      (?![^\s,])
    | Document(?=\s+Page\s+\d)
    )""",
    re.VERBOSE | re.IGNORECASE,
)


def find_stamps(text: str) -> tuple[Stamp, ...]:
    """The court stamps of a text, in order: those of district, bankruptcy and appellate courts, of one or two lines.

    A stamp begins a line with "Case" or "Appeal" and a docket number, and goes on with at least two of: document,
    filing date, page. It ends its line, or has at least three of them.
    """
    return tuple(stamp for head in _HEAD.finditer(text) if (stamp := _read(text, head)))


def _read(text: str, head: re.Match[str]) -> Stamp | None:
    said: dict[str, str] = {}
    fields, end = 0, head.end()
    while match := _FIELDS.match(text, end):
        new = {name: value for name, value in match.groupdict().items() if value}
        if "\n" in match[0][: -len(match[0].lstrip(" \t\n,"))] and not _continues(said, match[0]):
            break
        said = {**new, **said}
        fields += 1
        end = match.end()
    line_end = text.find("\n", end)
    rest = text[end : line_end if line_end >= 0 else len(text)]
    if fields < 2 or (rest.strip() and fields < 3):
        return None
    start = head.start() + len(head[0]) - len(head[0].lstrip())
    return Stamp(
        span=Span(start, end),
        docket=head["docket"],
        document=said.get("document", ""),
        attachment=said.get("attachment", ""),
        filed=_iso(said.get("filed") or said.get("dated", "")),
        page=said.get("page") or said.get("page2", ""),
        pages=said.get("pages") or said.get("pages2", ""),
    )


def _continues(said: dict[str, str], field: str) -> bool:
    """Whether a field on the next line belongs to the stamp: only what a two-line stamp still lacks."""
    return (
        "page" not in said
        and "page2" not in said
        and bool(re.match(r"[\s,]*(?:Main\s+)?(?:Document|Page|Pg|Desc)", field))
    )


def _iso(printed: str) -> str:
    if not printed:
        return ""
    month, day, year = (int(part) for part in printed.split("/"))
    try:
        return date(year if year > 99 else 2000 + year - (100 if year > 70 else 0), month, day).isoformat()
    except ValueError:
        return ""
