from __future__ import annotations

from pathlib import Path

import pytest

from reader.model.errors import ReaderError
from reader.ui.saving import save


def test_a_text_takes_the_place_of_the_one_before_and_leaves_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "report.txt"
    target.write_text("before")
    save(target, "“after” 😀\n")
    assert target.read_bytes().decode() == "“after” 😀\n"
    assert list(tmp_path.iterdir()) == [target]


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match=r"report\.txt"):
        save(tmp_path / "absent" / "report.txt", "words")
    assert list(tmp_path.iterdir()) == []
