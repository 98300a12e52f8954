"""sample: the program at work on an invented lawsuit and its press."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from ... import assets
from ...model.documents import Kind
from ...model.requests import AddDocuments, ExportReport, ListLinks
from .. import answers, options, places, window
from ..session import Session
from ..verdicts import show_failed, show_report

SIDES = {"filings": Kind.FILING, "coverage": Kind.COVERAGE}
"""The folders of the sample case, in the order in which they are added, and what each holds."""


@click.command()
@click.option("--no-window", is_flag=True, help="Print and write only.")
@click.option("-o", "--output", type=options.Place(dir_okay=False, path_type=Path), help="Where to write the report.")
@options.as_json
@click.pass_obj
def sample(session: Session, output: Path | None, *, no_window: bool, as_json: bool) -> None:
    """Check an invented lawsuit's press, to see how it works.

    The sample case gets a library of its own; its verdicts are printed, written as a web page, and shown in the window.
    """
    session.library = session.library or places.sample()
    output = output or session.place.with_name("sample-report.html")
    failed = [
        file
        for folder, kind in SIDES.items()
        for file in session.ask(AddDocuments(paths=(str(assets.path("sample", folder)),), kind=kind)).files
        if file.status == "failed"
    ]
    report = session.ask(ListLinks())
    exported = session.ask(ExportReport(format="html", target=str(output.absolute())))
    if as_json:
        answers.print_json(replace(report, failed=(*report.failed, *failed)))
    else:
        show_report(report)
        show_failed(failed)
        for path in exported.paths:
            click.echo(f"Report: {path}")
    if not no_window and not as_json:
        window.show(session, session.place, name=places.SAMPLE_CASE)
    answers.end(done=len(report.documents), failed=len(failed))


COMMAND = sample
