"""The passage index gives back every word at its place, and survives whatever happens to its files."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.passages import PassageIndex
from reader.model.layers import Furniture, FurnitureKind, TextLayer
from reader.model.spans import Span
from reader.text.tokens import tokens

TEXTS = st.dictionaries(st.sampled_from("abcdef"), st.text(alphabet="ab é中-\n'", max_size=30), min_size=1, max_size=5)


def layer(text: str) -> TextLayer:
    return TextLayer(text, "test")


def words(index: PassageIndex) -> dict[str, list[tuple[str, int, int]]]:
    """Every document's words with their places, read through the postings."""
    found: dict[str, list[tuple[int, str, int, int]]] = {document: [] for document in index.documents()}
    for shelf in index.shelves():
        bases = shelf.bases.tolist()
        for number, word in enumerate(shelf.vocabulary):
            assert shelf.number(word) == number
            assert shelf.word(number) == word
            assert shelf.count(number) == len(shelf.positions(number))
            for position in shelf.positions(number).tolist():
                assert shelf.numbers[position] == number
                home = max(at for at, base in enumerate(bases[:-1]) if base <= position and bases[at + 1] > position)
                starts, ends = shelf.places(position, position + 1)
                found[shelf.documents[home]].append((position, word, int(starts[0]), int(ends[0])))
    return {document: [entry[1:] for entry in sorted(entries)] for document, entries in found.items()}


def expected(texts: dict[str, str]) -> dict[str, list[tuple[str, int, int]]]:
    read = {document: tokens(text) for document, text in texts.items()}
    return {
        document: list(zip(found.words, found.starts.tolist(), found.ends.tolist(), strict=True))
        for document, found in read.items()
    }


@given(TEXTS, TEXTS, st.sampled_from("abcdef"))
def test_what_was_added_is_there_word_for_word(first: dict[str, str], second: dict[str, str], gone: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = PassageIndex.open(Path(folder), write=True)
        for texts in (first, second):
            for document, text in texts.items():
                index.add(document, layer(text))
            assert words(index).items() >= expected(texts).items()
            index.commit()
        index.remove(gone)
        index.commit()
        rest = {document: text for document, text in {**first, **second}.items() if document != gone}
        assert words(index) == expected(rest)
        again = PassageIndex.open(Path(folder), write=False)
        assert words(again) == expected(rest)
        index.close()
        again.close()


def test_many_commits_leave_few_files(tmp_path: Path) -> None:
    index = PassageIndex.open(tmp_path, write=True)
    for number in range(40):
        index.add(f"d{number}", layer(f"some words of document {number}"))
        index.commit()
    assert len(index.documents()) == 40
    assert len(list(tmp_path.glob("shelf-*"))) <= 7


def test_furniture_is_not_indexed() -> None:
    index = PassageIndex()
    stamp = Furniture(Span(4, 12), FurnitureKind.STAMP)
    index.add("a", TextLayer("one Page 3/9 two", "test", furniture=(stamp,)))
    assert [word for word, _, _ in words(index)["a"]] == ["one", "two"]


def test_what_is_not_committed_is_lost(tmp_path: Path) -> None:
    index = PassageIndex.open(tmp_path, write=True)
    index.add("a", layer("kept"))
    index.commit()
    index.add("b", layer("lost"))
    index.close()
    assert PassageIndex.open(tmp_path, write=True).documents() == {"a"}


def test_a_removed_document_leaves_no_trace_on_disk(tmp_path: Path) -> None:
    index = PassageIndex.open(tmp_path, write=True)
    index.add("a", layer("the secret word is abracadabra"))
    index.add("b", layer("nothing to hide"))
    index.commit()
    index.remove("a")
    index.commit()
    assert not any(b"abracadabra" in file.read_bytes() for file in tmp_path.iterdir())


@pytest.mark.parametrize(
    "harm", ["cut shelf", "no shelf", "cut manifest", "other version", "noise in the shelf's head", "no manifest"]
)
def test_a_damaged_index_comes_up_empty_and_can_be_filled_again(tmp_path: Path, harm: str) -> None:
    index = PassageIndex.open(tmp_path, write=True)
    index.add("a", layer("words that stand here"))
    index.commit()
    index.close()
    shelf, manifest = next(tmp_path.glob("shelf-*")), tmp_path / "manifest.json"
    raw = shelf.read_bytes()
    match harm:
        case "cut shelf":
            shelf.write_bytes(raw[: len(raw) // 2])
        case "no shelf":
            shelf.unlink()
        case "noise in the shelf's head":
            shelf.write_bytes(raw[:20] + b"\xff" + raw[21:])
        case "cut manifest":
            manifest.write_bytes(manifest.read_bytes()[:-4])
        case "other version":
            manifest.write_bytes(manifest.read_bytes().replace(b'"version": 1', b'"version": 0'))
        case _:
            manifest.unlink()
    index = PassageIndex.open(tmp_path, write=True)
    assert index.documents() == frozenset()
    index.add("a", layer("words that stand here"))
    index.commit()
    assert words(PassageIndex.open(tmp_path, write=False)) == expected({"a": "words that stand here"})


def test_a_killed_commit_leaves_the_last_one(tmp_path: Path) -> None:
    index = PassageIndex.open(tmp_path, write=True)
    index.add("a", layer("first"))
    index.commit()
    (tmp_path / "shelf-2-0.bin").write_bytes(b"half a shelf")
    (tmp_path / "manifest.json.new").write_bytes(b"half a manifest")
    again = PassageIndex.open(tmp_path, write=True)
    assert again.documents() == {"a"}
    assert {file.name for file in tmp_path.iterdir()} == {"manifest.json", "shelf-1-0.bin"}
