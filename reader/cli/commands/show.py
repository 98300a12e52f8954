"""show: one document, with everything that is known of it."""

from __future__ import annotations

import click

from ...model.reports import DocumentDetails
from ...model.requests import ShowDocument
from .. import answers, options
from ..legible import day, harmless
from ..session import Session
from ..tables import Column, on_terminal, show_heading, show_table

_INNER = ("digest", "part", "given", "title")
"""Fields that --json has and that a person does not look for."""
_STAMPS = ("date", "added")


@click.command()
@click.argument("name", metavar="DOC")
@click.option("--text", is_flag=True, help="Print the document's text, and nothing else.")
@options.as_json
@click.pass_obj
def show(session: Session, name: str, *, text: bool, as_json: bool) -> None:
    """Show one document.

    DOC is an id, the beginning of one, a file name, a path or a title.
    """
    found = session.ask(ShowDocument(name=name))
    if as_json:
        answers.print_json(answers.details(found))
    elif text:
        click.echo(harmless(found.text) if on_terminal() else found.text)
    else:
        show_heading(found.listed.document.title)
        show_table((Column("Fact"), Column("Value", 1)), rows(found))
        for remark in found.remarks:
            session.remark(remark)


def rows(found: DocumentDetails) -> list[list[str]]:
    """Each fact that is known, with its name; those that a person has set say so."""
    given = found.listed.document.given
    return [
        [name, f"{_said(name, value)} (set by you)" if name in given else _said(name, value)]
        for name, value in answers.document(found.listed).items()
        if name not in _INNER and value not in ("", None)
    ]


def _said(name: str, value: object) -> str:
    return day(str(value)) if name in _STAMPS else str(value)


COMMAND = show
