from __future__ import annotations

import os
import re
from array import array
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import layers
from reader.library.escapes import printable
from reader.library.library import Library
from reader.library.originals import Originals
from reader.model.documents import Facts, Kind
from reader.model.errors import LibraryFault, UnknownDocument, UnreadableFile
from reader.model.intakes import Intake
from reader.model.layers import Furniture, FurnitureKind, Hyperlink, StyleRun, TextLayer, Words
from reader.model.progress import finish
from reader.model.spans import Span
from tests.library.conftest import Keeper, Opener
from tests.library.material import flowing, paged, prepared


def test_what_is_kept_comes_back_whole(open_library: Opener, keep: Keeper) -> None:
    layer = replace(
        paged("The order of the court\nstands.", "Second page 😀"),
        furniture=(Furniture(Span(0, 3), FurnitureKind.STAMP),),
        links=(Hyperlink(Span(4, 9), "https://example.org/ä"),),
        styles=(StyleRun(Span(4, 9), "bold"),),
    )
    with open_library() as library:
        kept = keep(library, layer, title="The order", docket="3:23-cv-1")
    with open_library(write=False) as library:
        assert library.documents() == [kept]
        assert library.layer(kept.id) == layer
        assert library.layer(kept.id).boxes(Span(4, 9)) == layer.boxes(Span(4, 9)) != ()
        assert library.text(kept.id, Span(4, 22)) == layer.text[4:22]
        assert library.remarks(kept.id) == ("Page 1 is fine.",)
        original = library.original(kept.id)
        assert original is not None
        assert original.read_text(encoding="utf-8") == layer.text
        assert (kept.pages, kept.scanned, kept.characters) == (2, 0, len(layer.text))
        assert kept.id == kept.digest[:12]


columns = st.lists(
    st.tuples(*[st.integers(0, 2**32 - 1)] * 3, *[st.floats(width=32, allow_nan=False)] * 4), max_size=40
)


