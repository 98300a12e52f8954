from __future__ import annotations

from reader.model.layers import FurnitureKind, TextLayer
from reader.text.composition import compose
from reader.text.furniture import mark_furniture, printed_numbers, unworded, unworded_pages
from reader.text.labels import page_labels
from reader.text.lines import read_page
from reader.text.pages import RawPage, Word

PITCH, SIZE, BROAD = 24.0, 12.0, 6.0
STAMP = "Case 3:23-cv-03417-VC Document 391-10 Filed 01/10/25 Page {} of 4"


def printed(text: str, x: float, y: float, segment: int, size: float = SIZE) -> list[Word]:
    """A line in a fixed pitch, its words half a letter apart."""
    words: list[Word] = []
    for word in text.split():
        width = len(word) * BROAD
        words.append(Word(x, y, x + width, y + size, word, segment))
        x += width + BROAD
    return words


def page_of(number: int, *lines: tuple[str, float, float], size: float = SIZE) -> RawPage:
    raw = RawPage(number=number, width=612.0, height=792.0)
    for segment, (text, x, y) in enumerate(lines):
        raw.words += printed(text, x, y, segment, size)
    return raw


def layer_of(*raws: RawPage) -> TextLayer:
    pages = [read_page(raw) for raw in raws]
    stamps = mark_furniture(pages)
    return compose(pages, page_labels([], stamps, printed_numbers(pages)), "test 1")


def said(layer: TextLayer) -> str:
    """The text with furniture left out, on one line."""
    text, after = "", 0
    for piece in layer.furniture:
        text += layer.text[after : piece.span.start] + " "
        after = piece.span.end
    return " ".join((text + layer.text[after:]).split())


def kinds(layer: TextLayer) -> dict[str, FurnitureKind]:
    return {piece.span.of(layer.text): piece.kind for piece in layer.furniture}


def deposition(pages: int) -> list[RawPage]:
    """Pages of a deposition: stamp, head, 25 numbered lines of which each sentence is unlike all others, foot."""
    raws = []
    for number in range(1, pages + 1):
        lines = [(STAMP.format(number), 150.0, 10.0), ("Deposition of A. Witness", 200.0, 40.0)]
        lines += [(str(line), 60.0 if line < 10 else 54.0, 60 + PITCH * line) for line in range(1, 26)]
        lines += [
            (
                f"witness {chr(96 + line)} {chr(96 + number)} spoke of number {line * number} then",
                100.0,
                60 + PITCH * line,
            )
            for line in range(1, 26)
        ]
        lines.append((str(number + 111), 300.0, 730.0))
        raws.append(page_of(number, *lines))
    return raws


def test_a_passage_across_a_page_break_is_one_passage() -> None:
    layer = layer_of(*deposition(4))

    assert "witness y a spoke of number 25 then witness a b spoke of number 2 then" in said(layer)
    assert not any(word in said(layer) for word in ("Case", "Deposition", "113"))


def test_each_kind_of_furniture_has_its_name() -> None:
    layer = layer_of(*deposition(4))

    assert kinds(layer)[STAMP.format(2)] is FurnitureKind.STAMP
    assert kinds(layer)["Deposition of A. Witness"] is FurnitureKind.RUNNING_HEAD
    assert kinds(layer)["113"] is FurnitureKind.PAGE_NUMBER
    assert kinds(layer)["25"] is FurnitureKind.LINE_NUMBER
    assert sum(piece.kind is FurnitureKind.LINE_NUMBER for piece in layer.furniture) == 100


def test_line_numbers_stand_before_their_lines() -> None:
    layer = layer_of(*deposition(1))

    assert "\n7 witness g a spoke of number 7 then\n8 witness" in layer.text


def test_labels_come_from_the_stamp_else_from_the_printed_number() -> None:
    stamped, bare = deposition(3), deposition(3)
    for raw in bare:
        raw.words = [word for word in raw.words if word.y0 > 20]

    assert [page.label for page in layer_of(*stamped).pages] == ["1", "2", "3"]
    assert [page.label for page in layer_of(*bare).pages] == ["112", "113", "114"]


def test_a_sentence_that_returns_in_the_body_is_no_furniture() -> None:
    raws = [
        page_of(
            number,
            (f"chapter {chr(96 + number)} opens with a sentence of its own", 72.0, 80.0),
            ("This sentence stands on every page.", 72.0, 110.0),
            (f"and {chr(96 + number)} goes on", 72.0, 400.0),
        )
        for number in range(1, 3)
    ]

    assert layer_of(*raws).furniture == ()


def test_a_list_of_three_is_no_column_of_line_numbers() -> None:
    rows = [(f"{at}", 72.0, 200 + 20 * at) for at in range(1, 4)] + [
        (f"item {at} of the list", 100.0, 200 + 20 * at) for at in range(1, 4)
    ]

    assert layer_of(page_of(1, *rows)).furniture == ()


def test_years_and_sums_in_a_table_are_no_page_numbers() -> None:
    raws = [page_of(at, ("Profits by year", 72.0, 300.0), (str(1990 + 7 * at), 72.0, 700.0)) for at in range(1, 4)]

    assert not any(piece.kind is FurnitureKind.PAGE_NUMBER for piece in layer_of(*raws).furniture)


def test_a_bates_number_is_a_stamp() -> None:
    layer = layer_of(
        page_of(1, ("An internal message about nothing.", 72.0, 300.0), ("META_KADREY_00012345", 430.0, 760.0))
    )

    assert kinds(layer) == {"META_KADREY_00012345": FurnitureKind.STAMP}


def test_small_raised_figures_are_footnote_marks() -> None:
    raw = page_of(1, ("The court agreed on this point alone", 72.0, 300.0))
    end = raw.words[-1].x1
    raw.words += [Word(end, 298.0, end + 4, 305.0, "12", 0, glued=True), *printed("and went on.", end + 10, 300.0, 0)]

    layer = layer_of(raw)

    assert "alone12 and" in layer.text
    assert kinds(layer) == {"12": FurnitureKind.FOOTNOTE_MARK}


def test_a_figure_of_full_size_is_no_footnote_mark() -> None:
    assert layer_of(page_of(1, ("Congress passed 12 laws and section 7 too", 72.0, 300.0))).furniture == ()


def test_pages_with_nothing_but_a_stamp_have_no_words() -> None:
    layer = layer_of(
        page_of(1, (STAMP.format(1), 150.0, 10.0), ("One sentence.", 72.0, 300.0)),
        page_of(2, (STAMP.format(2), 150.0, 10.0)),
        page_of(3),
    )

    assert unworded_pages(layer) == (2, 3)
    assert unworded(layer) == 2


def test_a_stamp_of_two_lines_is_furniture_on_both() -> None:
    first = "Case 22-10001 Doc 14 Filed 03/01/22 Entered 03/01/22 10:00:00 Desc Main"
    layer = layer_of(
        page_of(1, (first, 72.0, 10.0), ("Document Page 3 of 9", 250.0, 24.0), ("The debtor owes it.", 72.0, 300.0))
    )

    assert said(layer) == "The debtor owes it."
    assert set(kinds(layer).values()) == {FurnitureKind.STAMP}
    assert layer.pages[0].label == "3"
