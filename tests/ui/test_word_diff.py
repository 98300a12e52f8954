from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QFontMetricsF
from pytestqt.qtbot import QtBot

from reader.model.links import Edit, Op, Verdict
from reader.text.diffs import Token
from reader.ui import theme, type
from reader.ui.diffs import Diff, in_words, shortened
from tests.ui.linked import ALTERED, EDITED, EMAILS, MISSING, MOVED, SINGLE


@pytest.fixture
def diff(qtbot: QtBot) -> Diff:
    made = Diff(15, 24)
    qtbot.addWidget(made)
    made.resize(360, 100)
    return made


def colours(diff: Diff) -> set[str]:
    picture = diff.grab().toImage()
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}


def test_narrower_is_higher_by_whole_lines(diff: Diff) -> None:
    diff.show_side(ALTERED, "filing")
    heights = [diff.heightForWidth(width) for width in (2000, 300, 150)]
    assert heights[0] == type.px(24)
    assert heights == sorted(set(heights))
    assert all(height % type.px(24) == 0 for height in heights)


@pytest.mark.parametrize(("row", "side"), [(ALTERED, "article"), (ALTERED, "filing"), (MOVED, "article")])
def test_what_differs_is_drawn_in_the_colour_of_the_verdict(diff: Diff, row: object, side: str) -> None:
    line = theme.current().verdict[Verdict.ALTERED].line.name()
    diff.show_side(replace(SINGLE, edits=(), text="The same"), side)
    assert line not in colours(diff)
    diff.show_side(row, side)  # type: ignore[arg-type]
    assert line in colours(diff)


def test_what_the_article_marks_has_the_line_of_edited(diff: Diff) -> None:
    marked = replace(EDITED, verdict=Verdict.ALTERED)
    diff.show_side(marked, "article")
    warmth = [QColor(seen).red() - QColor(seen).blue() for seen in colours(diff)]
    assert min(warmth) < -100, "edited is blue"
    assert max(warmth) < 30, "altered is orange"


def test_places_hold_beyond_the_first_plane(diff: Diff) -> None:
    row = replace(
        SINGLE,
        text="𝒳𝒳𝒳 seep",
        passages=(replace(EMAILS, text="𝒳𝒳𝒳 leak"),),
        edits=(Edit(Op.EQUAL, "𝒳𝒳𝒳", "𝒳𝒳𝒳"), Edit(Op.REPLACE, "seep", "leak")),
    )
    diff.show_side(row, "article")
    diff.grab()
    (rect,) = diff._rects(diff._pieces[1])
    wanted = QFontMetricsF(type.serif(15)).horizontalAdvance("seep")
    assert rect.width() == pytest.approx(wanted + 4, abs=1.5)


def test_it_is_also_told_in_words(diff: Diff) -> None:
    diff.show_side(ALTERED, "article")
    assert diff.accessibleName() == ALTERED.text
    assert diff.accessibleDescription() == in_words(ALTERED)
    assert in_words(ALTERED).startswith("Article: “more than 400,000”. Filing: “roughly 40,000”.")
    assert in_words(MISSING) == ""


def test_long_stretches_lose_their_middle_and_changes_do_not() -> None:
    words = " ".join(str(number) for number in range(100))
    same, changed = shortened([Token(Op.EQUAL, words, ""), Token(Op.REPLACE, words, " ")])
    assert same.text == "0 1 2 3 4 5 6 7 … 92 93 94 95 96 97 98 99"
    assert changed.text == words
