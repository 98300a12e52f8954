"""An anchor: a span that survives a new text layer."""

from __future__ import annotations

from dataclasses import dataclass

CONTEXT = 32
"""How many characters before and after the exact words an anchor keeps."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Exact words, what stood before and after them, and where: a W3C TextQuoteSelector with its position."""

    exact: str
    prefix: str
    suffix: str
    start: int
