"""Opening files: one member for each format, chosen by what a file holds and not by its name.

A member is a module that ends in `FORMAT: DocumentFormat = …`. Members do not know each other; what several of them
need stands in `text` or `engine`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ..model.documents import Draft

MEMBER = "FORMAT"
HEAD = 65536
"""How many bytes of a file a format may look at to recognise it."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read: where its bytes are, what it was called, and its first `HEAD` bytes."""

    path: Path
    name: str
    head: bytes

    @property
    def suffix(self) -> str:
        """The ending of the file's name, in lower case with its dot."""
        return Path(self.name).suffix.lower()


class DocumentFormat(Protocol):
    """Reads one kind of file into drafts of documents; fetches nothing, runs nothing, writes nothing."""

    @property
    def title(self) -> str:
        """What a person calls the format, such as "PDF document"."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Endings of names that the format usually has; a hint only."""

    @property
    def version(self) -> int:
        """Grows whenever the layers that it makes change; part of each layer's `extractor`."""

    def recognises(self, source: Source) -> float:
        """How sure the format is that the file is its own, by content: 0 surely not, 0.1 could be, 1 surely."""

    def read(self, source: Source) -> Iterator[Draft]:
        """The documents of the file, in order; raises UnreadableFile with a sentence for whatever is wrong with it."""
