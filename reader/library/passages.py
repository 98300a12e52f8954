"""The passage index: where each word stands in each document, kept as arrays and mapped from disk."""

from __future__ import annotations

import contextlib
import json
import os
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..model.layers import TextLayer
from ..text.tokens import tokens
from ._postings import Part, Shelf, lay, read, write

VERSION = 1
"""Changes whenever the tokens or the files of the index do; an index of another version comes up empty."""

_MANIFEST = "manifest.json"
_DRAFT = f"{_MANIFEST}.new"
_OURS = re.compile(rf"shelf-\d+-\d+\.(bin|new)|{re.escape(_DRAFT)}")


@dataclass(frozen=True, slots=True)
class _Kept:
    """A shelf with its file's name and size, empty and 0 until it is written."""

    shelf: Shelf
    name: str = ""
    size: int = 0


class PassageIndex:
    """A positional index over the documents of one library: a cache, rebuilt and never migrated.

    On disk it is a few shelves (one a commit, the small ones laid together as they grow many) and a manifest that
    names them; the manifest is put in place last, so that a commit counts wholly or not at all.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """An empty index; without a folder it lives in memory only."""
        self._folder = folder
        self._generation = 0
        self._changed = False
        self._kept: list[_Kept] = []
        self._pending: dict[str, Part] = {}
        self._fresh: Shelf | None = None

    @classmethod
    def open(cls, folder: Path, *, write: bool) -> PassageIndex:
        """Open or make the index in a folder; one that is damaged or of another version comes up empty."""
        index = cls(folder)
        index.refresh()
        if write:
            folder.mkdir(exist_ok=True)
            index._sweep()
        return index

    def refresh(self) -> None:
        """Look at what another process has put on disk; what cannot be read there leaves the index as it is."""
        if self._folder is None:
            return
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            known = _checked((self._folder / _MANIFEST).read_bytes())
            if known["generation"] != self._generation:
                self._load(known)

    def documents(self) -> frozenset[str]:
        """The ids of the documents in the index, additions not yet committed included."""
        return frozenset(self._pending).union(*(kept.shelf.documents for kept in self._kept))

    def shelves(self) -> Sequence[Shelf]:
        """What matching reads: together they hold every document once."""
        if self._fresh is None and self._pending:
            self._fresh = lay(list(self._pending.values()))
        fresh = [self._fresh] if self._fresh is not None else []
        return [*(kept.shelf for kept in self._kept), *fresh]

    def add(self, document: str, layer: TextLayer) -> None:
        """Add a document, or put a new layer in place of its old one; visible at once, on disk at `commit`."""
        self.remove(document)
        self._pending[document] = Part.of(document, tokens(layer.text, [piece.span for piece in layer.furniture]))
        self._changed = True

    def remove(self, document: str) -> None:
        """Take a document out; passes over one that is not there.

        Its shelf is laid anew without it, so that the next commit leaves no trace of it on disk.
        """
        self._fresh = None
        self._pending.pop(document, None)
        for number, kept in enumerate(self._kept):
            if document in kept.shelf.documents:
                self._kept[number] = _Kept(lay([part for part in kept.shelf.parts() if part.document != document]))
                self._changed = True
        self._kept = [kept for kept in self._kept if kept.shelf.documents]

    def commit(self) -> None:
        """Put all changes on disk: complete or not at all, also when the program is killed."""
        if self._folder is None or not self._changed:
            return
        self._generation += 1
        if self._pending:
            self._kept.append(_Kept(self.shelves()[-1]))
        self._pending, self._fresh = {}, None
        self._settle()
        for number, kept in enumerate(self._kept):
            if not kept.name:
                name = f"shelf-{self._generation}-{number}.bin"
                self._kept[number] = _Kept(kept.shelf, name, write(kept.shelf, self._folder / name))
        self._sign(self._folder)
        self._load(_checked((self._folder / _MANIFEST).read_bytes()))
        self._changed = False
        self._sweep()

    def close(self) -> None:
        """Let go of the files; what was not committed is lost."""
        self._kept, self._pending, self._fresh, self._changed = [], {}, None, False

    def _settle(self) -> None:
        """Lay small shelves together, so that their number grows with the logarithm of the library."""
        while len(self._kept) > 1 and len(self._kept[-1].shelf) * 2 >= len(self._kept[-2].shelf):
            later, earlier = self._kept.pop().shelf, self._kept.pop().shelf
            self._kept.append(_Kept(lay([*earlier.parts(), *later.parts()])))

    def _sign(self, folder: Path) -> None:
        shelves = [(kept.name, kept.size) for kept in self._kept]
        body = json.dumps({"version": VERSION, "generation": self._generation, "shelves": shelves}).encode()
        draft = folder / _DRAFT
        with draft.open("wb") as file:
            file.write(b"%08x\n%s" % (zlib.crc32(body), body))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(folder / _MANIFEST)
        if os.name == "posix":
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def _load(self, known: dict[str, Any]) -> None:
        if self._folder is not None:
            self._kept = [_Kept(read(self._folder / name, size), name, size) for name, size in known["shelves"]]
            self._generation = known["generation"]

    def _sweep(self) -> None:
        """Delete files that no manifest names; where one is still open elsewhere, the next start does it."""
        if self._folder is None:
            return
        named = {kept.name for kept in self._kept}
        for file in self._folder.iterdir():
            if _OURS.fullmatch(file.name) and file.name not in named:
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
