"""Finding quotations: every mark and habit, and what only looks like a quotation."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.layers import Block, BlockKind, Furniture, FurnitureKind, Hyperlink, Page, TextLayer
from reader.model.quotations import Quotation, Style
from reader.model.spans import Span
from reader.quotes.finding import find_quotations


def layer(*parts: tuple[str, BlockKind]) -> TextLayer:
    """Blocks set one below the other."""
    blocks: list[Block] = []
    at = 0
    for text, kind in parts:
        blocks.append(Block(Span(at, at + len(text)), kind))
        at += len(text) + 1
    return TextLayer(text="\n".join(text for text, _ in parts), extractor="test", blocks=tuple(blocks))


def find(*paragraphs: str) -> tuple[Quotation, ...]:
    return find_quotations(layer(*((text, BlockKind.PARAGRAPH) for text in paragraphs)))


def found(*paragraphs: str) -> list[str]:
    return [quotation.text for quotation in find(*paragraphs)]


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("He said “a b” and ‘c d’.", ["a b", "c d"]),
        ('He said "Mistral is fine. We must.” Then left.', ["Mistral is fine. We must."]),
        ("„Guten Tag“, sagte sie. „Er sagte ‚ja‘.“", ["Guten Tag", "Er sagte ‚ja‘.", "ja"]),
        ("Il a dit « bonjour », puis «merci». »Hallo«, ›so‹.", ["bonjour", "merci", "Hallo", "so"]),
        ("»Hej du», sa han.", ["Hej du"]),
        ("法院说：「はい『二重』です。」他说“好的。”", ["はい『二重』です。", "二重", "好的。"]),
        ("``TeX style,'' he said, and ``more.''", ["TeX style,", "more."]),
        ("‘He told me “go away” twice,’ she said.", ["He told me “go away” twice,", "go away"]),
        ("She said 'I don't know' and left.", ["I don't know"]),
        ('He said "foo "bar" baz" twice.', ['foo "bar" baz', "bar"]),
        ('"...and then it went." (“in brackets”) —“dash”—', ["...and then it went.", "in brackets", "dash"]),
    ],
)
def test_all_marks_are_paired(text: str, quotations: list[str]) -> None:
    assert found(text) == quotations


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("The company’s ’90s rock ’n’ roll, give ’em time, the dogs’ bowl.", []),
        ("The company's '90s rock 'n' roll, 'tis the dogs' bowl.", []),
        ("The plaintiffs’ “claims” and ‘the defendants’ motion’ fell.", ["claims", "the defendants’ motion"]),
        ("‘red teams’ and the plaintiffs’ claims.", ["red teams"]),
        ('The plaintiffs\' "claims" fell.', ["claims"]),
        ('A 12" pipe and a 5\'10" man.', []),
        ('He said "it is 6" long" to us.', ['it is 6" long']),
        ('It is "only 64" and "32".', ["only 64", "32"]),
        ("Empty “”, “ ” and “—”.", []),
    ],
)
def test_apostrophes_and_inches_are_no_marks(text: str, quotations: list[str]) -> None:
    assert found(text) == quotations


def test_a_nested_quotation_knows_its_outer() -> None:
    outer, inner, other = find("“He said ‘go away’ to me.” Then “so”.")
    assert (outer.within, inner.within, other.within) == (None, 0, None)
    assert outer.span.holds(inner.span)


def test_a_quotation_over_paragraphs_is_one() -> None:
    (one,) = find("“One, she said.", "“Two ‘a’ two.", "“Three,” said Jane Doe.")[:1]
    assert one.text == "One, she said.\nTwo ‘a’ two.\nThree,"
    assert len(one.pieces) == 3
    assert one.speaker == "Jane Doe"


def test_unclosed_marks_end_with_their_paragraph() -> None:
    assert found("“Not closed and “closed” here", "Another “one”.") == ["closed", "one"]


def test_only_a_tag_between_commas_joins() -> None:
    (one,) = find("“We will win,” Jane Doe said, “and soon.”")
    assert (one.text, len(one.pieces), one.speaker) == ("We will win, and soon.", 2, "Jane Doe")
    assert found("“A thing.” He said. “B thing.”") == ["A thing.", "B thing."]
    assert found("“A thing,” he said. “B thing.”") == ["A thing,", "B thing."]
    assert found("He found “libgen essential,” adding “it is known”.") == ["libgen essential,", "it is known"]
    assert found("Terms such as “red,” “blue,” and “green” remain.") == ["red,", "blue,", "green"]


def test_block_quotes_are_one_each_run() -> None:
    quotations = find_quotations(
        layer(
            ("Doe wrote:", BlockKind.PARAGRAPH),
            ("First “q” part.", BlockKind.QUOTE),
            ("Second part.", BlockKind.QUOTE),
            ("— Roe Coe", BlockKind.QUOTE),
            ("Prose.", BlockKind.PARAGRAPH),
            ("“Marked as a whole.”", BlockKind.QUOTE),
        )
    )
    assert [(one.text, one.style, one.within) for one in quotations] == [
        ("First “q” part.\nSecond part.", Style.BLOCK, None),
        ("“Marked as a whole.”", Style.BLOCK, None),
    ]
    assert quotations[0].speaker == "Roe Coe"


def test_a_translation_below_its_original_is_another_block_quote() -> None:
    quotations = find_quotations(layer(("The court agrees.", BlockKind.QUOTE), ("法院同意这一点。", BlockKind.QUOTE)))
    assert [one.text for one in quotations] == ["The court agrees.", "法院同意这一点。"]


def test_code_quotes_nobody() -> None:
    assert find_quotations(layer(('print("a b")', BlockKind.CODE))) == ()


def test_furniture_is_passed_over() -> None:
    text = "“The deal is\nPage 2 of 3\n2 done and fi-\n7\nnal,” said Bob Roe."
    hidden = (
        ("Page 2 of 3", FurnitureKind.STAMP),
        ("2 done", FurnitureKind.LINE_NUMBER),
        ("7", FurnitureKind.LINE_NUMBER),
    )
    places = [(text.index(words), len(words.removesuffix(" done")), kind) for words, kind in hidden]
    furniture = tuple(Furniture(Span(start, start + length), kind) for start, length, kind in places)
    whole = (Block(Span(0, len(text)), BlockKind.PARAGRAPH),)
    (one,) = find_quotations(TextLayer(text=text, extractor="test", blocks=whole, furniture=furniture))
    assert one.text == "The deal is done and fi-\nnal,"
    assert one.span.of(text).startswith("The deal is\nPage 2")
    assert one.speaker == "Bob Roe"


def test_a_quotation_goes_on_overleaf() -> None:
    text = "Here “the deal was.\nIt is final,” Bob Roe said."
    turn = text.index("\n") + 1
    pages = (Page(Span(0, turn), "1", 612, 792), Page(Span(turn, len(text)), "2", 612, 792))
    blocks = (Block(Span(0, turn - 1), BlockKind.PARAGRAPH), Block(Span(turn, len(text)), BlockKind.PARAGRAPH))
    (one,) = find_quotations(TextLayer(text=text, extractor="test", pages=pages, blocks=blocks))
    assert one.text == "the deal was. It is final,"


def test_links_of_the_sentence_are_cited_and_those_of_the_paragraph_near() -> None:
    text = "Doe wrote that it “was known.” Others read more. See Ex. 7."
    links = tuple(
        Hyperlink(Span(text.index(words), text.index(words) + len(words)), url)
        for words, url in (("wrote", "https://a/"), ("more", "https://b/"))
    )
    block = (Block(Span(0, len(text)), BlockKind.PARAGRAPH),)
    (one,) = find_quotations(TextLayer(text=text, extractor="test", links=links, blocks=block))
    assert (one.cited, one.near, one.mentions) == (("https://a/",), ("https://b/",), ())


def test_the_citation_behind_a_quotation_belongs_to_it() -> None:
    (one,) = find("Plaintiffs say “it was known to all.” See ECF No. 391-10 at 4; Ex. 7. Dkt. 5 is another matter.")
    assert one.mentions == ("ECF No. 391-10", "Ex. 7")


@pytest.mark.parametrize(
    "text",
    [
        "The “so-called” expert.",
        "A document titled “observations on LibGen” exists.",
        "The term “fair use” matters.",
        "A book called “The Hive” sold.",
        "Some of the “mitigations” remained.",
        "Begin with “Attention Is All You Need” there.",
    ],
)
def test_terms_and_titles_are_told_apart(text: str) -> None:
    assert [one.style for one in find(text)] == [Style.TERM]


@pytest.mark.parametrize(
    "text", ["He called it “bad.”", "She said “no”.", "It was “a total disaster” for all.", "„Guten Tag“, sagte er."]
)
def test_what_is_in_doubt_is_a_quotation(text: str) -> None:
    assert [one.style for one in find(text)] == [Style.MARKS]


@given(st.text(alphabet="“”‘’\"'„«»「」 ab.,!?I said\n—`", max_size=120), st.sets(st.integers(0, 119), max_size=6))
def test_any_text_is_read(text: str, places: set[int]) -> None:
    furniture = tuple(
        Furniture(Span(place, place + 1), FurnitureKind.LINE_NUMBER) for place in sorted(places) if place < len(text)
    )
    quotations = find_quotations(TextLayer(text=text, extractor="test", furniture=furniture))
    assert [one.span.start for one in quotations] == sorted(one.span.start for one in quotations)
    for one in quotations:
        assert all(first.end <= second.start for first, second in pairwise(one.pieces))
        assert one.pieces[-1].end <= len(text)
        if not furniture:
            assert "".join(one.text.split()) == "".join("".join(piece.of(text).split()) for piece in one.pieces)
        if one.within is not None:
            assert quotations[one.within].span.holds(one.span)
