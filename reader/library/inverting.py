"""Inverting: the words of many stretches as lists of places, and how these lie in a segment.

This is Whoosh's own extension point, the codec: segments, lists of terms, stored fields and lengths stay Whoosh's, but
the places of a word are arrays that are written and read whole, where Whoosh makes an object of each. A place is one
number: the stretch's × 65,536 + the word's position in it.
"""

from __future__ import annotations

import struct
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3LeafMatcher, W3TermInfo
from whoosh.fields import ID, STORED, FieldType, Schema
from whoosh.filedb.structfile import StructFile
from whoosh.formats import Existence, Format
from whoosh.reading import SegmentReader

Places = NDArray[np.int64]

SHIFT = 16
_HEAD = struct.Struct("<IBB")
_WIDTHS = (1, 2, 4, 8)


class WordPlaces(Existence):  # type: ignore[misc]
    """The format of the words' places: Whoosh needs one for each field, and the codec knows it by its class."""


BODY = "body"
SCHEMA = Schema(document=ID(), body=FieldType(WordPlaces(), analyzer=None, scorable=True), place=STORED())


class Inversion:
    """The places of words, gathered stretch by stretch in ascending order."""

    def __init__(self) -> None:
        self._places: defaultdict[bytes, array[int]] = defaultdict(lambda: array("q"))

    def add(self, stretch: int, words: Sequence[bytes]) -> None:
        """The words of one more stretch, in order."""
        places = self._places
        for place, word in enumerate(words, stretch << SHIFT):
            places[word].append(place)

    def extend(self, word: bytes, places: Places) -> None:
        """More places of one word."""
        if len(places):
            self._places[word].frombytes(places.tobytes())

    def __iter__(self) -> Iterator[tuple[bytes, Places]]:
        for word in sorted(self._places):
            yield word, np.frombuffer(self._places[word], np.int64)


class Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec, but for the places of words."""

    def field_writer(self, storage: object, segment: object) -> FieldWriter:
        """What writes the terms of a new segment."""
        return FieldWriter(self, storage, segment)

    def postings_reader(
        self, dbfile: StructFile, terminfo: W3TermInfo, format_: Format, term: object = None, scorer: object = None
    ) -> Places | W3LeafMatcher:
        """What a term's postings are read as: the places of a word as they are, all else as Whoosh does."""
        offset, length = terminfo.extent()
        if isinstance(format_, WordPlaces):
            # Whoosh 2.7.4 leaves a length that it has read in the tuple that it was unpacked into
            return unpack(dbfile.get(offset, length[0] if isinstance(length, tuple) else length))
        return W3LeafMatcher(dbfile, offset, length, format_, term=term, scorer=scorer)


class FieldWriter(W3FieldWriter):  # type: ignore[misc]
    """Writes the terms of a segment; the body, whose name comes first in order, as a whole."""

    def add_body(self, inversion: Inversion) -> None:
        """Write all words with their places."""
        self.start_field(BODY, SCHEMA[BODY])
        prefix = struct.pack("!H", self._fieldid)
        for word, places in inversion:
            packed, count = pack(places)
            first, last = int(places[0]) >> SHIFT, int(places[-1]) >> SHIFT
            info = W3TermInfo(weight=len(places), df=count, minlength=1, minid=first, maxid=last)
            info.set_extent(self._postfile.tell(), len(packed))
            self._postfile.write(packed)
            self._tindex.add(prefix + word, info.to_bytes())
        self.finish_field()


class Reader(SegmentReader):  # type: ignore[misc]
    """Reads one segment."""

    def __init__(self, storage: object, segment: object) -> None:
        super().__init__(storage, SCHEMA, segment, codec=Codec())

    def places(self, word: bytes) -> Places:
        """Every place of a word, ascending; none where it does not occur."""
        if (BODY, word) not in self._terms:
            return np.empty(0, np.int64)
        found: Places = self._terms.matcher(BODY, word, SCHEMA[BODY].format)
        return found


def stretches_of(places: Places) -> tuple[Places, Places]:
    """The stretches in which ascending places lie, each once and ascending, and how many lie in each."""
    ids = places >> SHIFT
    bounds = np.concatenate(([0], np.flatnonzero(ids[1:] != ids[:-1]) + 1, [len(ids)]))
    return (ids[bounds[:-1]], bounds[1:] - bounds[:-1]) if len(ids) else (ids, ids)


def pack(places: Places) -> tuple[bytes, int]:
    """Ascending places as bytes, and in how many stretches they lie.

    Behind a head (the number of stretches, the widths of the next two columns) stand the distances from each
    stretch to the next, how many places each has, and the positions, 16 bits each.
    """
    ids, counts = stretches_of(places)
    steps = ids.copy()
    steps[1:] -= ids[:-1]
    columns = steps, counts
    widths = [next(width for width in _WIDTHS if int(column.max()) < 1 << 8 * width) for column in columns]
    parts = [column.astype(f"<u{width}").tobytes() for column, width in zip(columns, widths, strict=True)]
    positions = (places & 0xFFFF).astype("<u2").tobytes()
    return b"".join((_HEAD.pack(len(ids), *widths), *parts, positions)), len(ids)


def unpack(packed: bytes) -> Places:
    """The places that were packed."""
    count, wide, broad = _HEAD.unpack_from(packed)
    at = _HEAD.size
    ids = np.cumsum(np.frombuffer(packed, f"<u{wide}", count, at).astype(np.int64))
    counts = np.frombuffer(packed, f"<u{broad}", count, at + wide * count).astype(np.int64)
    positions = np.frombuffer(packed, "<u2", -1, at + (wide + broad) * count)
    places: Places = (np.repeat(ids, counts) << SHIFT) + positions
    return places
