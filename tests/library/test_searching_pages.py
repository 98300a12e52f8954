from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library.leaves import Deadline, Late
from reader.library.search import SearchIndex
from reader.library.stretches import stretches
from reader.library.words import words
from reader.model.documents import Document, Facts, Kind
from reader.model.errors import UnknownDocument, WrongQuery
from reader.model.layers import Furniture, FurnitureKind, TextLayer
from reader.model.reports import SearchResult
from reader.model.spans import Span
from tests.library.material import flowing, paged

HOSTILE = [
    *('"', '""', "*", "**", "-", "--", "OR", "OR OR", "( ( (", "[a TO b]", "date:[banana to apple]", "a*b*c*", "?"),
    *("\0", "\x1b[31m", "\u202e rtl אבג", "😀", "😀*", "a" * 10_000, "a " * 10_000, '"a" ' * 150, "court~2", "^5"),
    *(
        "\\",
        "\\x00",
        "AND NOT",
        "NOT",
        "a AND",
        "'; DROP TABLE documents",
        "%s %d {0}",
        "c*",
        "field:",
        "\ud800",
        "-a -b",
    ),
]


class Shelf:
    """Texts for a search index."""

    def __init__(self, index: SearchIndex, **layers: TextLayer) -> None:
        self.index = index
        self.layers = layers
        for id, layer in layers.items():
            index.add(id, layer)
        index.commit()

    def document(self, id: str) -> Document:
        if id not in self.layers:
            raise UnknownDocument("gone")
        return Document(id=id, digest=id, part=0, path=f"/{id}", name=id, format="", kind=Kind.FILING, facts=Facts())

    def text(self, id: str, span: Span) -> str:
        return span.of(self.layers[id].text)

    def ask(self, query: str, limit: int = 10_000) -> SearchResult:
        return self.index.query(query, limit, self)

    def pages(self, query: str) -> set[tuple[str, int | None]]:
        result = self.ask(query)
        assert result.total == len(result.hits)
        return {(hit.id, hit.page) for hit in result.hits}


@pytest.fixture
def index(tmp_path: Path) -> Iterator[SearchIndex]:
    index = SearchIndex.open(tmp_path / "index", write=True)
    yield index
    index.close()


def test_hits_open_on_their_page_and_place(index: SearchIndex) -> None:
    layer = paged("First page.", "The opinion of the court.\nIt is long.")
    shelf = Shelf(index, a=layer)
    (hit,) = shelf.ask('"of the court"').hits
    assert (hit.page, hit.page_label) == (2, "p2")
    assert layer.text[hit.start : hit.end] == "of the court"
    assert [hit.snippet[a:z] for a, z in hit.marks] == ["of the court"]


def test_furniture_is_not_found_and_parts_no_phrase(index: SearchIndex) -> None:
    layer = paged("we were\nPage 7 of 9\nvery sor-\n12 ry indeed")
    stamps = [Span(at := layer.text.index(words), at + len(words)) for words in ("Page 7 of 9", "12")]
    layer = replace(layer, furniture=tuple(Furniture(span, FurnitureKind.STAMP) for span in stamps))
    shelf = Shelf(index, a=layer)
    assert shelf.ask("page").total == 0
    (hit,) = shelf.ask('"were very sorry"').hits
    assert layer.text[hit.start : hit.end] == "were\nPage 7 of 9\nvery sor-\n12 ry"
    assert hit.snippet == "we were very sor- ry indeed"


def test_a_text_without_pages_is_found_near_the_hit(index: SearchIndex) -> None:
    layer = flowing(*(f"Paragraph {n} " + "with words " * 60 for n in range(40)))
    shelf = Shelf(index, a=layer)
    (hit,) = shelf.ask("31").hits
    assert (hit.page, hit.page_label) == (None, None)
    assert layer.text[hit.start : hit.end] == "31"
    assert "Paragraph 31 with" in hit.snippet


