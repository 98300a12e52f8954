"""Annotated copies: real PDF highlights, each with a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..model.layers import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A highlight over boxes, its colour as red, green, blue from 0 to 1, and the note at it."""

    boxes: tuple[Box, ...]
    colour: tuple[float, float, float]
    title: str
    text: str


def annotate(original: Path, target: Path, notes: Sequence[Note]) -> None:
    """Write a copy of a PDF with a highlight and a note for each entry; the original stays untouched.

    Raises UnreadableFile where the original cannot be annotated, such as one whose owner forbids it.
    """
    raise NotImplementedError
