from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from reader.model.documents import Facts, Kind
from reader.ui.dialogs.dates import example, read_date
from reader.ui.dialogs.facts import FIELDS, FactsDialog
from tests.ui.found import document

AMERICA = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
BRITAIN = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
GERMANY = QLocale(QLocale.Language.German, QLocale.Country.Germany)
FILING = document(
    "e",
    Kind.FILING,
    Facts(title="E-mails", date="2022-11-18T16:52:00+00:00", docket="2:24-cv-00817", exhibit="7"),
    given=("title",),
)


@pytest.fixture
def dialog(qtbot: QtBot) -> FactsDialog:
    made = FactsDialog(FILING)
    qtbot.addWidget(made)
    made.show()
    return made


def retype(dialog: FactsDialog, name: str, words: str) -> None:
    edit = dialog.lines[name].edit
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    QTest.keyClicks(edit, words)


@pytest.mark.parametrize(
    ("typed", "locale", "read"),
    [
        ("2025-03-17", AMERICA, "2025-03-17"),
        ("2025-03", AMERICA, "2025-03"),
        (" 2025 ", GERMANY, "2025"),
        ("", AMERICA, ""),
        ("3/4/2025", AMERICA, "2025-03-04"),
        ("04/03/2025", BRITAIN, "2025-03-04"),
        ("04.03.2025", GERMANY, "2025-03-04"),
        ("4. März 2025", GERMANY, "2025-03-04"),
        ("March 4, 2025", GERMANY, "2025-03-04"),
        ("2025-03-04T10:00:00+00:00", AMERICA, "2025-03-04T10:00:00+00:00"),
        ("2025-02-30", AMERICA, None),
        ("2025-13", AMERICA, None),
        ("31.02.2025", GERMANY, None),
        ("soon", AMERICA, None),
    ],
)
def test_dates_are_read_as_the_country_writes_them(typed: str, locale: QLocale, read: str | None) -> None:
    assert read_date(typed, locale) == read


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)), st.sampled_from([AMERICA, BRITAIN, GERMANY]))
def test_every_date_written_in_full_comes_back(day: date, locale: QLocale) -> None:
    written = locale.toString(QDate(day.year, day.month, day.day), locale.dateFormat(QLocale.FormatType.LongFormat))
    assert read_date(written, locale) == day.isoformat()
    assert read_date(day.isoformat(), locale) == day.isoformat()


def test_two_digits_of_a_year_are_read_as_the_near_one() -> None:
    assert read_date("3/4/25", AMERICA) == "2025-03-04"
    assert read_date(example(AMERICA), AMERICA) == "2025-03-17"


def test_what_is_left_alone_is_not_set(dialog: FactsDialog) -> None:
    assert dialog.answer() == (None, Facts(), ())


def test_only_what_was_changed_is_set(dialog: FactsDialog) -> None:
    retype(dialog, "title", "E-mails,  Whitlock ")
    retype(dialog, "date", "2022-11-19")
    retype(dialog, "exhibit", "")
    kind, facts, fields = dialog.answer()
    assert kind is None
    assert facts == Facts(title="E-mails, Whitlock", date="2022-11-19")
    assert fields == ("title", "date", "exhibit")


def test_typing_the_same_again_sets_nothing(dialog: FactsDialog) -> None:
    retype(dialog, "title", "other")
    retype(dialog, "title", "E-mails")
    assert dialog.answer()[2] == ()


def test_a_fact_set_by_hand_can_be_left_to_the_program(dialog: FactsDialog) -> None:
    assert [name for name, line in dialog.lines.items() if line.guess.isVisible()] == ["title"]
    assert dialog.lines["title"].said.text() == "Set by hand"
    QTest.keyClick(dialog.lines["title"].guess, Qt.Key.Key_Space)
    assert dialog.answer() == (None, Facts(), ("title",))
    retype(dialog, "title", "E-mails")
    assert dialog.answer()[2] == ()


@pytest.mark.parametrize(("name", "typed"), [("date", "soon"), ("url", "example.org"), ("language", "English!")])
def test_what_makes_no_sense_is_not_kept_and_gets_the_keyboard(qtbot: QtBot, name: str, typed: str) -> None:
    dialog = FactsDialog(document("a", Kind.COVERAGE, Facts(title="An article")))
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    retype(dialog, name, typed)
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.lines[name].edit.hasFocus()
    assert dialog.lines[name].said.text().startswith("Write ")
    retype(dialog, name, "")
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_each_kind_is_asked_for_its_own_facts_and_what_is_known_stays(dialog: FactsDialog) -> None:
    assert not dialog.lines["publisher"].isVisible()
    dialog.kind.setCurrentIndex(dialog.kind.findData(Kind.COVERAGE))
    shown = {name for name, line in dialog.lines.items() if line.isVisible()}
    assert {"publisher", "url", "docket", "exhibit"} <= shown
    assert "attachment" not in shown
    assert dialog.answer()[0] is Kind.COVERAGE


def test_every_fact_is_asked() -> None:
    assert {field.name for field in FIELDS} == set(Facts.__dataclass_fields__)
