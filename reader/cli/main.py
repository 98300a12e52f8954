"""The commands, gathered: each is imported when it is called, so that every start is quick."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import cast

import click

from .. import __version__, discovery
from . import commands, faults, options, window
from .session import Session

NAME = "exhibit-reader"

EPILOG = f"""\b
Exit status: 0 done, 1 not done (with the reason), 2 wrong usage, 70 a fault of the program, 130 stopped.
Completion of commands and options, for bash (also zsh, fish): eval "$(_EXHIBIT_READER_COMPLETE=bash_source {NAME})"
"""


class Commands(click.Group):
    """The members of `commands`, found by name and imported one by one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands; none is imported."""
        return [name.replace("_", "-") for name in discovery.names(commands)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; none where there is none."""
        try:
            return cast("click.Command", discovery.member(commands, cmd_name.replace("-", "_")))
        except LookupError:
            return None

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; errors that a person can act on, and bugs, are told and become the exit status."""
        with faults.told(ctx):
            return super().invoke(ctx)


@click.group(cls=Commands, invoke_without_command=True, epilog=EPILOG)
@click.option(
    "--library",
    envvar="EXHIBIT_READER_LIBRARY",
    type=options.Place(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The library, a folder; by default one in your data folder. Also $EXHIBIT_READER_LIBRARY.",
)
@click.option("--verbose", is_flag=True, help="Show on the error stream what else goes to the log.")
@click.option("--quiet", is_flag=True, help="Show no progress and no remarks, only the answer.")
@click.version_option(__version__, prog_name=NAME)
@click.pass_context
def main(ctx: click.Context, library: Path | None, *, verbose: bool, quiet: bool) -> None:
    """Check coverage against the record: find every quotation in its source, and see the words that differ."""
    session = ctx.ensure_object(Session)
    session.library, session.verbose, session.quiet = library, verbose, quiet
    ctx.call_on_close(session.close)
    if ctx.invoked_subcommand is None and not window.show(session, session.library and session.place):
        click.echo(ctx.get_help())


def occupy_streams() -> None:
    """Open to nowhere what a shell has closed (`>&-`): a pipe to a child would get its number and be taken for it."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            nowhere = os.open(os.devnull, os.O_RDWR)
            if nowhere != number:
                os.dup2(nowhere, number)
                os.close(nowhere)
            os.set_inheritable(number, True)


def run() -> None:
    """Run the command that the arguments name, and end with its exit status."""
    occupy_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks “≠” shows it somehow, and goes on
    try:
        main(prog_name=NAME)
    except OSError as error:  # while it printed its help, before there was a command
        faults.tell_output(error)
        sys.exit(faults.FAILED)
