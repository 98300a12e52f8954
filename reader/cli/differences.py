"""Differences: the edits that tell a quotation from its source, worst first, in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model.links import Edit, Op
from .legible import shorten
from .tables import Piece

_MARKED = (Op.BRACKET, Op.ELLIPSIS)
_NEGATION = re.compile(r"\b(?:no|not|never|none|nothing|nor|neither|without|cannot)\b|n[’']t\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d")
_NAME = re.compile(r"\b[^\W\d_a-z][^\W\d_A-Z]", re.ASCII)
_MOST = 60

ADDED, DROPPED = "underline green", "strike red"


def worst_first(edits: Sequence[Edit]) -> list[Edit]:
    """The edits but for equal words: unmarked before marked; negations, numbers, names, then the longest first."""
    changes = [edit for edit in edits if edit.op is not Op.EQUAL and edit.quoted.strip() != edit.source.strip()]
    return sorted(changes, key=_harm, reverse=True)


def told(edit: Edit) -> list[Piece]:
    """An edit as ‘quoted’ for ‘source’, readable without its colours."""
    quoted = Piece(f"‘{shorten(edit.quoted, _MOST)}’", ADDED)
    source = Piece(f"‘{shorten(edit.source, _MOST)}’", DROPPED)
    if edit.op is Op.ELLIPSIS:
        return [Piece("leaves out "), source] if edit.source.strip() else [Piece("ellipsis at an end")]
    if not edit.source.strip():
        return [Piece("added "), quoted]
    if not edit.quoted.strip():
        return [Piece("without "), source]
    return [quoted, Piece(" for "), source]


def list_differences(edits: Sequence[Edit], most: int | None = None) -> list[Piece]:
    """The differences in one cell, the worst `most` of them."""
    changes = worst_first(edits)
    shown = changes if most is None else changes[:most]
    pieces: list[Piece] = []
    for edit in shown:
        pieces += [Piece("; "), *told(edit)] if pieces else told(edit)
    if len(shown) < len(changes):
        pieces.append(Piece(f"; and {len(changes) - len(shown)} more"))
    return pieces


def _harm(edit: Edit) -> tuple[bool, bool, bool, bool, int]:
    both = f"{edit.quoted} {edit.source}"
    return (
        edit.op not in _MARKED,
        _negates(edit.quoted) != _negates(edit.source),
        bool(_NUMBER.search(both)),
        bool(_NAME.search(both)),
        len(both),
    )


def _negates(words: str) -> bool:
    return bool(_NEGATION.search(words))
