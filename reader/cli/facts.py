"""Facts: what a fact given by a person must look like to be of use."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from typing import Any, TypeVar

import click

_Function = TypeVar("_Function", bound=Callable[..., Any])

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?", re.ASCII)
_NUMBER = re.compile(r"\d+", re.ASCII)
_DOCKET = re.compile(r"(?=.*\d\d)(?=.*[A-Za-z:-])[0-9A-Za-z]+(?:[-:./][0-9A-Za-z]+)*(?: \([0-9A-Za-z]+\))?")


def is_date(text: str) -> bool:
    """Whether it is a date that exists, in ISO 8601: a year, a month, or a day with or without its time."""
    if not _DATE.fullmatch(text):
        return False
    with suppress(ValueError):
        date.fromisoformat((text + "-01-01" if len(text) == 4 else text + "-01")[:10])
        return len(text) <= 10 or bool(datetime.fromisoformat(text))
    return False


def is_number(text: str) -> bool:
    """Whether it is a docket entry's number or an attachment's."""
    return bool(_NUMBER.fullmatch(text))


def is_docket(text: str) -> bool:
    """Whether it could be a court's docket number: "3:23-cv-03417-VC", "21-16506", "CGC-20-584789", "22A451"."""
    return bool(_DOCKET.fullmatch(text))


def fact(
    name: str, fits: Callable[[str], bool], example: str, told: str | None = None
) -> Callable[[_Function], _Function]:
    """An option whose value `fits`, or is empty; anything else is wrong usage, and the `example` says what fits."""

    def check(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
        if value and not fits(value):
            raise click.BadParameter(f"“{value}” will not do; give it as in {name} {example}.", ctx, param)
        return value

    return click.option(name, callback=check, help=told)
