from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader import discovery, export
from reader.model.documents import Facts, Kind
from reader.model.reports import ListedDocument, Listing
from reader.ui.dialogs.exporting import ExportDialog, formats
from reader.ui.dialogs.gotopage import GoToPage, find_page
from tests.ui.found import document

LISTING = Listing(
    documents=tuple(
        ListedDocument(document=document(id_, kind, Facts(title=id_)))
        for id_, kind in (("a", Kind.COVERAGE), ("b", Kind.COVERAGE), ("e", Kind.FILING))
    )
)


def made(qtbot: QtBot, target: Path, **more: object) -> ExportDialog:
    dialog = ExportDialog(LISTING, **more)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.target.setText(str(target))
    return dialog


def test_every_exporter_is_offered_by_its_own_title_and_ending() -> None:
    offered = {each.name: each for each in formats()}
    assert set(offered) == set(discovery.names(export))
    for name, each in offered.items():
        exporter = discovery.member(export, name)
        assert each.suffix == getattr(exporter, "suffix", None)
        assert each.title.startswith(getattr(exporter, "title", "?"))


def test_all_articles_are_asked_for_by_naming_none(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = made(qtbot, tmp_path / "report.html")
    assert dialog.answer() == ("html", str(tmp_path / "report.html"), ())
    assert [dialog.documents.item(row).text() for row in range(dialog.documents.count())] == ["a", "b"]


def test_only_the_ticked_articles_leave(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = made(qtbot, tmp_path / "report.html", chosen=("b",))
    assert dialog.answer()[2] == ("b",)
    dialog.documents.setCurrentRow(1)
    QTest.keyClick(dialog.documents, Qt.Key.Key_Space)
    assert not dialog.doing.isEnabled()
    assert dialog.note.text() == "Choose at least one article."
    place = dialog.documents.visualItemRect(dialog.documents.item(0)).center()
    QTest.mouseClick(dialog.documents.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert dialog.answer()[2] == ("a",)
    assert dialog.doing.isEnabled()


def test_the_target_follows_the_format(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = made(qtbot, tmp_path / "Calder v. Trust.html")
    for name, ending in (("csv", ".csv"), ("annotated", ""), ("markdown", ".md")):
        dialog.format.setCurrentIndex(dialog.format.findData(name))
        assert dialog.answer()[:2] == (name, str(tmp_path / f"Calder v. Trust{ending}"))


def test_the_case_names_the_file_as_far_as_it_may(qtbot: QtBot) -> None:
    dialog = ExportDialog(LISTING, "Water Trust v. Calder: 2024/25")
    qtbot.addWidget(dialog)
    assert Path(dialog.target.text()).name == "Water Trust v. Calder- 2024-25.html"


@pytest.mark.parametrize(
    ("name", "note", "possible"),
    [
        ("new.html", "", True),
        ("there.html", "A file of this name is there; it will be replaced.", True),
        ("", "Choose a name for the file.", False),
        ("absent/new.html", "There is no folder", False),
    ],
)
def test_what_stands_in_the_way_is_said(qtbot: QtBot, tmp_path: Path, name: str, note: str, possible: bool) -> None:
    (tmp_path / "there.html").touch()
    dialog = made(qtbot, tmp_path / name)
    assert dialog.note.text().startswith(note)
    assert bool(dialog.note.text()) is bool(note)
    assert dialog.doing.isEnabled() is possible


@pytest.mark.parametrize(
    ("wanted", "page"),
    [("ii", 2), ("II", 2), (" 1 ", 3), ("4", 4), ("2", 4), ("5", None), ("0", None), ("", None), ("x", None)],
)
def test_a_printed_label_goes_before_a_number(wanted: str, page: int | None) -> None:
    assert find_page(wanted, ("i", "ii", "1", "2")) == page


def test_a_page_that_is_not_there_is_said_and_asked_again(qtbot: QtBot) -> None:
    dialog = GoToPage(("i", "ii", "1", "2"), 3)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.field.text() == "1"
    QTest.keyClicks(dialog.field, "9")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.wrong.text() == "There is no page ‘9’."
    QTest.keyClicks(dialog.field, "ii")
    assert not dialog.wrong.isVisible()
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.page == 2
