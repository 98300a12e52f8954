"""open: the window, on a library or on files."""

from __future__ import annotations

from pathlib import Path

import click

from .. import window
from ..session import Session

CATALOGUE = "catalogue.sqlite"
"""The file by which a folder is known for a library."""


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[LIBRARY|PATH…]")
@click.pass_obj
def open_(session: Session, paths: tuple[Path, ...]) -> None:
    """Open the window on a library, or add files and folders and open it.

    Without anything named it opens what was open last.
    """
    library, added = session.library, list(paths)
    if len(paths) == 1 and (paths[0] / CATALOGUE).is_file():
        library, added = paths[0], []
    if not window.show(session, library.absolute() if library else None, [str(path.absolute()) for path in added]):
        click.get_current_context().exit(1)


COMMAND = open_
