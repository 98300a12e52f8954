"""Findings: what was looked at, whether it is well, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.reports import Finding
from .tables import Column, Piece, show_table

COLUMNS = (Column(""), Column("What"), Column("Seen", 3), Column("To do", 2))


def show_findings(findings: Sequence[Finding]) -> None:
    """A table of the findings."""
    show_table(COLUMNS, [row(finding) for finding in findings])


def row(finding: Finding) -> list[list[Piece]]:
    """The cells of one finding."""
    mark = Piece("well", "green") if finding.well else Piece("NOT WELL", "bold red")
    return [[mark], [Piece(finding.name)], [Piece(finding.seen)], [Piece(finding.advice)]]
