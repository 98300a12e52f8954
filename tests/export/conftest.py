"""A report made by hand that holds every verdict, placement and kind of edit, and text that means harm."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.model.layers import Box
from reader.model.links import Attribution, Decision, Edit, Op, Placement, Verdict
from reader.model.reports import DocumentRow, FileRow, PassageRow, QuotationRow, Report

GOLDENS = Path(__file__).parents[1] / "goldens"


def box(page: int, top: float, left: float = 72.0, right: float = 540.0) -> Box:
    return Box(page, (left, top, right, top + 12.0))


def emails(text: str, *boxes: Box, **more: object) -> PassageRow:
    known: dict[str, object] = {
        "document": "7aa0000000e7",
        "path": "/cases/calder/gov.uscourts.cod.81700.118.7.pdf",
        "title": "Ex. 7, E-mails of Whitlock and Ferro",
        "page": 2,
        "page_label": "2",
        "start": 900,
        "end": 900 + len(text),
        "text": text,
        "score": 0.97,
        "cited": True,
        "boxes": boxes,
        "speaker": "Dana Whitlock",
        "docket": "2:24-cv-00817, ECF No. 118-7",
    }
    return PassageRow(**{**known, **more})  # type: ignore[arg-type]


def deposition(text: str, *boxes: Box, **more: object) -> PassageRow:
    known: dict[str, object] = {
        "document": "121000000001",
        "path": "C:\\Cases\\Ferro deposition.pdf",
        "title": "Ferro deposition",
        "page": 12,
        "page_label": "112",
        "speaker": None,
        "cited": False,
        "docket": "",
    }
    return emails(text, *boxes, **{**known, **more})


def verbatim() -> QuotationRow:
    text = "The liner at Pond 4 has been losing water since at least October 3"
    printed = "The liner at Pond 4 has\nbeen losing water since at least October 3,"
    return QuotationRow(
        text=text,
        start=310,
        end=310 + len(text),
        speaker="Dana Whitlock",
        cited=("https://www.courtlistener.com/docket/1/118/7/",),
        verdict=Verdict.VERBATIM,
        placement=Placement.UNIQUE,
        score=1.0,
        reason="The same words.",
        attribution=Attribution.AGREES,
        places=1,
        passages=(emails(printed, box(2, 300), box(2, 314, right=210)),),
        decision=Decision.CONFIRMED,
        note="Checked against the paper copy.",
    )


def edited() -> QuotationRow:
    return QuotationRow(
        text="We should notify the county … in writing[,] [emphasis added] [s]oon",
        start=500,
        end=567,
        speaker="Whitlock",
        verdict=Verdict.EDITED,
        placement=Placement.CONTEXT,
        score=0.95,
        reason="Left out and bracketed, and marked as such.",
        places=2,
        passages=(
            emails(
                "We should notify the county and the Water\nTrust before the spring melt, in writing; Soon",
                box(2, 740),
                box(3, 80, right=400),
            ),
            deposition("We should notify the county", box(12, 100)),
        ),
        edits=(
            Edit(Op.EQUAL, "We should notify the county", "We should notify the county"),
            Edit(Op.ELLIPSIS, "…", "and the Water Trust before the spring melt,"),
            Edit(Op.EQUAL, "in writing", "in writing"),
            Edit(Op.BRACKET, "[,]", ";"),
            Edit(Op.BRACKET, "[emphasis added]", ""),
            Edit(Op.BRACKET, "[s]oon", "Soon"),
        ),
    )


def altered() -> QuotationRow:
    return QuotationRow(
        text="more than 400,000 gallons a day, and it really has not slowed",
        start=620,
        end=681,
        speaker="Whitlock",
        verdict=Verdict.ALTERED,
        placement=Placement.UNIQUE,
        score=0.81,
        reason="A number differs; three words are dropped.",
        attribution=Attribution.DIFFERS,
        places=1,
        passages=(
            emails(
                "roughly 40,000 gallons a day, and it has not slowed since the patch.",
                box(2, 328, left=120),
                speaker="Marcus Ferro",
            ),
        ),
        edits=(
            Edit(Op.REPLACE, "more than 400,000", "roughly 40,000"),
            Edit(Op.EQUAL, "gallons a day, and it", "gallons a day, and it"),
            Edit(Op.INSERT, "really", ""),
            Edit(Op.EQUAL, "has not slowed", "has not slowed"),
            Edit(Op.DELETE, "", "since the patch."),
        ),
        decision=Decision.CORRECTED,
    )


def reworded() -> QuotationRow:
    return QuotationRow(
        text="We can’t go on saying that it’s just seeping",
        start=800,
        end=844,
        speaker="Whitlock",
        verdict=Verdict.REWORDED,
        placement=Placement.UNIQUE,
        score=0.64,
        reason="The same statement in other words.",
        places=1,
        passages=(
            emails(
                "I do not think we can keep calling this seepage.",
                document="c0de00000009",
                path="notes/chat log.txt",
                title="Chat log",
                page=None,
                page_label=None,
                boxes=None,
                before="By our own numbers it is worse.",
                after="When the state asked us in August we said that the pond was tight.",
            ),
        ),
        edits=(
            Edit(Op.REPLACE, "We can’t go on saying that it’s just", "I do not think we can keep calling this"),
            Edit(Op.REPLACE, "seeping", "seepage."),
        ),
        decision=Decision.REJECTED,
    )


def ambiguous() -> QuotationRow:
    places = tuple(
        deposition("mitigations", box(page, 90), page=page, page_label=str(100 + page)) for page in (3, 8, 9)
    )
    return QuotationRow(
        text="mitigations",
        start=900,
        end=911,
        verdict=Verdict.VERBATIM,
        placement=Placement.AMBIGUOUS,
        score=0.5,
        reason="The same words, in many places.",
        places=12,
        passages=places,
    )


def missing() -> QuotationRow:
    return QuotationRow(
        text="We never hid a thing\nfrom anybody",
        start=950,
        end=983,
        style="block",
        speaker="Ferro",
        verdict=Verdict.NOT_FOUND,
        reason="In no document of this library.",
        nearest=(deposition("never hid anything", box(4, 200), score=0.31),),
    )


def hostile() -> QuotationRow:
    return QuotationRow(
        text="=cmd|' /C calc'!A0 <script>alert(\"1\")</script> *not bold* _x_ [a](b) \u202eevil\x07 \x00end",
        start=1000,
        end=1080,
        speaker="</bdi><img src=x onerror=alert(1)>",
        verdict=Verdict.ALTERED,
        placement=Placement.UNIQUE,
        reason="<b>“bold”</b>",
        places=1,
        passages=(
            deposition(
                "# </style><script>\u202e & ~~gone~~ `code`",
                box(1, 40),
                title='Order <of> "the" \u202ecourt',
                path="/cases/odd \udcff name<>|.pdf",
                document="bad000000000",
                page=1,
                page_label=None,
                docket="<1:2>",
            ),
        ),
        note="-1+1",
    )


@pytest.fixture
def report() -> Report:
    first = DocumentRow(
        id="a1",
        path="/coverage/ledger.html",
        title="Calder knew Pond 4 was leaking, emails show",
        kind="coverage",
        publisher="The Harrow Ledger",
        date="2025-03-17",
        url="https://ledger.example/2025/calder?a=1&b=(2)",
        quotations=(verbatim(), altered(), edited(), reworded(), ambiguous(), missing()),
    )
    second = DocumentRow(
        id="a2",
        path="/coverage/odd.html",
        title="<script>alert(1)</script> \u202eodd\ttitle \x01\n1. second line",
        kind="coverage",
        publisher="=HYPERLINK(1)",
        url='javascript:alert("1")',
        quotations=(hostile(),),
    )
    third = DocumentRow(id="a3", path="/coverage/none.txt", title="none.txt", kind="coverage")
    failed = FileRow(path="/coverage/locked.pdf", status="failed", error="It is locked.", advice="Unlock it.")
    return Report(documents=(first, second, third), failed=(failed,), case="Water Trust v. Calder <Minerals>")


@pytest.fixture
def golden() -> Callable[[str, bytes], None]:
    """Compares with a file of tests/goldens; with READER_REGOLD set, writes it instead."""

    def compare(name: str, found: bytes) -> None:
        place = GOLDENS / name
        if os.environ.get("READER_REGOLD"):
            place.write_bytes(found)
        assert found.decode() == place.read_bytes().decode()

    return compare
