from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reader.cli.facts import is_date, is_docket
from reader.model.documents import Facts
from reader.model.reports import Changes
from reader.model.requests import AmendDocument
from tests.cli.office import Office

Run = Callable[..., Any]


@given(some.datetimes())
def test_every_date_is_one_down_to_its_year(moment: datetime) -> None:
    stamp = moment.isoformat()

    assert all(
        is_date(part) for part in (stamp, f"{stamp}+02:00", f"{stamp}Z", stamp[:16], stamp[:10], stamp[:7], stamp[:4])
    )


@pytest.mark.parametrize(
    "text", ["yesterday", "2025-13", "2025-02-30", "20250110", "10.1.2025", "2025-1-1", "2025-01-10T25:00"]
)
def test_what_is_no_date(text: str) -> None:
    assert not is_date(text)


@pytest.mark.parametrize("text", ["3:23-cv-03417-VC", "21-16506", "CGC-20-584789", "22A451", "1:20-md-02974 (RMH)"])
def test_docket_numbers_of_all_courts(text: str) -> None:
    assert is_docket(text)


@pytest.mark.parametrize(
    "words", ["--date soon", "--document 118a", "--attachment seven", "--docket 118", "--docket nonsense"]
)
def test_what_does_not_fit_is_wrong_usage_with_an_example(run: Run, words: str) -> None:
    said = run("edit", "a", *words.split(), code=2).stderr

    assert f"{words.split()[0]} " in said.partition("give it as in ")[2]


def test_an_empty_string_clears_a_fact(office: Office, run: Run) -> None:
    office.answer = lambda request: Changes(amended=("a",))
    run("edit", "a", "--date", "", "--docket", "", "--document", "", "--attachment", "")

    fields = ("date", "docket", "document", "attachment")
    assert office.asked == [AmendDocument(name="a", facts=Facts(), fields=fields)]
