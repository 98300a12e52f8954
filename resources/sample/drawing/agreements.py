"""Agreements and reports: a contract set in two columns after its first page, and a report to a regulator."""

from __future__ import annotations

import json
from collections.abc import Callable

from .paper import Paper, words_of
from .tables import table
from .typesetting import Face, parse, wrap

TEXT = Face("times", 12, 15.6)
FOOT = Face("times", 9, 11)
COLUMN, GAP = 222.0, 24.0
LEFT, TOP, FLOOR = 72.0, 720.0, 84.0


def contract(paper: Paper) -> None:
    """Exhibit 11: the title and the recitals across the page, the clauses in two columns."""
    title, *blocks = words_of("contract.txt").strip().split("\n\n")
    columns = [0]
    _contract_page(paper)
    paper.write(306, TOP, f"**{title.removeprefix('# ')}**", Face("times", 15, 18), "centre")
    y = TOP - 40
    while not blocks[0].startswith("## "):
        y = paper.paragraph(LEFT, y, blocks.pop(0), TEXT, 2 * COLUMN + GAP) - 8
    top = y = y - 14
    for block in blocks:
        heading = block.startswith("## ")
        y -= 8 if heading and y < top else 0
        lines = wrap(parse(f"**{block.removeprefix('## ')}**" if heading else block), TEXT, COLUMN, hyphens=True)
        if y - (40 if heading else 0) < FLOOR:
            top, y = _next_column(paper, columns, top)
        for line in lines:
            if y < FLOOR:
                top, y = _next_column(paper, columns, top)
            paper.put(LEFT + columns[0] * (COLUMN + GAP), y, line, TEXT, COLUMN)
            y -= TEXT.leading
        y -= 5


def _next_column(paper: Paper, columns: list[int], top: float) -> tuple[float, float]:
    columns[0] = 1 - columns[0]
    if not columns[0]:
        _contract_page(paper)
        return TOP, TOP
    return top, top


def _contract_page(paper: Paper) -> None:
    paper.page()
    paper.rule(LEFT, 58, 540, 58, 0.3)
    paper.mark(LEFT, 46, "Liner Survey Services Agreement", FOOT)
    paper.mark(540, 46, f"{len(paper.said)}", FOOT, "right")
    paper.mark(540, 30, f"CALDER-{2250 + len(paper.said):07}", Face("helvetica", 8, 10), "right", bold=True)


def report(variant: str) -> Callable[[Paper], None]:
    """The drawing of the quarterly report as filed ("final") or in its second draft ("draft")."""
    words = json.loads(words_of("report-variants.json"))[variant]

    def draw(paper: Paper) -> None:
        for page in words_of("report.txt").format(**words).strip().split("\n===\n"):
            paper.page()
            y = TOP
            if variant == "draft":
                paper.mark(540, 736, "DRAFT 2 – 12/19/22 – DW", Face("helvetica", 9, 11), "right", bold=True)
            for block in page.split("\n\n"):
                y = _report_block(paper, y, block)
            paper.mark(306, 44, f"Permit 0331 – Quarterly Report – Page {len(paper.said)}", FOOT, "centre")

    return draw


def _report_block(paper: Paper, y: float, block: str) -> float:
    face = Face("helvetica", 11, 16)
    if block.startswith("CALDER"):
        for line in block.splitlines():
            paper.write(306, y, f"**{line}**", face, "centre")
            y -= 18
        return y - 18
    if block.startswith("# "):
        return paper.paragraph(LEFT, y - 8, f"**{block[2:]}**", face, 468) - 4
    if block.startswith("|"):
        return table(paper, LEFT, y, block, face, (0, 120, 280)) - 10
    return paper.paragraph(LEFT, y, block, face, 468) - 10
