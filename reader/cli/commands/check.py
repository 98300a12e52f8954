"""check: where do the quotations of some coverage come from, in one shot?"""

from __future__ import annotations

import click

from ...model.requests import CheckCoverage
from .. import answers, options
from ..session import Session
from ..verdicts import show_failed, show_report


@click.command(cls=options.Against)
@click.argument("coverage", nargs=-1, required=True, type=options.Place(), metavar="COVERAGE…")
@options.against(required=True)
@options.strict
@options.as_json
@click.pass_obj
def check(
    session: Session, coverage: tuple[str, ...], against: tuple[str, ...], *, strict: bool, as_json: bool
) -> None:
    """Find each quotation of COVERAGE in other files.

    No library is touched; each piece of COVERAGE is coverage, whatever it looks like.
    """
    report = session.ask(CheckCoverage(coverage=coverage, against=against))
    session.remark_all(answers.remarks(report))
    if as_json:
        answers.print_json(report)
    else:
        show_report(report)
        show_failed(report.failed)
    answers.end(done=len(report.documents), failed=len(report.failed), strict=strict)


COMMAND = check