@given(columns, st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_layer_is_packed_without_loss(rows: list[tuple[float, ...]], text: str) -> None:
    whole = [array("I", [int(row[n]) for row in rows]) for n in range(3)]
    words = Words(whole[0], whole[1], whole[2], array("f", [corner for row in rows for corner in row[3:]]))
    layer = TextLayer(text * 200, "any", words=words)
    assert layers.unpack(layers.pack(layer)) == layer


def test_a_page_that_has_only_its_stamp_is_scanned(open_library: Opener, keep: Keeper) -> None:
    layer = paged("Case 1 Document 2", "Words")
    stamped = replace(layer, furniture=(Furniture(layer.pages[0].span, FurnitureKind.STAMP),))
    with open_library() as library:
        assert keep(library, stamped).scanned == 1


def test_a_part_of_a_text_is_read_across_the_seams(open_library: Opener, keep: Keeper) -> None:
    text = "".join(chr(0x4E00 + n % 5000) for n in range(3 * layers.PIECE))
    with open_library() as library:
        id = keep(library, TextLayer(text, "x")).id
        for start, end in (
            (0, 0),
            (0, 5),
            (layers.PIECE - 1, layers.PIECE + 1),
            (5, len(text)),
            (len(text), len(text)),
        ):
            assert library.text(id, Span(start, end)) == text[start:end]


def test_the_documents_of_one_file_count_on(open_library: Opener, tmp_path: Path) -> None:
    path = tmp_path / "posts.json"
    path.write_text("[1, 2]")
    with open_library() as library:
        taken = library.take(path)
        intake = Intake(documents=tuple(prepared(flowing(f"Post {n}"), part=n) for n in range(2)))
        first, second = library.keep(taken, intake)
        assert second.id == f"{first.id}-2"
        assert library.known(taken.digest) == [first, second]


def test_documents_stand_in_the_dockets_order(open_library: Opener, keep: Keeper) -> None:
    with open_library() as library:
        keep(library, flowing("a"), docket="1:23-cv-9", document="10")
        keep(library, flowing("b"), docket="1:23-cv-9", document="9", attachment="2")
        keep(library, flowing("c"), docket="1:23-cv-9", document="9")
        keep(library, flowing("d"), title="No docket")
        keep(library, flowing("e"), kind=Kind.COVERAGE, title="Late", date="2024-05")
        keep(library, flowing("f"), kind=Kind.COVERAGE, title="Early", date="2024-04-30")
        order = [library.layer(document.id).text[0] for document in library.documents()]
        assert order == list("fecbad")
        assert len(library.documents(Kind.COVERAGE)) == 2


def test_a_document_is_found_by_what_a_person_calls_it(open_library: Opener, keep: Keeper) -> None:
    with open_library() as library:
        order = keep(library, flowing("a"), name="Order.txt", title="The Order")
        keep(library, flowing("b"), name="memo.txt", title="Memo")
        keep(library, flowing("c"), name="other.txt", title="Memo")
        for name in (order.id, order.id[:6], "order.TXT", order.path, "the order"):
            assert library.find(name) == order
        with pytest.raises(UnknownDocument, match="2 documents answer"):
            library.find("memo")
        with pytest.raises(UnknownDocument, match=r"Order\.txt"):
            library.find("Ordr.txt")
        with pytest.raises(UnknownDocument):
            library.find("")


def test_a_name_that_is_no_text_is_kept_in_print(open_library: Opener, tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    names = {b"caf\xe9.txt": r"caf\xe9.txt", rb"caf\xe9.txt": r"caf\x5cxe9.txt", b"caf\xc3\xa9.txt": "café.txt"}
    with open_library() as library:
        for raw, printed in names.items():
            place = os.path.join(folder, raw)
            with open(place, "wb") as file:
                file.write(raw)
            taken = library.take(Path(os.fsdecode(place)))
            (document,) = library.keep(taken, Intake(documents=(prepared(flowing(printed)),)))
            assert (document.name, document.path) == (printed, str(tmp_path / printed))
            assert library.document(document.id) == document
            assert library.find(document.name) == document
        assert library.find(os.fsdecode(b"caf\xe9.txt")).name == r"caf\xe9.txt"
        absent = tmp_path / os.fsdecode(b"\xff")
        with pytest.raises(UnreadableFile) as fault:
            library.take(absent)
        assert r"\xff" in str(fault.value)
        fault.value.title.encode()
        with pytest.raises(UnknownDocument) as unknown:
            library.find(os.fsdecode(b"\xff"))
        unknown.value.title.encode()
        library.settings["watched"] = [str(absent)]
        assert library.settings["watched"] == [str(absent)]


pieces = st.one_of(st.characters(), st.sampled_from(["\\", "x", "\\x", "\\xe9", "\\x5c", "ud", "\\udc80", "\udc80"]))


@given(st.lists(pieces).map("".join))
def test_a_printed_name_leads_back_to_the_file(name: str) -> None:
    def meant(found: re.Match[str]) -> str:
        byte = int(found[1] or found[2], 16)
        return chr(byte if found[2] or byte == 0x5C else 0xDC00 + byte)

    printed = printable(name)
    printed.encode()
    assert re.sub(r"\\(?:x([89a-f][0-9a-f]|5c)|u(d[89a-f][0-9a-f]{2}))", meant, printed) == name


def test_two_files_with_like_digests_have_unlike_ids(open_library: Opener, keep: Keeper) -> None:
    with open_library() as library:
        first = keep(library, flowing("a"))
        catalogue = library._catalogue
        assert catalogue.free_id(first.digest, 0) == first.id
        assert catalogue.free_id(first.digest[:12] + "0" * 52, 0) == first.digest[:12] + "0"
        assert catalogue.free_id("f" + first.digest[1:], 1) == "f" + first.digest[1:12] + "-2"


def test_what_a_person_says_survives_a_new_reading(open_library: Opener, keep: Keeper) -> None:
    with open_library() as library:
        id = keep(library, flowing("a"), title="guessed", date="2020").id
        said = library.amend(id, kind=Kind.COVERAGE, facts=Facts(title="said"), fields=("title", "docket"))
        assert (said.title, said.facts.date, said.kind) == ("said", "2020", Kind.COVERAGE)
        again = library.replace(id, prepared(flowing("new words"), title="guess 2", date="2021", docket="7"))
        assert (again.title, again.facts.date, again.facts.docket, again.kind) == ("said", "2021", "", Kind.COVERAGE)
        assert library.document(id) == again
        assert library.layer(id).text.startswith("new words")
        assert library.pending() == {id}
        finish(library.settle())
        assert library.search is not None
        assert [hit.id for hit in library.search.query("words", 5, library).hits] == [id]


def test_files_that_cannot_be_read_are_refused_with_a_sentence(open_library: Opener, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with open_library() as library:
        for path, words in (
            (empty, "is empty"),
            (tmp_path, "is a folder"),
            (tmp_path / "absent", "There is no file"),
            (tmp_path / "nul\0", "There is no file"),
            (pipe, "holds data"),
        ):
            with pytest.raises(UnreadableFile, match=words):
                library.take(path)


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "growing.txt"
    path.write_text("x")
    real = os.fstat

    def grown(handle: int) -> os.stat_result:
        seen = real(handle)
        with path.open("a") as file:
            file.write("more")
        return seen

    monkeypatch.setattr(os, "fstat", grown)
    originals = Originals(tmp_path / "files")
    with pytest.raises(UnreadableFile, match="changed while"):
        originals.take(path)
    assert list((tmp_path / "files").iterdir()) == []


def test_a_discarded_file_leaves_nothing(open_library: Opener, tmp_path: Path) -> None:
    path = tmp_path / "bad.pdf"
    path.write_bytes(b"no pdf")
    with open_library() as library:
        taken = library.take(path)
        assert taken.stored.read_bytes() == b"no pdf"
        library.discard(taken)
        assert not taken.stored.exists()


def test_settings_are_kept(open_library: Opener) -> None:
    with open_library() as library:
        library.settings["watched"] = {"folders": ["ä"], "on": True}
        library.settings["gone"] = 1
        del library.settings["gone"]
    with open_library(write=False) as library:
        assert dict(library.settings) == {"watched": {"folders": ["ä"], "on": True}}
        with pytest.raises(LibraryFault, match="reading only"):
            library.settings["x"] = 1


def test_a_library_without_search_loads_no_whoosh(tmp_path: Path) -> None:
    import subprocess
    import sys

    script = (
        "import sys; from pathlib import Path; from reader.library.library import Library\n"
        "from tests.library.material import ListedPassages\n"
        f"Library.open(Path({str(tmp_path / 'l')!r}), write=True, search=False, passages=ListedPassages.open).close()\n"
        "print([m for m in sys.modules if 'whoosh' in m])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert not (tmp_path / "l" / "index").exists()


def test_a_sound_library_has_nothing_wrong(open_library: Opener, keep: Keeper) -> None:
    with open_library() as library:
        document = keep(library, flowing("a"))
        assert [finding.name for finding in library.check() if not finding.well] == []
        original = library.original(document.id)
        assert original is not None
        original.write_text("tampered")
        (bad,) = (finding for finding in library.check() if not finding.well)
        assert bad.name == "originals"
        assert document.name in bad.seen
        original.unlink()
        assert library.original(document.id) is None


def test_layers_are_remembered_until_they_change(open_library: Opener, keep: Keeper) -> None:
    with open_library() as library:
        id = keep(library, flowing("a")).id
        reader: Library = open_library(write=False)
        before = reader.layer(id)
        assert reader.layer(id) is before
        library.replace(id, prepared(flowing("b")))
        assert reader.layer(id).text == "b\n\n"
        reader.close()
