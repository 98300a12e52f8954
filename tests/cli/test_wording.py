from __future__ import annotations

import io
import json
from dataclasses import replace

import click
import pytest
from hypothesis import given
from hypothesis import strategies as some
from rich.console import Console

from reader.cli.differences import list_differences, worst_first
from reader.cli.gauge import count, gauge, rate
from reader.cli.given import read_texts
from reader.cli.legible import legible, shorten
from reader.cli.options import spread
from reader.cli.tables import Cell, Column, Piece, drawn, words
from reader.cli.verdicts import source, summary
from reader.model.links import MOST_PLACES, Edit, Op, Placement, Verdict
from reader.model.progress import Progress
from reader.model.reports import PassageRow, QuotationRow

edits = some.builds(Edit, some.sampled_from(Op), some.text(max_size=9), some.text(max_size=9))


@given(some.text(), some.integers(min_value=2, max_value=40))
def test_shortened_words_fit_on_their_line(text: str, most: int) -> None:
    line = shorten(text, most)

    assert len(line) <= most
    assert line == legible(text) or (line.endswith("…") and legible(text).startswith(line[:-1].rstrip()))


@given(some.text(some.characters(categories=["Cc", "Cf", "Zs", "Zl", "Lu"])))
def test_what_a_document_says_cannot_steer_a_terminal(text: str) -> None:
    assert not {*"\x1b\x07\x08\r\n\x9b\u202e"} & {*legible(text)}


@given(some.lists(edits, max_size=8))
def test_differences_are_all_the_unequal_edits_and_unmarked_ones_come_first(given_edits: list[Edit]) -> None:
    told = worst_first(given_edits)
    marked = [edit.op in (Op.BRACKET, Op.ELLIPSIS) for edit in told]

    assert sorted(map(repr, told)) == sorted(
        repr(edit) for edit in given_edits if edit.op is not Op.EQUAL and edit.quoted.strip() != edit.source.strip()
    )
    assert marked == sorted(marked)


def test_the_worst_difference_comes_first() -> None:
    long = Edit(Op.REPLACE, "an extraordinarily long way round", "a short one")
    name = Edit(Op.REPLACE, "Meyer", "Maier")
    number = Edit(Op.REPLACE, "64", "46")
    negation = Edit(Op.DELETE, "", "not")
    bracket = Edit(Op.BRACKET, "[of]", "for")

    assert worst_first([bracket, long, name, number, negation]) == [negation, number, name, long, bracket]


def test_differences_are_readable_without_colour() -> None:
    told = list_differences(
        [
            Edit(Op.EQUAL, "we ", "we "),
            Edit(Op.REPLACE, "shall", "will"),
            Edit(Op.INSERT, "really", ""),
            Edit(Op.DELETE, "", "soon"),
            Edit(Op.ELLIPSIS, "…", "or later"),
        ]
    )
    assert words(told) == "‘shall’ for ‘will’; added ‘really’; without ‘soon’; leaves out ‘or later’"
    assert words(list_differences([Edit(Op.REPLACE, "1", "2")] * 3, most=1)) == "‘1’ for ‘2’; and 2 more"


def test_a_drawn_table_says_what_the_plain_one_says() -> None:
    out = io.StringIO()
    cells: list[Cell] = [
        "= Verbatim",
        [Piece("“a quotation of some length that wraps”", "red")],
        "[bold]no markup[/bold]",
    ]
    Console(file=out, width=60).print(drawn((Column("Verdict"), Column("Words", 1), Column("Source", 1)), [cells], 60))

    assert "= Verbatim" in out.getvalue()
    assert "[bold]" in out.getvalue()
    assert max(map(len, out.getvalue().splitlines())) <= 60


def test_a_column_in_which_nothing_stands_is_not_drawn() -> None:
    out = io.StringIO()
    Console(file=out, width=60).print(drawn((Column("Title"), Column("Date"), Column("Pages")), [["A", "", "3"]], 60))

    assert "Date" not in out.getvalue()
    assert out.getvalue().splitlines()[-1].split() == ["A", "3"]


