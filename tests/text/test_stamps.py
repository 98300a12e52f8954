from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.stamps import find_stamps

FORMS = {
    "Case 3:23-cv-03417-VC Document 391-10 Filed 01/10/25 Page 1 of 5": (
        ("3:23-cv-03417-VC", "391", "10", "2025-01-10", "1", "5")
    ),
    "Case: 1:24-cv-00001 Doc #: 1 Filed: 09/25/24 1 of 7 PageID #: 1": (
        ("1:24-cv-00001", "1", "", "2024-09-25", "1", "7")
    ),
    "Case No. 1:22-cv-00001 Document 1 filed 02/09/22 USDC Colorado pg 1 of 30": (
        ("1:22-cv-00001", "1", "", "2022-02-09", "1", "30")
    ),
    "Case 22-10001 Doc 14 Filed 03/01/22 Entered 03/01/22 10:00:00 Desc Main\nDocument Page 1 of 9": (
        ("22-10001", "14", "", "2022-03-01", "1", "9")
    ),
    "Case: 25-1689, 07/15/2025, DktEntry: 28.1, Page 1 of 2": ("25-1689", "28", "1", "2025-07-15", "1", "2"),
    "Appeal: 21-1000 Doc: 1 Filed: 01/01/2021 Pg: 1 of 4": ("21-1000", "1", "", "2021-01-01", "1", "4"),
    "Appellate Case: 21-1000 Page: 1 Date Filed: 01/01/2021 Entry ID: 123": ("21-1000", "", "", "2021-01-01", "1", ""),
    "USCA Case #16-1062 Document #1600692 Filed: 02/23/2016 Page 1 of 11": (
        ("16-1062", "1600692", "", "2016-02-23", "1", "11")
    ),
    "USCA11 Case: 21-10000 Date Filed: 01/01/2021 Page: 1 of 2": ("21-10000", "", "", "2021-01-01", "1", "2"),
}


@pytest.mark.parametrize("printed", FORMS)
def test_each_form_of_the_courts_is_read(printed: str) -> None:
    (stamp,) = find_stamps(f"before it\n{printed}\nafter it, 12 of the jurors")

    said = (stamp.docket, stamp.document, stamp.attachment, stamp.filed, stamp.page, stamp.pages)
    assert said == FORMS[printed]
    assert (stamp.span.start, len(stamp.span)) == (len("before it\n"), len(printed))


@pytest.mark.parametrize(
    "sentence",
    [
        "Case 3:23-cv-03417-VC was filed on Monday.",
        "Appeal: 21-1000 is pending, see Doc. 4 at page 3.",
        "In the Case 3:23-cv-03417-VC Document 391-10 Filed 01/10/25 Page 1 of 5",
        "Case closed on 01/10/25, Page 1 of 5",
        "The case settled. Document 12 was sealed.",
    ],
)
def test_sentences_that_name_a_case_are_no_stamps(sentence: str) -> None:
    assert find_stamps(sentence) == ()


def test_the_next_line_of_text_is_not_drawn_into_a_stamp() -> None:
    printed = "Case 5:18-cv-07182-EJD Document 118 Filed 05/18/21 Page 3 of 36"

    (stamp,) = find_stamps(f"{printed}\n12 of 36 witnesses agreed. Document 4 says so.")

    assert len(stamp.span) == len(printed)


@given(
    st.integers(1, 9),
    st.integers(10, 30),
    st.integers(1, 99999),
    st.integers(1, 9999),
    st.integers(0, 99),
    st.integers(1, 999),
)
def test_whatever_a_district_court_stamps_is_read(
    office: int, year: int, number: int, document: int, attachment: int, page: int
) -> None:
    docket = f"{office}:{year}-cv-{number:05}"
    entry = f"{document}-{attachment}" if attachment else f"{document}"

    (stamp,) = find_stamps(f"Case {docket} Document {entry} Filed 05/18/{year} Page {page} of 999")

    assert (stamp.docket, stamp.document, stamp.attachment) == (docket, str(document), str(attachment or ""))
    assert (stamp.filed, stamp.page) == (f"20{year}-05-18", str(page))