@given(st.lists(st.text("ab \n", max_size=9000), min_size=1, max_size=3), st.booleans())
def test_stretches_are_the_whole_text(parts: list[str], has_pages: bool) -> None:
    layer = paged(*(part.replace("\n", " ") for part in parts)) if has_pages else flowing(*parts)
    spans = [stretch.span for stretch in stretches(layer)]
    joined = "".join(span.of(layer.text) for span in spans)
    assert joined == (layer.text if not has_pages else "".join(page.span.of(layer.text) for page in layer.pages))


def _random_layers(rng: random.Random) -> dict[str, TextLayer]:
    stems, ends = ("court", "juris", "of", "the", "in"), ("", "s", "dic", "ing", "-al")
    vocabulary = [f"{stem}{end}" for stem in stems for end in ends]
    weights = [1 / (n + 1) for n in range(len(vocabulary))]

    def page() -> str:
        return " ".join(rng.choices(vocabulary, weights, k=rng.randrange(60)))

    return {f"d{number}": paged(*(page() for _ in range(rng.randrange(1, 30)))) for number in range(8)}


def _has(phrase: str, page: str) -> bool:
    return f" {phrase} " in page


def _both(one: str, other: str, page: str) -> bool:
    return _has(one, page) and _has(other, page)


def _either(one: str, other: str, page: str) -> bool:
    return _has(one, page) or _has(other, page)


def _only(one: str, other: str, page: str) -> bool:
    return _has(one, page) and not _has(other, page)


def _begun(stem: str, page: str) -> bool:
    return f" {stem}" in page


def _agree(shelf: Shelf, query: str, stands: Callable[[str], bool]) -> None:
    expected = {
        (id, number)
        for id, layer in shelf.layers.items()
        for number, page in enumerate(layer.pages, 1)
        if stands(f" {' '.join(words(page.span.of(layer.text)))} ")
    }
    assert shelf.pages(query) == expected, query


def test_the_pages_found_are_those_of_a_plain_scan(index: SearchIndex) -> None:
    rng = random.Random(5)
    layers = _random_layers(rng)
    shelf = Shelf(index, **layers)
    everything = words(" ".join(layer.text for layer in layers.values()))
    for _ in range(150):
        at, length = rng.randrange(len(everything) - 4), rng.randrange(1, 5)
        one, two, phrase = *rng.sample(everything, 2), " ".join(everything[at : at + length])
        stem = one[: rng.randrange(1, len(one) + 1)]
        _agree(shelf, f'"{phrase}"', partial(_has, phrase))
        _agree(shelf, f"{one} {two}", partial(_both, one, two))
        _agree(shelf, f"{one} OR {two}", partial(_either, one, two))
        _agree(shelf, f"{one} -{two}", partial(_only, one, two))
        _agree(shelf, f"{stem}*", partial(_begun, stem))


def test_removed_and_replaced_documents_are_found_no_more(index: SearchIndex, tmp_path: Path) -> None:
    shelf = Shelf(index, **{f"d{n}": flowing(f"number{n} common") for n in range(30)})
    for n in range(30):
        index.add(f"e{n}", flowing(f"later{n} common"))
        index.commit()
    shelf.layers |= {f"e{n}": flowing(f"later{n} common") for n in range(30)}
    assert shelf.ask("common").total == 60
    index.remove("d3")
    index.remove("never there")
    index.add("d4", flowing("changed common"))
    index.add("d4", flowing("twice common"))
    shelf.layers["d4"] = flowing("twice common")
    assert index.documents() == frozenset(shelf.layers) - {"d3"}
    index.commit()
    assert shelf.ask("common").total == 59
    assert [shelf.ask(word).total for word in ("number3", "number4", "changed", "twice", "number5")] == [0, 0, 0, 1, 1]
    again = SearchIndex.open(tmp_path / "index", write=False)
    assert again.documents() == index.documents()
    assert again.query("twice", 5, shelf).total == 1
    again.close()
    assert len(list((tmp_path / "index").glob("*.seg"))) < 15


