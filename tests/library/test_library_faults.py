"""What a library says when its disk or its catalogue fails it."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from reader.library.library import Library
from reader.model.documents import Kind
from reader.model.errors import LibraryFault
from reader.model.intakes import Intake
from reader.model.progress import finish
from tests.library.conftest import Keeper, Opener
from tests.library.material import flowing, prepared


@pytest.mark.parametrize("size", [100, 5000, 20_000])
def test_a_damaged_catalogue_is_said_to_be_so(open_library: Opener, keep: Keeper, tmp_path: Path, size: int) -> None:
    with open_library() as library:
        keep(library, flowing("words " * 20_000))
    place = tmp_path / "library" / "catalogue.sqlite"
    place.write_bytes(place.read_bytes()[:size])
    with pytest.raises(LibraryFault, match="damaged") as fault:
        open_library()
    assert "files" in fault.value.advice
    place.write_bytes(b"no database at all" * 1000)
    with pytest.raises(LibraryFault, match="damaged"):
        open_library(write=False)


def test_a_full_disk_loses_nothing(
    open_library: Opener, keep: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    big = tmp_path / "big.txt"
    big.write_text("words")
    with open_library() as library:
        document = keep(library, flowing("first"))
        (pages,) = library._connection.execute("PRAGMA page_count").fetchone()
        library._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        taken = library.take(big)
        words = " ".join(map(str, range(40_000)))
        with pytest.raises(LibraryFault, match="The disk is full"):
            library.keep(taken, Intake(documents=(prepared(flowing(words)),)))
        library.discard(taken)
        assert library.documents() == [document]

        def none(*_: object) -> NoReturn:
            raise OSError(errno.ENOSPC, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", none)
            with pytest.raises(LibraryFault, match="The disk is full"):
                library.take(big)
            library.replace(document.id, prepared(flowing("second")))
            with pytest.raises(LibraryFault, match="The disk is full"):
                finish(library.settle())
        finish(library.settle())
        assert library.search is not None
        assert library.search.query("second", 5, library).total == 1
        assert library.search.query("first", 5, library).total == 0


@pytest.mark.skipif(os.name == "nt", reason="limits on the size of files are POSIX")
def test_a_limit_on_files_is_no_damage(open_library: Opener, keep: Keeper, tmp_path: Path) -> None:
    import resource

    path = tmp_path / "big.txt"
    path.write_text("words")
    with open_library() as library:
        document = keep(library, flowing("first"))
        taken = library.take(path)
        words = " ".join(map(str, range(200_000)))
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
        try:
            with pytest.raises(LibraryFault, match="The disk refuses") as fault:
                library.keep(taken, Intake(documents=(prepared(flowing(words)),)))
            path.write_bytes(bytes(90_000))
            library.discard(taken)
            resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, hard))
            with pytest.raises(LibraryFault, match="cannot be used"):
                library.take(path)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert "limit" in fault.value.advice
        assert library.documents() == [document]


@pytest.mark.skipif(os.name == "nt", reason="open files cannot be deleted on Windows")
@pytest.mark.parametrize("begun", [True, False])
def test_a_library_deleted_under_its_writer_is_said_to_be_gone(keep: Keeper, tmp_path: Path, begun: bool) -> None:
    path = tmp_path / "new.txt"
    path.write_text("new")
    folder = tmp_path / "library"
    library = Library.open(folder, write=True)
    document = keep(library, flowing("words"))
    taken = library.take(path)
    library.keep(taken, Intake(documents=(prepared(flowing("more words")),)))
    settling = library.settle()
    if begun:
        next(settling)
    shutil.rmtree(folder)
    actions: dict[str, Callable[[], object]] = {
        "settle": lambda: finish(settling),
        "take": lambda: library.take(path),
        "keep": lambda: library.keep(taken, Intake(documents=(prepared(flowing("new")),))),
        "amend": lambda: library.amend(document.id, kind=Kind.COVERAGE),
        "remove": lambda: library.remove([document.id], purge=True),
        "rebuild": lambda: finish(library.rebuild_indexes()),
    }
    for name, action in actions.items():
        with pytest.raises(LibraryFault, match="no longer there"):
            action()
        assert not folder.exists(), name
    library.close()
    assert not folder.exists()


def test_what_cannot_be_written_can_be_read(open_library: Opener, keep: Keeper, tmp_path: Path) -> None:
    with open_library() as library:
        document = keep(library, flowing("words"))
    before = sorted((tmp_path / "library").rglob("*"))
    script = (
        "import ctypes, sys; from pathlib import Path; from reader.library.library import Library\n"
        "from tests.library.material import ListedPassages\n"
        # root without capabilities must obey the modes of its files like everybody else
        "if sys.platform == 'linux':\n"
        "    ctypes.CDLL(None).capset((ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)())\n"
        f"folder = Path({str(tmp_path / 'library')!r})\n"
        "with Library.open(folder, passages=ListedPassages.open) as library:\n"
        "    print(library.documents()[0].id, library.search.query('words', 5, library).total)\n"
        "try: Library.open(folder, write=True, passages=ListedPassages.open)\n"
        "except Exception as error: print(type(error).__name__, error.title)\n"
    )
    for path in (tmp_path / "library", *before):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    finally:
        for path in (tmp_path / "library", *before):
            path.chmod(0o755 if path.is_dir() else 0o644)
    assert done.stdout.splitlines() == [
        f"{document.id} 1",
        f"LibraryFault The library in {tmp_path / 'library'} cannot be written.",
    ], done.stderr
    assert sorted((tmp_path / "library").rglob("*")) == before
