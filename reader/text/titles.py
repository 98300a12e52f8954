"""Titles and other facts that a paged document shows of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..model.documents import Facts
from ..model.layers import BlockKind, FurnitureKind, TextLayer
from .stamps import Stamp

LONGEST = 200
"""A longer heading is no title."""
NUMBERED = 20
"""So many line numbers make pleading paper or a transcript."""
_FILE_NAME = re.compile(
    r"(?i)^(?:microsoft (?:word|powerpoint|excel)\b.*|untitled.*|.*\.(?:docx?|pdf|wpd|rtf|txt|exe|pptx?|xlsx?|tiff?|"
    r"jpe?g|indd|qxd|tex|dvi|html?)\W*|[a-z]:\\.*|/.*|file:.*|document\d*|scan\w*|[\w-]*\d[\w-]*|\W*)$"
)
_EXHIBIT = re.compile(
    r"^[^\S\n]*(?:(?i:plaintiff|defendant|trial|deposition|government|joint)\S*\s+)?(?i:exhibit|ex\.)"
    r"[\s:#]+(?:no\.?\s*)?([A-Z]{1,2}|\d{1,4}(?:-?[A-Z0-9]{1,3})?)[^\w\n]*$",
    re.MULTILINE,
)
_TRANSCRIPT = re.compile(
    r"(?m)^[^\w\n]*(?:\d{1,2}[^\w\n]*)?(?:[QA][.:]?\s+\S|THE (?:COURT|WITNESS):|(?:CHIEF )?JUSTICE [A-Z]+:)"
)
_MAIL = re.compile(r"(?m)^[^\w\n]*(?:From|To|Sent|Subject|Cc|Date):\s")
_DOCKET = re.compile(r"(?i)\b(?:case )?no[.s:\s]*(\d{1,2}:)?\d\d-(?:cv|cr|mc|md|bk|ap|civ)-\d{2,6}")


def first_facts(layer: TextLayer, stamps: Iterable[Stamp | None], own: Mapping[str, str]) -> Facts:
    """What stamps, the file's own metadata (PDF names) and the first page say; empty where they are silent."""
    stamp = next((stamp for stamp in stamps if stamp), None)
    title, author = (" ".join(own.get(name, "").split()) for name in ("title", "author"))
    first = layer.text[layer.pages[0].span.start : layer.pages[0].span.end] if layer.pages else ""
    exhibit = _EXHIBIT.search(first)
    return Facts(
        title=title if _is_title(title) else _first_heading(layer),
        author=author if " " in author else "",
        date=stamp.filed if stamp else "",
        docket=stamp.docket if stamp else "",
        document=stamp.document if stamp else "",
        attachment=stamp.attachment if stamp else "",
        exhibit=exhibit[1] if exhibit else "",
    )


def filing_signs(layer: TextLayer, stamps: Iterable[Stamp | None]) -> bool:
    """Whether the document is plainly a filing: stamped, on numbered paper, with a docket number, or mail."""
    numbered = sum(piece.kind is FurnitureKind.LINE_NUMBER for piece in layer.furniture)
    if any(stamps) or numbered >= NUMBERED:
        return True
    head = layer.text[:3000]
    mails = {match[0].strip().casefold() for match in _MAIL.finditer(head)}
    return bool(_DOCKET.search(head)) or len(mails) >= 3 or len(_TRANSCRIPT.findall(layer.text[:30000])) >= 10


def _is_title(text: str) -> bool:
    return len(text) > 3 and len(text) <= LONGEST and not _FILE_NAME.match(text)


def _first_heading(layer: TextLayer) -> str:
    """The words of the first heading on the first two pages, on one line."""
    end = layer.pages[min(1, len(layer.pages) - 1)].span.end if layer.pages else 0
    heading = next(
        (block for block in layer.blocks if block.kind is BlockKind.HEADING and block.span.start < end), None
    )
    words = " ".join(heading.span.of(layer.text).split()) if heading else ""
    return words if 3 < len(words) <= LONGEST else ""
