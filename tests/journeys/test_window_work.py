"""What a person changes through the window, and what goes wrong meanwhile: nothing is lost."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QMessageBox, QPushButton

from reader.model.documents import Kind
from reader.model.links import Decision, Verdict
from reader.model.progress import Progress
from reader.ui.dialogs.exporting import ExportDialog
from reader.ui.dialogs.facts import FactsDialog
from reader.ui.dialogs.report import ReportDialog
from reader.ui.views.paged import PagedDocument
from tests.journeys.showing import Shown, await_that

LEDGER, EMAILS = "Calder knew", "E-mails"
STORY = "A title of the story\n\nShe said that “all of it was written down at the time.”\n"
Open = Callable[..., Shown]


def choose_files(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    """Whoever asks for files, gets these."""
    chosen = ([str(path) for path in paths], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: chosen)


def dialog(shown: Shown, kind: type[QDialog]) -> QDialog:
    """The dialog of that kind, once it is open."""
    await_that(lambda: [each for each in shown.app.window.findChildren(kind) if each.isVisible()], kind.__name__)
    return next(each for each in shown.app.window.findChildren(kind) if each.isVisible())


def titles(shown: Shown) -> list[str]:
    return [each.document.title for each in shown.app.session.listing.documents]


def test_an_empty_case_offers_two_buttons_and_takes_what_is_dropped(open_window: Open, tmp_path: Path) -> None:
    shown = open_window(tmp_path / "new", "New case")
    empty = shown.app.window.empty
    assert empty.isVisible()
    assert {button.text() for button in empty.findChildren(QPushButton)} == {
        "Add documents…",
        "Open the sample case",
    }
    (tmp_path / "story.txt").write_text(STORY)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "story.txt"))])
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)

    QApplication.sendEvent(shown.app.window, QDragEnterEvent(QPoint(300, 300), *how))
    QApplication.sendEvent(shown.app.window, QDropEvent(QPointF(300, 300), *how))
    shown.settle()

    assert titles(shown) == ["A title of the story"]
    assert empty.isHidden()
    assert not [each for each in shown.app.window.findChildren(ReportDialog) if each.isVisible()]


def test_adding_by_dialog_tells_of_progress_and_reports_what_failed(
    own: Shown, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "good.txt").write_text(STORY)
    (tmp_path / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    choose_files(monkeypatch, tmp_path / "good.txt", tmp_path / "cut.pdf")
    told: list[str] = []
    own.app.session.work_progressed.connect(lambda *_: told.append(own.app.window.running.state.text()))

    own.app.window.acts["add"].trigger()
    assert own.app.window.acts["cancel_work"].isEnabled() or own.app.session.working
    report = dialog(own, ReportDialog)
    own.settle()

    assert any(words.startswith("Adding") for words in told)
    assert own.app.window.running.isHidden()
    assert "A title of the story" in titles(own)
    assert report.windowTitle() == "1 of 2 files added"
    report.accept()


def test_an_import_that_is_left_off_keeps_what_it_has_added(open_window: Open, tmp_path: Path) -> None:
    shown = open_window(tmp_path / "new", "New case")
    (tmp_path / "many").mkdir()
    for number in range(60):
        (tmp_path / "many" / f"{number}.txt").write_text(STORY.replace("title", f"title {number}"))

    def leave_off(_: str, said: Progress) -> None:
        if said.done >= 3:
            shown.app.session.cancel()

    shown.app.session.work_progressed.connect(leave_off)
    shown.app.session.add((str(tmp_path / "many"),))
    shown.settle()

    assert 3 <= len(titles(shown)) < 60
    assert shown.app.window.error_bar.isHidden()


@pytest.mark.parametrize("answer", [QMessageBox.StandardButton.Close, QMessageBox.StandardButton.Cancel])
def test_closing_during_an_import_asks_once_and_loses_nothing(
    open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: QMessageBox.StandardButton
) -> None:
    shown = open_window(tmp_path / "new", "New case")
    (tmp_path / "many").mkdir()
    for number in range(30):
        (tmp_path / "many" / f"{number}.txt").write_text(STORY.replace("title", f"title {number}"))
    asked: list[str] = []

    def question(_: object, title: str, *__: object) -> QMessageBox.StandardButton:
        asked.append(title)
        return answer

    monkeypatch.setattr(QMessageBox, "question", question)
    met: list[int] = []
    shown.app.session.work_progressed.connect(lambda _, said: met.append(said.done))
    shown.app.session.add((str(tmp_path / "many"),))
    await_that(lambda: met and met[-1] >= 2, "progress")

    event = QCloseEvent()
    QApplication.sendEvent(shown.app.window, event)

    assert asked == ["Close while work is running?"]
    assert event.isAccepted() == (answer is QMessageBox.StandardButton.Close)
    if event.isAccepted():
        shown.app.session.close()
        again = open_window(tmp_path / "new")
        assert 2 <= len(titles(again)) <= 30
    else:
        shown.settle()
        assert len(titles(shown)) == 30


def test_facts_that_a_person_sets_change_the_list(own: Shown) -> None:
    own.open(LEDGER)
    own.app.window.acts["facts"].trigger()
    asked = dialog(own, FactsDialog)
    assert isinstance(asked, FactsDialog)
    asked.lines["title"].edit.selectAll()
    QTest.keyClicks(asked.lines["title"].edit, "What Calder knew")
    asked.kind.setCurrentIndex(asked.kind.findData(Kind.FILING))

    asked.accept()
    own.settle()

    changed = next(
        each.document for each in own.app.session.listing.documents if each.document.title == "What Calder knew"
    )
    assert changed.kind is Kind.FILING
    assert "What Calder knew" in [
        own.app.window.article.tabs.tabText(n) for n in range(own.app.window.article.tabs.count())
    ]


def test_the_menu_exports_a_file(own: Shown, tmp_path: Path) -> None:
    own.app.window.acts["export"].trigger()
    asked = dialog(own, ExportDialog)
    assert isinstance(asked, ExportDialog)
    asked.format.setCurrentIndex(asked.format.findData("csv"))
    asked.target.setText(str(tmp_path / "table.csv"))

    asked.accept()
    own.settle()

    assert (tmp_path / "table.csv").stat().st_size > 1000
    assert own.app.window.error_bar.isVisible()


def test_decisions_are_kept_shown_and_taken_back(own: Shown) -> None:
    own.open(LEDGER)
    key = own.choose(Verdict.ALTERED)
    own.app.window.article.focus()
    bar = own.app.window.link_bar

    own.key(Qt.Key.Key_C)
    assert own.row().decision is Decision.CONFIRMED
    assert bar.confirm.isChecked()
    assert own.both_in_view()
    own.key(Qt.Key.Key_X)
    assert own.row().decision is Decision.REJECTED
    own.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert own.row().decision is Decision.CONFIRMED
    assert own.app.session.selection
    assert own.app.session.selection.key == key


def test_a_document_removed_while_it_is_shown_leaves_its_pane(own: Shown) -> None:
    own.open(EMAILS)
    removed = own.document(EMAILS)
    own.app.window.acts["remove"].trigger()
    box = dialog(own, QMessageBox)

    button(box, "Remove").click()
    own.settle()

    assert removed not in own.app.window.filing.documents()
    assert EMAILS not in " ".join(titles(own))


def test_a_second_window_reads_and_says_who_writes(own: Shown, open_window: Open, tmp_path: Path) -> None:
    own.open(LEDGER)
    own.choose(Verdict.ALTERED)
    own.app.conductor.decide(Decision.CONFIRMED)
    own.settle()
    second = open_window(tmp_path / "own")
    second.open(LEDGER)
    second.choose(Verdict.ALTERED)
    assert second.row().decision is Decision.CONFIRMED
    assert second.both_in_view()

    second.app.conductor.decide(Decision.REJECTED)
    second.settle()

    bar = second.app.window.error_bar
    assert bar.isVisible()
    assert bar._title.text() == "Another program is writing this library."
    assert "process" in bar._advice.text()
    assert second.row().decision is Decision.CONFIRMED


def test_a_missing_original_has_its_sentence_and_its_text(own: Shown, tmp_path: Path) -> None:
    own.app.session.select(None)
    folder = tmp_path / "own" / "files"
    shutil.rmtree(folder)
    own.app.session.refresh()
    own.open("contract")

    view = own.app.window.filing.view()
    assert view
    assert not isinstance(view, PagedDocument)
    assert "is missing" in view._byline_of(own.app.window.filing.reading())  # type: ignore[attr-defined]


@pytest.mark.parametrize("child", ["pages", "reader", "writer"])
def test_a_child_that_dies_is_back_before_it_is_missed(own: Shown, child: str) -> None:
    own.open(LEDGER)
    own.choose(Verdict.ALTERED)
    own.app.conductor.decide(Decision.CONFIRMED)
    own.settle()
    session = own.app.session
    children = {
        "pages": own.app.pixels.pid,
        "reader": session._reader._client.pid,
        "writer": session._writer._client.pid,
    }
    pid = children[child]
    assert pid

    os.kill(pid, signal.SIGKILL)
    own.open("Ferro deposition")
    own.choose(Verdict.EDITED)
    own.app.conductor.decide(Decision.CONFIRMED)
    own.settle()

    assert own.both_in_view()
    assert own.row().decision is Decision.CONFIRMED
    assert own.app.window.error_bar.isHidden()


def test_the_sample_case_is_made_when_it_is_first_opened(
    open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    shown = open_window(tmp_path / "new", "New case")

    shown.app.window.empty.sample.click()
    await_that(lambda: len(shown.app.session.listing.documents) == 17, "the sample case")
    shown.follow()

    assert shown.app.window.article.reading()
    assert shown.app.last() == tmp_path / "data" / "exhibit-reader" / "sample"


def button(box: QDialog, words: str) -> QAbstractButton:
    return next(each for each in box.findChildren(QAbstractButton) if each.text() == words)
