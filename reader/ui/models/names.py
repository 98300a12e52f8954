"""Names: how lists call documents, places and people, in as few words as will do."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from ...model.documents import Document, Facts
from ...model.links import Attribution
from ...model.reports import QuotationRow

_EXHIBIT = re.compile(
    r"(?i:exhibit|exh?\.)\s*(?i:no\.?\s*)?(\d+(?:-?[A-Z\d]{1,3})?|([A-Z])\2?)\b(?:\s*[.:,–—-](?=\s|$))?\s*"
)
_HONORIFIC = re.compile(r"^(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor|Judge|Justice|Sen|Rep|Gov)\b\.?\s+")


def number(facts: Facts) -> str:
    """Where a document stands in its docket: “118-7”, “97”; empty where that is not known."""
    return "-".join(part for part in (facts.document, facts.attachment) if part and part != "0")


def exhibit(title: str, facts: Facts | None = None) -> str:
    """The number of an exhibit, as known or as its title begins; empty for everything else."""
    found = _EXHIBIT.match(title)
    return (facts.exhibit if facts else "") or (found[1] if found else "")


def full(document: Document) -> str:
    """The title, an exhibit's with its number in front: “Ex. 7  E-mails, Whitlock and Ferro”."""
    mark = exhibit(document.title, document.facts)
    if not mark:
        return document.title
    rest = _EXHIBIT.sub("", document.title, count=1) if _EXHIBIT.match(document.title) else document.title
    return _tr("Ex. {0}").format(mark) + (f"  {rest}" if rest else "")


def place(title: str, label: str | None, facts: Facts | None = None) -> str:
    """Where a passage stands: “Ex. 7, p. 2”; the title for documents that are no exhibits."""
    mark = exhibit(title, facts)
    name = _tr("Ex. {0}").format(mark) if mark else title
    return ", ".join(part for part in (name, page(label)) if part)


def spoken_place(title: str, label: str | None, facts: Facts | None = None) -> str:
    """The same for the ear: “Exhibit 7, page 2”."""
    mark = exhibit(title, facts)
    name = _tr("Exhibit {0}").format(mark) if mark else title
    return f"{name}, " + _tr("page {0}").format(label) if label else name


def page(label: str | None) -> str:
    """A page by its printed label: “p. 2”; empty where there is none."""
    return _tr("p. {0}").format(label) if label else ""


def speaker(row: QuotationRow) -> str:
    """Who says it: “Whitlock”, or “Whitlock (filing: Ferro)” where the article and the filing differ.

    A name that the filing knows too is cut to the surname; any other stays as the article has it.
    """
    shown = row.passages[0].speaker if row.passages else None
    if not row.speaker:
        return surname(shown or "")
    if row.attribution is Attribution.UNKNOWN:
        return row.speaker
    said = surname(row.speaker)
    return (
        _tr("{0} (filing: {1})").format(said, surname(shown))
        if shown and row.attribution is Attribution.DIFFERS
        else said
    )


def surname(name: str) -> str:
    """The last word of a person's name of two or three; other names as they are. Capitals become a name's."""
    bare = _HONORIFIC.sub("", name.strip())
    words = [word.capitalize() if word.isupper() and len(word) > 2 else word for word in bare.split()]
    person = 2 <= len(words) <= 3 and all(word[:1].isupper() for word in words) and words[0] != "The"
    return words[-1] if person else " ".join(words)


def _tr(words: str) -> str:
    return QCoreApplication.translate("names", words)
