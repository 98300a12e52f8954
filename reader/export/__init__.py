"""Giving away: one member for each output, `EXPORTER: Exporter = …` at its end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from ..model.progress import Work
from ..model.reports import Exported, Report

MEMBER = "EXPORTER"

Originals = Callable[[str], Path | None]
"""Where the original file of a document (by id) lies; none where it is missing."""


class Exporter(Protocol):
    """Writes a report to a file or a folder of its own: complete or not at all (temporary name, then replace)."""

    @property
    def title(self) -> str:
        """What a person calls the output, such as "Web page"."""

    @property
    def suffix(self) -> str:
        """The ending of the file that it writes, with its dot; empty where it fills a folder."""

    def write(self, report: Report, target: Path, originals: Originals) -> Work[Exported]:
        """Write the report; raises ReaderError where the place cannot be written."""
