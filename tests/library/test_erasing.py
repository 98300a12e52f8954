"""What a library erases, and what it never does."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from reader.library.library import Library
from reader.model.errors import LibraryFault
from reader.model.intakes import Intake
from reader.model.progress import finish
from tests.library.conftest import Keeper, Opener
from tests.library.material import flowing


def test_purging_leaves_no_trace(open_library: Opener, keep: Keeper, tmp_path: Path) -> None:
    secret = "xylophonist"
    folder = tmp_path / "library"
    with open_library() as library:
        assert library.search is not None
        other = keep(library, flowing("An innocent text."), name="innocent.txt")
        id = keep(library, flowing(f"The {secret} spoke."), name=f"{secret}.txt", title=secret).id
        trashed = keep(library, flowing(f"A {secret} more."), name=f"{secret}2.txt").id
        library.remove([trashed])
        (folder / "backups").mkdir()
        shutil.copy(folder / "catalogue.sqlite", folder / "backups" / "catalogue-0.sqlite")
        library.remove([id, trashed], purge=True)
        assert library.trash() == []
        assert library.documents() == [other]
        assert library.pending() == set()
        assert [finding.name for finding in library.check() if not finding.well] == []
        assert _holding(folder, secret, id) == []
        assert "innocent" in "".join(hit.snippet for hit in library.search.query("innocent", 5, library).hits)
    assert _holding(folder, secret, id) == []


def _holding(folder: Path, *words: str) -> list[str]:
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(word.encode() in path.read_bytes() for word in words)
    ]


def test_a_killed_purge_is_finished_by_the_next_start(open_library: Opener, keep: Keeper, tmp_path: Path) -> None:
    secret = "xylophonist"
    with open_library() as library:
        id = keep(library, flowing(f"The {secret} spoke.")).id
        keep(library, flowing("Another text."))
        original = library.original(id)
        with library._writing():
            library._shelves.erase(id)
    assert original is not None
    assert original.exists()
    with open_library() as library:
        assert not original.exists()
        assert library.pending() == {id}
        finish(library.settle())
        assert library.pending() == set()
    assert _holding(tmp_path / "library", secret, id) == []


def test_what_a_killed_import_left_is_swept_away(open_library: Opener, tmp_path: Path) -> None:
    open_library().close()
    original = f"ab/ab{'0' * 62}.pdf"
    mine = {"files": {"my.pdf", ".taking-note", original}, "index": {"mine.txt"}, "passages": {"mine.new", "shelf-a"}}
    for folder, names in mine.items():
        for name in names | ({".taking-1-0"} if folder == "files" else set()):
            path = tmp_path / "library" / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("left")
    open_library().close()
    for folder, names in mine.items():
        place = tmp_path / "library" / folder
        left = {path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()}
        assert {name for name in left if not re.match(r"MAIN_|_MAIN_|manifest-\d|list\.json", name)} == names


def test_the_indexes_of_a_library_erase_only_their_own(keep: Keeper, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with Library.open(folder, write=True) as library:
        keep(library, flowing("first"))
    for name in ("index/mine.txt", "passages/mine.new", "backups/mine.sqlite"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("mine")
    with Library.open(folder, write=True) as library:
        finish(library.rebuild_indexes())
        keep(library, flowing("second"))
        library.remove([document.id for document in library.documents()], purge=True)
        assert library.documents() == []
    for name in ("index/mine.txt", "passages/mine.new", "backups/mine.sqlite"):
        assert (folder / name).read_text() == "mine"


@pytest.mark.parametrize("name", ["files/novel.pdf", "index/mine.txt", "passages/shelf-1-0.bin", "backups/old.zip"])
def test_a_folder_of_other_things_is_left_as_it_is(open_library: Opener, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "case"
    (folder / name).parent.mkdir(parents=True)
    (folder / name).write_text("mine")
    with pytest.raises(LibraryFault, match="is no library"):
        open_library(folder)
    assert [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()] == [name]
    with pytest.raises(LibraryFault, match="is no library"):
        open_library((folder / name).parent)
    assert (folder / name).read_text() == "mine"


@pytest.mark.parametrize("empty", [True, False])
def test_a_lost_catalogue_costs_no_original(open_library: Opener, keep: Keeper, tmp_path: Path, empty: bool) -> None:
    folder = tmp_path / "library"
    with open_library() as library:
        original = library.original(keep(library, flowing("words")).id)
    catalogue = folder / "catalogue.sqlite"
    saved = catalogue.read_bytes()
    catalogue.unlink()
    if empty:
        catalogue.touch()
    for write in (True, False):
        with pytest.raises(LibraryFault, match="is missing") as fault:
            open_library(write=write)
        assert str(folder / "files") in fault.value.advice
    (folder / "backups").mkdir()
    (folder / "backups" / "catalogue-1.sqlite").write_bytes(saved)
    with pytest.raises(LibraryFault, match="catalogue-1") as fault:
        open_library()
    assert "untouched" in fault.value.advice
    assert original is not None
    assert original.read_text() == flowing("words").text


def test_a_backup_put_in_place_erases_nothing(open_library: Opener, keep: Keeper, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with open_library() as library:
        first = keep(library, flowing("first"))
    saved = (folder / "catalogue.sqlite").read_bytes()
    with open_library() as library:
        later = keep(library, flowing("later"), name="later.txt")
        original = library.original(later.id)
    (folder / "catalogue.sqlite").write_bytes(saved)
    assert original is not None
    with open_library() as library:
        finish(library.settle())
        assert library.documents() == [first]
        assert original.is_file()
        assert keep(library, flowing("later"), name="later.txt").id == later.id


def test_a_keeping_that_fails_leaves_no_original(open_library: Opener, keep: Keeper, tmp_path: Path) -> None:
    path = tmp_path / "new.txt"
    path.write_text("new")
    with open_library() as library:
        first = keep(library, flowing("first"), name="first.txt")
        for each in (path, tmp_path / "first.txt"):
            taken = library.take(each)
            with pytest.raises(AttributeError):
                library.keep(taken, Intake(documents=(None,)))  # type: ignore[arg-type]
            library.discard(taken)
        left = [place for place in (tmp_path / "library" / "files").rglob("*") if place.is_file()]
        assert left == [library.original(first.id)]
