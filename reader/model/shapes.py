"""Shapes: any dataclass of this room as plain JSON values, and the number that the shapes carry."""

from __future__ import annotations

import dataclasses
from array import array
from enum import Enum
from pathlib import PurePath
from typing import Any, TypeAlias

Json: TypeAlias = Any
"""Dicts, lists, strings, numbers, booleans and None."""

VERSION = 1
"""The version of every JSON shape that the program prints; see resources/help/json.md."""


def plain(value: object) -> Json:
    """The value as JSON: dataclasses by field, enums by value, numbers rounded to four places."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {str(key): plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple, set, frozenset, array)):
        return [plain(entry) for entry in value]
    if isinstance(value, PurePath):
        return str(value)
    if isinstance(value, float):
        return round(value, 4)
    return value


def answer(value: object) -> dict[str, Json]:
    """A report as the command line prints it: its fields behind the version."""
    return {"version": VERSION, **plain(value)}
