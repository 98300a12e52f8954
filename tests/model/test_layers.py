from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pymupdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.formats import Source
from reader.formats.pdf import FORMAT
from reader.model.layers import Box, Page, TextLayer, Words
from reader.model.spans import Span

SUBJECTS = ("weights", "licences", "payments", "meetings", "letters", "servers", "books")
NAMES = ("Ada", "Blaise", "Carl", "Dorothy", "Emmy", "Fibonacci")


def sentence(line: int, page: int) -> str:
    """Words of which no two lines or pages have the same."""
    return (
        f"{NAMES[(line + page) % 6]} spoke of {SUBJECTS[(line * page) % 7]} and then of matter {page}.{line} once more"
    )


def layer_of(path: Path) -> TextLayer:
    (draft,) = FORMAT.read(Source(path, path.name, path.read_bytes()[:65536]))
    return draft.layer


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> list[TextLayer]:
    """Layers of three drawn papers: numbered and stamped pages, two columns, a turned page."""
    folder = tmp_path_factory.mktemp("drawn")
    layers = []
    for name, draw in (("numbered", _numbered), ("columns", _columns), ("turned", _turned)):
        with pymupdf.open() as document:
            for number in range(1, 4):
                page = document.new_page()
                draw(page, number)
            document.save(folder / f"{name}.pdf")
        layers.append(layer_of(folder / f"{name}.pdf"))
    return layers


def _numbered(page: pymupdf.Page, number: int) -> None:
    stamp = f"Case 3:23-cv-03417-VC Document 391-10 Filed 01/10/25 Page {number} of 3"
    page.insert_text((150, 20), stamp, fontsize=10)
    page.insert_text((200, 50), "Official - Subject to Final Review", fontsize=10)
    for at in range(1, 21):
        page.insert_text((60, 60 + 30 * at), str(at), fontsize=11)
        page.insert_text((100, 60 + 30 * at), sentence(at, number), fontsize=11)
    page.insert_text((300, 800), str(number), fontsize=10)


def _columns(page: pymupdf.Page, number: int) -> None:
    for at in range(1, 21):
        page.insert_text((60, 90 + 9 * at), sentence(at, number), fontsize=9)
        page.insert_text((330, 94 + 9 * at), sentence(at, number), fontsize=9)


def _turned(page: pymupdf.Page, number: int) -> None:
    for at in range(1, 21):
        page.insert_text((60 + 10 * at, 700), sentence(at, number), fontsize=10, rotate=90)
    page.set_rotation(90)


def shown(layer: TextLayer) -> list[int]:
    """The numbers of the words that are no furniture."""
    return [
        index
        for index in range(len(layer.words))
        if not layer.furniture_in(Span(layer.words.starts[index], layer.words.ends[index]))
    ]


def assert_leads_back(layer: TextLayer, words: Sequence[int], ends: tuple[int, int], cuts: tuple[int, int]) -> None:
    """From somewhere in one word to somewhere in another and back."""
    first, last = sorted(words[end % len(words)] for end in ends)
    start = layer.words.starts[first] + cuts[0] % (layer.words.ends[first] - layer.words.starts[first])
    end = layer.words.ends[last] - cuts[1] % (layer.words.ends[last] - layer.words.starts[last])
    if start < end:
        whole = Span(layer.words.starts[first], layer.words.ends[last])
        assert layer.span_of(layer.boxes(Span(start, end))) == whole


NUMBERS = st.integers(0, 10_000)


@given(st.integers(0, 2), st.tuples(NUMBERS, NUMBERS), st.tuples(NUMBERS, NUMBERS))
def test_boxes_lead_back_to_their_words(
    drawn: list[TextLayer], which: int, ends: tuple[int, int], cuts: tuple[int, int]
) -> None:
    assert_leads_back(drawn[which], shown(drawn[which]), ends, cuts)


@cache
def real(place: Path) -> tuple[tuple[TextLayer, list[int]], ...]:
    cases = sorted(place.glob("cases/*/sources/*.pdf")) + sorted(place.glob("transcripts/*.pdf"))[::20]
    layers = [layer_of(path) for path in cases]
    return tuple((layer, words) for layer in layers if (words := shown(layer)))


@settings(deadline=None)
@given(NUMBERS, st.tuples(NUMBERS, st.integers(0, 90)), st.tuples(NUMBERS, NUMBERS))
def test_boxes_lead_back_to_their_words_in_real_filings(
    corpus: Path, which: int, reach: tuple[int, int], cuts: tuple[int, int]
) -> None:
    layers = real(corpus)
    layer, words = layers[which % len(layers)]
    assert_leads_back(layer, words, (reach[0], min(reach[0] % len(words) + reach[1], len(words) - 1)), cuts)


def test_a_passage_over_a_page_break_has_no_box_on_what_lies_between(drawn: list[TextLayer]) -> None:
    layer = drawn[0]
    start = layer.text.index("matter 1.20 once")
    passage = Span(start, layer.text.index("matter 2.1", start) + len("matter 2.1"))

    boxes = layer.boxes(passage)

    assert {piece.kind.value for piece in layer.furniture_in(passage)} == {
        "stamp", "running_head", "page_number", "line_number",
    }  # fmt: skip
    assert [box.page for box in boxes] == [1, 2]
    assert layer.span_of(boxes) == passage


def test_a_span_of_nothing_has_no_boxes_and_no_boxes_no_span(drawn: list[TextLayer]) -> None:
    assert drawn[0].boxes(Span(5, 5)) == ()
    assert drawn[0].span_of(()) is None
    assert drawn[0].span_of((Box(1, (0.0, 0.0, 1.0, 1.0)),)) is None


def test_a_drawn_rectangle_takes_the_words_whose_centre_lies_in_it(drawn: list[TextLayer]) -> None:
    layer = drawn[1]
    start = layer.text.index("spoke of")
    x0, y0, x1, y1 = layer.boxes(Span(start, start + 8))[0].rect

    assert layer.span_of((Box(1, (x0 - 2, y0 - 1, x1 + 2, y1 + 1)),)) == Span(start, start + 8)


def test_words_printed_over_one_another_keep_boxes_of_their_own() -> None:
    words = Words()
    for start, rect in ((0, (10, 10, 20, 20)), (2, (12, 11, 18, 19)), (4, (22, 10, 30, 20))):
        words.starts.append(start)
        words.ends.append(start + 1)
        words.lines.append(0)
        words.boxes.extend(rect)
    layer = TextLayer(text="a b c", extractor="test 1", pages=(Page(Span(0, 5), "1", 100, 100),), words=words)

    for first in range(3):
        for last in range(first, 3):
            span = Span(2 * first, 2 * last + 1)
            assert layer.span_of(layer.boxes(span)) == span
