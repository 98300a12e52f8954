"""The ground: whether a folder holds a library, or may become one."""

from __future__ import annotations

from pathlib import Path

from ..model.errors import LibraryFault
from .faults import CATALOGUE, NoLibrary, lost
from .lock import LOCK, OWNER
from .originals import FILES, Originals

_BEGUN = frozenset({LOCK, OWNER, CATALOGUE})
"""What a process that was killed while it made a library leaves behind."""


def look(folder: Path, *, create: bool) -> None:
    """Raise `LibraryFault` for a folder that holds no library, unless one may be made there: it is absent or empty."""
    if folder.exists() and not folder.is_dir():
        raise LibraryFault(f"{folder} is a file, not a library.", "Choose a folder.")
    if _catalogued(folder):
        return
    if Originals(folder / FILES).any():
        raise lost(folder)
    if not create:
        raise NoLibrary(f"There is no library in {folder}.", "Choose another folder, or add documents to make one.")
    if folder.exists() and any(map(_matters, folder.iterdir())):
        raise LibraryFault(
            f"{folder} is no library: it holds other things.",
            "Choose an empty folder, or one that does not exist yet.",
        )


def _catalogued(folder: Path) -> bool:
    """Whether a folder has a catalogue, which never is empty once it was made."""
    place = folder / CATALOGUE
    return place.is_file() and place.stat().st_size > 0


def _matters(entry: Path) -> bool:
    """Whether an entry is more than what the system or a killed process leaves in a folder."""
    return entry.name not in _BEGUN and (entry.is_dir() or not entry.name.startswith("."))
