"""quotes: the quotations of coverage, not judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import click

from ...model.quotations import Style
from ...model.reports import QuotationRow
from ...model.requests import ListQuotations
from .. import answers, options
from ..legible import count, legible, shorten
from ..session import Session
from ..tables import Column, on_terminal, show_heading, show_table
from ..verdicts import described

COLUMNS = (Column("Style"), Column("Quotation", 5), Column("Speaker", 2), Column("Cited", 3))
_QUOTATION = 200


@click.command()
@click.argument("name", required=False, metavar="[DOC]")
@options.as_json
@click.pass_obj
def quotes(session: Session, name: str | None, *, as_json: bool) -> None:
    """List the library's quotations.

    Those of one document, or of all coverage, in reading order and not judged.
    """
    report = session.ask(ListQuotations(name=name))
    session.remark_all(answers.remarks(report))
    if as_json:
        answers.print_json(report)
        return
    for document in report.documents:
        show_heading(document.title, described(document))
        show_table(COLUMNS, [row(quotation, short=on_terminal()) for quotation in document.quotations])
        click.echo()
    click.echo(summary(quotation for document in report.documents for quotation in document.quotations))


def row(quotation: QuotationRow, *, short: bool) -> list[str]:
    """The cells of one quotation."""
    text = shorten(quotation.text, _QUOTATION) if short else legible(quotation.text)
    return [quotation.style, f"“{text}”", quotation.speaker or "", " ".join(quotation.cited)]


def summary(quotations: Iterable[QuotationRow]) -> str:
    """Such as "26 quotations, 4 terms."; terms (scare quotes and titles) are counted by themselves, as `list` does."""
    found = Counter(quotation.style == Style.TERM for quotation in quotations)
    terms = f", {count(found[True], 'term')}" if found[True] else ""
    return f"{count(found[False], 'quotation')}{terms}."


COMMAND = quotes
