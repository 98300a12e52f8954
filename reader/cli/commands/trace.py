"""trace: where do words come from that are given by themselves?"""

from __future__ import annotations

import click

from ...model.requests import TraceQuotations
from .. import answers, options
from ..given import read_texts
from ..session import Session
from ..verdicts import show_failed, show_quotations, summary


@click.command(cls=options.Against)
@click.argument("words", nargs=-1, metavar="[WORDS]…")
@click.option(
    "--file",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True),
    help='Quotations, one a line, or JSON with {"text": "…"} for each; - is standard input.',
)
@options.against()
@options.strict
@options.as_json
@click.pass_obj
def trace(
    session: Session,
    words: tuple[str, ...],
    file: str | None,
    against: tuple[str, ...],
    *,
    strict: bool,
    as_json: bool,
) -> None:
    """Find words given by themselves, in files or the library.

    Each argument is one quotation; the answers come in the same order.
    """
    texts = words
    if file:
        with click.open_file(file, "rb") as stream:
            texts += read_texts(stream.read(), "standard input" if file == "-" else file)
    if not texts:
        raise click.UsageError("Give the words of a quotation (before --against), or --file.")
    found = session.ask(TraceQuotations(texts=texts, against=against))
    session.remark_all(answers.remarks(found))
    if as_json:
        answers.print_json(found)
    else:
        show_quotations(found.quotations)
        click.echo(summary(found.quotations))
        show_failed(found.failed)
    answers.end(done=len(found.quotations), failed=len(found.failed), strict=strict)


COMMAND = trace
