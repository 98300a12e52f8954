from __future__ import annotations

import errno
import json
import os
import sqlite3
from pathlib import Path
from typing import NoReturn

import pytest

from reader.library import migrations
from reader.library.connection import connect
from reader.library.library import Library
from reader.library.lock import OWNER
from reader.model.errors import LibraryBusy, LibraryFault
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


def test_a_library_is_made_only_when_that_is_asked(open_library: Opener, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with pytest.raises(LibraryFault, match="There is no library"):
        Library.open(folder, write=True, create=False)
    assert not folder.exists()
    folder.mkdir()
    with pytest.raises(LibraryFault, match="There is no library"):
        Library.open(folder, write=True, create=False)
    assert os.listdir(folder) == []
    open_library().close()
    Library.open(folder, write=True, create=False).close()


def test_a_reader_sees_what_a_writer_has_settled(keep: Keeper, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with Library.open(folder, write=True) as library, Library.open(folder) as reader:
        assert reader.pending() == set()
        library.replace(keep(library, flowing("old")).id, prepared(flowing("new")))
        assert (len(reader.pending()), reader.unsettled()) == (1, 1)
        finish(library.settle())
        assert (reader.pending(), reader.unsettled()) == (set(), 0)
        library.remove([library.documents()[0].id], purge=True)
        assert (reader.pending(), reader.unsettled()) == (set(), 0)
        assert reader.passages.documents() == frozenset()


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
    backup = tmp_path / "library" / "backups" / f"catalogue-{len(steps) - 1}.sqlite"
    connection = sqlite3.connect(backup)
    assert migrations.version(connection) == len(steps) - 1
    assert connection.execute("SELECT id FROM documents").fetchall() == [(document.id,)]
    connection.close()


def test_a_migration_that_fails_changes_nothing(open_library: Opener, tmp_path: Path) -> None:
    open_library().close()
    connection = connect(tmp_path / "library", write=True)
    steps = (*migrations.MIGRATIONS, "ALTER TABLE documents ADD COLUMN later TEXT; SELECT * FROM nowhere")
    with pytest.raises(sqlite3.Error):
        migrations.migrate(connection, tmp_path / "library", steps)
    assert migrations.version(connection) == len(migrations.MIGRATIONS)
    assert "later" not in [row[1] for row in connection.execute("PRAGMA table_info(documents)")]
    connection.close()


def test_another_programs_catalogue_is_left_as_it_is(open_library: Opener, tmp_path: Path) -> None:
    place = tmp_path / "catalogue.sqlite"
    connection = sqlite3.connect(place)
    connection.execute("CREATE TABLE books (title TEXT)")
    connection.close()
    before = place.read_bytes()
    for write in (True, False):
        with pytest.raises(LibraryFault, match="another program's"):
            open_library(tmp_path, write=write)
    assert place.read_bytes() == before


def test_what_a_killed_start_left_becomes_a_library(open_library: Opener, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    for name in ("library.lock", "catalogue.sqlite", ".DS_Store"):
        (folder / name).touch()
    with open_library() as library:
        assert library.documents() == []
