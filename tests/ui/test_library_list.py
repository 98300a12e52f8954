from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from reader.model.documents import Document, Facts, Kind
from reader.model.reports import ListedDocument, Listing
from reader.ui.models.library import ROW, LibraryModel, Row, Sort
from reader.ui.panels.library import LibraryPanel

TEXT, HEARD = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole


def listed(name: str, kind: Kind, *, total: int = 0, altered: int = 0, **facts: str) -> ListedDocument:
    document = Document(
        id=name, digest=name, part=0, path="", name=f"{name}.pdf", format="pdf", kind=kind, facts=Facts(**facts)
    )
    coverage = kind is Kind.COVERAGE
    return ListedDocument(
        document=document, altered=altered, quotations=total if coverage else 0, quoted=0 if coverage else total
    )


LISTING = Listing(
    documents=(
        listed("pond", Kind.COVERAGE, total=11, altered=1, title="Calder knew", publisher="The Harrow Ledger"),
        listed("wells", Kind.COVERAGE, total=4, altered=3, title="Trust, but test", date="2025-03-24"),
        listed("order", Kind.FILING, total=9, title="Order Unsealing", document="97"),
        listed("mails", Kind.FILING, total=18, title="Ex. 7 E-mails", document="118", attachment="7"),
    )
)


def titles(model: LibraryModel) -> dict[str, list[str]]:
    groups = [model.index(row, 0) for row in range(model.rowCount())]
    return {
        group.data(TEXT): [model.index(row, 0, group).data(TEXT) for row in range(model.rowCount(group))]
        for group in groups
    }


@pytest.fixture
def panel(qtbot: QtBot) -> LibraryPanel:
    made = LibraryPanel()
    qtbot.addWidget(made)
    made.show_listing(LISTING, "Water Trust v. Calder")
    made.resize(296, 400)
    made.show()
    return made


def place(panel: LibraryPanel, document: str) -> QModelIndex:
    model = panel.tree.model()
    assert isinstance(model, LibraryModel)
    return model.index_of(document)


def middle(panel: LibraryPanel, document: str) -> QPoint:
    return panel.tree.visualRect(place(panel, document)).center()


def test_the_model_keeps_qts_rules_whatever_is_shown(qtmodeltester: ModelTester) -> None:
    model = LibraryModel()
    for listing, words in ((Listing(documents=()), ""), (LISTING, ""), (LISTING, "mails"), (LISTING, "zzz")):
        model.show_listing(listing)
        model.filter(words)
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_documents_stand_under_their_kind_in_the_listings_order() -> None:
    model = LibraryModel()
    model.show_listing(LISTING)
    assert titles(model) == {
        "Coverage": ["Calder knew", "Trust, but test"],
        "Filings": ["Order Unsealing", "Ex. 7  E-mails"],
    }


def test_an_empty_group_says_so_and_cannot_be_reached() -> None:
    model = LibraryModel()
    assert titles(model) == {"Coverage": ["No articles yet"], "Filings": ["No filings yet"]}
    words = model.index(0, 0, model.index(0, 0))
    assert not model.flags(words) & Qt.ItemFlag.ItemIsEnabled


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("118", {"Filings": ["Ex. 7  E-mails"]}),
        ("LEDGER harrow", {"Coverage": ["Calder knew"]}),
        ("order.pdf", {"Filings": ["Order Unsealing"]}),
        ("e", {"Coverage": ["Calder knew", "Trust, but test"], "Filings": ["Order Unsealing", "Ex. 7  E-mails"]}),
        ("zzz", {}),
    ],
)
def test_a_filter_looks_at_number_title_publisher_and_file(words: str, found: dict[str, list[str]]) -> None:
    model = LibraryModel()
    model.show_listing(LISTING)
    model.filter(words)
    assert titles(model) == found


@pytest.mark.parametrize(
    ("order", "first"),
    [(Sort.TITLE, "Ex. 7  E-mails"), (Sort.QUOTATIONS, "Ex. 7  E-mails"), (Sort.NUMBER, "Order Unsealing")],
)
def test_documents_are_sorted_within_their_group(order: Sort, first: str) -> None:
    model = LibraryModel()
    model.show_listing(LISTING)
    model.sort_by(order)
    assert titles(model)["Filings"][0] == first
    model.sort_by(Sort.ALTERED)
    assert titles(model)["Coverage"][0] == "Trust, but test"


def test_a_row_says_in_words_all_that_it_shows() -> None:
    model = LibraryModel()
    model.show_listing(LISTING)
    model.set_open({"mails": "other"})
    assert model.index_of("pond").data(HEARD) == "Calder knew. Article. The Harrow Ledger. Quotations: 11. Altered: 1."
    assert model.index_of("mails").data(HEARD) == (
        "Ex. 7  E-mails. Filing. Docket number 118-7. Quoted: 18. Open in the other pane."
    )


