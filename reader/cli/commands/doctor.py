"""doctor: is this library well?"""

from __future__ import annotations

import platform

import click

from ... import __version__
from ...model.reports import Diagnosis, Finding
from ...model.requests import DiagnoseLibrary
from .. import answers, options, places
from ..findings import show_findings
from ..session import Session


@click.command()
@options.as_json
@click.pass_obj
def doctor(session: Session, *, as_json: bool) -> None:
    """Say what is not well with the library, and what to do."""
    seen = session.ask(DiagnoseLibrary())
    diagnosis = Diagnosis(findings=(*surroundings(session), *seen.findings))
    if as_json:
        answers.print_json(diagnosis)
    else:
        show_findings(diagnosis.findings)
    answers.end(done=all(finding.well for finding in diagnosis.findings), failed=0)


def surroundings(session: Session) -> list[Finding]:
    """What this process knows without asking: versions and places."""
    seen = {
        "exhibit-reader": __version__,
        "Python": f"{platform.python_version()} on {platform.platform(terse=True)}",
        "library": str(session.place),
        "log": str(places.log()),
    }
    return [Finding(name=name, well=True, seen=what) for name, what in seen.items()]


COMMAND = doctor
