"""links: where the library's quotations come from."""

from __future__ import annotations

import click

from ...model.links import Verdict
from ...model.requests import ListLinks
from .. import answers, options
from ..session import Session
from ..verdicts import show_failed, show_report


@click.command()
@click.argument("names", nargs=-1, metavar="[DOC]…")
@click.option("--verdict", type=click.Choice([verdict.value for verdict in Verdict]), help="Only these.")
@options.as_json
@click.pass_obj
def links(session: Session, names: tuple[str, ...], verdict: str | None, *, as_json: bool) -> None:
    """Show where the library's quotations come from.

    Those of the named documents, or of all coverage.
    """
    report = session.ask(ListLinks(names=names, verdict=Verdict(verdict) if verdict else None))
    session.remark_all(answers.remarks(report))
    if as_json:
        answers.print_json(report)
    else:
        show_report(report, empty=verdict is None)
        show_failed(report.failed)


COMMAND = links
