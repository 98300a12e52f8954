"""self-test: is the installation whole?"""

from __future__ import annotations

import click

from ...model.requests import ListMembers
from .. import answers, options
from ..findings import show_findings
from ..session import Session


@click.command("self-test")
@options.as_json
@click.pass_obj
def self_test(session: Session, *, as_json: bool) -> None:
    """Load every part of the program once.

    Each format, matcher and export, and the engines; an empty room means a broken installation.
    """
    diagnosis = session.ask(ListMembers())
    if as_json:
        answers.print_json(diagnosis)
    else:
        show_findings(diagnosis.findings)
    answers.end(done=all(finding.well for finding in diagnosis.findings), failed=0)


COMMAND = self_test
