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
    """A heading, its share of the width (0: as wide as its words, never less), and whether it holds numbers.

    `least` is the width below which a column with a share is of no use; of those with a `rank`, the highest is left out
    first where not all fit.
    """

    heading: str
    share: int = 0
    number: bool = False
    least: int = 8
    rank: int = 0


_GAP = 3
"""Blanks between two columns."""


def on_terminal() -> bool:
    """Whether the answer is read by a person right away."""
    return sys.stdout is not None and sys.stdout.isatty()


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

    console = Console(highlight=False)
    console.print(drawn(columns, rows, console.width), crop=False)


def words(cell: Cell) -> str:
    """The cell without its styles, on one line."""
    return legible(cell if isinstance(cell, str) else "".join(piece.text for piece in cell))


def drawn(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], width: int) -> RenderableType:
    """The rows as rich draws them, `width` characters wide at most where that leaves every cell whole.

    Columns in which nothing stands are left out, and so are lesser ones for which there is no room.
    """
    from rich import box
    from rich.table import Table
    from rich.text import Text

    shown = _fitted(columns, rows, width)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False, width=_total(shown))
    for number, wide in shown.items():
        column = columns[number]
        table.add_column(
            column.heading,
            width=wide,
            justify="right" if column.number else "left",
            no_wrap=not column.share,
            overflow="fold",
        )
    for row in rows:
        cells = (row[number] for number in shown)
        pieces = ([Piece(cell)] if isinstance(cell, str) else cell for cell in cells)
        table.add_row(*(Text.assemble(*((_kept(piece.text), piece.style) for piece in cell)) for cell in pieces))
    return table


def _fitted(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], width: int) -> dict[int, int]:
    """The columns that are shown, by number, with their widths: what is left over goes where the share is largest."""
    from rich.cells import cell_len

    longest: dict[int, int] = {}
    for number, column in enumerate(columns):
        lengths = [cell_len(words(row[number])) for row in rows]
        if any(lengths):
            longest[number] = max(cell_len(column.heading), *lengths)
    widths = {at: min(most, columns[at].least) if columns[at].share else most for at, most in longest.items()}
    lesser = sorted((at for at in widths if columns[at].rank), key=lambda at: columns[at].rank)
    while lesser and _total(widths) > width:
        del widths[lesser.pop()]
    for _ in range(width - _total(widths)):
        growing = [at for at in widths if widths[at] < longest[at]]
        if growing:
            widths[min(growing, key=lambda at: widths[at] / columns[at].share)] += 1
    return widths


def _total(widths: dict[int, int]) -> int:
    return sum(widths.values()) + _GAP * (len(widths) - 1)


def _kept(text: str) -> str:
    """Legible, with the blanks at the piece's edges, which part it from the next."""
    if not (line := legible(text)):
        return " " if text else ""
    return (" " if text[0].isspace() else "") + line + (" " if text[-1].isspace() else "")
