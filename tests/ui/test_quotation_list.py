from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from reader.model.documents import Document, Facts, Kind
from reader.model.layers import Furniture, FurnitureKind, Page, TextLayer
from reader.model.links import Attribution, Decision, Placement, Verdict
from reader.model.readings import Key, Mark, Reading
from reader.model.reports import ListedDocument, Listing, PassageRow, QuotationRow
from reader.model.spans import Span
from reader.ui.models.cards import cards
from reader.ui.models.quotations import CARD, Order, QuotationsModel
from reader.ui.panels.quotations import QuotationsPanel

HEARD = Qt.ItemDataRole.AccessibleTextRole
LONG = "the loss is not evaporation and by our own numbers it is roughly forty thousand gallons a day, " * 4


def document(name: str, kind: Kind, **facts: str) -> Document:
    return Document(
        id=name, digest=name, part=0, path="", name=name, format="pdf", kind=kind, facts=Facts(title=name, **facts)
    )


def passage(source: str, start: int, speaker: str | None = None, page: str = "2") -> PassageRow:
    return PassageRow(
        document=source,
        path="",
        title=source,
        page=int(page),
        page_label=page,
        start=start,
        end=start + 1,
        text="x",
        score=1.0,
        cited=False,
        boxes=None,
        speaker=speaker,
    )


MAILS, ORDER = document("E-mails", Kind.FILING, exhibit="7"), document("Order", Kind.FILING)
ARTICLE = document("Calder knew", Kind.COVERAGE)
LISTING = Listing(documents=tuple(ListedDocument(document=each) for each in (ARTICLE, ORDER, MAILS)))
LIBRARY = {listed.document.id: listed.document for listed in LISTING.documents}

ROWS = (
    QuotationRow(
        text="The liner at Pond 4 has been losing water since October 3,",
        start=0,
        end=9,
        verdict=Verdict.VERBATIM,
        placement=Placement.UNIQUE,
        decision=Decision.CONFIRMED,
        speaker="Dana Whitlock",
        attribution=Attribution.AGREES,
        passages=(passage("E-mails", 50, "Dana Whitlock"),),
    ),
    QuotationRow(
        text="more than 400,000\ngallons a day",
        start=10,
        end=19,
        verdict=Verdict.ALTERED,
        placement=Placement.UNIQUE,
        reason="A number differs: 400,000 for 40,000. 1 word dropped without a mark.",
        speaker="Dana Whitlock",
        attribution=Attribution.DIFFERS,
        passages=(passage("E-mails", 20, "MARCUS FERRO"),),
    ),
    QuotationRow(
        text="seepage",
        start=20,
        end=29,
        verdict=Verdict.VERBATIM,
        placement=Placement.AMBIGUOUS,
        places=19,
        passages=(passage("Order", 5, "Dana Whitlock"),),
    ),
    QuotationRow(text=LONG, start=30, end=39, reason="Nothing in these documents says this."),
)
READING = Reading(document=ARTICLE, layer=TextLayer(text="x" * 40, extractor="test"), quotations=ROWS)


def filing() -> Reading:
    """A filing of two pages, of which two passages are quoted, one of them over a stamp."""
    text = "roughly 40,000 STAMP gallons a day\nnot evaporation"
    layer = TextLayer(
        text=text,
        extractor="test",
        furniture=(Furniture(Span(15, 20), FurnitureKind.STAMP),),
        pages=(Page(Span(0, 34), "ii", 612, 792), Page(Span(35, 50), "2", 612, 792)),
    )
    mark = Mark(key=Key("Calder knew", 1), spans=(Span(0, 34),), verdict=Verdict.ALTERED, label="Ledger")
    other = Mark(key=Key("Other", 0), spans=(Span(39, 50),), verdict=Verdict.VERBATIM, label="Wire")
    return Reading(document=MAILS, layer=layer, marks=(mark, replace(mark, place=1), other))


@pytest.fixture
def panel(qtbot: QtBot) -> QuotationsPanel:
    made = QuotationsPanel()
    qtbot.addWidget(made)
    made.show_listing(LISTING)
    made.resize(296, 480)
    made.show()
    return made


def numbers(panel: QuotationsPanel) -> list[int]:
    model = panel.list.model()
    return [model.index(row, 0).data(CARD).key.number for row in range(model.rowCount(QModelIndex()))]


def sentences(panel: QuotationsPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible() and label.text().endswith(".")]


