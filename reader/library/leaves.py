"""Leaves: the segments of the search index as arrays, each phrase evaluated on one segment at a time."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from .inverting import SCHEMA, Places, Reader, stretches_of
from .queries import Phrase
from .segments import NAME

Weights = NDArray[np.float64]

MOST_EXPANSIONS = 2_000
"""How many words the beginning of a word stands for at most."""


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


class Leaf:
    """One segment, open for reading."""

    def __init__(self, storage: FileStorage, segment: W3Segment) -> None:
        self._reader = Reader(storage, segment)
        self.key = _key(segment)
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

    def places(self, word: str, deadline: Deadline) -> Places:
        """Every place of a word."""
        deadline.check()
        return self._reader.places(word.encode())

    def begun(self, stem: str, deadline: Deadline) -> list[str]:
        """The words that begin so, at most `MOST_EXPANSIONS`."""
        found: list[str] = []
        for word in self._reader.expand_prefix("body", stem.encode()):
            if len(found) == MOST_EXPANSIONS:
                deadline.cut = True
                break
            found.append(word.decode())
        return found

    def find(self, phrase: Phrase, deadline: Deadline) -> tuple[Places, Places]:
        """In which stretches a phrase stands (ascending), and how often in each."""
        if phrase.open:
            return stretches_of(self._open_places(phrase, deadline))
        return stretches_of(self._places(phrase.words, deadline))

    def _places(self, words: tuple[str, ...], deadline: Deadline) -> Places:
        """Where the first word of a phrase stands, the rarest word looked up first."""
        found: Places | None = None
        for number in sorted(range(len(words)), key=lambda number: self.frequency(words[number])):
            places = self.places(words[number], deadline)
            # a place before the stretch's beginning would lie in the one before it: the phrase is not there
            places = places[(places & 0xFFFF) >= number] - number
            found = places if found is None else _common(found, places)
            if not len(found):
                break
        return found if found is not None else _NONE

    def _open_places(self, phrase: Phrase, deadline: Deadline) -> Places:
        """Where a phrase stands whose last word is only begun; what is found until the deadline counts."""
        *before, stem = phrase.words
        heads = self._places(tuple(before), deadline) + len(before) if before else None
        found = [_NONE]
        try:
            for word in self.begun(stem, deadline):
                places = self.places(word, deadline)
                found.append(places if heads is None else _common(heads, places))
        except Late:
            pass
        return np.sort(np.concatenate(found))


_NONE = np.empty(0, np.int64)


def _common(few: Places, many: Places) -> Places:
    """Those of the first places that are among the second; both ascending."""
    at = np.searchsorted(many, few)
    at[at == len(many)] = 0
    return few[many[at] == few] if len(many) else _NONE


def open_leaves(folder: Path, opened: Sequence[Leaf]) -> list[Leaf]:
    """The segments of the index in a folder that was found sound; those already open and unchanged are taken over."""
    storage = FileStorage(str(folder))
    toc = TOC.read(storage, NAME, schema=SCHEMA)
    same = {leaf.key: leaf for leaf in opened}
    return [same.get(_key(segment)) or Leaf(storage, segment) for segment in toc.segments]


def _key(segment: W3Segment) -> tuple[str, int]:
    """What tells a state of a segment from every other: nothing but deletions changes it, and these only grow."""
    return segment.segment_id(), segment.deleted_count()
