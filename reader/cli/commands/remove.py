"""remove: documents into the library's trash, or out of the world."""

from __future__ import annotations

import click

from ...model.requests import RemoveDocuments
from .. import answers, options
from ..legible import count
from ..session import Session


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="DOC…")
@click.option("--purge", is_flag=True, help="Erase every trace; nothing can bring them back.")
@click.option("--yes", is_flag=True, help="Do not ask whether to purge.")
@options.as_json
@click.pass_obj
def remove(session: Session, names: tuple[str, ...], *, purge: bool, yes: bool, as_json: bool) -> None:
    """Move documents to the library's trash.

    Their notes and decisions go with them; "restore" brings them back.
    """
    if purge and not yes:
        asked = f"Erase {count(len(names), 'document')} with all notes and decisions, for good?"
        click.confirm(asked, abort=True, err=True)
    changes = session.ask(RemoveDocuments(names=names, purge=purge))
    if as_json:
        answers.print_json(changes)
    else:
        session.remark(f"{count(len(changes.removed), 'document')} {'erased' if purge else 'moved to the trash'}.")


COMMAND = remove
