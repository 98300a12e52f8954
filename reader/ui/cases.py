"""Cases that were open before, newest first, and what a person calls them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from ..model.errors import ReaderError
from .saving import save

MOST = 10
"""How many cases are remembered."""

UNNAMED = "New case"
"""What a case is called that nobody has named."""

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Case:
    """A case: the folder of its library, and its name."""

    folder: Path
    name: str


class Cases:
    """The recent cases, kept in one file of the person's configuration; another window's changes are seen at once."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or platformdirs.user_config_path("exhibit-reader", appauthor=False) / "cases.json"

    def recent(self) -> tuple[Case, ...]:
        """The cases whose folder is there, newest first."""
        return tuple(case for case in self._read() if case.folder.is_dir())

    def last(self) -> Case | None:
        """The case that was open last; none where its folder is gone."""
        kept = self._read()
        return kept[0] if kept and kept[0].folder.is_dir() else None

    def name(self, folder: Path) -> str:
        """What the case in a folder is called: as its person said, else as its folder."""
        folder = _whole(folder)
        named = next((case.name for case in self._read() if case.folder == folder), "")
        return named or (UNNAMED if folder.name == "library" else folder.name)

    def opened(self, folder: Path, name: str = "") -> Case:
        """Remember that a case is open now; a name, where given, is its own from then on. Raises ReaderError."""
        case = Case(_whole(folder), name.strip() or self.name(folder))
        others = [other for other in self._read() if other.folder != case.folder]
        self._write((case, *others))
        return case

    def rename(self, folder: Path, name: str) -> None:
        """Call a case by another name, its place among the others kept; raises ReaderError."""
        folder = _whole(folder)
        kept = {case.folder: case for case in self._read()}
        if name.strip() and folder in kept:
            kept[folder] = Case(folder, name.strip())
            self._write(kept.values())

    def forget(self, folder: Path) -> None:
        """Remember a case no longer; its folder is left alone. Raises ReaderError."""
        folder = _whole(folder)
        self._write(case for case in self._read() if case.folder != folder)

    def _read(self) -> list[Case]:
        """What is kept; nothing where the file is missing or no longer makes sense."""
        try:
            rows = json.loads(self._file.read_text(encoding="utf-8"))["cases"]
            return [Case(Path(str(row["folder"])), str(row["name"])) for row in rows]
        except (OSError, ValueError, KeyError, TypeError):
            return []

    def _write(self, cases: Iterable[Case]) -> None:
        rows = [{"folder": str(case.folder), "name": case.name} for case in cases]
        text = json.dumps({"version": _VERSION, "cases": rows[:MOST]}, ensure_ascii=False, indent=1)
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            title = "The list of recent cases cannot be kept."
            raise ReaderError(title, f"The system says: {error.strerror or error}.") from error
        save(self._file, text)


def _whole(folder: Path) -> Path:
    return Path(os.path.abspath(folder))