def test_a_hit_whose_document_has_gone_is_passed_over(index: SearchIndex) -> None:
    shelf = Shelf(index, a=flowing("words"))
    shelf.layers.clear()
    assert shelf.ask("words").hits == ()


def test_a_reader_sees_what_a_writer_commits(index: SearchIndex, tmp_path: Path) -> None:
    reader = SearchIndex.open(tmp_path / "index", write=False)
    shelf = Shelf(index, a=flowing("words"))
    assert reader.query("words", 5, shelf).total == 1
    reader.close()


def test_what_was_not_committed_is_lost(index: SearchIndex, tmp_path: Path) -> None:
    shelf = Shelf(index, a=flowing("words"))
    index.add("b", flowing("words"))
    index.close()
    again = SearchIndex.open(tmp_path / "index", write=True)
    assert again.documents() == frozenset("a")
    assert again.query("words", 5, shelf).total == 1
    again.close()


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_index_comes_up_empty(index: SearchIndex, tmp_path: Path, seed: int) -> None:
    shelf = Shelf(index, a=flowing("words " * 500))
    index.close()
    rng = random.Random(seed)
    files = sorted(path for path in (tmp_path / "index").iterdir() if path.is_file())
    victim = files[seed % len(files)]
    whole = victim.read_bytes()
    at = rng.randrange(len(whole))
    victim.write_bytes((whole[:at], whole[:at] + bytes(len(whole) - at), b"", bytes(len(whole)))[seed // 3])
    reader = SearchIndex.open(tmp_path / "index", write=False)
    damaged = victim.read_bytes() != whole
    assert reader.documents() == (frozenset() if damaged else frozenset("a"))
    assert reader.query("words", 5, shelf).total == (0 if damaged else 1)
    reader.close()
    again = SearchIndex.open(tmp_path / "index", write=True)
    again.add("a", shelf.layers["a"])
    again.commit()
    assert again.query("words", 5, shelf).total == 1
    assert again.well()
    again.close()


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_queries_are_answered_or_explained(index: SearchIndex, query: str) -> None:
    shelf = Shelf(index, a=flowing("a court 😀 of words"), b=paged("a b c", "c*"))
    with suppress(WrongQuery):
        assert shelf.ask(query).total <= 3


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text('ab *"-OR“”é中\n\u00ad', max_size=40))
def test_any_query_is_answered_or_explained(tmp_path_factory: pytest.TempPathFactory, query: str) -> None:
    shelf = _SHELVES.get("one") or _SHELVES.setdefault("one", _shelf(tmp_path_factory.mktemp("index")))
    with suppress(WrongQuery):
        for hit in shelf.ask(query).hits:
            assert all(0 <= a < z <= len(hit.snippet) for a, z in hit.marks)
            assert hit.start < hit.end


_SHELVES: dict[str, Shelf] = {}


def _shelf(folder: Path) -> Shelf:
    index = SearchIndex.open(folder, write=True)
    return Shelf(index, a=flowing("a b ab ba aab é 中中 OR o r a-b"), b=paged("ab ab", "b-\na"))


def test_a_query_that_is_late_is_cut(index: SearchIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(index, **{f"d{n}": flowing(f"wo{n} words") for n in range(20)})
    calls = 0

    def check(self: Deadline) -> None:
        nonlocal calls
        calls += 1
        if calls > 12:
            self.cut = True
            raise Late

    monkeypatch.setattr(Deadline, "check", check)
    result = shelf.ask("wo*")
    assert result.cut
    assert 0 < result.total < 20
    calls = 100
    assert shelf.ask("words").cut


def test_a_deadline_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    deadline = Deadline(5.0)
    deadline.check()
    later = time.monotonic() + 6
    monkeypatch.setattr(time, "monotonic", lambda: later)
    with pytest.raises(Late):
        deadline.check()
    assert deadline.cut
