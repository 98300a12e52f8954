"""Verdicts: quotations and where they come from, as tables and in a line that sums them up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import click

from ..model.links import MOST_PLACES, Attribution, Placement, Verdict
from ..model.reports import DocumentRow, FileRow, PassageRow, QuotationRow, Report
from .differences import list_differences
from .legible import count, day, legible, shorten
from .tables import Column, Piece, on_terminal, show_heading, show_table

MARKS: dict[Verdict, tuple[str, str, str]] = {
    Verdict.VERBATIM: ("=", "Verbatim", "green"),
    Verdict.EDITED: ("[ ]", "Edited", "cyan"),
    Verdict.ALTERED: ("≠", "Altered", "dark_orange"),
    Verdict.REWORDED: ("≈", "Reworded", "magenta"),
    Verdict.NOT_FOUND: ("∅", "Not found", "bright_black"),
}
"""The glyph, the word and the colour (rich's name) of each verdict."""

COLUMNS = (Column("Verdict"), Column("Quotation", 4), Column("Source", 3), Column("Differences", 4))

_QUOTATION, _TITLE, _EDITS = 160, 60, 5
"""How much of each a terminal shows: characters of a quotation, of a title, and differences."""


def show_report(report: Report, *, empty: bool = True) -> None:
    """A table for each document, also of one that is `empty` where that is wanted, and a line that sums up all."""
    for document in report.documents:
        if not (document.quotations or empty):
            continue
        show_heading(document.title, described(document))
        show_quotations(document.quotations)
        click.echo()
    click.echo(summary(quotation for document in report.documents for quotation in document.quotations))


def show_quotations(quotations: Sequence[QuotationRow]) -> None:
    """The verdict on each, its words, its source, and the words that differ."""
    short = on_terminal()
    show_table(COLUMNS, [row(quotation, short=short) for quotation in quotations])


def row(quotation: QuotationRow, *, short: bool) -> list[list[Piece]]:
    """The cells of one quotation; `short` ones fit a terminal."""
    glyph, word, colour = MARKS[quotation.verdict]
    text = shorten(quotation.text, _QUOTATION) if short else legible(quotation.text)
    return [
        [Piece(f"{glyph} {word}", colour)],
        [Piece(f"“{text}”")],
        [Piece(source(quotation, short=short))],
        differences(quotation, short=short),
    ]


def source(quotation: QuotationRow, *, short: bool = False) -> str:
    """Where the quotation stands and how sure that is; for one not found, where to look."""
    if quotation.passages:
        return f"{place(quotation.passages[0], short=short)} ({_sureness(quotation)})"
    if quotation.nearest:
        return f"perhaps see {place(quotation.nearest[0], short=short)}"
    return "—"


def place(passage: PassageRow, *, short: bool = False) -> str:
    """The title and the page of a passage."""
    title = shorten(passage.title, _TITLE) if short else legible(passage.title)
    label = passage.page_label or (str(passage.page) if passage.page else "")
    return f"{title}, p. {label}" if label else title


def differences(quotation: QuotationRow, *, short: bool = False) -> list[Piece]:
    """The words that differ, worst first, then the reason, then a speaker who is another."""
    pieces = list_differences(quotation.edits, _EDITS if short else None)
    if quotation.verdict is Verdict.NOT_FOUND:
        pieces = []
    notes = [quotation.reason] if quotation.reason else []
    if quotation.attribution is Attribution.DIFFERS:
        notes.append("the source shows another speaker")
    for note in notes:
        pieces += [Piece(" · "), Piece(note, "italic")] if pieces else [Piece(note, "italic")]
    return pieces


def summary(quotations: Iterable[QuotationRow]) -> str:
    """Such as "11 quotations: 5 verbatim, 2 edited, 4 not found."."""
    found = Counter(quotation.verdict for quotation in quotations)
    parts = [f"{found[verdict]} {MARKS[verdict][1].lower()}" for verdict in Verdict if found[verdict]]
    total = count(found.total(), "quotation")
    return f"{total}: {', '.join(parts)}." if parts else f"{total}."


def described(document: DocumentRow) -> str:
    """Publisher, date and path, as far as they are known."""
    return " · ".join(part for part in (document.publisher, day(document.date), document.path) if part)


def show_failed(files: Iterable[FileRow]) -> None:
    """The files that could not be read, on the error stream."""
    for file in files:
        line = " ".join(part for part in (file.error, file.advice) if part)
        click.echo(f"{legible(file.path)}: {legible(line)}", err=True)


def _places(number: int) -> str:
    return f"{number} or more places" if number >= MOST_PLACES else count(number, "place")


def _sureness(quotation: QuotationRow) -> str:
    parts = [quotation.placement.value]
    if quotation.placement is Placement.AMBIGUOUS or quotation.places > 1:
        parts.append(_places(quotation.places))
    if quotation.passages[0].cited:
        parts.append("cited")
    return ", ".join(parts)
