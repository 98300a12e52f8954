from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.formats import HEAD, Source
from reader.formats.wordpress import FORMAT
from reader.model.documents import Draft
from reader.model.errors import UnreadableFile
from reader.model.layers import BlockKind

POST = {
    "date": "2025-01-14T23:00:00",
    "date_gmt": "2025-01-14T22:00:00",
    "link": "https://www.daily.example/2025/a/",
    "title": {"rendered": "Judge: &#8220;It stands&#8221;"},
    "content": {
        "rendered": '<p>He wrote “no”.</p><p class="wp-caption-text">A “memo”</p>'
        '<p>Lone \ud835 surrogate</p><p><br /><a href="https://other.example/">Source link </a></p>'
    },
    "_embedded": {"author": [{"name": "Ann Lee"}]},
}


def source(folder: Path, value: object, name: str = "post.txt") -> Source:
    path = folder / "kept"
    path.write_text(value if isinstance(value, str) else json.dumps(value), "utf-8")
    return Source(path, name, path.read_bytes()[:HEAD])


def read(folder: Path, value: object) -> list[Draft]:
    return list(FORMAT.read(source(folder, value)))


def test_a_post_begins_with_its_title_and_ends_before_boilerplate(tmp_path: Path) -> None:
    (draft,) = read(tmp_path, POST)
    found = [(block.kind, block.span.of(draft.layer.text)) for block in draft.layer.blocks]
    assert found == [
        (BlockKind.HEADING, "Judge: “It stands”"),
        (BlockKind.PARAGRAPH, "He wrote “no”."),
        (BlockKind.CAPTION, "A “memo”"),
        (BlockKind.PARAGRAPH, "Lone \ufffd surrogate"),
    ]


def test_a_post_states_its_facts(tmp_path: Path) -> None:
    (draft,) = read(tmp_path, POST)
    facts = draft.facts
    assert (facts.title, facts.author) == ("Judge: “It stands”", "Ann Lee")
    assert (facts.date, facts.publisher) == ("2025-01-14T22:00:00+00:00", "daily.example")
    assert facts.url == POST["link"]


def test_each_post_of_an_array_is_a_document(tmp_path: Path) -> None:
    drafts = read(tmp_path, [POST, {"id": 3}, POST | {"content": {"rendered": ""}}])
    assert [draft.part for draft in drafts] == [0, 1]
    assert [bool(draft.remarks) for draft in drafts] == [False, True]
    assert drafts[1].layer.text == "Judge: “It stands”"


@pytest.mark.parametrize("text", ['{"id": 3}', "[]", '[{"id": 1}]', '{"title": {"rendered": 3}}'])
def test_other_json_is_refused_with_a_sentence(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnreadableFile, match="is JSON, but no WordPress post"):
        read(tmp_path, text)


@pytest.mark.parametrize("text", ['{"a": ', '{"a":' * 100_000])
def test_damaged_json_is_refused_with_a_sentence(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnreadableFile, match="damaged"):
        read(tmp_path, text)


@pytest.mark.parametrize("text", ['{"a": 1}\n{"a": 2}\n', '{"a": 1}\n\n[2]', '{"a": 1}\n{"a": 2}\n{}\n{"a":'])
def test_json_lines_are_not_called_damaged(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnreadableFile, match="is JSON lines, but no WordPress post"):
        read(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        (json.dumps(POST), 1.0, 1.0),
        (json.dumps([POST]), 1.0, 1.0),
        ('{"id": 3}', 0.2, 0.9),
        ("[A note in brackets] and text", 0.0, 0.0),
        ("{braces} in text", 0.0, 0.0),
    ],
)
def test_content_tells_a_post(tmp_path: Path, text: str, least: float, most: float) -> None:
    assert least <= FORMAT.recognises(source(tmp_path, text)) <= most


def test_a_site_gives_many_posts(corpus: Path) -> None:
    path = corpus / "wordpress" / "posts.json"
    drafts = list(FORMAT.read(Source(path, path.name, path.read_bytes()[:HEAD])))
    assert len(drafts) == len(json.loads(path.read_text("utf-8")))
    assert all(draft.layer.text and draft.facts.date for draft in drafts)
