from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from reader.model.spans import Span
from reader.ui.views.offsets import Offsets

TEXTS = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("🦆𝔘a é")), max_size=60)


@given(TEXTS)
def test_every_offset_counts_the_units_before_it(text: str) -> None:
    offsets = Offsets(text)
    for offset in range(len(text) + 1):
        assert offsets.unit(offset) == len(text[:offset].encode("utf-16-le")) // 2


@given(TEXTS)
def test_there_and_back_is_the_same_place(text: str) -> None:
    offsets = Offsets(text)
    assert [offsets.point(offsets.unit(offset)) for offset in range(len(text) + 1)] == list(range(len(text) + 1))


@given(TEXTS)
def test_half_a_character_is_that_character(text: str) -> None:
    offsets = Offsets(text)
    for offset, character in enumerate(text):
        if ord(character) > 0xFFFF:
            assert offsets.point(offsets.unit(offset) + 1) == offset


@given(st.text(st.sampled_from("🦆a é\n𝔘"), min_size=1, max_size=40), st.data())
def test_qt_selects_the_words_of_a_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    document = QTextDocument()
    document.setPlainText(text)
    cursor = QTextCursor(document)
    first, last = Offsets(text).units(span)
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectedText().replace("\u2029", "\n") == span.of(text)
