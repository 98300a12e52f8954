"""The sample case holds the program to what a person knows to be true."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from reader import assets

Json: TypeAlias = Any


@pytest.fixture(scope="module")
def checked(ask: Callable[..., Json]) -> dict[str, list[Json]]:
    """The program's quotations of each piece of coverage, by file name."""
    coverage = sorted(assets.path("sample", "coverage").iterdir())
    answer = ask("check", *coverage, "--against", assets.path("sample", "filings"))
    assert not answer["failed"]
    return {Path(document["path"]).name: document["quotations"] for document in answer["documents"]}


@pytest.fixture(scope="module")
def expected() -> list[Json]:
    rows: list[Json] = json.loads(assets.text("sample", "expected.json"))
    return rows


def words(text: str) -> str:
    """Quotations compare by their words: white space is the page's."""
    return " ".join(text.split())


def test_every_quotation_is_found_in_order_and_no_other(checked: dict[str, list[Json]], expected: list[Json]) -> None:
    for article, found in checked.items():
        assert [words(each["text"]) for each in found] == [
            words(row["quotation"]) for row in expected if row["article"] == article
        ], article


def test_every_row_that_waits_for_nothing_is_judged_right(checked: dict[str, list[Json]], expected: list[Json]) -> None:
    wrong = []
    for row in expected:
        said = next(each for each in checked[row["article"]] if words(each["text"]) == words(row["quotation"]))
        if row["waits_for"] is None and judged(said) != wanted(row, judged(said)):
            wrong.append(
                (row["article"], row["quotation"][:60], wanted(row, judged(said)), judged(said), said["reason"])
            )
    assert not wrong, "\n".join(map(str, wrong))


def test_what_waits_is_never_linked_to_a_wrong_place(checked: dict[str, list[Json]], expected: list[Json]) -> None:
    for row in expected:
        said = next(each for each in checked[row["article"]] if words(each["text"]) == words(row["quotation"]))
        if row["waits_for"] is not None and said["passages"]:
            assert Path(said["passages"][0]["path"]).name == row["source"], (row, said["passages"][0]["text"])


Judgement: TypeAlias = tuple[str, str, str | None, int | None]


def judged(said: Json) -> Judgement:
    best = said["passages"][0] if said["passages"] else None
    return said["verdict"], said["placement"], Path(best["path"]).name if best else None, best["page"] if best else None


def wanted(row: Json, said: Judgement) -> Judgement:
    """What the row wants; where the place is ambiguous, which of the places comes first is not asked."""
    if row["placement"] == "ambiguous":
        return row["verdict"], row["placement"], said[2], said[3]
    return row["verdict"], row["placement"], row["source"], row["page"]
