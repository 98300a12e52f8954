"""What stands above the cards: the case, the counts that filter, and the documents."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.reports import DocumentRow, QuotationRow, Report
from ..text.wording import one_line, quantity
from ._markup import Markup, element, joined, name
from ._verdicts import MARKS
from ._wording import counts, failure, heading, provenance, sources


def head(report: Report) -> tuple[Markup, ...]:
    """The top of the page: filters first, so that the style sheet can act on all that follows."""
    rows = [row for document in report.documents for row in document.quotations]
    summary = f"{quantity(len(rows), 'quotation')} in {quantity(len(report.documents), 'article')}"
    title = element("header", element("h1", name(heading(report))), element("p", summary), class_="title")
    return title, _filters(rows), _contents(report)


def section_head(document: DocumentRow) -> Markup:
    """Title, publisher, date and address of a piece of coverage."""
    facts = provenance(document)
    lines = (
        element("h2", name(document.title)),
        element("p", name(facts), class_="facts") if facts else Markup(),
        element("p", _address(document.url), class_="address") if document.url.strip() else Markup(),
    )
    empty = element("p", "No quotations in this article.", class_="empty") if not document.quotations else Markup()
    return joined(element("header", *lines), empty)


def failed(report: Report) -> Markup:
    """The files that could not be read, with their reasons; nothing where there are none."""
    if not report.failed:
        return Markup()
    items = (element("li", element("strong", name(file.path)), " ", name(failure(file))) for file in report.failed)
    return element("section", element("h2", "Files that could not be read"), element("ul", *items), class_="failed")


def _filters(rows: list[QuotationRow]) -> Markup:
    choices = [_choice("all", element("span", "All", class_="word"), len(rows), "", True)]
    for verdict, number in counts(rows).items():
        mark = MARKS[verdict]
        word = element(
            "span", element("span", mark.glyph, class_="glyph", aria_hidden="true"), mark.word, class_="word"
        )
        choices.append(_choice(verdict.value, word, number, mark.meaning, False))
    return element("fieldset", element("legend", "Show"), *choices, class_="filters")


def _choice(key: str, word: Markup, number: int, meaning: str, checked: bool) -> Markup:
    box = element("input", type="radio", name="verdict", id=f"show-{key}", checked=checked)
    parts = [element("span", f"{number:,}", class_="count"), word]
    if meaning:
        parts.append(element("span", meaning, class_="meaning"))
    return joined(box, element("label", *parts, for_=f"show-{key}", class_=key))


def _contents(report: Report) -> Markup:
    coverage = (
        element("li", element("a", name(document.title), href=f"#d{number}"), _tally(document.quotations))
        for number, document in enumerate(report.documents, 1)
    )
    filings = (
        element("li", name(passage.title), element("span", quantity(count, "quotation"), class_="tally"))
        for passage, count in sources(report).values()
    )
    lists = (_list("Coverage", coverage), _list("Quoted from", filings))
    return element("nav", *lists, class_="contents", aria_label="Documents")


def _list(title: str, items: Iterable[Markup]) -> Markup:
    shown = tuple(items)
    return element("div", element("h2", title), element("ul", *shown)) if shown else Markup()


def _tally(rows: Iterable[QuotationRow]) -> Markup:
    shown = (
        element(
            "span",
            element("span", MARKS[verdict].glyph, class_="glyph"),
            f" {number}",
            class_=verdict.value,
            title=MARKS[verdict].word,
        )
        for verdict, number in counts(rows).items()
        if number
    )
    return element("span", *shown, class_="tally")


def _address(url: str) -> Markup:
    shown = name(url)
    if url.lower().startswith(("https://", "http://")):
        return element("a", shown, href=one_line(url), rel="noreferrer noopener")
    return shown
