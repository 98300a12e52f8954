"""export: what was found, for other programs and people."""

from __future__ import annotations

import importlib.util
import pkgutil
from pathlib import Path

import click

from ...model.requests import ExportReport
from .. import answers, options
from ..legible import legible
from ..session import Session
from ..tables import on_terminal


def members(room: str) -> list[str]:
    """The names of an open room's members; the room itself, which may lie below the boundary, is not imported."""
    spec = importlib.util.find_spec(room)
    places = spec.submodule_search_locations if spec else None
    return sorted(module.name for module in pkgutil.iter_modules(places or []) if not module.name.startswith("_"))


FORMATS = members("reader.export")


@click.command(epilog=f"FORMAT is one of: {', '.join(FORMATS)}.")
@click.argument("format_", type=click.Choice(FORMATS), metavar="FORMAT")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The file or folder to write.")
@click.argument("names", nargs=-1, metavar="[DOC]…")
@options.as_json
@click.pass_obj
def export(session: Session, format_: str, output: Path, names: tuple[str, ...], *, as_json: bool) -> None:
    """Write what was found to a file or a folder.

    The links of the named documents, or of all coverage.
    """
    exported = session.ask(ExportReport(format=format_, target=str(output.absolute()), names=names))
    if as_json:
        answers.print_json(exported)
        return
    for remark in exported.remarks:
        session.remark(remark)
    for path in exported.paths:
        click.echo(legible(path) if on_terminal() else path)


COMMAND = export
