"""Pictures of pages: what the window wants drawn, and what the child that draws says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Colour: TypeAlias = tuple[int, int, int]
"""Red, green and blue from 0 to 255."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a page's picture, in whole pixels.

    The page (from 1), turned as its file says, is drawn `width` by `height`; `part` is the left, top, width and height
    of what is wanted of it. `dark` gives the colours that white paper and black ink are to become; none leaves them.
    """

    path: str
    page: int
    width: int
    height: int
    part: tuple[int, int, int, int]
    dark: tuple[Colour, Colour] | None = None

    @property
    def pixels(self) -> int:
        """How many pixels it has."""
        return self.part[2] * self.part[3]

    @property
    def whole(self) -> bool:
        """Whether it is the picture of the whole page."""
        return self.part == (0, 0, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Draw:
    """Downward: draw this into the shared memory of that name."""

    piece: Piece
    slot: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """Upward: the rows lie in the slot without gaps, one byte a pixel (grey) or three (red, green, blue)."""

    channels: int


@dataclass(frozen=True, slots=True)
class Undrawn:
    """Upward: it cannot be drawn; `reason` is for the log."""

    reason: str


WHOLE = 16_000_000
"""Pixels of the largest piece; a page that has more is drawn in several."""

CHANNELS = 3
"""Bytes that a pixel takes at most."""
