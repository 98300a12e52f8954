"""What every screen and every output says of a link, in the same words."""

from __future__ import annotations

import re

from ..model.links import MOST_PLACES, Attribution, Decision, Placement
from ..model.reports import PassageRow, QuotationRow

NEAREST = "Likeliest places to look (not sources)"

DECISIONS = {
    Decision.UNREVIEWED: "",
    Decision.CONFIRMED: "Confirmed",
    Decision.REJECTED: "Rejected",
    Decision.CORRECTED: "Corrected",
}

_DIRECTING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_HYPHENED = re.compile(r"(?<=\w)([-\u2010])[ \t]*\n\s*(?=\w)")
_EXHIBIT = re.compile(r"(?:(?:Exhibit|EXHIBIT)\s+|(?:Exh?|EXH?)\.\s*)(\d+(?:-\d+)?[A-Z]?|([A-Z])\2?(?:-?\d+)?)\b")


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


def quantity(number: int, one: str, many: str = "") -> str:
    """A number with its noun, such as "1 quotation" or "1,738 quotations"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def places(number: int, row: QuotationRow) -> str:
    """A number of the quotation's places, of which there may be more than were counted."""
    return f"{number:,} or more places" if row.places >= MOST_PLACES else quantity(number, "place")


def more_places(number: int, row: QuotationRow) -> str:
    """A number of places besides those that were named."""
    return f"{'at least ' if row.places >= MOST_PLACES else ''}{quantity(number, 'more place')}"


def pinpoint(passage: PassageRow) -> str:
    """Where a passage stands, such as "Ex. 7, p. 2" or "Order, pp. 2–3", by the labels that are printed."""
    return _on_page(isolated(passage.title), passage)


def short_pinpoint(passage: PassageRow, *, spelt: bool = False) -> str:
    """The same where there is little room: "Ex. 7, p. 2", or `spelt` "Exhibit 7, p. 2", for "Ex. 7, E-mails, p. 2"."""
    return _on_page(short_title(passage.title, spelt=spelt), passage)


def short_title(title: str, *, spelt: bool = False) -> str:
    """A title that begins with an exhibit's number as that number alone, such as "Ex. 7"; others as they are."""
    found = _EXHIBIT.match(one_line(title))
    return f"{'Exhibit' if spelt else 'Ex.'} {found[1]}" if found else isolated(title)


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


def placement(row: QuotationRow) -> str:
    """How sure the place is, as a sentence; empty where there is none."""
    if row.placement is Placement.UNIQUE:
        return "Stands once"
    if row.placement is Placement.CONTEXT:
        return f"Stands in {places(row.places, row)}; chosen by context"
    if row.placement is Placement.AMBIGUOUS:
        return f"Stands in {places(row.places, row)}; nothing decides between them"
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


def _on_page(title: str, passage: PassageRow) -> str:
    pages = page_range(passage)
    return f"{title}, {'pp.' if _further_pages(passage) else 'p.'} {pages}" if pages else title


def _further_pages(passage: PassageRow) -> int:
    first = passage.page or 0
    return max(0, max((box.page for box in passage.boxes or ()), default=first) - first)
