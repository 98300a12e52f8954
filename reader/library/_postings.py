"""Postings: the words of some documents and where they stand, as arrays that can be mapped from one file."""

from __future__ import annotations

import json
import mmap
import os
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..text.tokens import Tokens

Column = NDArray[Any]

_MAGIC = b"passages"
_KINDS = {
    "bases": np.uint32,
    "letters": np.uint8,
    "cuts": np.uint32,
    "heads": np.uint32,
    "postings": np.uint32,
    "numbers": np.uint32,
    "starts": np.uint32,
    "lengths": np.uint16,
}


@dataclass(frozen=True, slots=True)
class Part:
    """One document on its way into a shelf: its words by number in a vocabulary, with starts and lengths."""

    document: str
    vocabulary: Sequence[str]
    numbers: Column
    starts: Column
    lengths: Column

    @classmethod
    def of(cls, document: str, found: Tokens) -> Part:
        """The part for a document's tokens."""
        vocabulary = dict.fromkeys(found.words)
        numbering = {word: number for number, word in enumerate(vocabulary)}
        numbers = np.fromiter(map(numbering.__getitem__, found.words), np.uint32, len(found))
        lengths = np.minimum(found.ends - found.starts, np.iinfo(np.uint16).max)
        return cls(document, tuple(vocabulary), numbers, found.starts.astype(np.uint32), lengths.astype(np.uint16))


class Shelf:
    """Some documents laid end to end: token after token, and for each word of their vocabulary its positions.

    A position counts tokens from the first document's first. `bases` holds each document's first position and, last,
    the number of all tokens; `numbers` the word at each position, by its number in the sorted vocabulary.
    """

    def __init__(self, documents: Sequence[str], columns: dict[str, Column]) -> None:
        self.documents = tuple(documents)
        self.columns = columns
        self.bases: Column = columns["bases"]
        self.numbers: Column = columns["numbers"]
        self._heads: Column = columns["heads"]
        self._letters = columns["letters"]
        self._cuts = columns["cuts"]
        self._numbered: dict[str, int] = {}
        self._spelt: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self.numbers)

    def number(self, word: str) -> int | None:
        """The number of a word in the vocabulary; none where it does not occur."""
        known = self._numbered.get(word)
        if known is None:
            known = self._numbered[word] = self._search(word.encode("utf-8", "surrogatepass"))
        return None if known < 0 else known

    def word(self, number: int) -> str:
        """The word of that number."""
        known = self._spelt.get(number)
        if known is None:
            letters = bytes(self._letters[self._cuts[number] : self._cuts[number + 1]])
            known = self._spelt[number] = letters.decode("utf-8", "surrogatepass")
        return known

    def count(self, number: int) -> int:
        """How often a word occurs."""
        return int(self._heads[number + 1]) - int(self._heads[number])

    def positions(self, number: int) -> Column:
        """Where a word stands, in order."""
        return self.columns["postings"][self._heads[number] : self._heads[number + 1]]

    def places(self, first: int, stop: int) -> tuple[Column, Column]:
        """The starts and ends, in characters of their document, of the tokens from position `first` to `stop`."""
        starts = self.columns["starts"][first:stop].astype(np.int64)
        return starts, starts + self.columns["lengths"][first:stop]

    @cached_property
    def vocabulary(self) -> tuple[str, ...]:
        """Every word, by number."""
        letters = self._letters.tobytes()
        cuts = self._cuts.tolist()
        return tuple(letters[start:end].decode("utf-8", "surrogatepass") for start, end in pairwise(cuts))

    def parts(self) -> Iterable[Part]:
        """The documents again, one by one, to be laid on another shelf."""
        bases = self.bases.tolist()
        for document, first, stop in zip(self.documents, bases[:-1], bases[1:], strict=True):
            columns = (self.columns[name][first:stop] for name in ("numbers", "starts", "lengths"))
            yield Part(document, self.vocabulary, *columns)

    def _search(self, word: bytes) -> int:
        low, high = 0, len(self._cuts) - 1
        while low < high:
            middle = (low + high) // 2
            if bytes(self._letters[self._cuts[middle] : self._cuts[middle + 1]]) < word:
                low = middle + 1
            else:
                high = middle
        here = bytes(self._letters[self._cuts[low] : self._cuts[low + 1]]) if low < len(self._cuts) - 1 else None
        return low if here == word else -1


