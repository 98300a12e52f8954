"""How each verdict is shown: its glyph, its word, what it means, and its colours."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.links import Verdict


@dataclass(frozen=True, slots=True)
class Mark:
    """One verdict's look; colours are "#RRGGBB", for light and dark grounds, each with the ground of its chip."""

    glyph: str
    word: str
    meaning: str
    light: str
    light_chip: str
    dark: str
    dark_chip: str

    @property
    def label(self) -> str:
        """Glyph and word, such as "≠ Altered"."""
        return f"{self.glyph} {self.word}"

    @property
    def highlight(self) -> tuple[float, float, float]:
        """The colour at 24 % on white, as red, green, blue from 0 to 1: a highlighter that leaves text readable."""
        red, green, blue = (1 - 0.24 * (1 - int(self.light[at : at + 2], 16) / 255) for at in (1, 3, 5))
        return red, green, blue


MARKS = {
    Verdict.VERBATIM: Mark("=", "Verbatim", "Same words", "#0A5A41", "#E9F0EE", "#38AB82", "#1F312E"),
    Verdict.EDITED: Mark("[ ]", "Edited", "Changed, and marked", "#0068CC", "#E8F1FA", "#9BD2FA", "#2E3740"),
    Verdict.ALTERED: Mark("≠", "Altered", "Changed without a mark", "#B34A06", "#F8EFE9", "#E2832D", "#392B21"),
    Verdict.REWORDED: Mark(
        "≈", "Reworded", "Same statement in other words", "#560F80", "#F0E9F4", "#C474F9", "#342940"
    ),
    Verdict.NOT_FOUND: Mark(
        "∅", "Not found", "In no document of this library", "#666B76", "#FFFFFF", "#C4C4C4", "#1B1C1F"
    ),
}