def test_the_document_of_the_active_pane_is_filled_and_the_other_outlined(panel: LibraryPanel) -> None:
    def opened(document: str) -> str:
        row: Row = place(panel, document).data(ROW)
        return row.opened

    panel.set_open("pond", "mails", "left")
    assert (opened("pond"), opened("mails"), opened("order")) == ("active", "other", "")
    panel.set_open("pond", "order", "right")
    assert (opened("pond"), opened("mails"), opened("order")) == ("other", "", "active")


def test_a_click_opens_and_with_control_or_the_middle_button_in_the_other_pane(
    panel: LibraryPanel, qtbot: QtBot
) -> None:
    heard: list[tuple[str, bool]] = []
    panel.document_activated.connect(lambda *told: heard.append(told))
    view = panel.tree.viewport()
    left, middle_button = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
    QTest.mouseClick(view, left, Qt.KeyboardModifier.NoModifier, middle(panel, "pond"))
    QTest.mouseClick(view, left, Qt.KeyboardModifier.ControlModifier, middle(panel, "mails"))
    QTest.mouseClick(view, middle_button, Qt.KeyboardModifier.NoModifier, middle(panel, "order"))
    assert heard == [("pond", False), ("mails", True), ("order", True)]


def test_arrows_enter_and_letters_lead_through_the_list(panel: LibraryPanel, qtbot: QtBot) -> None:
    heard: list[tuple[str, bool]] = []
    panel.document_activated.connect(lambda *told: heard.append(told))
    panel.tree.setCurrentIndex(panel.tree.model().index(0, 0))
    QTest.keyClick(panel.tree, Qt.Key.Key_Down)
    QTest.keyClick(panel.tree, Qt.Key.Key_Return)
    QTest.keyClicks(panel.tree, "ord")
    QTest.keyClick(panel.tree, Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier)
    assert heard == [("pond", False), ("order", True)]


def test_letters_typed_into_the_list_are_kept_from_the_windows_own_keys(panel: LibraryPanel) -> None:
    heard: list[str] = []
    for key in ("N", "Ctrl+N"):
        action = QAction(panel)
        action.setShortcut(key)
        action.triggered.connect(lambda _checked=False, key=key: heard.append(key))
        panel.addAction(action)
    panel.activateWindow()
    panel.tree.setFocus()
    QTest.keyClicks(panel.tree, "n")
    QTest.keyClick(panel.tree, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["Ctrl+N"]


def test_a_heading_is_shut_and_opened_by_click_and_key_and_stays_shut(panel: LibraryPanel, qtbot: QtBot) -> None:
    heading = panel.tree.model().index(0, 0)
    point = panel.tree.visualRect(heading).center()
    QTest.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    panel.show_listing(LISTING, "Water Trust v. Calder")
    heading = panel.tree.model().index(0, 0)
    assert not panel.tree.isExpanded(heading)
    panel.tree.setCurrentIndex(heading)
    QTest.keyClick(panel.tree, Qt.Key.Key_Right)
    assert panel.tree.isExpanded(heading)


def test_the_menu_key_asks_for_the_menu_of_the_current_row(panel: LibraryPanel, qtbot: QtBot) -> None:
    panel.tree.setCurrentIndex(place(panel, "mails"))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), panel.mapToGlobal(QPoint(0, 0)))
    with qtbot.waitSignal(panel.menu_requested) as asked:
        QApplication.sendEvent(panel.tree.viewport(), event)
    document, point = asked.args
    assert document == "mails"
    assert panel.tree.visualRect(place(panel, "mails")).contains(panel.tree.viewport().mapFromGlobal(point))


def test_filtering_while_typing_keeps_the_current_row_and_says_where_nothing_is_found(
    panel: LibraryPanel, qtbot: QtBot
) -> None:
    panel.tree.setCurrentIndex(place(panel, "mails"))
    panel.filter_button.click()
    QTest.keyClicks(panel.filter_field, "mail")
    assert panel.tree.currentIndex() == place(panel, "mails")
    QTest.keyClicks(panel.filter_field, "zzz")
    assert not panel.tree.isVisible()
    assert panel.words() == "Nothing found for ‘mailzzz’."
    QTest.keyClick(panel.filter_field, Qt.Key.Key_Escape)
    assert panel.tree.isVisible()
    assert place(panel, "order").isValid()
    assert not panel.filter_field.isVisible()


def test_enter_in_the_filter_leads_to_the_first_document_found(panel: LibraryPanel, qtbot: QtBot) -> None:
    panel.filter_button.click()
    QTest.keyClicks(panel.filter_field, "order")
    QTest.keyClick(panel.filter_field, Qt.Key.Key_Return)
    assert panel.tree.currentIndex() == place(panel, "order")


def test_many_documents_are_not_asked_for_until_they_are_seen(
    panel: LibraryPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = tuple(
        replace(LISTING.documents[0], document=replace(LISTING.documents[0].document, id=str(number)))
        for number in range(10_000)
    )
    asked: list[int] = []
    row = LibraryModel._row

    def note(model: LibraryModel, index: QModelIndex) -> Row:
        asked.append(index.row())
        return row(model, index)

    monkeypatch.setattr(LibraryModel, "_row", note)
    panel.show_listing(Listing(documents=many), "Many")
    panel.grab()
    assert max(asked) < 50
