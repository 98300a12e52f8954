"""Files that broke other programs are added, or refused with a sentence; none takes the program down."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

Json: TypeAlias = Any


@pytest.mark.parametrize("folder", ["odd-pdfs", "scans"])
def test_every_odd_file_is_added_or_refused_with_a_sentence(
    ask: Callable[..., Json], corpus: Path, tmp_path: Path, folder: str
) -> None:
    files = sorted((corpus / folder).iterdir())

    rows = ask("--library", tmp_path / "library", "add", corpus / folder)["files"]

    assert {Path(row["path"]) for row in rows} == set(files)
    for row in rows:
        assert row["status"] in ("added", "known", "failed")
        if row["status"] == "failed":
            assert row["error"].endswith("."), row
            assert row["advice"].endswith("."), row
            assert "Traceback" not in row["error"] + row["advice"]
