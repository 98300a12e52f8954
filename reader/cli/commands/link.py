"""link: look the library's quotations up again."""

from __future__ import annotations

import click

from ...model.requests import LinkDocuments
from .. import answers, options
from ..legible import count
from ..session import Session


@click.command()
@click.argument("names", nargs=-1, metavar="[DOC]…")
@options.as_json
@click.pass_obj
def link(session: Session, names: tuple[str, ...], *, as_json: bool) -> None:
    """Look the library's quotations up again.

    Those of the named documents, or of all coverage; your decisions stay.
    """
    changes = session.ask(LinkDocuments(names=names))
    if as_json:
        answers.print_json(changes)
    else:
        session.remark(f"{count(len(changes.linked), 'document')} linked again.")


COMMAND = link
