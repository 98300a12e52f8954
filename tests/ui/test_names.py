from __future__ import annotations

import pytest

from reader.model.documents import Document, Facts, Kind
from reader.model.links import Attribution, Verdict
from reader.model.reports import PassageRow, QuotationRow
from reader.ui.models import names


def document(title: str, **facts: str) -> Document:
    known = Facts(title=title, **facts)
    return Document(id="a", digest="a", part=0, path="", name="a.pdf", format="pdf", kind=Kind.FILING, facts=known)


def row(speaker: str | None, filing: str | None, attribution: Attribution) -> QuotationRow:
    passage = PassageRow(
        document="a",
        path="",
        title="Ex. 7 E-mails",
        page=2,
        page_label="2",
        start=0,
        end=1,
        text="x",
        score=1,
        cited=False,
        boxes=None,
        speaker=filing,
    )
    return QuotationRow(
        text="x",
        start=0,
        end=1,
        speaker=speaker,
        verdict=Verdict.VERBATIM,
        attribution=attribution,
        passages=(passage,),
    )


@pytest.mark.parametrize(
    ("title", "exhibit", "shown"),
    [
        ("Ex. 7 E-mails, Whitlock and Ferro", "", "Ex. 7  E-mails, Whitlock and Ferro"),
        ("Exhibit 12: Memorandum", "", "Ex. 12  Memorandum"),
        ("EXHIBIT A", "", "Ex. A"),
        ("E-mails", "7", "Ex. 7  E-mails"),
        ("Exhibition catalogue", "", "Exhibition catalogue"),
        ("Exhibit list", "", "Exhibit list"),
        ("EXHIBIT TO MOTION", "", "EXHIBIT TO MOTION"),
        ("Exhibit No. 5-B — Slides", "", "Ex. 5-B  Slides"),
        ("Order Granting Motions", "", "Order Granting Motions"),
    ],
)
def test_an_exhibit_is_named_with_its_number_in_front(title: str, exhibit: str, shown: str) -> None:
    assert names.full(document(title, exhibit=exhibit)) == shown


def test_a_docket_number_leaves_out_what_is_no_attachment() -> None:
    assert names.number(Facts(document="118", attachment="7")) == "118-7"
    assert names.number(Facts(document="97", attachment="0")) == "97"
    assert names.number(Facts()) == ""


def test_a_place_is_short_on_the_screen_and_whole_for_the_ear() -> None:
    assert names.place("Ex. 7 E-mails", "2") == "Ex. 7, p. 2"
    assert names.spoken_place("Ex. 7 E-mails", "2") == "Exhibit 7, page 2"
    assert names.place("E-mails", "ii", Facts(exhibit="7")) == "Ex. 7, p. ii"
    assert names.place("Order", None) == "Order"


@pytest.mark.parametrize(
    ("said", "filing", "attribution", "shown"),
    [
        ("Dana Whitlock", "Dana Whitlock", Attribution.AGREES, "Whitlock"),
        ("Mr. Ferro", "MARCUS FERRO", Attribution.AGREES, "Ferro"),
        ("Ms. Whitlock", "MARCUS FERRO", Attribution.DIFFERS, "Whitlock (filing: Ferro)"),
        ("Water Trust", "Dana Whitlock", Attribution.UNKNOWN, "Water Trust"),
        ("the judge", None, Attribution.UNKNOWN, "the judge"),
        (None, "PRIYA RAMAN", Attribution.UNKNOWN, "Raman"),
        (None, None, Attribution.UNKNOWN, ""),
    ],
)
def test_a_name_is_cut_only_where_the_filing_knows_the_person(
    said: str | None, filing: str | None, attribution: Attribution, shown: str
) -> None:
    assert names.speaker(row(said, filing, attribution)) == shown
