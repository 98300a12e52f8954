from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats import HEAD, Source
from reader.formats._encodings import decode
from reader.formats.plain import FORMAT
from reader.model.documents import Draft
from reader.model.errors import UnreadableFile
from reader.model.layers import BlockKind, FurnitureKind

STAMP = "Case 1:15-cv-07433-LAP   Document 1330-22   Filed 01/05/24   Page 293 of 329"
LONG = "The company said that it would appeal the ruling, " * 4 + "and that was that."
WESTERN = "“Our goal should be GPT-4,” he said — the café’s naïve plan cost £64,000…\n" * 6
JAPANESE = "社員は「これは違法だ」と述べた。会社はデータを使用したことを認めている。\n" * 6
RUSSIAN = "В документах суда сказано, что компания использовала книги. «Мы должны победить», — написал он.\n" * 4


def source(folder: Path, data: str | bytes, name: str = "a.txt") -> Source:
    path = folder / "kept"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return Source(path, name, path.read_bytes()[:HEAD])


def read(folder: Path, data: str | bytes) -> Draft:
    (draft,) = FORMAT.read(source(folder, data))
    return draft


def blocks(draft: Draft) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.span.of(draft.layer.text)) for block in draft.layer.blocks]


def test_lines_of_a_wrapped_paragraph_stay_and_make_one_block(tmp_path: Path) -> None:
    text = "  CHAPTER I.\n\nMiss Brooke had that kind\nof beauty.\n\n\nShe was open, ardent\nand free.\n"
    draft = read(tmp_path, text)
    assert draft.layer.text == text
    assert [words for _, words in blocks(draft)[1:]] == [
        "Miss Brooke had that kind\nof beauty.",
        "She was open, ardent\nand free.",
    ]


def test_long_lines_without_blank_ones_are_paragraphs_under_a_title(tmp_path: Path) -> None:
    draft = read(tmp_path, f"Papers are unsealed\n{LONG}\n{LONG}\n")
    assert draft.facts.title == "Papers are unsealed"
    assert blocks(draft) == [
        (BlockKind.HEADING, "Papers are unsealed"),
        (BlockKind.PARAGRAPH, LONG),
        (BlockKind.PARAGRAPH, LONG),
    ]


def test_a_page_end_within_a_sentence_is_furniture_within_one_block(tmp_path: Path) -> None:
    draft = read(tmp_path, f"A title\n\nHow could she feel that\n\n\n280\n{STAMP}\n\nthe plans were alien to her?\n")
    assert [(f.kind, f.span.of(draft.layer.text)) for f in draft.layer.furniture] == [
        (FurnitureKind.PAGE_NUMBER, "280"),
        (FurnitureKind.STAMP, STAMP),
    ]
    assert blocks(draft)[1][1].startswith("How could she")
    assert blocks(draft)[1][1].endswith("alien to her?")


def test_numbers_down_the_margin_are_furniture_and_a_list_is_not(tmp_path: Path) -> None:
    numbered = "\n".join(f"{number:2}  words of a line" for number in range(1, 6))
    kinds = {piece.kind for piece in read(tmp_path, numbered).layer.furniture}
    assert kinds == {FurnitureKind.LINE_NUMBER}
    listed = "\n".join(f"{number}. words of a line" for number in range(1, 6))
    draft = read(tmp_path, f"What follows:\n\n{listed}")
    assert not draft.layer.furniture
    assert [kind for kind, _ in blocks(draft)].count(BlockKind.LIST_ITEM) == 5


def test_quoted_lines_are_quotes(tmp_path: Path) -> None:
    draft = read(tmp_path, "He wrote this, and no more:\n> we must\n> win\n>> how?\nSo it stands.\n")
    assert [(block.kind, block.level) for block in draft.layer.blocks] == [
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.QUOTE, 1),
        (BlockKind.QUOTE, 2),
        (BlockKind.PARAGRAPH, 0),
    ]


def test_an_email_states_its_facts_and_leans_to_filing(tmp_path: Path) -> None:
    draft = read(
        tmp_path, "From: Ann Lee <a@b.c>\nTo: Bo\nDate: Tue, 10 Oct 2023 08:00:00 -0700\nSubject: Plan\n\nWe go."
    )
    assert (draft.facts.title, draft.facts.author) == ("Plan", "Ann Lee")
    assert draft.facts.date == "2023-10-10T08:00:00-07:00"
    assert draft.leaning < 0.5


def test_form_feeds_part_blocks(tmp_path: Path) -> None:
    assert len(read(tmp_path, "One sentence ends.\fAnother begins.").layer.blocks) == 2


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(WESTERN, e) for e in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac-roman")]
    + [(JAPANESE, e) for e in ("shift_jis", "euc-jp", "iso2022_jp", "utf-16-le")]
    + [(RUSSIAN, e) for e in ("cp1251",)],
)
def test_usual_encodings_are_read(tmp_path: Path, text: str, encoding: str) -> None:
    assert read(tmp_path, text.encode(encoding)).layer.text == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_is_always_read_as_itself(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff") or text.startswith("\ufeff")


@pytest.mark.parametrize("data", [b"", b" \n\n ", bytes(range(256)) * 40])
def test_what_is_no_text_is_refused_with_a_sentence(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        read(tmp_path, data)
    assert refusal.value.title.startswith("“a.txt” ")
    assert refusal.value.advice


def test_binary_is_not_recognised(tmp_path: Path) -> None:
    assert FORMAT.recognises(source(tmp_path, b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 9)) == 0.0
    assert 0 < FORMAT.recognises(source(tmp_path, "Some words.")) < 0.2


def test_places_in_the_layer_are_places_in_the_file(corpus: Path) -> None:
    path = corpus / "matching" / "source.txt"
    (draft,) = FORMAT.read(Source(path, path.name, path.read_bytes()[:HEAD]))
    assert draft.layer.text == path.read_text("utf-8")
    assert {piece.kind for piece in draft.layer.furniture} >= {FurnitureKind.STAMP, FurnitureKind.PAGE_NUMBER}
