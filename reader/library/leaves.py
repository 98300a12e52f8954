"""Leaves: the segments of the search index as arrays, each phrase evaluated on one segment at a time."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Codec, W3LeafMatcher, W3Segment, W3TermInfo
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.formats import Format
from whoosh.index import TOC
from whoosh.reading import SegmentReader, TermNotFound

from .queries import Phrase
from .segments import NAME, SCHEMA

Numbers = NDArray[np.int64]
Weights = NDArray[np.float64]

MOST_EXPANSIONS = 2_000
"""How many words the beginning of a word stands for at most."""

_SHIFT = 16


class Late(Exception):
    """The deadline has passed."""


@dataclass(slots=True)
class Deadline:
    """A time to be ready by; `cut` tells that something was left out for its sake."""

    seconds: float
    cut: bool = False
    began: float = field(default_factory=time.monotonic)

    def check(self) -> None:
        """Raise `Late` when the time has passed."""
        if time.monotonic() - self.began > self.seconds:
            self.cut = True
            raise Late


class _Columns(W3LeafMatcher):  # type: ignore[misc]
    """The postings of a word, read block by block into two lists."""

    def columns(self, deadline: Deadline) -> tuple[list[int], list[bytes]]:
        ids: list[int] = []
        values: list[bytes] = []
        while self.is_active():
            deadline.check()
            self._read_ids()
            self._read_values()
            ids.extend(self._ids)
            values.extend(self._values)
            self._next_block()
        return ids, values


class _Codec(W3Codec):  # type: ignore[misc]
    def postings_reader(
        self, dbfile: StructFile, terminfo: W3TermInfo, format_: Format, term: object = None, scorer: object = None
    ) -> _Columns:
        offset, length = terminfo.extent()
        return _Columns(dbfile, offset, length, format_, term=term)


@dataclass(frozen=True, slots=True)
class Postings:
    """In which stretches of a segment a word stands (ascending), and its positions in each (16 bits each)."""

    ids: Numbers
    values: list[bytes]

    def keys(self, among: Numbers | None = None) -> Numbers:
        """Every place of the word as stretch × 65,536 + position, ascending; `among` given stretches only."""
        ids, values = self.ids, self.values
        if among is not None:
            chosen = np.flatnonzero(np.isin(ids, among, assume_unique=True))
            ids, values = ids[chosen], [values[n] for n in chosen]
        counts = np.fromiter((len(value) // 2 for value in values), np.int64, len(values))
        positions = np.frombuffer(b"".join(values), np.uint16).astype(np.int64)
        return (np.repeat(ids, counts) << _SHIFT) + positions


class Leaf:
    """One segment, open for reading."""

    def __init__(self, storage: FileStorage, segment: W3Segment) -> None:
        self._reader = SegmentReader(storage, SCHEMA, segment, codec=_Codec())
        self.count = int(self._reader.doc_count_all())
        self.deleted = np.array(sorted(segment.deleted_docs() or ()), np.int64)

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()

    @cached_property
    def lengths(self) -> Weights:
        """How many words each stretch has, nearly."""
        return np.array([self._reader.doc_field_length(n, "body") or 0 for n in range(self.count)], np.float64)

    @property
    def total_length(self) -> int:
        """How many words all stretches have."""
        return int(self._reader.field_length("body"))

    def place(self, number: int) -> tuple[Any, ...]:
        """What is kept of a stretch besides its words."""
        return tuple(self._reader.stored_fields(number)["place"])

    def frequency(self, word: str) -> int:
        """In how many stretches a word stands."""
        return int(self._reader.doc_frequency("body", word.encode()))

    def postings(self, word: str, deadline: Deadline) -> Postings | None:
        """Where a word stands."""
        deadline.check()
        try:
            matcher = self._reader.postings("body", word.encode())
        except TermNotFound:
            return None
        ids, values = getattr(matcher, "child", matcher).columns(deadline)
        return Postings(np.array(ids, np.int64), values)

    def begun(self, stem: str, deadline: Deadline) -> list[str]:
        """The words that begin so, at most `MOST_EXPANSIONS`."""
        found: list[str] = []
        for word in self._reader.expand_prefix("body", stem.encode()):
            if len(found) == MOST_EXPANSIONS:
                deadline.cut = True
                break
            found.append(word.decode())
        return found

    def find(self, phrase: Phrase, deadline: Deadline) -> tuple[Numbers, Numbers]:
        """In which stretches a phrase stands (ascending), and how often in each."""
        if phrase.open:
            places = self._open_places(phrase, deadline)
        elif len(phrase.words) == 1:
            postings = self.postings(phrase.words[0], deadline)
            if postings is None:
                return _NOTHING
            return postings.ids, np.fromiter((len(v) // 2 for v in postings.values), np.int64, len(postings.values))
        else:
            places = self._places(phrase.words, deadline)
        ids, counts = np.unique(places >> _SHIFT, return_counts=True)
        return ids, counts.astype(np.int64)

    def _places(self, words: tuple[str, ...], deadline: Deadline) -> Numbers:
        """Where the first word of a phrase stands, the rarest word looked up first."""
        order = sorted(range(len(words)), key=lambda n: self.frequency(words[n]))
        found: Numbers | None = None
        for number in order:
            postings = self.postings(words[number], deadline)
            if postings is None or (found is not None and not len(found)):
                return _NOTHING[0]
            among = None if found is None else np.unique(found >> _SHIFT)
            keys = postings.keys(among)
            # a place before the stretch's beginning borrows from the one before it: its word is not there
            keys = keys[(keys & 0xFFFF) >= number] - number
            found = keys if found is None else found[np.isin(found, keys, assume_unique=True)]
        return found if found is not None else _NOTHING[0]

    def _open_places(self, phrase: Phrase, deadline: Deadline) -> Numbers:
        """Where a phrase stands whose last word is only begun; what is found until the deadline counts."""
        *before, stem = phrase.words
        found = [_NOTHING[0]]
        heads = self._places(tuple(before), deadline) + len(before) if before else None
        try:
            for word in self.begun(stem, deadline):
                if postings := self.postings(word, deadline):
                    keys = postings.keys(None if heads is None else np.unique(heads >> _SHIFT))
                    found.append(keys if heads is None else keys[np.isin(keys, heads, assume_unique=True)])
        except Late:
            pass
        return np.sort(np.concatenate(found))


_NOTHING = np.empty(0, np.int64), np.empty(0, np.int64)


def open_leaves(folder: Path) -> list[Leaf]:
    """The segments of the index in a folder that was found sound."""
    storage = FileStorage(str(folder))
    toc = TOC.read(storage, NAME, schema=SCHEMA)
    return [Leaf(storage, segment) for segment in toc.segments]
