"""Saving small texts whole or not at all."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile

from ..model.errors import ReaderError


def save(target: Path, text: str) -> None:
    """Put a text (UTF-8) in place of a file in one step; raises ReaderError where the place cannot be written."""
    file = QSaveFile(str(target))
    written = file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(text.encode()) >= 0 and file.commit()
    if not written:
        advice = f"The system says: {file.errorString()}. Choose another place, or make room."
        raise ReaderError(f"“{target.name}” cannot be written.", advice)
