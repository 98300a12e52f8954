"""edit: what a person knows better of a document."""

from __future__ import annotations

import click

from ...model.documents import Facts, Kind
from ...model.requests import AmendDocument
from .. import answers, options
from ..facts import fact, is_date, is_docket, is_number
from ..session import Session


@click.command()
@click.argument("name", metavar="DOC")
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]))
@click.option("--title")
@click.option("--author")
@fact("--date", is_date, "2025-01-10", "As much of YYYY-MM-DD as is known.")
@click.option("--publisher")
@click.option("--url")
@click.option("--court", help="The court's id in RECAP, such as cand.")
@click.option("--case", help="The case's id in RECAP, such as 415175.")
@fact("--docket", is_docket, "3:23-cv-03417-VC", "The docket number, such as 3:23-cv-03417-VC.")
@fact("--document", is_number, "118", "The number of its docket entry.")
@fact("--attachment", is_number, "7")
@click.option("--exhibit")
@options.as_json
@click.pass_obj
def edit(session: Session, /, name: str, kind: str | None, *, as_json: bool, **facts: str | None) -> None:
    """Set what is known of a document.

    "" sets a fact to nothing. What is set stays from then on, whatever a later reading guesses.
    """
    given = {fact: value for fact, value in facts.items() if value is not None}
    if kind is None and not given:
        raise click.UsageError("Name at least one thing to set, such as --title or --kind.")
    changes = session.ask(
        AmendDocument(name=name, kind=Kind(kind) if kind else None, facts=Facts(**given), fields=tuple(given)),
    )
    if as_json:
        answers.print_json(changes)
    else:
        session.remark("Set.")


COMMAND = edit
