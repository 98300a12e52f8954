from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.model.links import Edit, Op
from reader.model.reports import PassageRow, QuotationRow
from reader.text.diffs import article, differences, filing, steps

PASSAGE = PassageRow(
    document="d",
    path="d",
    title="D",
    page=None,
    page_label=None,
    start=0,
    end=0,
    text="",
    score=1.0,
    cited=False,
    boxes=None,
)
WORDS = st.lists(st.sampled_from(["a", "b,", "(c)", "42", "…", "d.e"]), max_size=3)
SPACE = st.sampled_from(["", " ", "\n", "  "])


def row(text: str, passage: str, *edits: Edit) -> QuotationRow:
    return QuotationRow(text=text, start=0, end=len(text), passages=(replace(PASSAGE, text=passage),), edits=edits)


@given(st.lists(st.tuples(st.sampled_from(Op), WORDS, WORDS, SPACE, SPACE), max_size=6))
def test_both_sides_read_as_printed_but_for_line_ends(parts: list[tuple[Op, list[str], list[str], str, str]]) -> None:
    edits = tuple(Edit(op, " ".join(quoted), " ".join(source)) for op, quoted, source, _, _ in parts)
    text = "".join(
        before + edit.quoted if edit.quoted else "" for edit, (*_, before, _) in zip(edits, parts, strict=True)
    )
    passage = "".join(
        before + edit.source if edit.source else "" for edit, (*_, before) in zip(edits, parts, strict=True)
    )
    found = row(text, passage, *edits)
    if edits:
        assert "".join(token.gap + token.text for token in filing(found)) == " ".join(passage.split())
        assert "".join(token.gap + token.text for token in article(found) if token.text).split() == text.split()


def test_furniture_between_two_edits_becomes_a_blank() -> None:
    edits = (Edit(Op.EQUAL, "one two", "one two"), Edit(Op.EQUAL, "three", "three"))
    found = row("one two three", "one two\nCase 3:23-cv-1 Page 2 of 5\n17 three", *edits)
    assert [(token.gap, token.text) for token in filing(found)] == [("", "one two"), (" ", "three")]


def test_punctuation_and_word_parts_touch_as_in_the_text() -> None:
    found = row("[a]ll, then", "All, then", Edit(Op.BRACKET, "[a]ll", "All"), Edit(Op.EQUAL, ", then", ", then"))
    assert [(token.gap, token.text) for token in article(found)] == [("", "[a]ll"), ("", ", then")]


def test_paragraphs_of_a_quotation_stay_apart() -> None:
    found = row(
        "one\ntwo\nthree", "one two three", Edit(Op.EQUAL, "one\ntwo", "one two"), Edit(Op.EQUAL, "three", "three")
    )
    assert [(token.gap, token.text) for token in article(found)] == [("", "one\ntwo"), ("\n", "three")]


def test_dropped_words_leave_a_place_in_the_article_and_added_ones_none_in_the_filing() -> None:
    found = row("a c", "a b", Edit(Op.EQUAL, "a", "a"), Edit(Op.DELETE, "", "b"), Edit(Op.INSERT, "c", ""))
    assert [(token.op, token.text) for token in article(found)] == [(Op.EQUAL, "a"), (Op.DELETE, ""), (Op.INSERT, "c")]
    assert [(token.op, token.text) for token in filing(found)] == [(Op.EQUAL, "a"), (Op.DELETE, "b")]


def test_without_a_passage_the_quotation_stands_alone() -> None:
    found = QuotationRow(text="a\x00  b", start=0, end=3)
    assert steps(found) == ()
    assert [token.text for token in article(found)] == ["a b"]


def test_differences_are_told_worst_first() -> None:
    found = row(
        "more really has […] [of]",
        "some has since the patch. many from",
        Edit(Op.ELLIPSIS, "[…]", "many"),
        Edit(Op.BRACKET, "[of]", "from"),
        Edit(Op.DELETE, "", "since the patch."),
        Edit(Op.INSERT, "really", ""),
        Edit(Op.EQUAL, "has", "has"),
        Edit(Op.REPLACE, "more", "some"),
    )
    assert differences(found) == (
        "Article: “more”. Filing: “some”.",
        "Added in the article: “really”.",
        "Dropped from the filing: “since the patch.”.",
        "Marked: “[of]” for “from”.",
        "Left out and marked: “many”.",
    )


def test_words_dropped_here_and_added_there_were_moved() -> None:
    found = row(
        "in May we met",
        "We met, in May",
        Edit(Op.INSERT, "in May", ""),
        Edit(Op.EQUAL, "we met", "We met,"),
        Edit(Op.DELETE, "", "in May."),
    )
    assert [token.moved for token in article(found)] == [True, False, True]
    assert [token.moved for token in filing(found)] == [False, True]
    assert differences(found) == ("Moved: “in May”.",)


def test_words_added_twice_and_dropped_once_were_moved_once() -> None:
    found = row("no no", "no", Edit(Op.INSERT, "no", ""), Edit(Op.INSERT, "no", ""), Edit(Op.DELETE, "", "no"))
    assert [step.moved for step in steps(found)] == [True, False, True]


def test_a_changed_number_comes_before_a_changed_word() -> None:
    found = row("x 5", "y 6", Edit(Op.REPLACE, "x", "y"), Edit(Op.REPLACE, "5", "6"))
    assert differences(found) == ("Article: “5”. Filing: “6”.", "Article: “x”. Filing: “y”.")


def test_a_not_that_came_or_went_comes_before_other_words() -> None:
    found = row(
        "x b", "y did not b", Edit(Op.REPLACE, "x", "y"), Edit(Op.DELETE, "", "didn’t"), Edit(Op.EQUAL, "b", "b")
    )
    assert differences(found) == ("Dropped from the filing: “didn’t”.", "Article: “x”. Filing: “y”.")
