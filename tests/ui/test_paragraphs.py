from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model.layers import Block, BlockKind, TextLayer
from reader.model.spans import Span
from reader.ui.views.paragraphs import compose
from reader.ui.views.typesetting import BODY
from tests.ui import prose

LINES = st.lists(st.text(st.sampled_from("ab 🦆é-"), max_size=70), min_size=1, max_size=12)


@given(LINES, st.data())
def test_paragraphs_are_the_lines_of_the_text(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    kinds = data.draw(st.lists(st.sampled_from(BlockKind), min_size=8, max_size=8))
    blocks = tuple(
        Block(Span(*ends), kind) for ends, kind in zip(zip(cuts[::2], cuts[1::2], strict=False), kinds, strict=False)
    )
    made = compose(TextLayer(text, "test 1", blocks=blocks))
    assert len(made.text) == len(text)
    assert all(ours == theirs or (ours, theirs) == (" ", "\n") for ours, theirs in zip(made.text, text, strict=True))
    units = made.text.encode("utf-16-le")
    cut = [units[2 * each.start : 2 * (each.start + each.length)].decode("utf-16-le") for each in made.paragraphs]
    assert cut == made.text.split("\n")


def test_empty_lines_between_blocks_take_no_room() -> None:
    made = compose(prose.layer("Title", "One.", "Two."))
    assert [paragraph.hidden for paragraph in made.paragraphs] == [False, True, False, True, False]


def test_the_larger_gap_of_two_neighbours_counts() -> None:
    kinds = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH)
    made = compose(prose.layer("One.", "Head", "Two.", "Three.", kinds=kinds, joined="\n"))
    assert [paragraph.above for paragraph in made.paragraphs] == [0, 32, 16, 14]


def test_lines_of_one_block_stand_close() -> None:
    made = compose(prose.layer("Title", "Roses are red,\nviolets are blue."))
    assert [paragraph.above for paragraph in made.paragraphs if not paragraph.hidden] == [0, 16, 0]


def test_prose_broken_at_a_fixed_width_is_joined() -> None:
    prose_lines = (
        "It was the best of times, it was the worst of times, it was",
        "the age of wisdom, it was the age of foolishness, it was",
        "the epoch of belief.",
    )
    short = "the season of Light, it was the season of Darkness, it was\nthe spring of hope."
    made = compose(prose.layer("Title", "\n".join(prose_lines), short))
    assert made.text.split("\n")[2::2] == [" ".join(prose_lines), short.replace("\n", " ")]


def test_lines_that_end_before_there_was_need_stay() -> None:
    words = "Miriam Adler, attorney for the plaintiff, of Harrow, Lakeland\nADLER & QUAYLE LLP\n12 Mill Street"
    assert compose(prose.layer("Title", words)).text.endswith(words)


def test_a_list_item_has_a_bullet_unless_it_brings_its_own() -> None:
    kinds = 4 * (BlockKind.LIST_ITEM,)
    made = compose(prose.layer("Apples", "- Pears", "1. Plums", "(a) Figs", kinds=kinds, joined="\n"))
    assert [paragraph.bullet for paragraph in made.paragraphs] == [True, False, False, False]
    assert made.paragraphs[0].setting.indent > BODY.indent


def test_a_run_is_cut_at_the_ends_of_paragraphs() -> None:
    layer = prose.furnished(prose.layer("🦆 one", "two three"), "one\n\ntwo")
    assert compose(layer).runs == {0: [(3, 3, "furniture")], 2: [(0, 3, "furniture")]}