def lay(parts: Sequence[Part]) -> Shelf:
    """A shelf of these documents."""
    encoded = sorted({word.encode("utf-8", "surrogatepass") for part in parts for word in _used(part)})
    numbering = {word: number for number, word in enumerate(encoded)}
    pieces = [_renumbered(part, numbering) for part in parts]
    numbers = _joined(pieces, np.uint32)
    counts = np.bincount(numbers, minlength=len(encoded))
    columns = {
        "bases": np.cumsum([0, *map(len, pieces)]),
        "letters": np.frombuffer(b"".join(encoded), np.uint8),
        "cuts": np.cumsum([0, *map(len, encoded)]),
        "heads": np.concatenate(([0], np.cumsum(counts))),
        "postings": np.argsort(numbers, kind="stable"),
        "numbers": numbers,
        "starts": _joined([part.starts for part in parts], np.uint32),
        "lengths": _joined([part.lengths for part in parts], np.uint16),
    }
    return Shelf([part.document for part in parts], {name: columns[name].astype(_KINDS[name]) for name in _KINDS})


def write(shelf: Shelf, target: Path) -> int:
    """Put a shelf into a new file, wholly or not at all; gives the file's size in bytes."""
    columns = {name: np.ascontiguousarray(shelf.columns[name]) for name in _KINDS}
    sizes = {name: len(column) for name, column in columns.items()}
    head = json.dumps({"documents": shelf.documents, "sizes": sizes}).encode()
    head += b" " * (-(len(head) + 16) % 8)
    draft = target.with_suffix(".new")
    with draft.open("wb") as file:
        file.write(_MAGIC + len(head).to_bytes(4, "little") + zlib.crc32(head).to_bytes(4, "little") + head)
        for column in columns.values():
            file.write(column.tobytes() + b"\0" * (-column.nbytes % 8))
        file.flush()
        os.fsync(file.fileno())
        size = file.tell()
    draft.replace(target)
    return size


def read(source: Path, size: int) -> Shelf:
    """Map a shelf from its file; raises ValueError or OSError where it is not the file that was written."""
    with source.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    if len(mapped) != size or mapped[:8] != _MAGIC:
        raise ValueError(f"{source.name} is damaged")
    end = 16 + int.from_bytes(mapped[8:12], "little")
    head = mapped[16:end]
    if zlib.crc32(head) != int.from_bytes(mapped[12:16], "little"):
        raise ValueError(f"{source.name} is damaged")
    known = json.loads(head)
    columns: dict[str, Column] = {}
    for name, kind in _KINDS.items():
        columns[name] = np.frombuffer(mapped, kind, known["sizes"][name], end)
        end += columns[name].nbytes + -columns[name].nbytes % 8
    return Shelf(known["documents"], columns)


def _used(part: Part) -> Iterable[str]:
    seen = np.unique(part.numbers)
    return part.vocabulary if len(seen) == len(part.vocabulary) else [part.vocabulary[number] for number in seen]


def _renumbered(part: Part, numbering: dict[bytes, int]) -> Column:
    table = [numbering.get(word.encode("utf-8", "surrogatepass"), 0) for word in part.vocabulary]
    return np.array(table, np.uint32)[part.numbers] if table else part.numbers


def _joined(pieces: Sequence[Column], kind: type[np.unsignedinteger[Any]]) -> Column:
    return np.concatenate(pieces) if pieces else np.zeros(0, kind)
