"""Draws the link bar, the card, the diff and the tie with rows made by hand, into a folder of pictures."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from reader.model.links import Decision, Verdict
from reader.ui import style, theme, type
from reader.ui.card import Card
from reader.ui.linkbar import LinkBar
from reader.ui.tie import Tie
from tests.ui.linked import ROWS


def bars(target: Path, width: int) -> None:
    """All kinds of quotation, each in a bar of a width."""
    window = QWidget()
    window.setFixedWidth(width)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for row in (*ROWS.values(), None):
        bar = LinkBar()
        if row and row.decision is Decision.CONFIRMED:
            bar.show_selection(replace(row, decision=Decision.UNREVIEWED), 2, 11, 0)
        bar.show_selection(row, 2 if row else 0, 11, 0)
        column.addWidget(bar)
    window.show()
    QApplication.processEvents()
    window.grab().save(str(target))
    window.close()


def cards(target: Path) -> None:
    """The card of each kind of quotation."""
    for name, row in ROWS.items():
        window = QWidget()
        window.setObjectName("reading")
        window.resize(type.px(470), type.px(400))
        card = Card(window)
        window.show()
        card.show_for(row, 2, 11, QRectF(type.px(24), type.px(4), type.px(200), type.px(20)), window)
        QTest.qWait(150)
        window.grab().save(str(target.with_stem(f"{target.stem}-{name}")))
        window.close()


class _Page(QWidget):
    """Something that looks like two panes, with text that the tie must not cross."""

    def __init__(self, stacked: bool, verdict: Verdict, away: int) -> None:
        super().__init__()
        self.setObjectName("reading")
        self.resize(900, 500)
        self.stacked = stacked
        self.views = (
            (QRectF(0, 0, 886, 220), QRectF(0, 264, 886, 236))
            if stacked
            else (QRectF(0, 0, 414, 500), QRectF(472, 0, 414, 500))
        )
        lefts = [view.left() + (80, 100)[index] for index, view in enumerate(self.views)]
        rights = [view.right() - 60 for view in self.views]
        self.text = [
            [QRectF(lefts[index], view.top() + 30 + 26 * line, rights[index] - lefts[index], 20) for line in range(7)]
            for index, view in enumerate(self.views)
        ]
        shift = 0 if not away else 600 * away
        self.marks = (
            [self.text[0][2].adjusted(90, 0, 0, 0), self.text[0][3].adjusted(0, 0, -120, 0)],
            [self.text[1][1].adjusted(60, 0, -90, 0).translated(0, shift)],
        )
        tie = Tie(self)
        tie.resize(self.size())
        edge = lefts[0] if stacked else rights[0]
        self.show()
        tie.show_tie(*self.marks, verdict, stacked, *self.views, "p. 2", edges=(edge, lefts[1]))
        tie.show()
        QTest.qWait(200)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().panel)
        for view in self.views:
            painter.fillRect(view, theme.current().surface)
        for line in (line for side in self.text for line in side):
            painter.fillRect(line, theme.current().hover)
        for rect in (rect for side in self.marks for rect in side):
            painter.fillRect(rect, QColor(200, 120, 60, 90))
        painter.end()


def ties(target: Path) -> None:
    """Ties side by side and stacked, with the passage in and out of view."""
    for stacked in (False, True):
        for verdict, away in ((Verdict.ALTERED, 0), (Verdict.REWORDED, 0), (Verdict.VERBATIM, 1), (Verdict.EDITED, -1)):
            page = _Page(stacked, verdict, away)
            kind = "stacked" if stacked else "beside"
            page.grab().save(str(target.with_stem(f"{target.stem}-{kind}-{verdict.value}")))
            page.close()


def main(target: Path) -> None:
    """The pictures: each part, light and dark, 100 % and 200 % text."""
    target.mkdir(exist_ok=True)
    application = QApplication([])
    type.load()
    for name, colours in (("light", theme.LIGHT), ("dark", theme.DARK)):
        theme.current = lambda colours=colours: colours  # type: ignore[misc]
        for size in (13, 26):
            font = QFont("Liberation Sans")
            font.setPixelSize(size)
            application.setFont(font)
            application.setPalette(theme.palette(colours))
            application.setStyleSheet(style.sheet(colours))
            for width in (480, 640, 800, 1100):
                bars(target / f"bar-{name}-{size}-{width}.png", width)
            cards(target / f"card-{name}-{size}.png")
            ties(target / f"tie-{name}-{size}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
