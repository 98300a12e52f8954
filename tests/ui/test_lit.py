from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from reader.model.links import Verdict
from reader.ui import type
from reader.ui.views import tags
from reader.ui.views.lit import LitPages
from reader.ui.views.sheets import Sheets
from tests.ui import paper

MADE = paper.layer(3)
SHEETS = Sheets(MADE.pages, 1.0, 0)


def test_a_mark_over_two_pages_is_lit_on_both_but_not_on_the_stamp_between() -> None:
    lit = LitPages(MADE, [paper.mark(MADE, "p1l19w4", "p2l1w1")])
    assert [[box.rect[1] for box in each.boxes] for page in (1, 2, 3) for each in lit.on(page)] == [
        [paper.box(19, 4)[1]],
        [paper.box(1, 0)[1]],
    ]


def test_of_marks_over_one_another_the_shortest_is_meant_first_then_the_next() -> None:
    long, short = paper.mark(MADE, "p1l2w0", "p1l3w5", 1), paper.mark(MADE, "p1l2w1", "p1l2w2", 2)
    lit = LitPages(MADE, [long, short])
    x, y = paper.box(2, 1)[0] + 5, paper.box(2, 1)[1] + 5
    first = lit.at(1, x, y)
    assert first is not None
    assert first.mark is short
    second = lit.at(1, x, y, after=short.key)
    assert second is not None
    assert second.mark is long
    assert lit.at(1, 5, 5) is None


def test_words_that_several_articles_quote_are_painted_once_as_the_worst_or_the_chosen() -> None:
    good = replace(paper.mark(MADE, "p1l2w0", number=1), verdict=Verdict.VERBATIM)
    bad, other = paper.mark(MADE, "p1l2w0", number=2), paper.mark(MADE, "p1l4w0", number=3)
    lit = LitPages(MADE, [good, bad, other])
    assert {each.mark.key for each in lit.shown_on(1, None)} == {bad.key, other.key}
    assert {each.mark.key for each in lit.shown_on(1, good.key)} == {good.key, other.key}


def test_a_tick_stands_where_its_mark_does_and_widens_with_the_articles() -> None:
    marks = [paper.mark(MADE, "p2l5w0", "p2l5w3", n, coverage=f"c{n}") for n in range(3)]
    alone = paper.mark(MADE, "p3l5w0", number=9)
    ticks = LitPages(MADE, [*marks, alone]).ticks(SHEETS)
    assert ticks[0].position == pytest.approx((SHEETS.rect(2).top() + paper.box(5, 0)[1]) / SHEETS.height)
    assert ticks[0].width > ticks[3].width == pytest.approx(0.3)
    assert all(0 <= tick.position <= 1 and 0.3 <= tick.width <= 1 for tick in ticks)


def test_marks_near_one_another_share_a_tag(qtbot: QtBot) -> None:
    marks = [
        paper.mark(MADE, "p1l2w0", number=1, label="The Harrow Ledger", coverage="a"),
        paper.mark(MADE, "p1l2w3", number=1, label="Wire", coverage="b"),
        paper.mark(MADE, "p1l3w3", number=2, label="Wire", coverage="b"),
        paper.mark(MADE, "p1l9w3", number=3, label="Wire", coverage="b"),
        paper.mark(MADE, "p1l12w3", number=4),
    ]
    found = tags.tags_of(LitPages(MADE, marks).on(1), SHEETS, 1, SHEETS.rect(1).left() + 330)
    assert [tag.labels for tag in found] == [["The Harrow Ledger", "Wire"], ["Wire"]]
    assert found[0].after(None) == marks[0].key
    assert found[0].after(marks[2].key) == marks[0].key
    assert not found[0].rect.intersects(found[1].rect)


@pytest.mark.parametrize(
    ("labels", "room", "expected"),
    [
        (["Ledger", "Wire"], 200, ["Ledger", "Wire"]),
        (["Ledger", "Wire", "Post"], 200, ["Ledger", "Wire +1"]),
        (["The Harrow and District Ledger"], 60, ["Ledger"]),
        (["Ledger", "Wire"], 12, ["2"]),
    ],
)
def test_a_tag_says_what_there_is_room_for(qtbot: QtBot, labels: list[str], room: float, expected: list[str]) -> None:
    from PySide6.QtCore import QRectF

    font = type.ui(11)
    room *= type.scale()
    assert tags.lines(tags.Tag(QRectF(0, 0, room, 28), labels), QFontMetricsF(font)) == expected


def test_words_end_where_the_last_of_them_does() -> None:
    assert tags.edge_of_words(MADE, 1) == pytest.approx(paper.box(1, paper.COLUMNS - 1)[2])
