from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reader.library.inverting import SHIFT, Inversion, pack, stretches_of, unpack
from reader.library.leaves import open_leaves
from reader.library.search import SearchIndex
from tests.library.material import flowing

places = st.lists(st.integers(0, 2**47 - 1), min_size=1, max_size=300, unique=True).map(
    lambda drawn: np.array(sorted(drawn), np.int64)
)
near = st.lists(st.integers(0, 2**18), min_size=1, max_size=900, unique=True).map(
    lambda drawn: np.array(sorted(drawn), np.int64)
)


@given(st.one_of(places, near))
def test_places_are_packed_without_loss(drawn: np.ndarray[tuple[int], np.dtype[np.int64]]) -> None:
    packed, count = pack(drawn)
    assert unpack(packed).tolist() == drawn.tolist()
    ids, counts = stretches_of(drawn)
    assert ids.tolist() == sorted({int(place) >> SHIFT for place in drawn})
    assert (count, int(counts.sum())) == (len(ids), len(drawn))


@given(st.lists(st.lists(st.sampled_from([b"a", b"b", b"c"]), max_size=9), max_size=9))
def test_an_inversion_knows_every_word_at_its_place(stretches: list[list[bytes]]) -> None:
    inversion = Inversion()
    for number, words in enumerate(stretches):
        inversion.add(number, words)
    told = {(word, int(p) >> SHIFT, int(p) & 0xFFFF) for word, found in inversion for p in found}
    assert told == {(word, n, at) for n, words in enumerate(stretches) for at, word in enumerate(words)}


def test_many_small_additions_leave_few_segments(tmp_path: Path) -> None:
    index = SearchIndex.open(tmp_path / "index", write=True)
    for number in range(40):
        index.add(f"d{number}", flowing("words"))
        index.commit()
    leaves = open_leaves(tmp_path / "index", [])
    assert sum(leaf.count for leaf in leaves) == 40
    assert len(leaves) <= 6
    for leaf in leaves:
        leaf.close()
    index.close()
