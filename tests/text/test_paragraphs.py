from __future__ import annotations

from reader.model.layers import BlockKind
from reader.text.pages import Line, Word
from reader.text.paragraphs import group


def page(*rows: tuple[float, str]) -> list[Line]:
    """Lines 20 points apart, each of words 6 points a letter, beginning at the given place."""
    lines = []
    for number, (x, words) in enumerate(rows):
        made, at, y = [], x, 100.0 + 20 * number
        for word in words.split():
            made.append(Word(at, y, at + 6 * len(word), y + 12, word, number))
            at += 6 * (len(word) + 1)
        lines.append(Line(made))
    return lines


FULL = "The court has read the papers and the exhibits that were filed with them by both"
SET_IN = "If we say seepage we are choosing the word that costs us the least"
BODY = [(72.0, FULL), (72.0, FULL), (72.0, FULL)]


def kinds(*rows: tuple[float, str]) -> list[BlockKind]:
    return [kind for kind, _ in group(page(*BODY, *rows, *BODY), 12.0)]


def test_a_paragraph_set_in_from_both_margins_is_a_block_quote() -> None:
    assert kinds((108, SET_IN), (108, SET_IN), (108, "and that is all")).count(BlockKind.QUOTE) == 1


def test_only_one_margin_is_not_enough() -> None:
    assert BlockKind.QUOTE not in kinds((108, FULL), (108, FULL))


def test_items_turns_capitals_and_short_lines_are_none() -> None:
    for first in (f"(a) {SET_IN[:-6]}", f"THE COURT: {SET_IN[:-12]}", "\u2022 " + SET_IN[:-4]):
        assert BlockKind.QUOTE not in kinds((108, first), (108, SET_IN))
    assert BlockKind.QUOTE not in kinds((108, SET_IN.upper()), (108, SET_IN.upper()))
    assert BlockKind.QUOTE not in kinds(
        (108, "Dana Whitlock 12 Alder Road Harrow"), (108, "in the county of Harrow where she lives")
    )


def test_smaller_lines_below_the_text_that_begin_with_a_mark_are_footnotes() -> None:
    lines = page(*BODY, (72, "1 See the declaration of the engineer"), (72, "who read the meter"))
    for line in lines[3:]:
        line.size = 9.0

    found = group(lines, 12.0)

    assert [kind for kind, _ in found][-1] is BlockKind.FOOTNOTE
    assert found[-1][1] == lines[3:]
    for line in lines[3:]:
        line.size = 12.0
    assert BlockKind.FOOTNOTE not in [kind for kind, _ in group(lines, 12.0)]
