"""Options that several commands share, each meaning the same everywhere."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

_Function = TypeVar("_Function", bound=Callable[..., Any])


class Place(click.Path):
    """A path; one of no letters, as a script's unset variable gives it, is wrong usage and not this folder."""

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """The path as click gives it."""
        if not str(value):
            self.fail("It is empty: name a file or a folder.", param, ctx)
        return super().convert(value, param, ctx)


as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON, in the shapes of resources/help/json.md.")

strict = click.option("--strict", is_flag=True, help="End with status 1 when even one file could not be read.")


def against(*, required: bool = False) -> Callable[[_Function], _Function]:
    """The files and folders to look in."""
    told = "Files and folders to look in: all words up to the next option, or to --."
    return click.option("--against", multiple=True, required=required, type=Place(), metavar="PATH…", help=told)


class Against(click.Command):
    """A command whose `--against` takes all words that follow it, as a shell writes them for exhibits/*.pdf."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments, `--against A B` as `--against A --against B`."""
        return super().parse_args(ctx, spread(args))


def spread(args: list[str]) -> list[str]:
    """The arguments with `--against` before each of its paths; what follows `--` is left alone."""
    out: list[str] = []
    taking = False
    for number, word in enumerate(args):
        if word == "--":
            return [*out, *args[number:]]
        if taking and (word == "-" or not word.startswith("-")):
            if out[-1] != "--against":
                out.append("--against")
        else:
            taking = word == "--against"
        out.append(word)
    return out
