from __future__ import annotations

import pytest

from reader.model.layers import Block, BlockKind, Page, TextLayer
from reader.model.spans import Span
from reader.text.titles import filing_signs, first_facts


def layer_of(text: str, *blocks: Block) -> TextLayer:
    page = Page(Span(0, len(text)), "1", 612.0, 792.0)
    return TextLayer(text=text, extractor="test 1", pages=(page,), blocks=blocks)


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - brief.doc",
        "scan0001",
        "09-60.exe",
        "G:\\PRINT\\DOS.TXT",
        "untitled",
        "14-400",
        "final v2.docx",
    ],
)
def test_a_file_name_is_no_title(title: str) -> None:
    assert first_facts(layer_of("words"), [], {"title": title}).title == ""


def test_a_title_that_says_something_is_kept() -> None:
    facts = first_facts(layer_of("words"), [], {"title": " Wachovia  Bank v. Schmidt ", "author": "hicks_l"})

    assert (facts.title, facts.author) == ("Wachovia Bank v. Schmidt", "")


def test_else_the_first_heading_is_the_title() -> None:
    layer = layer_of("A Peer-to-Peer\nSystem\ntext", Block(Span(0, 21), BlockKind.HEADING, 1))

    assert first_facts(layer, [], {"title": "x.pdf"}).title == "A Peer-to-Peer System"


@pytest.mark.parametrize(
    ("cover", "number"),
    [
        ("EXHIBIT 12", "12"),
        ("Exhibit A", "A"),
        ("before\nPlaintiff's Exhibit 4-B\nafter", "4-B"),
        ("as Exhibit 12 shows", ""),
        ("the exhibit of paintings", ""),
        ("Exhibit was shown", ""),
    ],
)
def test_a_cover_names_its_exhibit(cover: str, number: str) -> None:
    assert first_facts(layer_of(cover), [], {}).exhibit == number


@pytest.mark.parametrize(
    ("text", "filing"),
    [
        ("From: Ada\nTo: Blaise\nSubject: the weights\nthey are out", True),
        ("UNITED STATES DISTRICT COURT\nNo. 3:23-cv-03417-VC\nORDER", True),
        ("\n".join(f"Q. Was it {at}?\nA. It was." for at in range(6)), True),
        ("A column about the trial.\nFrom: the editors", False),
    ],
)
def test_signs_of_a_filing(text: str, filing: bool) -> None:
    assert filing_signs(layer_of(text), []) is filing
