"""export: what was found, for other programs and people."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from ... import discovery
from ...model.errors import ReaderError
from ...model.requests import ExportReport
from .. import answers, options
from ..legible import legible
from ..session import Session
from ..tables import on_terminal

FORMATS = discovery.listed("reader.export")
_PIECE = 1 << 20


@click.command(epilog=f"FORMAT is one of: {', '.join(FORMATS)}.")
@click.argument("format_", type=click.Choice(FORMATS), metavar="FORMAT")
@click.option(
    "-o",
    "--output",
    type=options.Place(path_type=Path, allow_dash=True),
    required=True,
    help="The file or folder to write; - is standard output.",
)
@click.argument("names", nargs=-1, metavar="[DOC]…")
@options.as_json
@click.pass_obj
def export(session: Session, format_: str, output: Path, names: tuple[str, ...], *, as_json: bool) -> None:
    """Write what was found to a file or a folder.

    The links of the named documents, or of all coverage.
    """
    if str(output) == "-":
        if as_json:
            raise click.UsageError("Standard output cannot take both the export and --json.")
        print_export(session, format_, names)
        return
    exported = session.ask(ExportReport(format=format_, target=str(output.absolute()), names=names))
    if as_json:
        answers.print_json(exported)
        return
    for remark in exported.remarks:
        session.remark(remark)
    for path in exported.paths:
        click.echo(legible(path) if on_terminal() else path)


def print_export(session: Session, format_: str, names: tuple[str, ...]) -> None:
    """Write the export beside all else, then to standard output; raises ReaderError where it is more than one file."""
    with tempfile.TemporaryDirectory(prefix="exhibit-reader-") as folder:
        target = Path(folder) / f"report.{format_}"
        exported = session.ask(ExportReport(format=format_, target=str(target), names=names))
        if not target.is_file():
            raise ReaderError(
                f"“{format_}” fills a folder, which standard output cannot take.", "Name a folder after -o."
            )
        for remark in exported.remarks:
            session.remark(remark)
        with target.open("rb") as stream:
            while piece := stream.read(_PIECE):
                click.echo(piece, nl=False)


COMMAND = export
