from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from reader.model.errors import ReaderError
from reader.model.intakes import Intake, Job


class Desk:
    def __init__(self, folder: Path | None, read: Callable[[Iterable[Job]], Iterator[Intake | ReaderError]]) -> None:
        self.folder = folder
        self.read = read

    def close(self) -> None:
        sys.stderr.write("the desk was closed\n")
