"""Briefs: a party's brief on pleading paper, which quotes the other papers."""

from __future__ import annotations

from .orders import caption
from .paper import DOCKET, Paper, words_of
from .pleading import LEFT, PITCH, TEXT, Pleading, blocks_and_notes

COUNSEL = (
    "Miriam Adler (Bar No. 20817)",
    "ADLER & QUAYLE LLP",
    "12 Mill Street, Harrow, Lakeland",
    "*Counsel for Plaintiff Harrow County Water Trust*",
)


def brief(paper: Paper) -> None:
    """Document 126: the Water Trust's supplemental brief."""
    blocks, notes = blocks_and_notes(words_of("brief.txt"))
    pleading = Pleading(paper, f"PLAINTIFF’S SUPPLEMENTAL BRIEF – {DOCKET}", notes)
    caption(pleading, ("PLAINTIFF’S", "SUPPLEMENTAL BRIEF"), COUNSEL)
    for block in blocks:
        pleading.block(block)
    if pleading.y < pleading.floor + 3 * PITCH:
        pleading.begin()
    paper.write(LEFT, pleading.y - PITCH, "Dated: March 28, 2025", TEXT)
    paper.write(LEFT + 240, pleading.y - PITCH, "/s/ *Miriam Adler*", TEXT)
    pleading.close()
