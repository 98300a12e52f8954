from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from reader.library import migrations
from reader.library.connection import connect
from reader.library.library import Library
from reader.library.lock import OWNER
from reader.model.errors import LibraryBusy, LibraryFault
from reader.model.intakes import Intake
from reader.model.progress import finish
from tests.library.conftest import Keeper, Opener
from tests.library.material import flowing, prepared


def test_a_second_writer_is_told_who_writes(open_library: Opener) -> None:
    with open_library() as library:
        with pytest.raises(LibraryBusy, match=str(os.getpid())) as busy:
            open_library()
        assert busy.value.title == "Another program is writing this library."
        open_library(write=False).close()
        assert not library.readonly
    open_library().close()


def test_a_lock_left_behind_is_taken_over(open_library: Opener, tmp_path: Path) -> None:
    open_library().close()
    owner = {"pid": 1, "host": "elsewhere", "start": "2020-01-01T00:00:00+00:00"}
    (tmp_path / "library" / OWNER).write_text(json.dumps(owner))
    with open_library():
        assert json.loads((tmp_path / "library" / OWNER).read_text())["pid"] == os.getpid()
    assert not (tmp_path / "library" / OWNER).exists()


@pytest.mark.parametrize(("pid", "free"), [(2**22 + 1, True), (os.getppid(), False)])
def test_without_system_locks_the_note_decides(
    open_library: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pid: int, free: bool
) -> None:
    import fcntl
    import socket

    open_library().close()
    owner = {"pid": pid, "host": socket.gethostname(), "start": "2020-01-01T00:00:00+00:00"}
    (tmp_path / "library" / OWNER).write_text(json.dumps(owner))

    def none(*_: object) -> NoReturn:
        raise OSError(errno.ENOLCK, "no locks here")

    monkeypatch.setattr(fcntl, "flock", none)
    if free:
        open_library().close()
    else:
        with pytest.raises(LibraryBusy, match=str(pid)):
            open_library()


def test_folders_that_are_no_library_are_refused(open_library: Opener, tmp_path: Path) -> None:
    with pytest.raises(LibraryFault, match="There is no library"):
        open_library(tmp_path / "absent", write=False)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "novel.txt").write_text("x")
    with pytest.raises(LibraryFault, match="holds other things"):
        open_library(tmp_path / "full")
    with pytest.raises(LibraryFault, match="is a file"):
        open_library(tmp_path / "full" / "novel.txt")
    assert os.listdir(tmp_path / "full") == ["novel.txt"]


def test_a_newer_library_is_refused(open_library: Opener, tmp_path: Path) -> None:
    open_library().close()
    with sqlite3.connect(tmp_path / "library" / "catalogue.sqlite") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    for write in (True, False):
        with pytest.raises(LibraryFault, match="newer version"):
            open_library(write=write)


def test_each_migration_leaves_a_backup(
    open_library: Opener, keep: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_library() as library:
        document = keep(library, flowing("words"))
    steps = (*migrations.MIGRATIONS, "ALTER TABLE documents ADD COLUMN later TEXT")
    monkeypatch.setattr("reader.library.connection.MIGRATIONS", steps)
    with pytest.raises(LibraryFault, match="older version"):
        open_library(write=False)
    with open_library() as library:
        assert library.documents() == [document]
    backup = tmp_path / "library" / "backups" / "catalogue-1.sqlite"
    connection = sqlite3.connect(backup)
    assert migrations.version(connection) == 1
    assert connection.execute("SELECT id FROM documents").fetchall() == [(document.id,)]
    connection.close()


def test_a_migration_that_fails_changes_nothing(open_library: Opener, tmp_path: Path) -> None:
    open_library().close()
    connection = connect(tmp_path / "library", write=True)
    steps = (*migrations.MIGRATIONS, "ALTER TABLE documents ADD COLUMN later TEXT; SELECT * FROM nowhere")
    with pytest.raises(sqlite3.Error):
        migrations.migrate(connection, tmp_path / "library", steps)
    assert migrations.version(connection) == 1
    assert "later" not in [row[1] for row in connection.execute("PRAGMA table_info(documents)")]
    connection.close()


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
        with library._writing():
            library._shelves.erase(id)
    with open_library() as library:
        assert library.pending() == {id}
        finish(library.settle())
        assert library.pending() == set()
    assert _holding(tmp_path / "library", secret, id) == []


def test_what_a_killed_import_left_is_swept_away(open_library: Opener, tmp_path: Path) -> None:
    open_library().close()
    for name in (".taking-1-0", "ab/abc.pdf"):
        path = tmp_path / "library" / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("left")
    library: Library = open_library()
    library.close()
    assert [path for path in (tmp_path / "library" / "files").rglob("*") if path.is_file()] == []
