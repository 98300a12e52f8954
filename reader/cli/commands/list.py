"""list: the documents of the library."""

from __future__ import annotations

import click

from ...model.documents import Kind
from ...model.reports import ListedDocument
from ...model.requests import ListDocuments
from .. import answers, options
from ..legible import day
from ..session import Session
from ..tables import Column, show_table

COLUMNS = (
    *(Column("Id"), Column("Kind"), Column("Title", 4, least=18), Column("Date", rank=3)),
    *(Column("Docket", 2, least=17), Column("Pages", number=True, rank=4), Column("Quotations", number=True)),
    *(Column("Altered", number=True, rank=1), Column("Quoted", number=True, rank=2)),
)


@click.command("list")
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="Only these.")
@options.as_json
@click.pass_obj
def list_documents(session: Session, kind: str | None, *, as_json: bool) -> None:
    """List the documents of the library.

    With each, its quotations, those altered, and how many quotations of others come from it.
    """
    listing = session.ask(ListDocuments(kind=Kind(kind) if kind else None))
    if as_json:
        answers.print_json(answers.listing(listing))
        return
    show_table(COLUMNS, [row(document) for document in listing.documents])
    if not listing.documents:
        session.remark("The library is empty; “exhibit-reader add PATH” puts something into it.")


def row(listed: ListedDocument) -> list[str]:
    """The cells of one document."""
    document, facts = listed.document, listed.document.facts
    number = "-".join(part for part in (facts.document, facts.attachment) if part and part != "0")
    numbers = (document.pages, listed.quotations, listed.altered, listed.quoted)
    return [
        *(document.id, document.kind.value, document.title, day(facts.date)),
        " ".join(part for part in (facts.docket, number and f"ECF {number}") if part),
        *(str(number or "") for number in numbers),
    ]


COMMAND = list_documents
