from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reader.export.markdown import EXPORTER, address, diff, escaped
from reader.model.links import MOST_PLACES, Edit, Op, Placement
from reader.model.progress import finish
from reader.model.reports import PassageRow, QuotationRow, Report
from reader.text.wording import isolated, more_places, placement

READER = MarkdownIt("commonmark").enable(["strikethrough", "table"])
PROSE = st.text(st.sampled_from("ab1. #*_`~<>[]()!&;=+-|\\\n\t:/$@\u202e\x00"), min_size=1, max_size=40)


def inline(markdown: str) -> Iterator[Token]:
    for block in READER.parse(markdown):
        yield from block.children or ()


def shown(markdown: str) -> str:
    """The words that a reader of the Markdown sees."""
    return "".join(token.content for token in inline(markdown))


@given(PROSE)
def test_text_is_shown_as_it_is_wherever_it_stands(text: str) -> None:
    expected = isolated(text)
    for before in ("", "> ", "* ", "In the filing: "):
        tokens = READER.parse(before + escaped(text))
        assert not {token.type for token in tokens} & {"heading_open", "hr", "code_block", "fence", "table_open"}
        assert shown(before + escaped(text)).removeprefix("In the filing:").strip() == expected


def row(*edits: Edit) -> QuotationRow:
    quoted, source = (" ".join(filter(None, side)) for side in zip(*((e.quoted, e.source) for e in edits), strict=True))
    passage = PassageRow(
        document="d",
        path="d.pdf",
        title="D",
        page=1,
        page_label="1",
        start=0,
        end=len(source),
        text=source,
        score=1.0,
        cited=False,
        boxes=(),
    )
    return QuotationRow(text=quoted, start=0, end=len(quoted), passages=(passage,), edits=edits)


WORD = st.text(st.sampled_from("ab1,.([*~"), min_size=1, max_size=5)


@given(st.lists(st.builds(Edit, st.sampled_from(Op), WORD, WORD), min_size=1, max_size=6))
def test_every_difference_is_marked_whatever_it_touches(edits: list[Edit]) -> None:
    changed = [edit for edit in edits if edit.op is not Op.EQUAL]
    tokens = list(inline(f"In the filing: {diff(row(*edits))}"))
    inside: dict[str, list[str]] = {"s_open": [], "strong_open": []}
    opened: list[str] = []
    for token in tokens:
        if token.nesting == 1:
            opened.append(token.type)
            inside[token.type].append("")
        elif token.nesting == -1:
            opened.pop()
        elif opened:
            inside[opened[-1]][-1] += token.content
    assert inside == {
        "s_open": [edit.source for edit in changed],
        "strong_open": [edit.quoted for edit in changed],
    }


@pytest.mark.parametrize(
    ("path", "page", "expected"),
    [
        ("/a b/c#d.pdf", 2, "file:///a%20b/c%23d.pdf#page=2"),
        ("C:\\a\\b.pdf", None, "file:///C:/a/b.pdf"),
        ("a/b>.txt", None, "a/b%3E.txt"),
        ("/odd\udcff.pdf", None, "file:///odd%3F.pdf"),
    ],
)
def test_a_source_leads_to_its_file_and_page(path: str, page: int | None, expected: str) -> None:
    passage = row(Edit(Op.EQUAL, "a", "a")).passages[0]
    assert address(replace(passage, path=path, page=page)) == expected


def test_a_speaker_whom_only_the_filing_shows_is_said_to_be_there(report: Report, tmp_path: Path) -> None:
    quoted = row(Edit(Op.EQUAL, "x", "x"))
    spoken = replace(quoted, passages=(replace(quoted.passages[0], speaker="Marcus Ferro"),))
    document = replace(report.documents[0], date="2025-01-10T09:00:00Z", quotations=(spoken,))
    finish(EXPORTER.write(replace(report, documents=(document,)), tmp_path / "r.md", lambda _: None))
    said = (tmp_path / "r.md").read_text()

    assert "\nSpeaker in the filing: Marcus Ferro\n" in said
    assert "2025-01-10" in said
    assert "09:00" not in said


def test_places_that_were_no_longer_counted_are_not_denied() -> None:
    quoted = row(Edit(Op.EQUAL, "x", "x"))
    many = replace(quoted, placement=Placement.AMBIGUOUS, places=MOST_PLACES)

    assert placement(many) == "Stands in 2,000 or more places; nothing decides between them"
    assert more_places(1980, many) == "at least 1,980 more places"
    assert placement(replace(many, places=1999)) == "Stands in 1,999 places; nothing decides between them"
