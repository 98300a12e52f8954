from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from reader.export._writing import replacing, writing
from reader.model.errors import ReaderError


def test_the_target_appears_whole_and_with_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "report.md"
    with writing(target) as stream:
        stream.write(b"half")
        stream.flush()
        assert not target.exists()
        stream.write(b" and half")
    assert target.read_bytes() == b"half and half"
    assert list(tmp_path.iterdir()) == [target]


def write_until(error: BaseException, target: Path) -> None:
    """Half a file, and then that."""
    with writing(target) as stream:
        stream.write(b"new")
        raise error


@pytest.mark.parametrize("error", [ZeroDivisionError(), KeyboardInterrupt(), GeneratorExit()])
def test_what_stops_in_the_middle_leaves_the_old_file(error: BaseException, tmp_path: Path) -> None:
    target = tmp_path / "report.md"
    target.write_bytes(b"old")
    with pytest.raises(type(error)):
        write_until(error, target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ReaderError) as caught:
        write_until(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), tmp_path / "report.md")
    assert caught.value.title == "“report.md” cannot be written."
    assert caught.value.advice == "The disk is full. Make room, or choose another place."
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "word"),
    [
        (errno.EACCES, "may not be written"),
        (errno.EROFS, "only be read"),
        (errno.EEXIST, "has that name"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_what_the_system_refuses_is_said_in_a_sentence(code: int, word: str, tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match=word), replacing(tmp_path / "report.md"):
        raise OSError(code, os.strerror(code))


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match=r"There is no folder .*nowhere"), writing(tmp_path / "nowhere" / "report.md"):
        pass


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="is a folder"), writing(tmp_path):
        pass


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_new_file_can_be_read_as_others_and_an_old_one_keeps_its_permissions(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    old = tmp_path / "old"
    old.touch()
    old.chmod(0o640)
    for name in ("new", "old"):
        with writing(tmp_path / name) as stream:
            stream.write(b"x")
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link.md").symlink_to(tmp_path / "real.md")
    with writing(tmp_path / "link.md") as stream:
        stream.write(b"x")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"x"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_file_is_left_alone(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(ReaderError, match="not a file"), writing(pipe):
        pass
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert list(tmp_path.iterdir()) == [pipe]
