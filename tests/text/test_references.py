"""References: addresses, file names and mentions, and the documents that they point to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.documents import Facts
from reader.text.references import (
    Reference,
    find_mentions,
    learn,
    normal_docket,
    normal_exhibit,
    parse_mention,
    parse_name,
    parse_url,
    resolve,
)

RECAP = "gov.uscourts.cand.415175.391.10.pdf"
STORE = "https://storage.courtlistener.com/recap/gov.uscourts.cand.415175/"
DOCKET = "https://www.courtlistener.com/docket/67569326/"


@pytest.mark.parametrize("name", [RECAP, "gov.uscourts.cand.415175.391.10 (1).pdf", "copy of " + RECAP, RECAP.upper()])
def test_recap_names_are_read_with_anything_around_them(name: str) -> None:
    expected = Reference(court="cand", case="415175", document="391", attachment="10", file=RECAP)
    assert parse_name(name) == expected


def test_attachment_0_is_the_main_document() -> None:
    found = parse_name("gov.uscourts.cand.415175.391.0.pdf")
    assert found is not None
    assert (found.document, found.attachment) == ("391", "")


@pytest.mark.parametrize("store", [STORE, "https://www.archive.org/download/gov.uscourts.cand.415175/"])
def test_recap_files_are_known_in_every_store(store: str) -> None:
    assert parse_url(store + RECAP) == parse_name(RECAP)


@pytest.mark.parametrize(
    ("path", "numbers"),
    [
        ("391/26/kadrey-v-meta/", ("391", "26", "kadrey-v-meta")),
        ("391/kadrey-v-meta/?page=2", ("391", "", "kadrey-v-meta")),
        ("391/26/", ("391", "26", "")),
        ("kadrey-v-meta/", ("", "", "kadrey-v-meta")),
    ],
)
def test_docket_paths(path: str, numbers: tuple[str, str, str]) -> None:
    found = parse_url(DOCKET + path)
    assert found is not None
    assert (found.document, found.attachment, found.slug) == numbers
    assert found.docket_id == "67569326"


def test_any_file_is_a_reference_and_a_page_is_none() -> None:
    assert parse_url("/files/Neo4j-PureThink%20Trial.pdf#page=3") == Reference(file="neo4j-purethink trial.pdf")
    assert parse_url("https://example.org/news/today") is None
    assert parse_url("https://example.org/index.html") is None
    assert parse_url("http://[broken") is None


@pytest.mark.parametrize(
    ("words", "reference"),
    [
        ("Exhibit 12", Reference(exhibit="12")),
        ("Ex. A", Reference(exhibit="A")),
        ("Exhibit PX-12", Reference(exhibit="PX-12")),
        ("ECF No. 391-10", Reference(document="391", attachment="10")),
        ("Dkt. 391", Reference(document="391")),
        ("Dkt. No. 12.", Reference(document="12")),
        ("Docket 12", Reference(document="12")),
        ("Doc. 118-7", Reference(document="118", attachment="7")),
        ("Docket No. 3:23-cv-03417", None),
        ("Tr. 112:4-9", None),
        ("next Tuesday", None),
    ],
)
def test_mentions(words: str, reference: Reference | None) -> None:
    assert parse_mention(words) == reference


def test_mentions_are_found_in_prose() -> None:
    text = "See Ex. 7 at 2; ECF No. 391-10; Hearing Tr. 112:4-9, and No. 23-cv-3417."
    assert [span.of(text) for span in find_mentions(text)] == ["Ex. 7", "ECF No. 391-10", "Hearing Tr. 112:4-9"]


@pytest.mark.parametrize(
    "docket", ["3:23-cv-03417-VC", "23-cv-03417", "No. 23-cv-3417", "Case No. 2023-CV-3417-VC-TSH"]
)
def test_docket_numbers_compare(docket: str) -> None:
    assert normal_docket(docket) == "23-cv-3417"


def test_other_docket_numbers_stay_apart() -> None:
    assert normal_docket("3:23-cv-03418") != normal_docket("3:23-cv-03417")
    assert normal_docket("23-cr-03417") != normal_docket("23-cv-03417")


def test_exhibits_compare() -> None:
    assert normal_exhibit("Ex. 07") == normal_exhibit("Exhibit 7") == normal_exhibit(" 7 ") == "7"
    assert normal_exhibit("exhibit “a”") == "A"


LIBRARY = {
    "ten": (Facts(), RECAP),
    "again": (Facts(court="cand", case="415175", document="391", attachment="10"), "download.pdf"),
    "main": (Facts(), "gov.uscourts.cand.415175.391.0.pdf"),
    "other": (Facts(docket="1:24-cv-00001", document="391", attachment="26", exhibit="B"), "other.pdf"),
    "stamped": (Facts(docket="3:23-cv-03417-VC", document="400", exhibit="B"), "scan.pdf"),
    "memo": (Facts(exhibit="12"), "memo.pdf"),
}


@pytest.mark.parametrize(
    ("reference", "ids"),
    [
        (parse_url(STORE + RECAP), ("ten",)),
        (Reference(case="415175", document="391", attachment="10"), ("ten", "again")),
        (parse_url(DOCKET + "391/10/kadrey/"), ("ten", "again")),
        (parse_url(DOCKET + "391/kadrey/"), ("main",)),
        (Reference(docket="23-cv-3417", document="400"), ("stamped",)),
        (parse_mention("ECF No. 400"), ("stamped",)),
        (parse_mention("Ex. 12"), ("memo",)),
        (parse_mention("Ex. B"), ()),
        (parse_mention("ECF No. 7"), ()),
        (Reference(docket="24-cv-1", document="400"), ()),
        (Reference(file="memo.pdf"), ("memo",)),
        (Reference(), ()),
    ],
)
def test_references_resolve(reference: Reference, ids: tuple[str, ...]) -> None:
    assert resolve(reference, LIBRARY, {"67569326": "415175"}) == ids


def test_a_slug_resolves_where_the_number_is_unique() -> None:
    library = {"a": (Facts(url=DOCKET + "5/kadrey/"), "a.pdf"), "b": (Facts(url=DOCKET + "6/kadrey/"), "b.pdf")}
    facts = {
        key: (Facts(document=str(5 + n)).over(value[0]), value[1]) for n, (key, value) in enumerate(library.items())
    }
    assert resolve(Reference(slug="kadrey", document="6"), facts, {}) == ("b",)


def test_docket_ids_are_learned_where_a_page_agrees() -> None:
    page = [STORE + RECAP, DOCKET + "391/26/kadrey/", "https://example.org/"]
    assert learn([page]) == {"67569326": "415175"}


def test_nothing_is_learned_from_pages_that_disagree() -> None:
    page = [STORE + RECAP, DOCKET + "391/26/kadrey/"]
    other = [(STORE + RECAP).replace("415175", "77"), DOCKET + "391/26/kadrey/"]
    assert learn([page, other]) == {}
    assert learn([[STORE + RECAP, DOCKET + "12/kadrey/"]]) == {}


@given(st.text(max_size=60))
def test_any_text_is_read_without_error(text: str) -> None:
    parse_url(text)
    parse_url("https://www.courtlistener.com/" + text)
    parse_mention(text)
    normal_exhibit(text)
    assert normal_docket(normal_docket(text)) == normal_docket(text)
