"""Quotations: what coverage says that somebody else said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .spans import Span


class Style(StrEnum):
    """How a quotation is set off: by marks, as a block, or by marks around a mere term (scare quotes, titles)."""

    MARKS = "marks"
    BLOCK = "block"
    TERM = "term"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One quotation, the marks around it left out.

    `pieces` are its spans in order: one, but for a quotation broken by its tag (“…,” he said, “…”) or one that opens
    anew at each paragraph. `text` is the pieces' words, joined by a blank or, between paragraphs, a line feed.
    `speaker` is whom the sentence names. `cited` are the addresses linked in its own
    sentence, `near` those of the rest of its paragraph, `mentions` what the sentence names without a link
    ("Exhibit 12", "ECF No. 391-10", "Dkt. 391").
    `within` is the number of the quotation of the same document in which this one is nested.
    """

    text: str
    pieces: tuple[Span, ...]
    style: Style = Style.MARKS
    speaker: str | None = None
    cited: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    within: int | None = None

    @property
    def span(self) -> Span:
        """From the first piece's first character to the last piece's last."""
        return Span(self.pieces[0].start, self.pieces[-1].end)
