"""Tables: drawn on a terminal, one line a row with tabs between the cells everywhere else."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import click

from .legible import legible

if TYPE_CHECKING:
    from rich.console import RenderableType


class Piece(NamedTuple):
    """A part of a cell with rich's name of its style."""

    text: str
    style: str = ""


Cell: TypeAlias = str | Sequence[Piece]
"""Plain words, or words in several styles; the styles never say more than the words do."""


class Column(NamedTuple):
    """A heading, its share of the width (0: as wide as its words), and whether it holds numbers."""

    heading: str
    share: int = 0
    number: bool = False


def on_terminal() -> bool:
    """Whether the answer is read by a person right away."""
    return sys.stdout.isatty()


def show_heading(text: str, under: str = "") -> None:
    """A line above a table: a title, and what further is known of it."""
    tail = f"  {legible(under)}" if under else ""
    click.echo(click.style(legible(text), bold=True) + tail)


def show_table(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
    """Print the rows; nothing where there are none."""
    if not rows:
        return
    if not on_terminal():
        for row in rows:
            click.echo("\t".join(words(cell) for cell in row))
        return
    from rich.console import Console

    Console(highlight=False).print(drawn(columns, rows))


def words(cell: Cell) -> str:
    """The cell without its styles, on one line."""
    return legible(cell if isinstance(cell, str) else "".join(piece.text for piece in cell))


def drawn(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> RenderableType:
    """The rows as rich draws them, as wide as the terminal at most; columns in which nothing stands are left out."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False)
    shown = [number for number in range(len(columns)) if any(words(row[number]) for row in rows)]
    for column in (columns[number] for number in shown):
        table.add_column(
            column.heading,
            ratio=column.share or None,
            justify="right" if column.number else "left",
            no_wrap=not column.share,
            overflow="fold",
        )
    for row in rows:
        cells = (row[number] for number in shown)
        pieces = ([Piece(cell)] if isinstance(cell, str) else cell for cell in cells)
        table.add_row(*(Text.assemble(*((_kept(piece.text), piece.style) for piece in cell)) for cell in pieces))
    return table


def _kept(text: str) -> str:
    """Legible, with the blanks at the piece's edges, which part it from the next."""
    if not (line := legible(text)):
        return " " if text else ""
    return (" " if text[0].isspace() else "") + line + (" " if text[-1].isspace() else "")
