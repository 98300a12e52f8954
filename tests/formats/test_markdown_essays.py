from __future__ import annotations

from pathlib import Path

import pytest

from reader.formats import HEAD, Source
from reader.formats.markdown import FORMAT
from reader.model.documents import Draft
from reader.model.errors import UnreadableFile
from reader.model.layers import BlockKind, FurnitureKind

ESSAY = """---
title: 'It''s "free"'
authors: [{name: Ann Lee}, Bo Kim]
date: 2022-03-17T12:47:18-07:00
---

He said "don't" -- really... <abbr title="hidden">PT</abbr> and <mark>more</mark>.[^1]

> One "quoted" *line*.
>
> Two.
> > Three.

- First
  - [Second](/files/a.pdf)

[^1]: A note.
"""
MDX = """---
title: T
---
import A from './a'
export const meta = {
  hidden: 1
}

<Callout style={{color: "red"}}>
    Words of the callout. {/* unseen */}
</Callout>

export controls were lifted if a < b and b > c, `<Kept />`.
"""


def source(folder: Path, text: str, name: str) -> Source:
    path = folder / "kept"
    path.write_text(text, "utf-8")
    return Source(path, name, path.read_bytes()[:HEAD])


def read(folder: Path, text: str, name: str = "a.md") -> Draft:
    (draft,) = FORMAT.read(source(folder, text, name))
    return draft


def blocks(draft: Draft) -> list[tuple[BlockKind, int, str]]:
    return [(block.kind, block.level, block.span.of(draft.layer.text)) for block in draft.layer.blocks]


def test_words_stay_exactly_as_typed(tmp_path: Path) -> None:
    assert blocks(read(tmp_path, ESSAY)) == [
        (BlockKind.HEADING, 1, 'It\'s "free"'),
        (BlockKind.PARAGRAPH, 0, 'He said "don\'t" -- really... PT and more.[1]'),
        (BlockKind.QUOTE, 1, 'One "quoted" line.'),
        (BlockKind.QUOTE, 1, "Two."),
        (BlockKind.QUOTE, 2, "Three."),
        (BlockKind.LIST_ITEM, 1, "First"),
        (BlockKind.LIST_ITEM, 2, "Second"),
        (BlockKind.LIST_ITEM, 1, "A note."),
    ]


def test_note_marks_are_furniture_and_links_keep_their_address(tmp_path: Path) -> None:
    layer = read(tmp_path, ESSAY).layer
    assert [(f.kind, f.span.of(layer.text)) for f in layer.furniture] == [(FurnitureKind.FOOTNOTE_MARK, "[1]")]
    assert [(link.span.of(layer.text), link.url) for link in layer.links] == [("Second", "/files/a.pdf")]


def test_front_matter_states_the_facts(tmp_path: Path) -> None:
    facts = read(tmp_path, ESSAY).facts
    assert (facts.title, facts.author, facts.date) == ('It\'s "free"', "Ann Lee, Bo Kim", "2022-03-17T12:47:18-07:00")
    toml = read(tmp_path, '+++\ntitle = "T"\ndate = 2024-01-02\n+++\nWords.').facts
    assert (toml.title, toml.date) == ("T", "2024-01-02")


def test_front_matter_that_is_none_stays_text(tmp_path: Path) -> None:
    draft = read(tmp_path, "---\nJust a line between rules: [\n---\n\n# Head\n")
    assert "Just a line" in draft.layer.text


def test_mdx_loses_its_program_and_keeps_its_words(tmp_path: Path) -> None:
    assert [words for _, _, words in blocks(read(tmp_path, MDX, "a.mdx"))] == [
        "T",
        "Words of the callout.",
        "export controls were lifted if a < b and b > c, <Kept />.",
    ]


@pytest.mark.parametrize(
    ("text", "name", "sure"),
    [
        (ESSAY, "a.txt", True),
        ("# Head\n\nA [link](http://a) and **bold**.", "a.txt", True),
        ("Plain words.", "a.md", True),
        ("Plain words, and a # sign.", "a.txt", False),
        ("> quoted mail\n\nSee you **there**", "a.txt", False),
    ],
)
def test_content_tells_markdown(tmp_path: Path, text: str, name: str, sure: bool) -> None:
    assert (FORMAT.recognises(source(tmp_path, text, name)) >= 0.5) is sure


@pytest.mark.parametrize("text", ["", " \n", "---\ntitle: T\n---\n", ">" * 50_000])
def test_a_file_without_words_is_refused_with_a_sentence(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        read(tmp_path, text)
    assert refusal.value.advice


def test_essays_keep_their_quotations(corpus: Path) -> None:
    path = corpus / "cases" / "neo4j" / "articles" / "2022-03-17-OSI-Neo4j-PureThink.md"
    (draft,) = FORMAT.read(Source(path, path.name, path.read_bytes()[:HEAD]))
    assert sum(block.kind is BlockKind.QUOTE for block in draft.layer.blocks) > 5
    assert draft.layer.text.startswith(draft.facts.title)
