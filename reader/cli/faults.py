"""Faults: what goes wrong is told on the error stream, and becomes the exit status."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

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
        _tell_bug(error)
        ctx.exit(BUG)


def tell(error: ReaderError) -> None:
    """What happened, and what to do."""
    click.echo(click.style(legible(error.title), bold=True), err=True)
    if error.advice:
        click.echo(legible(error.advice), err=True)


def _tell_bug(error: Exception) -> None:
    remote = getattr(error, "traceback", None)
    trace = remote if isinstance(remote, str) else "".join(traceback.format_exception(error))
    click.echo(trace, err=True, nl=not trace.endswith("\n"))
    click.echo("This is a fault of the program. Please report it with the lines above.", err=True)
