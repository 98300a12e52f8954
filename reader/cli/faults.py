"""Faults: what goes wrong is told on the error stream, and becomes the exit status."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import click

from ..model.errors import Cancelled, ReaderError
from .legible import legible

FAILED, BUG, STOPPED = 1, 70, 130


@contextmanager
def told(ctx: click.Context) -> Iterator[None]:
    """Known errors are told in two sentences, bugs with their traceback; click tells its own."""
    try:
        yield
    except ReaderError as error:
        tell(error)
        ctx.exit(STOPPED if isinstance(error, Cancelled) else FAILED)
    except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.filename is None:  # no file that was opened by name: a stream
            tell_output(error)
            ctx.exit(FAILED)
        _tell_bug(error)
        ctx.exit(BUG)


def tell(error: ReaderError) -> None:
    """What happened, and what to do."""
    with suppress(OSError):  # where even this cannot be said, the exit status says it
        click.echo(click.style(legible(error.title), bold=True), err=True)
        if error.advice:
            click.echo(legible(error.advice), err=True)


def tell_output(error: OSError) -> None:
    """That the answer could not be written; what of it is left goes nowhere, or the interpreter would try it again."""
    with suppress(OSError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    tell(ReaderError("The output cannot be written.", f"The system says: {error.strerror or error}."))


def _tell_bug(error: Exception) -> None:
    remote = getattr(error, "traceback", None)
    trace = remote if isinstance(remote, str) else "".join(traceback.format_exception(error))
    click.echo(trace, err=True, nl=not trace.endswith("\n"))
    click.echo("This is a fault of the program. Please report it with the lines above.", err=True)
