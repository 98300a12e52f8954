"""The passage index: where each word stands in each document, kept as arrays and mapped from disk."""

from __future__ import annotations

import contextlib
import json
import os
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..model.layers import TextLayer
from ..text.tokens import tokens
from ._postings import Part, Shelf, lay, read, write

VERSION = 1
"""Changes whenever the tokens or the files of the index do; an index of another version comes up empty."""

_MANIFEST = "manifest.json"


class PassageIndex:
    """A positional index over the documents of one library: a cache, rebuilt and never migrated.

    On disk it is a few shelves (one a commit, the small ones laid together as they grow many) and a manifest that
    names them; the manifest is put in place last, so that a commit counts wholly or not at all.
    """

    def __init__(self, folder: Path | None = None, *, write: bool = True) -> None:
        """An empty index; without a folder it lives in memory only."""
        self._folder = folder
        self._write = write
        self._generation = 0
        self._kept: list[Shelf] = []
        self._sizes: dict[int, tuple[str, int]] = {}
        self._gone: set[str] = set()
        self._pending: dict[str, Part] = {}
        self._fresh: Shelf | None = None

    @classmethod
    def open(cls, folder: Path, *, write: bool) -> PassageIndex:
        """Open or make the index in a folder; one that is damaged or of another version comes up empty."""
        index = cls(folder, write=write)
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            index._load(_checked((folder / _MANIFEST).read_bytes()))
        if write:
            folder.mkdir(parents=True, exist_ok=True)
            index._sweep()
        return index

    def documents(self) -> frozenset[str]:
        """The ids of the documents in the index, additions not yet committed included."""
        kept = {document for shelf in self._kept for document in shelf.documents}
        return frozenset((kept - self._gone) | self._pending.keys())

    def shelves(self) -> Sequence[Shelf]:
        """What matching reads; a document taken out since the last commit may still stand there."""
        if self._fresh is None and self._pending:
            self._fresh = lay(list(self._pending.values()))
        return [*self._kept, self._fresh] if self._fresh else list(self._kept)

    def add(self, document: str, layer: TextLayer) -> None:
        """Add a document, or put a new layer in place of its old one; visible at once, on disk at `commit`."""
        self.remove(document)
        self._pending[document] = Part.of(document, tokens(layer.text, [piece.span for piece in layer.furniture]))

    def remove(self, document: str) -> None:
        """Take a document out; passes over one that is not there."""
        self._fresh = None
        self._pending.pop(document, None)
        if any(document in shelf.documents for shelf in self._kept):
            self._gone.add(document)
            self._drop(document)

    def commit(self) -> None:
        """Put all changes on disk: complete or not at all, also when the program is killed."""
        if self._folder is None or not (self._pending or self._gone):
            return
        self._generation += 1
        if self._pending:
            self._kept.append(self.shelves()[-1])
        self._pending, self._fresh, self._gone = {}, None, set()
        self._settle()
        for shelf in self._kept:
            if id(shelf) not in self._sizes:
                name = f"shelf-{self._generation}-{len(self._sizes)}.bin"
                self._sizes[id(shelf)] = (name, write(shelf, self._folder / name))
        self._sign()
        self._load(_checked((self._folder / _MANIFEST).read_bytes()))
        self._sweep()

    def close(self) -> None:
        """Let go of the files; what was not committed is lost."""
        self._kept, self._pending, self._fresh, self._sizes = [], {}, None, {}

    def _drop(self, document: str) -> None:
        """Lay the document's shelf anew without it: what is removed leaves no trace in the next commit."""
        for number, shelf in enumerate(self._kept):
            if document in shelf.documents:
                self._sizes.pop(id(shelf), None)
                rest = [part for part in shelf.parts() if part.document != document]
                self._kept[number] = lay(rest)
        self._kept = [shelf for shelf in self._kept if shelf.documents]

    def _settle(self) -> None:
        """Lay small shelves together, so that their number grows with the logarithm of the library."""
        while len(self._kept) > 1 and len(self._kept[-1]) * 2 >= len(self._kept[-2]):
            later, earlier = self._kept.pop(), self._kept.pop()
            for shelf in (later, earlier):
                self._sizes.pop(id(shelf), None)
            self._kept.append(lay([*earlier.parts(), *later.parts()]))

    def _sign(self) -> None:
        assert self._folder is not None
        shelves = [self._sizes[id(shelf)] for shelf in self._kept]
        body = json.dumps({"version": VERSION, "generation": self._generation, "shelves": shelves}).encode()
        draft = self._folder / f"{_MANIFEST}.new"
        with draft.open("wb") as file:
            file.write(b"%08x\n%s" % (zlib.crc32(body), body))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._folder / _MANIFEST)
        if os.name == "posix":
            handle = os.open(self._folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def _load(self, known: dict[str, Any]) -> None:
        assert self._folder is not None
        kept = [(read(self._folder / name, size), (name, size)) for name, size in known["shelves"]]
        self._generation = known["generation"]
        self._kept = [shelf for shelf, _ in kept]
        self._sizes = {id(shelf): stamp for shelf, stamp in kept}

    def _sweep(self) -> None:
        """Delete files that no manifest names; where one is still open elsewhere, the next start does it."""
        assert self._folder is not None
        named = {name for name, _ in self._sizes.values()}
        for file in (*self._folder.glob("shelf-*"), *self._folder.glob("*.new")):
            if file.name not in named:
                with contextlib.suppress(OSError):
                    file.unlink()


def _checked(raw: bytes) -> dict[str, Any]:
    stamp, _, body = raw.partition(b"\n")
    if int(stamp, 16) != zlib.crc32(body):
        raise ValueError("the manifest is damaged")
    known: dict[str, Any] = json.loads(body)
    if known.get("version") != VERSION:
        raise ValueError("an index of another version")
    return known
