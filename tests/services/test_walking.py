from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.model.reports import FileRow
from reader.services.importing import walk


def test_folders_are_walked_in_order_of_name_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "A.txt", ".hidden", "sub/c.txt", ".git/config"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")

    found = list(walk([str(tmp_path)]))

    assert found == [tmp_path / "A.txt", tmp_path / "b.txt", tmp_path / "sub" / "c.txt"]


def test_the_folder_beside_a_saved_page_belongs_to_the_page(tmp_path: Path) -> None:
    (tmp_path / "story.html").write_text("<p>words")
    for folder in ("story_files", "other_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "script.js").write_text("1")

    found = list(walk([str(tmp_path)]))

    assert found == [tmp_path / "other_files" / "script.js", tmp_path / "story.html"]


def test_a_linked_folder_is_not_followed_in_circles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)

    assert list(walk([str(tmp_path)])) == [tmp_path / "a.txt"]


def test_a_folder_that_cannot_be_read_is_a_row_with_advice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "locked").mkdir()
    (tmp_path / "open.txt").write_text("words")
    whole = os.listdir

    def refuse(self: Path) -> list[Path]:
        if self.name == "locked":
            raise PermissionError(13, "Permission denied")
        return [self / name for name in whole(self)]

    monkeypatch.setattr(Path, "iterdir", refuse)

    row, path = walk([str(tmp_path)])

    assert isinstance(row, FileRow)
    assert row.status == "failed"
    assert row.error == "The folder “locked” cannot be read."
    assert row.advice
    assert path == tmp_path / "open.txt"
