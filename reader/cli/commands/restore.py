"""restore: documents back from the library's trash."""

from __future__ import annotations

import click

from ...model.requests import RestoreDocuments
from .. import answers, options
from ..legible import count
from ..session import Session


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="DOC…")
@options.as_json
@click.pass_obj
def restore(session: Session, names: tuple[str, ...], *, as_json: bool) -> None:
    """Bring documents back from the library's trash."""
    changes = session.ask(RestoreDocuments(names=names))
    if as_json:
        answers.print_json(changes)
    else:
        session.remark(f"{count(len(changes.added), 'document')} restored.")


COMMAND = restore
