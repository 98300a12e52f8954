from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from reader.ui import type
from reader.ui.panels._wrapping import line_count, wrapped

WORDS = st.lists(st.text("abcdefgh—’,WMil😀漢", min_size=1, max_size=18), min_size=1, max_size=60).map(" ".join)


def test_lines_are_counted_as_they_are_painted(qtbot: QtBot) -> None:
    font = type.serif(14)
    metrics = QFontMetricsF(font)
    blank = metrics.horizontalAdvance(" ")

    @settings(deadline=None, max_examples=150)
    @given(WORDS, st.integers(90, 500))
    def check(text: str, width: int) -> None:
        lines = wrapped(text, font, width, 3)
        assert line_count(text, metrics.horizontalAdvance(text), blank, font, width, 3) == len(lines) <= 3
        assert all(metrics.horizontalAdvance(line) <= width + 1 for line in lines)

    check()


def test_words_that_fit_are_kept_whole_and_others_end_in_an_ellipsis(qtbot: QtBot) -> None:
    font = type.serif(14)
    assert wrapped("a short one", font, 300, 3) == ("a short one",)
    three = wrapped("seepage " * 60, font, 200, 3)
    assert len(three) == 3
    assert three[-1].endswith("seepage…")
    assert not three[0].endswith("…")


def test_characters_beyond_the_basic_plane_shift_no_line(qtbot: QtBot) -> None:
    text = "😀" * 6 + " one two three four five six seven eight nine"
    lines = wrapped(text, type.serif(14), 160, 5)
    assert " ".join(lines) == text
