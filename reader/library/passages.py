"""The passage index: where each word stands in each document, kept as arrays and mapped from disk."""

from __future__ import annotations

from pathlib import Path

from ..model.layers import TextLayer


class PassageIndex:
    """A positional index over the documents of one library: a cache, rebuilt and never migrated."""

    @classmethod
    def open(cls, folder: Path, *, write: bool) -> PassageIndex:
        """Open or make the index in a folder; one that is damaged or of another version comes up empty."""
        raise NotImplementedError

    def documents(self) -> frozenset[str]:
        """The ids of the documents in the index, additions not yet committed included."""
        raise NotImplementedError

    def add(self, document: str, layer: TextLayer) -> None:
        """Add a document, or put a new layer in place of its old one; visible at once, on disk at `commit`."""
        raise NotImplementedError

    def remove(self, document: str) -> None:
        """Take a document out; passes over one that is not there."""
        raise NotImplementedError

    def commit(self) -> None:
        """Put all changes on disk: complete or not at all, also when the program is killed."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the files; what was not committed is lost."""
        raise NotImplementedError
