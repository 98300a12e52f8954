from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.errors import ReaderError
from reader.ui.cases import MOST, UNNAMED, Case, Cases


def folder(tmp_path: Path, name: str) -> Path:
    made = tmp_path / name
    made.mkdir(parents=True, exist_ok=True)
    return made


def test_the_case_opened_last_comes_first_and_each_only_once(tmp_path: Path) -> None:
    cases = Cases(tmp_path / "config" / "cases.json")
    one, two = folder(tmp_path, "one"), folder(tmp_path, "two")
    for each in (one, two, one):
        cases.opened(each)
    assert [case.folder for case in cases.recent()] == [one, two]
    assert cases.last() == Case(one, "one")


def test_a_name_is_kept_until_another_is_given(tmp_path: Path) -> None:
    cases = Cases(tmp_path / "cases.json")
    one = folder(tmp_path, "one")
    cases.opened(one, "Water Trust v. Calder")
    assert cases.opened(one).name == "Water Trust v. Calder"
    cases.rename(one, "  Calder  ")
    assert cases.name(one) == "Calder"
    cases.rename(one, " ")
    assert cases.name(one) == "Calder"


def test_a_case_that_nobody_named_goes_by_its_folder_and_the_first_one_is_new(tmp_path: Path) -> None:
    cases = Cases(tmp_path / "cases.json")
    assert cases.name(tmp_path / "data" / "library") == UNNAMED
    assert cases.name(tmp_path / "calder") == "calder"


def test_a_case_whose_folder_is_gone_is_not_offered_but_not_forgotten(tmp_path: Path) -> None:
    cases = Cases(tmp_path / "cases.json")
    gone, there = folder(tmp_path, "gone"), folder(tmp_path, "there")
    cases.opened(there)
    cases.opened(gone, "On the other disk")
    gone.rmdir()
    assert cases.last() is None
    assert [case.folder for case in cases.recent()] == [there]
    folder(tmp_path, "gone")
    assert cases.last() == Case(gone, "On the other disk")


def test_another_windows_case_is_not_lost(tmp_path: Path) -> None:
    file = tmp_path / "cases.json"
    mine, theirs = Cases(file), Cases(file)
    one, two = folder(tmp_path, "one"), folder(tmp_path, "two")
    mine.opened(one)
    theirs.opened(two)
    mine.forget(tmp_path / "three")
    assert [case.folder for case in mine.recent()] == [two, one]


def test_only_the_newest_are_remembered(tmp_path: Path) -> None:
    cases = Cases(tmp_path / "cases.json")
    for number in range(MOST + 3):
        cases.opened(folder(tmp_path, str(number)))
    assert [case.name for case in cases.recent()] == [str(number) for number in range(MOST + 2, 2, -1)]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"cases": 3}', '{"cases": [{"folder": "/x"}]}', "\x00"])
def test_a_damaged_list_is_an_empty_one(tmp_path: Path, text: str) -> None:
    file = tmp_path / "cases.json"
    file.write_text(text)
    cases = Cases(file)
    assert cases.recent() == ()
    cases.opened(tmp_path)
    assert [case.folder for case in cases.recent()] == [tmp_path]


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1))
def test_every_name_comes_back(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    place = tmp_path_factory.mktemp("case")
    cases = Cases(place / "cases.json")
    cases.opened(place, name)
    assert Cases(place / "cases.json").name(place) == (name.strip() or place.name)


def test_the_file_says_its_version(tmp_path: Path) -> None:
    Cases(tmp_path / "cases.json").opened(tmp_path)
    assert json.loads((tmp_path / "cases.json").read_text())["version"] == 1


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")
    with pytest.raises(ReaderError, match="recent cases"):
        Cases(tmp_path / "config" / "cases.json").opened(tmp_path)
