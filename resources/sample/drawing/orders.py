"""Orders: the judge's order on pleading paper, with its caption, signature and appendix."""

from __future__ import annotations

from .paper import DOCKET, Paper, words_of
from .pleading import FIRST, LEFT, PITCH, RIGHT, TEXT, Pleading, blocks_and_notes
from .typesetting import Face, parse, wrap

COURT = ("UNITED STATES DISTRICT COURT", "DISTRICT OF LAKELAND")
CAPTION = Face("times", 12.5, PITCH)
PARTIES = (
    "HARROW COUNTY WATER TRUST,",
    "                    Plaintiff,",
    "        v.",
    "CALDER MINERALS, INC.,",
    "                    Defendant.",
)


def caption(pleading: Pleading, title: tuple[str, ...], heading: tuple[str, ...] = ()) -> None:
    """Draw the first page's caption: counsel or nothing, court, parties, number and title."""
    pleading.begin()
    paper, middle = pleading.paper, (LEFT + RIGHT) / 2
    for number, line in enumerate(heading):
        paper.write(LEFT, FIRST - number * PITCH / 2, line, Face("times", 12, 12))
    for number, line in enumerate(COURT):
        paper.write(middle, FIRST - (6 + number) * PITCH, f"**{line}**", TEXT, "centre")
    top = FIRST - 9 * PITCH
    for number, line in enumerate(PARTIES):
        blank = len(line) - len(line.lstrip())
        paper.write(LEFT + blank * 5, top - number * PITCH, line.strip(), CAPTION)
    for number, line in enumerate((f"Case No. {DOCKET}", "", *title)):
        if line:
            paper.write(middle + 36, top - number * PITCH, f"**{line}**" if number else line, CAPTION)
    paper.rule(middle + 20, top + 16, middle + 20, top - 4.6 * PITCH)
    paper.rule(LEFT, top - 4.6 * PITCH, middle + 20, top - 4.6 * PITCH)
    pleading.y = FIRST - 15 * PITCH


def order(paper: Paper) -> None:
    """Document 97: the order that unseals the exhibits."""
    blocks, notes = blocks_and_notes(words_of("order.txt"))
    pleading = Pleading(paper, f"ORDER UNSEALING EXHIBITS – {DOCKET}", notes)
    caption(pleading, ("ORDER GRANTING", "MOTIONS TO UNSEAL"))
    for block in blocks:
        if block == "@signature":
            _signature(pleading)
        elif block == "@page":
            pleading.begin()
        else:
            pleading.block(block)
    _appendix(pleading)
    pleading.close()


def _signature(pleading: Pleading) -> None:
    if pleading.y < pleading.floor + 5 * PITCH:
        pleading.begin()
    paper, y = pleading.paper, pleading.y - PITCH
    paper.write(LEFT, y, "Dated: March 7, 2025", TEXT)
    paper.write(LEFT + 240, y - PITCH, "*Ruth M. Hallam*", Face("times", 20, PITCH))
    paper.rule(LEFT + 230, y - PITCH - 6, RIGHT, y - PITCH - 6)
    paper.write(LEFT + 230, y - 2 * PITCH, "RUTH M. HALLAM", TEXT)
    paper.write(LEFT + 230, y - 3 * PITCH, "United States District Judge", TEXT)


def _appendix(pleading: Pleading) -> None:
    pleading.begin()
    pleading.block("# APPENDIX A: RULINGS BY EXHIBIT")
    _rows(pleading, "order-appendix.txt")
    letters = "Letters: A, telephone number; B, privilege; C, health and home; D, price of a person not a party."
    pleading.lines(wrap(parse(letters), TEXT, RIGHT - LEFT), TEXT)
    pleading.begin()
    pleading.block("# APPENDIX B: SCHEDULE OF REDACTIONS")
    _rows(pleading, "order-schedule.txt")


def _rows(pleading: Pleading, name: str) -> None:
    paper, face = pleading.paper, Face("times", 13, PITCH / 2 + 4)
    for row in words_of(name).splitlines():
        exhibit, what, ruling = row.split(" | ")
        depth = max(len(wrap(parse(text), face, wide)) for text, wide in ((what, 140), (ruling, 190))) * face.leading
        if pleading.y - depth < pleading.floor:
            pleading.begin()
        y = pleading.y
        paper.write(LEFT, y, f"**{exhibit}**", face)
        paper.paragraph(LEFT + 58, y, what, face, 140)
        paper.paragraph(LEFT + 218, y, ruling, face, 190)
        pleading.y = FIRST - PITCH * -(-(FIRST - y + depth + 8) // PITCH)
        paper.rule(LEFT, pleading.y + 16, RIGHT, pleading.y + 16, 0.3)
