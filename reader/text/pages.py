"""Pages before they are read: words with their places, and the printed lines made of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from ..model.layers import FurnitureKind

Rect: TypeAlias = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points."""

SLANTED = -1
"""The turn of words that run neither along nor across the page, such as a watermark."""


class Word(NamedTuple):
    """A word where it stands; `segment` numbers the stroke of text it was drawn in, `glued` words follow no blank."""

    x0: float
    y0: float
    x1: float
    y1: float
    text: str
    segment: int
    glued: bool = False

    @property
    def middle(self) -> float:
        """The height of its centre."""
        return (self.y0 + self.y1) / 2


@dataclass(slots=True, kw_only=True)
class RawPage:
    """What an engine finds on a page (from 1), in points from the top left of the unrotated page.

    `turns` gives, for segments that are not drawn from left to right, the quarter turns clockwise of their direction,
    or SLANTED. `pictured` says whether pictures cover most of the page; `failed` that it could not be read.
    """

    number: int
    width: float
    height: float
    rotation: int = 0
    words: list[Word] = field(default_factory=list)
    turns: dict[int, int] = field(default_factory=dict)
    links: list[tuple[Rect, str]] = field(default_factory=list)
    pictured: bool = False
    failed: bool = False


class Line:
    """A printed line: its words from first to last, in the frame of its own turn, never changed once made.

    `region` numbers the column it stands in; `aside` lines stand beside the text, such as turned ones. `hidden` are
    ranges of its words that are furniture. `x0` and `x1` are its edges, `middle` the height of its centre, `size` the
    height of its words, each that of most of them.
    """

    __slots__ = ("aside", "hidden", "middle", "region", "size", "turn", "words", "x0", "x1")

    def __init__(self, words: list[Word], region: int = 0, turn: int = 0, aside: bool = False) -> None:
        self.words, self.region, self.turn, self.aside = words, region, turn, aside
        self.hidden: list[tuple[int, int, FurnitureKind]] = []
        half = len(words) // 2
        self.x0 = min([word[0] for word in words])
        self.x1 = max([word[2] for word in words])
        self.middle = sorted([(word[1] + word[3]) / 2 for word in words])[half]
        self.size = sorted([word[3] - word[1] for word in words])[half]

    def shown(self) -> list[Word]:
        """The words that are no furniture."""
        if not self.hidden:
            return self.words
        shown: list[Word] = []
        after = 0
        for first, last, _ in self.hidden:
            shown += self.words[after:first]
            after = last
        return shown + self.words[after:]

    def hide(self, kind: FurnitureKind) -> None:
        """Make what is shown of the line furniture; a line number before it stays what it is."""
        numbers = [piece for piece in self.hidden if piece[2] is FurnitureKind.LINE_NUMBER and piece[0] == 0]
        self.hidden = [*numbers, (numbers[0][1] if numbers else 0, len(self.words), kind)]


@dataclass(slots=True)
class ReadPage:
    """A page with its printed lines in reading order.

    `depth` is its height as the lines run; `numbered` are the right edges of its columns of line numbers.
    """

    raw: RawPage
    lines: list[Line]
    depth: float
    numbered: tuple[float, ...] = ()


def turn_rect(rect: Rect, turn: int, width: float, height: float) -> Rect:
    """A rectangle of a page of this size after the page was turned counter-clockwise by quarter turns."""
    x0, y0, x1, y1 = rect
    if turn == 1:
        return y0, width - x1, y1, width - x0
    if turn == 2:
        return width - x1, height - y1, width - x0, height - y0
    if turn == 3:
        return height - y1, x0, height - y0, x1
    return rect


def joined(words: list[Word]) -> str:
    """The words as they are read, blanks between those that are not glued."""
    return "".join([word.text if word.glued else " " + word.text for word in words]).removeprefix(" ")
