"""Correspondence: e-mails as a discovery vendor prints them, and the export of a chat channel."""

from __future__ import annotations

from reportlab.lib.colors import Color

from .paper import Paper, words_of
from .tables import table
from .typesetting import Face

LEFT, RIGHT = 84.0, 532.0
BODY = Face("helvetica", 10.9, 14.8)
HEAD = Face("helvetica", 10, 14)
BATES = Face("helvetica", 8, 10)
FIRST_BATES = 4417


def emails(paper: Paper) -> None:
    """Exhibit 7: messages under their heads, page by page, Bates numbers at the foot."""
    for number, page in enumerate(words_of("emails.txt").split("\n===\n")):
        paper.page()
        y = 722.0
        for message in page.split("\n---\n"):
            if y < 722:
                paper.rule(LEFT, y + 4, RIGHT, y + 4)
                y -= 16
            y = _message(paper, y, message)
        if y < 60:
            raise ValueError(f"page {number + 1} of the e-mails is too long")
        paper.mark(RIGHT, 36, f"CALDER-{FIRST_BATES + number:07}", BATES, "right", bold=True)


def _message(paper: Paper, y: float, message: str) -> float:
    head, _, body = message.strip().partition("\n\n")
    for line in head.splitlines():
        label, _, value = line.partition(": ")
        paper.write(LEFT, y, f"**{label}:**", HEAD)
        paper.write(LEFT + 60, y, value, HEAD)
        y -= HEAD.leading
    paper.rule(LEFT, y + 4, RIGHT, y + 4, 0.4)
    y -= 14
    for block in body.split("\n\n"):
        if block.startswith("|"):
            y = table(paper, LEFT, y, block, BODY, (0, 90, 190, 300)) - 8
        else:
            y = paper.paragraph(LEFT, y, block, BODY, RIGHT - LEFT) - 7
    return y - 6


def chat(paper: Paper) -> None:
    """Exhibit 5: one message a row, with its time and the handle of who wrote it."""
    y = 0.0
    face, small = Face("helvetica", 10, 14), Face("courier", 9, 14)
    for row in words_of("chat.txt").splitlines():
        time, *rest = row.split(" | ")
        if y < 90 or not rest:
            y = _channel_page(paper, time) if not rest or y < 90 else y
            if not rest:
                continue
        paper.write(64, y, time, small)
        paper.write(108, y, f"**{rest[0]}**", face)
        y = paper.paragraph(190, y, rest[1], face, 350) - 6


def _channel_page(paper: Paper, day: str) -> float:
    paper.page()
    grey = Color(0.35, 0.35, 0.35)
    paper.write(64, 724, "**#pond-4-ops**", Face("helvetica", 13, 16))
    paper.mark(548, 724, "Channel export – 6 members – times in local time", Face("helvetica", 8, 10), "right", grey)
    paper.rule(64, 716, 548, 716)
    paper.write(64, 696, f"**{day}**", Face("helvetica", 10, 14))
    paper.mark(548, 36, f"CALDER-{3101 + len(paper.said):07}", BATES, "right", bold=True)
    return 672.0
