"""Folding: a text made comparable, and the exact way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model.spans import Span


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; each of its characters knows where it came from."""

    text: str

    def unfold(self, start: int, end: int) -> Span:
        """The span of the original text that the folded characters from `start` to `end` came from."""
        raise NotImplementedError

    def place(self, span: Span) -> tuple[int, int]:
        """The folded places of a span of the original text."""
        raise NotImplementedError


def fold(text: str, hidden: Sequence[Span] = ()) -> Folded:
    """The text with NFKC, case, marks, dashes, ligatures, soft and line-end hyphens and white space made one.

    `hidden` spans (furniture), sorted, leave nothing but a blank where words would run together.
    """
    raise NotImplementedError