def test_a_source_says_how_sure_it_is() -> None:
    place = PassageRow(
        document="b",
        path="p",
        title="Order",
        page=2,
        page_label=None,
        start=0,
        end=1,
        text="",
        score=1.0,
        cited=False,
        boxes=None,
    )
    many = QuotationRow(
        text="MZ", start=0, end=2, verdict=Verdict.VERBATIM, placement=Placement.AMBIGUOUS, places=90, passages=(place,)
    )
    assert source(many) == "Order, p. 2 (ambiguous, 90 places)"
    assert source(replace(many, places=MOST_PLACES)) == "Order, p. 2 (ambiguous, 2000 or more places)"
    assert source(QuotationRow(text="x", start=0, end=1, nearest=(place,))) == "perhaps see Order, p. 2"
    assert summary([many, many, QuotationRow(text="x", start=0, end=1)]) == "3 quotations: 2 verbatim, 1 not found."
    assert summary([]) == "0 quotations."


def test_plain_text_is_one_quotation_a_line() -> None:
    assert read_texts(b"\xef\xbb\xbfone\r\n\n  two words \n{not json}\n", "f") == ("one", "two words", "{not json}")
    assert read_texts("eins\nzwei".encode("utf-16"), "f") == ("eins", "zwei")
    assert read_texts(b"\n", "f") == ()
    assert read_texts(b"[T]he pond\n{sic}\n", "f") == ("[T]he pond", "{sic}")


@given(some.lists(some.text(some.characters(exclude_categories=["Cs"])), max_size=4), some.sampled_from([None, 2]))
def test_json_in_one_piece_comes_back_as_it_was(texts: list[str], indent: int | None) -> None:
    objects = [{"text": text, "id": 1} for text in texts]

    assert read_texts(json.dumps(texts, indent=indent).encode(), "f") == tuple(texts)
    assert read_texts(json.dumps(objects, indent=indent).encode(), "f") == tuple(texts)
    for each in objects:
        assert read_texts(json.dumps(each, indent=indent).encode(), "f") == (each["text"],)


@given(some.lists(some.text(some.characters(exclude_categories=["Cs"])), min_size=1))
def test_json_lines_come_back_as_they_were(texts: list[str]) -> None:
    lines = "\n\n".join(json.dumps({"text": text, "id": 1}, ensure_ascii=False) for text in texts)

    assert read_texts(lines.encode(), "f") == tuple(texts)


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b'{"text": "a"}\n\nplain\n', "Line 3"),
        (b"\n{not json}\n", "Line 2"),
        (b'["a",\n"b"\n"c"]', "Line 3"),
        (b'{\n"txt": "a"}', "Entry 1"),
        (b'["a", 1]', "Entry 2"),
        (b"[", "Line 1"),
        (b'{"text": "a"}\n{"text": 1}', "Line 2"),
        (b"fine\n\xff bad", "Line 2"),
    ],
)
def test_a_bad_line_is_named(data: bytes, line: str) -> None:
    with pytest.raises(click.UsageError, match=line):
        read_texts(data, "quotes.txt")


@pytest.mark.parametrize(
    ("given_words", "meant"),
    [
        ("a --against x y --json", "a --against x --against y --json"),
        ("a --against x --strict y", "a --against x --strict y"),
        ("--against x -- a", "--against x -- a"),
        ("a --against", "a --against"),
        ("a --against=x b", "a --against=x b"),
        ("--against x --against y z", "--against x --against y --against z"),
    ],
)
def test_against_takes_every_word_that_follows(given_words: str, meant: str) -> None:
    assert spread(given_words.split()) == meant.split()


def test_the_gauge_counts_in_the_works_own_unit() -> None:
    assert count(Progress(12, 50, "a", "files")) == "12/50 files"
    assert count(Progress(12, 0, "a", "pages")) == "12 pages"
    assert rate(3.44, "files") == "3.44 files/s"
    assert rate(None, "files") == ""


def test_the_gauge_begins_anew_with_a_new_phase(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    with gauge(shown=True) as show:
        show(Progress(1, 4, "a.pdf", "files"))
        show(Progress(4, 4, "[b].pdf", "files"))
        show(Progress(3, 9, "article", "quotations"))

    said = capsys.readouterr()
    assert "3/9 quotations" in said.err
    assert said.out == ""


def test_a_gauge_that_is_not_shown_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with gauge(shown=False) as show:
        show(Progress(1, 4, "a.pdf", "files"))

    assert capsys.readouterr() == ("", "")