def test_a_card_shows_words_state_place_and_speaker() -> None:
    first, second, third, fourth = cards(READING, LIBRARY)
    assert (first.text, first.state) == ("The liner at Pond 4 has been losing water since October 3", "Confirmed")
    assert (first.source, first.speaker) == ("Ex. 7, p. 2", "Whitlock")
    assert (second.text, second.state) == ("more than 400,000 gallons a day", "A number differs")
    assert second.speaker == "Whitlock (filing: Ferro)"
    assert (third.source, third.speaker) == ("19 places", "")
    assert (fourth.source, fourth.speaker) == ("", "")


def test_a_card_is_heard_as_it_is_seen() -> None:
    model = QuotationsModel()
    model.show_cards(cards(READING, LIBRARY))
    heard = [model.index(row).data(HEARD) for row in range(4)]
    assert heard[0] == (
        "Verbatim. ‘The liner at Pond 4 has been losing water since October 3’. Exhibit 7, page 2. Confirmed. 1 of 4."
    )
    assert heard[1] == (
        "Altered. A number differs. ‘more than 400,000 gallons a day’. Exhibit 7, page 2. "
        "The article names Dana Whitlock, the filing Ferro. To review. 2 of 4."
    )
    assert heard[3].startswith("Not found. Nothing in these documents says this. ‘the loss is not")
    assert heard[3].endswith(" …’. To review. 4 of 4.")


def test_a_filings_cards_show_its_own_words_without_furniture_and_who_quotes_them() -> None:
    first, second = cards(filing(), LIBRARY)
    assert (first.text, first.source, first.speaker) == ("roughly 40,000 gallons a day", "p. ii", "Ledger")
    assert first.say() == "Altered. ‘roughly 40,000 gallons a day’. Page ii. Quoted by Ledger. To review. 1 of 2."
    assert second.key == Key("Other", 0)


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = QuotationsModel()
    for verdicts in (frozenset[Verdict](), frozenset({Verdict.ALTERED}), frozenset({Verdict.REWORDED})):
        model.show_cards(cards(READING, LIBRARY))
        model.filter(verdicts)
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_a_decision_changes_one_row_and_moves_none(qtbot: QtBot) -> None:
    model = QuotationsModel()
    model.show_cards(cards(READING, LIBRARY))
    decided = replace(READING, quotations=(*ROWS[:1], replace(ROWS[1], decision=Decision.REJECTED), *ROWS[2:]))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as changed:
        model.show_cards(cards(decided, LIBRARY))
    assert [index.row() for index in changed.args[:2]] == [1, 1]
    assert model.index(1).data(CARD).state == "Rejected"


@pytest.mark.parametrize(
    ("order", "shown"),
    [(Order.PLACE, [0, 1, 2, 3]), (Order.WORST, [1, 3, 0, 2]), (Order.SOURCE, [2, 1, 0, 3])],
)
def test_cards_stand_in_order_worst_first_or_by_source(panel: QuotationsPanel, order: Order, shown: list[int]) -> None:
    panel.show_reading(READING)
    names = {Order.PLACE: "In order", Order.WORST: "Worst first", Order.SOURCE: "By source"}
    menu = panel.order_button.menu()
    next(action for action in menu.actions() if action.text() == names[order]).trigger()
    assert numbers(panel) == shown
    assert panel.order_button.text() == names[order]


def test_the_buttons_count_and_filter_and_everything_can_be_shown_again(panel: QuotationsPanel) -> None:
    panel.show_reading(READING)
    buttons = panel.filters.buttons
    assert [button.accessibleName() for button in buttons.values()] == [
        "Verbatim: 2",
        "Edited: 0",
        "Altered: 1",
        "Reworded: 0",
        "Not found: 1",
    ]
    QTest.mouseClick(buttons[Verdict.ALTERED], Qt.MouseButton.LeftButton)
    assert numbers(panel) == [1]
    QTest.keyClick(buttons[Verdict.NOT_FOUND], Qt.Key.Key_Space)
    assert numbers(panel) == [1, 3]
    panel.filters.clear()
    buttons[Verdict.EDITED].click()
    assert sentences(panel) == ["No quotation matches the filter."]
    QTest.mouseClick(panel.all_button, Qt.MouseButton.LeftButton)
    assert numbers(panel) == [0, 1, 2, 3]
    assert sentences(panel) == []


