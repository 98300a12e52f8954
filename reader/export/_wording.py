"""What every output says of a link, in the same words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ..model.links import Attribution, Decision, Placement, Verdict
from ..model.reports import DocumentRow, FileRow, PassageRow, QuotationRow, Report

NEAREST = "Likeliest places to look (not sources)"

DECISIONS = {
    Decision.UNREVIEWED: "",
    Decision.CONFIRMED: "Confirmed",
    Decision.REJECTED: "Rejected",
    Decision.CORRECTED: "Corrected",
}

_DIRECTING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without control characters; a line feed and a tab stay, a lone surrogate becomes U+FFFD."""
    return _UNPRINTABLE.sub(lambda found: "\ufffd" if found[0] >= "\ud800" else "", text)


_HYPHENED = re.compile(r"(?<=\w)([-\u2010])[ \t]*\n\s*(?=\w)")


def one_line(text: str) -> str:
    """The text on one line: printable, each run of white space a blank, none after a hyphen at a line's end."""
    return " ".join(_HYPHENED.sub(r"\1", printable(text)).split())


def isolated(text: str) -> str:
    """The text on one line; signs that change the direction of writing end with it (Unicode UAX 9, FSI and PDI)."""
    line = one_line(text)
    return f"\u2068{line}\u2069" if _DIRECTING.search(line) else line


def heading(report: Report) -> str:
    """What stands above a report: the name of its case, or what it is about."""
    return one_line(report.case) or "Quotations and their sources"


def counts(rows: Iterable[QuotationRow]) -> dict[Verdict, int]:
    """How many quotations have each verdict, every verdict named, in order of trust."""
    found = Counter(row.verdict for row in rows)
    return {verdict: found[verdict] for verdict in Verdict}


def quantity(number: int, one: str, many: str = "") -> str:
    """A number with its noun, such as "1 quotation" or "1,738 quotations"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def provenance(row: DocumentRow) -> str:
    """Publisher and date of a piece of coverage, as far as they are known."""
    return " · ".join(isolated(part) for part in (row.publisher, row.date) if part.strip())


def pinpoint(passage: PassageRow) -> str:
    """Where a passage stands, such as "Ex. 7, p. 2" or "Order, pp. 2–3", by the labels that are printed."""
    title, pages = isolated(passage.title), page_range(passage)
    if not pages:
        return title
    return f"{title}, {'pp.' if _further_pages(passage) else 'p.'} {pages}"


def page_range(passage: PassageRow) -> str:
    """The printed label of a passage's page, or "2–3" where it runs on and the labels are numbers; "" without pages."""
    if passage.page is None:
        return ""
    label, more = isolated(passage.page_label or "") or str(passage.page), _further_pages(passage)
    if not more:
        return label
    return f"{label}–{int(label) + more}" if label.isdecimal() else f"{label} and following"


def relabelled(passage: PassageRow) -> bool:
    """Whether the printed label of the passage's page is another than its number in the file."""
    return bool(passage.page and passage.page_label and one_line(passage.page_label) != str(passage.page))


def _further_pages(passage: PassageRow) -> int:
    first = passage.page or 0
    return max(0, max((box.page for box in passage.boxes or ()), default=first) - first)


def placement(row: QuotationRow) -> str:
    """How sure the place is, as a sentence; empty where there is none."""
    if row.placement is Placement.UNIQUE:
        return "Stands once"
    if row.placement is Placement.CONTEXT:
        return f"Stands in {quantity(row.places, 'place')}; chosen by context"
    if row.placement is Placement.AMBIGUOUS:
        return f"Stands in {quantity(row.places, 'place')}; nothing decides between them"
    return ""


def further(row: QuotationRow) -> tuple[tuple[PassageRow, ...], int]:
    """The places besides the one that is shown, and how many more were counted than are listed."""
    listed = row.passages if row.placement is Placement.AMBIGUOUS else row.passages[1:]
    return listed, max(0, row.places - len(row.passages))


def speakers(row: QuotationRow) -> str:
    """Who says it in the article and, where the filing shows somebody else, "Whitlock (filing: Ferro)"."""
    named, shown = isolated(row.speaker or ""), isolated(row.passages[0].speaker or "") if row.passages else ""
    if row.attribution is Attribution.DIFFERS and named and shown:
        return f"{named} (filing: {shown})"
    if row.attribution is Attribution.AGREES and named:
        return f"{named} in both"
    return named or (f"Filing: {shown}" if shown else "")


def sources(report: Report) -> dict[str, tuple[PassageRow, int]]:
    """The documents that are quoted, by id: a first passage of each, and how many quotations come from it."""
    found: dict[str, tuple[PassageRow, int]] = {}
    for row in (row for document in report.documents for row in document.quotations):
        if row.passages and row.placement is not Placement.AMBIGUOUS:
            best = row.passages[0]
            first, number = found.get(best.document, (best, 0))
            found[best.document] = (first, number + 1)
    return found


def failure(file: FileRow) -> str:
    """Why a file could not be read, and what to do."""
    return " ".join(one_line(part) for part in (file.error, file.advice) if part)
