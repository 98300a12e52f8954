from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from reader.model.documents import Facts, Kind
from reader.model.reports import FileRow, ImportReport, ListedDocument, Listing
from reader.ui.dialogs import intakes
from reader.ui.dialogs.intakes import Step
from reader.ui.dialogs.report import SHOWN, ReportDialog
from tests.ui.found import document

ADDED = FileRow(path="/c/Exhibit 7.pdf", status="added", id="e", kind="filing", pages=6)
ARTICLE = FileRow(path="/c/ledger.html", status="added", id="a", kind="coverage")
PART = FileRow(path="/c/Exhibit 9.pdf", status="added", kind="filing", pages=38, remarks=("Page 3 is damaged.",))
KNOWN = FileRow(path="/c/order.pdf", status="known", id="o", kind="filing")
FAILED = FileRow(path="/c/Exhibit 12.pdf", status="failed", error="It needs a password.", advice="Save a copy.")
REPORT = ImportReport(files=(ADDED, KNOWN, PART, ARTICLE, FAILED))
LISTING = Listing(
    documents=(
        ListedDocument(document=document("e", Kind.FILING, Facts()), quoted=18),
        ListedDocument(document=document("a", Kind.COVERAGE, Facts()), quotations=1),
    )
)


def words(dialog: ReportDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.text()]


def button(dialog: ReportDialog, name: str) -> QPushButton:
    (found,) = [each for each in dialog.findChildren(QPushButton) if each.text() == name]
    return found


@pytest.mark.parametrize(("files", "trouble"), [((ADDED, KNOWN), False), ((PART,), True), ((ADDED, FAILED), True)])
def test_only_trouble_opens_the_report(files: tuple[FileRow, ...], trouble: bool) -> None:
    assert intakes.has_trouble(ImportReport(files=files)) is trouble


def test_trouble_comes_first_and_all_else_in_its_order() -> None:
    assert intakes.ordered(REPORT.files) == [FAILED, PART, ADDED, KNOWN, ARTICLE]


def test_files_are_counted_not_documents() -> None:
    two = FileRow(path=ARTICLE.path, status="added", id="b", kind="coverage")
    assert intakes.heading((*REPORT.files, two)) == "3 of 5 files added"
    assert intakes.summary((*REPORT.files, two)) == (
        "1 file could not be added; 1 was added in part; 1 was in the library already."
    )
    assert intakes.heading((FAILED,)) == "The file was not added"


def test_each_file_tells_what_became_of_it() -> None:
    listed = {each.document.id: each for each in LISTING.documents}
    assert [intakes.told(row, listed) for row in (ADDED, ARTICLE, PART, KNOWN, FAILED)] == [
        "Filing, 6 pages, 18 quotations lead here",
        "Coverage, 1 quotation",
        "Page 3 is damaged.",
        "Already in the library; nothing was changed",
        "It needs a password. Save a copy.",
    ]
    assert intakes.told(ADDED, {}) == "Filing, 6 pages"


def test_one_step_is_offered_where_something_can_be_done(tmp_path: Path) -> None:
    there = tmp_path / "Exhibit 12.pdf"
    there.touch()
    assert intakes.step(FileRow(path=str(there), status="failed")) is Step.OPEN_FOLDER
    assert intakes.step(FileRow(path=str(tmp_path / "gone.pdf"), status="failed")) is Step.TRY_AGAIN
    assert [intakes.step(row) for row in (ADDED, PART, KNOWN)] == [None, None, None]


def test_a_file_tried_again_takes_its_old_place() -> None:
    again = FileRow(path=FAILED.path, status="added", id="x")
    new = FileRow(path="/c/new.pdf", status="added", id="n")
    assert intakes.renewed(REPORT.files, ImportReport(files=(again, new))) == [*REPORT.files[:4], again, new]


def test_the_dialog_lists_the_files_and_learns_of_the_library_later(qtbot: QtBot) -> None:
    dialog = ReportDialog(REPORT)
    qtbot.addWidget(dialog)
    said = words(dialog)
    assert said[0] == "3 of 5 files added"
    assert said.index("Exhibit 12.pdf") < said.index("Exhibit 9.pdf") < said.index("Exhibit 7.pdf")
    dialog.show_listing(LISTING)
    assert "Filing, 6 pages, 18 quotations lead here" in words(dialog)


def test_a_file_that_could_not_be_reached_is_tried_again(qtbot: QtBot, tmp_path: Path) -> None:
    gone = FileRow(path=str(tmp_path / "gone.pdf"), status="failed", error="There is no file.")
    dialog = ReportDialog(ImportReport(files=(gone, ADDED)))
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.retry_requested) as heard:
        button(dialog, "Try again").click()
    assert heard.args == [gone.path]
    assert not button(dialog, "Trying again…").isEnabled()
    dialog.show_again(ImportReport(files=(FileRow(path=gone.path, status="added", id="g"),)))
    assert words(dialog)[0] == "2 of 2 files added"


def test_the_folder_of_a_file_is_opened(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    locked = tmp_path / "Exhibit 12.pdf"
    locked.touch()
    dialog = ReportDialog(ImportReport(files=(FileRow(path=str(locked), status="failed", error="Locked."),)))
    qtbot.addWidget(dialog)
    button(dialog, "Open folder").click()
    assert [Path(place) for place in opened] == [tmp_path]


def test_the_saved_report_holds_every_file_with_its_reason(qtbot: QtBot, tmp_path: Path) -> None:
    many = tuple(FileRow(path=f"/c/{number}.pdf", status="added", id=f"{number}") for number in range(SHOWN + 5))
    dialog = ReportDialog(ImportReport(files=(*many, FAILED)))
    qtbot.addWidget(dialog)
    assert "And 6 more; the saved report lists them all." in words(dialog)
    dialog.write(tmp_path / "report.txt")
    text = (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert all(row.path in text for row in many)
    assert text.index("Not added: /c/Exhibit 12.pdf\n    It needs a password. Save a copy.\n") < text.index("/c/0.pdf")


def test_a_place_where_the_report_cannot_be_saved_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ReportDialog(REPORT)
    qtbot.addWidget(dialog)
    dialog.write(tmp_path / "absent" / "report.txt")
    assert not dialog.error_bar.isHidden()
    assert "“report.txt” cannot be written." in words(dialog)
