"""The small invented library, made once."""

from __future__ import annotations

from itertools import count

import pytest

from tests.matching.case import ORDER, Case, Library, filler


@pytest.fixture(scope="session")
def order() -> Case:
    return Case({"order": ORDER, **{f"filler-{number}": filler(number) for number in range(3)}})


@pytest.fixture(scope="session")
def shelf() -> Library:
    seeds = count(10)
    return lambda texts: Case({**texts, "filler": filler(next(seeds))})
