from __future__ import annotations

from reader.text.lines import read_page
from reader.text.pages import RawPage, Word, joined, turn_rect

LEFT = [f"left column line {at} has words" for at in "abcdefgh"]
RIGHT = [f"right column line {at} has words" for at in "abcdefgh"]


def words_of(text: str, x: float, y: float, segment: int) -> list[Word]:
    words: list[Word] = []
    for word in text.split():
        words.append(Word(x, y, x + 6 * len(word), y + 12, word, segment))
        x += 6 * len(word) + 4
    return words


def page_of(*lines: tuple[str, float, float]) -> RawPage:
    page = RawPage(number=1, width=612.0, height=792.0)
    for segment, (text, x, y) in enumerate(lines):
        page.words += words_of(text, x, y, segment)
    return page


def read(page: RawPage) -> list[str]:
    return [joined(line.words) for line in read_page(page).lines]


def test_columns_of_prose_are_read_one_after_the_other_below_their_heading() -> None:
    rows = [
        line
        for at, (a, b) in enumerate(zip(LEFT, RIGHT, strict=True))
        for line in ((b, 330.0, 100 + 15.0 * at), (a, 72.0, 103 + 15.0 * at))
    ]
    heading = "A heading that runs across both of the columns of this page without a gap"

    assert read(page_of(*rows, (heading, 72.0, 70.0))) == [heading, *LEFT, *RIGHT]


def test_questions_and_answers_are_read_along_their_lines() -> None:
    rows = [
        line
        for at in range(10)
        for line in (
            ("Q" if at % 2 == 0 else "A", 72.0, 100 + 15.0 * at),
            (f"They spoke here {at} again", 120.0, 100 + 15.0 * at),
        )
    ]

    assert read(page_of(*rows)) == [f"{'QA'[at % 2]} They spoke here {at} again" for at in range(10)]


def test_turned_text_is_read_in_its_own_direction() -> None:
    upright = page_of(*((text, 72.0, 100 + 15.0 * at) for at, text in enumerate(LEFT)))
    for turn in (1, 2, 3):
        turned = RawPage(number=1, width=792.0 if turn % 2 else 612.0, height=612.0 if turn % 2 else 792.0)
        turned.words = [
            Word(*turn_rect(word[:4], 4 - turn, 612.0, 792.0), word.text, word.segment) for word in upright.words
        ]
        turned.turns = {word.segment: turn for word in turned.words}

        assert read(turned) == LEFT


def test_words_drawn_twice_for_bold_are_read_once() -> None:
    page = page_of(("Some bold words", 72.0, 100.0))
    page.words += [word._replace(segment=7) for word in page.words]

    assert read(page) == ["Some bold words"]
