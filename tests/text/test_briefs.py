from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model.links import Decision, Edit, Op, Placement, Verdict
from reader.model.reports import PassageRow, QuotationRow
from reader.text.briefs import rest, spoken, worst
from reader.text.wording import short_pinpoint, short_title


def passage(title: str = "Exhibit 7, E-mails") -> PassageRow:
    return PassageRow(
        document="d",
        path="d",
        title=title,
        page=2,
        page_label="2",
        start=0,
        end=4,
        text="many",
        score=1.0,
        cited=True,
        boxes=None,
    )


def row(*edits: Edit) -> QuotationRow:
    return QuotationRow(
        text="more than 400,000",
        start=0,
        end=9,
        verdict=Verdict.ALTERED,
        placement=Placement.UNIQUE,
        reason="A number differs.",
        places=1,
        passages=(passage(),),
        edits=edits,
    )


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (Edit(Op.REPLACE, "more than 400,000", "roughly 40,000"), "Article: 400,000.  Filing: 40,000."),
        (Edit(Op.REPLACE, "by 5 May", "on 5 May"), "Article: by 5 May.  Filing: on 5 May."),
        (Edit(Op.REPLACE, "seep", "leak,"), "Article: seep.  Filing: leak."),
        (Edit(Op.DELETE, "", "one two three four five six seven"), "Dropped: one two three four five six …"),
        (Edit(Op.BRACKET, "[sic]", ""), "Added, marked: [sic]."),
        (Edit(Op.ELLIPSIS, "…", ""), "An ellipsis where nothing is left out."),
    ],
)
def test_the_worst_difference_is_told_in_few_words(edit: Edit, said: str) -> None:
    marked = edit.op in (Op.BRACKET, Op.ELLIPSIS)
    found = replace(row(edit), verdict=Verdict.EDITED if marked else Verdict.ALTERED)
    assert worst(found) == said
    assert rest(found) == ""


def test_what_no_edit_shows_is_told_by_the_reason() -> None:
    found = row(Edit(Op.ELLIPSIS, "…", "and it is not evaporation, as we said in August to all who asked"))
    assert worst(replace(found, reason="The ellipsis leaves out ‘not’. 1 word changed.")) == (
        "The ellipsis leaves out ‘not’."
    )


def test_what_else_differs_is_counted() -> None:
    found = row(
        Edit(Op.DELETE, "", "since the patch."),
        Edit(Op.REPLACE, "400,000", "40,000"),
        Edit(Op.INSERT, "really", ""),
        Edit(Op.DELETE, "", "so"),
    )
    assert rest(found) == "1 word added, 4 words dropped"


def test_a_quotation_is_read_as_one_would_say_it() -> None:
    assert spoken(row(), 2, 11) == (
        "Altered. A number differs. ‘more than 400,000’. Exhibit 7, E-mails, page 2. To review. 2 of 11."
    )
    decided = QuotationRow(text="We hid", start=0, end=6, decision=Decision.CONFIRMED)
    assert spoken(decided, 1, 1) == "Not found. ‘We hid’. Confirmed. 1 of 1."


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Exhibit 7, E-mails of Whitlock and Ferro", "Ex. 7"),
        ("Ex. 118-7 E-mails", "Ex. 118-7"),
        ("EXHIBIT A", "Ex. A"),
        ("Exhibits to the motion", "Exhibits to the motion"),
        ("Exhibit", "Exhibit"),
        ("Order unsealing exhibits", "Order unsealing exhibits"),
    ],
)
def test_an_exhibit_is_known_by_its_number(title: str, short: str) -> None:
    assert short_title(title) == short
    assert short_pinpoint(passage(title)) == f"{short}, p. 2"
