from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from reader.model.documents import Facts, Kind
from reader.model.reports import FileRow, ImportReport, ListedDocument, Listing
from reader.ui import style, theme
from reader.ui.dialogs.exporting import ExportDialog
from reader.ui.dialogs.facts import FactsDialog
from reader.ui.dialogs.gotopage import GoToPage
from reader.ui.dialogs.report import ReportDialog
from reader.ui.emptiness import EmptyCase, EmptyPane
from tests.ui.found import document

KNOWN = document("e", Kind.FILING, Facts(title="E-mails, Whitlock and Ferro", exhibit="7"), given=("title", "date"))
LONG = "This file is of a kind that cannot be read here, and it is also rather large, so that nothing can be done."
FILES = (
    FileRow(path="/absent/letter-2022.pages", status="failed", error=LONG, advice="Save it as PDF and add that."),
    FileRow(path="/absent/Exhibit 9.pdf", status="added", kind="filing", pages=38, remarks=(LONG, LONG)),
)


SMALLEST = QSize(640, 480)
"""The least that a window may be."""


def facts() -> QWidget:
    dialog = FactsDialog(KNOWN)
    dialog.lines["date"].edit.setText("soon")
    dialog.lines["date"].check()
    return dialog


def page() -> QWidget:
    dialog = GoToPage(("i", "ii", "1"), 1)
    dialog.field.setText("9")
    dialog.accept()
    return dialog


MADE: tuple[Callable[[], QWidget], ...] = (
    facts,
    page,
    lambda: ReportDialog(ImportReport(files=FILES)),
    lambda: ExportDialog(Listing(documents=(ListedDocument(document=KNOWN),)), "Calder"),
    EmptyCase,
    lambda: EmptyPane(LONG),
)


@pytest.fixture(params=[13, 26], ids=["100 %", "200 %"])
def dressed(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    before = qapp.font()
    font = QFont(before)
    font.setPixelSize(request.param)
    qapp.setFont(font)
    qapp.setStyleSheet(style.sheet(theme.LIGHT))
    yield
    qapp.setStyleSheet("")
    qapp.setFont(before)


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("make", MADE, ids=["facts", "page", "report", "export", "empty", "pane"])
def test_no_words_are_cut_off(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    shown = make()
    qtbot.addWidget(shown)
    shown.resize(max(shown.width(), SMALLEST.width()), max(shown.height(), SMALLEST.height()))
    shown.show()
    qtbot.wait(1)
    for label in shown.findChildren(QLabel):
        if label.isVisible() and label.text():
            need = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            assert label.height() >= need, label.text()
    for button in shown.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.fontMetrics().horizontalAdvance(button.text()), button.text()
            assert button.height() >= button.fontMetrics().height(), button.text()


@pytest.mark.parametrize("make", MADE, ids=["facts", "page", "report", "export", "empty", "pane"])
def test_all_that_takes_the_keyboard_has_a_name(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    shown = make()
    qtbot.addWidget(shown)
    for kind in (QLineEdit, QComboBox, QListWidget):
        assert all(part.accessibleName() for part in shown.findChildren(kind))
    buttons = [button for button in shown.findChildren(QAbstractButton) if button.isVisibleTo(shown)]
    assert all(button.accessibleName() or button.text() for button in buttons)
