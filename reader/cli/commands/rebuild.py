"""rebuild: everything derived, made anew."""

from __future__ import annotations

import click

from ...model.requests import RebuildLibrary
from .. import answers, options
from ..legible import count
from ..session import Session


@click.command()
@options.as_json
@click.pass_obj
def rebuild(session: Session, *, as_json: bool) -> None:
    """Make everything derived anew: texts, indexes, links.

    Your notes, your decisions and what you have set stay.
    """
    changes = session.ask(RebuildLibrary())
    if as_json:
        answers.print_json(changes)
    else:
        read, linked = count(len(changes.amended), "document"), count(len(changes.linked), "document")
        session.remark(f"{read} read again, {linked} linked again.")


COMMAND = rebuild