@pytest.mark.parametrize(
    ("reading", "documents", "words"),
    [
        (None, (), []),
        (None, (ARTICLE,), ["Choose an article to see its quotations."]),
        (replace(READING, quotations=()), (ARTICLE, MAILS), ["No quotations in this article."]),
        (READING, (ARTICLE,), ["Add filings to find where these quotations come from."]),
        (replace(filing(), marks=()), (MAILS,), ["Add articles to see who quotes this filing."]),
        (replace(filing(), marks=()), (ARTICLE, MAILS), ["No article quotes this filing."]),
    ],
)
def test_where_there_is_nothing_to_show_a_sentence_says_why(
    panel: QuotationsPanel, reading: Reading | None, documents: tuple[Document, ...], words: list[str]
) -> None:
    panel.show_listing(Listing(documents=tuple(ListedDocument(document=each) for each in documents)))
    panel.show_reading(reading)
    assert sentences(panel) == words


def test_click_and_enter_open_and_the_menu_key_asks_for_the_menu(panel: QuotationsPanel, qtbot: QtBot) -> None:
    panel.show_reading(READING)
    heard: list[Key] = []
    panel.quotation_activated.connect(heard.append)
    second = panel.list.model().index(1, 0)
    point = panel.list.visualRect(second).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert heard == [Key("Calder knew", 1), Key("Calder knew", 2)]
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    with qtbot.waitSignal(panel.menu_requested) as asked:
        QApplication.sendEvent(panel.list.viewport(), event)
    assert asked.args[0] == Key("Calder knew", 2)


def test_tab_leads_through_order_filters_and_cards(panel: QuotationsPanel) -> None:
    panel.show_reading(READING)
    panel.activateWindow()
    panel.order_button.setFocus()
    for part in (*panel.filters.buttons.values(), panel.list):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert part.hasFocus()


def test_the_ring_is_drawn_for_the_keyboard_only(panel: QuotationsPanel) -> None:
    panel.show_reading(READING)
    panel.activateWindow()
    panel.list.setFocus(Qt.FocusReason.MouseFocusReason)
    point = panel.list.visualRect(panel.list.model().index(0, 0)).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    plain = panel.list.grab().toImage()
    QTest.keyClick(panel.list, Qt.Key.Key_Home)
    assert panel.list.currentIndex().row() == 0
    ringed = panel.list.grab().toImage()
    assert ringed != plain
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    assert panel.list.grab().toImage() == plain


def test_the_selected_card_comes_into_view_also_when_its_document_comes_later(panel: QuotationsPanel) -> None:
    many = tuple(replace(ROWS[0], text=f"{number} {LONG}") for number in range(200))
    panel.select(Key("Calder knew", 150))
    panel.show_reading(replace(READING, quotations=many))
    QApplication.processEvents()
    card = panel.list.visualRect(panel.list.model().index(150, 0))
    assert panel.list.viewport().rect().contains(card)
    panel.select(Key("Calder knew", 0))
    assert panel.list.viewport().rect().contains(panel.list.visualRect(panel.list.model().index(0, 0)))


def test_cards_are_as_high_as_their_words_and_three_lines_at_most(panel: QuotationsPanel) -> None:
    panel.show_reading(READING)
    QApplication.processEvents()
    rects: list[QRect] = [panel.list.visualRect(panel.list.model().index(row, 0)) for row in range(4)]
    assert rects[2].height() < rects[0].height() < rects[3].height()
    assert all(above.bottom() + 1 == below.top() for above, below in pairwise(rects))
    panel.resize(900, 480)
    QApplication.processEvents()
    assert panel.list.visualRect(panel.list.model().index(0, 0)).height() == rects[2].height()


def test_at_200_percent_nothing_is_cut_off(panel: QuotationsPanel, qtbot: QtBot) -> None:
    before, large = QApplication.font(), QFont(QApplication.font())
    large.setPixelSize(26)
    QApplication.setFont(large)
    try:
        made = QuotationsPanel()
        qtbot.addWidget(made)
        made.show_listing(LISTING)
        made.show_reading(READING)
        made.resize(592, 900)
        made.show()
        QApplication.processEvents()
        for button in made.filters.buttons.values():
            assert button.width() >= button.minimumSizeHint().width()
            assert button.height() >= button.sizeHint().height()
        low = made.list.visualRect(made.list.model().index(2, 0)).height()
    finally:
        QApplication.setFont(before)
    panel.show_reading(READING)
    QApplication.processEvents()
    assert low >= 1.9 * panel.list.visualRect(panel.list.model().index(2, 0)).height()
