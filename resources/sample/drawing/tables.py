"""Tables: rows of cells between bars, drawn with a bold head and rules."""

from __future__ import annotations

from .paper import Paper
from .typesetting import Face


def table(paper: Paper, x: float, y: float, block: str, face: Face, columns: tuple[float, ...]) -> float:
    """Draw `| a | b |` rows with their cells at `columns` points from `x`; answers the base line after them."""
    rows = [[cell.strip() for cell in row.strip().strip("|").split("|")] for row in block.splitlines()]
    right = x + columns[-1] + 148
    y -= 4
    for number, row in enumerate(rows):
        for column, cell in zip(columns, row, strict=True):
            paper.write(x + column, y, cell if number else f"**{cell}**", face)
        paper.rule(x, y - 4, right, y - 4, 0.25 if number else 0.8)
        y -= face.leading + 3
    return y
