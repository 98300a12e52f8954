"""What all rooms' tests share: where the real material lies."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # no test needs a screen


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real material; the test is skipped, with that said, where it is absent."""
    place = Path(os.environ.get("READER_CORPUS", Path(__file__).parents[2] / "shared" / "corpus"))
    if not place.is_dir():
        pytest.skip(f"the corpus is not at {place}; set READER_CORPUS to its place")
    return place
