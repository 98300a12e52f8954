from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from reader.ui.hits import fitted
from reader.ui.results import Heading, Place, Quoted, Remark, Results, Suggestion, found_in, gather, spoken
from tests.ui.found import ARTICLE, DOCUMENTS, EMAILS, LATER, NOTHING, QUOTATION, QUOTED, RESULT, SURVEY


def test_filings_come_first_then_coverage_then_quotations() -> None:
    rows = gather(RESULT, [QUOTED], DOCUMENTS.get)
    assert [row for row in rows if isinstance(row, Heading)] == [
        Heading("Filings", "3 places in 2 documents", first=True),
        Heading("Coverage", "1 article", first=False),
        Heading("Quotations", "1", first=False),
    ]
    assert [row.hit for row in rows if isinstance(row, Place)] == [EMAILS, SURVEY, LATER, ARTICLE]


def test_a_place_tells_its_exhibit_and_page_or_its_publisher() -> None:
    places = {row.hit: row for row in gather(RESULT, [], DOCUMENTS.get) if isinstance(row, Place)}
    assert (places[EMAILS].title, places[EMAILS].aside) == ("Ex. 7  E-mails, Whitlock", "p. 2")
    assert (places[SURVEY].title, places[SURVEY].aside) == ("Liner survey", "p. 11")
    assert (places[ARTICLE].title, places[ARTICLE].aside) == ("Calder knew", "The Harrow Ledger")


def test_an_exhibit_that_its_title_names_is_not_named_twice() -> None:
    named = replace(EMAILS, title="Exhibit 7: e-mails")
    (place,) = [row for row in gather(replace(RESULT, hits=(named,)), [], DOCUMENTS.get) if isinstance(row, Place)]
    assert place.title == "Exhibit 7: e-mails"


def test_a_quotation_leads_from_its_article_to_its_source() -> None:
    (quoted,) = [row for row in gather(RESULT, [QUOTED], DOCUMENTS.get) if isinstance(row, Quoted)]
    assert quoted.words == "“before the spring Melt”"
    assert [quoted.words[start:end] for start, end in quoted.marks] == ["Melt"]
    assert quoted.aside == "The Harrow Ledger → E-mails, p. ii"
    assert spoken(quoted) == "Edited. “before the spring Melt”. The Harrow Ledger → E-mails, p. ii"
    unplaced = (QUOTED[0], replace(QUOTATION, passages=()), QUOTED[2])
    (quoted,) = [row for row in gather(RESULT, [unplaced], DOCUMENTS.get) if isinstance(row, Quoted)]
    assert quoted.aside == "The Harrow Ledger"


def test_nothing_found_is_said_and_what_would_be_found_is_offered() -> None:
    assert gather(NOTHING, [], DOCUMENTS.get) == [Remark("Nothing found for ‘melt’.")]
    assert gather(replace(NOTHING, suggestion="smelt"), [], DOCUMENTS.get)[-1] == Suggestion("smelt")
    assert gather(NOTHING, [QUOTED], DOCUMENTS.get)[0] == Heading("Quotations", "1", first=True)


def test_what_is_not_shown_is_told() -> None:
    more = gather(replace(RESULT, total=1234, cut=True), [], DOCUMENTS.get)[-2:]
    assert [row.words.partition(".")[0] for row in more if isinstance(row, Remark)] == [
        "The best 4 of 1,234 places are shown",
        "The search took too long and was ended early",
    ]


def test_the_model_keeps_qts_rules_and_only_results_can_be_chosen(qapp: QApplication) -> None:
    model = Results()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows(gather(RESULT, [QUOTED], DOCUMENTS.get))
    choosable = [row for row in range(model.rowCount()) if model.flags(model.index(row)) & Qt.ItemFlag.ItemIsSelectable]
    assert choosable == [1, 2, 3, 5, 7]
    assert model.choice(0, 1) == 1
    assert model.choice(4, 1) == 5
    assert model.choice(4, -1) == 3
    assert model.choice(0, -1) is None
    model.show_rows([])
    assert model.choice(0, 1) is None
    assert tester.model() is model


@pytest.mark.parametrize(
    ("words", "query", "found"),
    [
        ("The Spring Melt", "spring melt", ["Spring Melt"]),
        ("melt of the spring", "spring melt", ["melt", "spring"]),
        ("it’s “melting”", "\"it's", ["it’s"]),
        ("melt, melt", "MELT", ["melt", "melt"]),
        ("nothing", "melt", []),
        ("a", " ", []),
    ],
)
def test_the_words_are_lit_up_wherever_they_stand(words: str, query: str, found: list[str]) -> None:
    assert [words[start:end] for start, end in found_in(words, query)] == found


@given(st.text(), st.text(max_size=8))
def test_what_is_lit_up_lies_in_the_words_and_in_order(words: str, query: str) -> None:
    places = found_in(words, query)
    assert all(0 <= start < end <= len(words) for start, end in places)
    assert list(places) == sorted(places)


WORDS = st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc", "Z")), min_size=1, max_size=12), min_size=1)


@given(words=WORDS, at=st.integers(0, 200), width=st.integers(60, 900))
def test_the_first_hit_is_seen_however_far_it_stands(qapp: QApplication, words: list[str], at: int, width: int) -> None:
    number = at % len(words)
    text = " ".join(words)
    start = len(" ".join(words[:number])) + bool(number)
    mark = (start, start + len(words[number]))
    font = QFont()
    font.setPixelSize(14)
    metrics = QFontMetricsF(font)
    shown, marks = fitted(text, (mark,), width, metrics)
    for begin, end in marks:
        assert text[mark[0] : mark[1]].startswith(shown[begin:end])
    if metrics.horizontalAdvance(f"… {words[number]} …") < width * 0.7:
        assert marks
        assert shown[marks[0][0] : marks[0][1]] == words[number]
