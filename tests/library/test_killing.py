"""A process that keeps documents is killed at random moments: what it said was kept is there, whole and found."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.model.progress import finish
from tests.library.conftest import Opener
from tests.library.material import flowing

KEEPER = """
import sys
from pathlib import Path
from reader.library.library import Library
from reader.model.intakes import Intake
from reader.model.progress import finish
from tests.library.material import ListedPassages, flowing, prepared

folder, first = Path(sys.argv[1]), int(sys.argv[2])
with Library.open(folder / "library", write=True, passages=ListedPassages.open) as library:
    print("open", flush=True)
    for number in range(first, first + 10_000):
        path = folder / f"{number}.txt"
        path.write_text(f"file {number}")
        kept = library.keep(library.take(path), Intake(documents=(prepared(flowing(f"word{number} " * 300)),)))
        if number % 3 == 0:
            library.remove([kept[0].id], purge=number % 2 == 0)
        print(number, flush=True)
        if number % 5 == 0:
            finish(library.settle())
"""


@pytest.mark.parametrize("seed", range(5))
def test_what_was_acknowledged_outlives_a_kill(open_library: Opener, tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    acknowledged: list[int] = []
    for first in (0, 20_000):
        child = subprocess.Popen(
            [sys.executable, "-c", KEEPER, str(tmp_path), str(first)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        time.sleep(rng.uniform(0.05, 0.6))
        child.kill()
        acknowledged += [int(line) for line in child.stdout.read().split()]
        child.wait()
        child.stdout.close()
    expected = {f"{number}.txt" for number in acknowledged if number % 3}
    with open_library() as library:
        names = {document.name for document in library.documents()}
        assert expected <= names
        assert len(names - expected) <= 2 * 2
        finish(library.settle())
        assert library.pending() == set()
        assert [finding for finding in library.check() if not finding.well] == []
        assert library.search is not None
        for document in library.documents():
            number = document.name.removesuffix(".txt")
            assert library.layer(document.id).text == flowing(f"word{number} " * 300).text
            assert [hit.id for hit in library.search.query(f"word{number}", 5, library).hits] == [document.id]
