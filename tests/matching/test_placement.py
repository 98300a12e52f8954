"""Which place a quotation is from, and how sure that is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model.links import Placement, Verdict
from tests.matching.case import Case, Library

TWICE = {
    "first": "Zuckerberg approved the plan on Monday. MZ was told of the mitigations at noon.",
    "second": "Counsel wrote a memorandum on fair use. MZ was told of the mitigations at noon.",
}


def test_what_stands_once_is_unique(order: Case) -> None:
    assert order.link("the motion was denied").placement is Placement.UNIQUE


def test_what_stands_twice_is_ambiguous_with_all_its_places(shelf: Library) -> None:
    link = shelf(TWICE).link("told of the mitigations")
    assert (link.verdict, link.placement, link.places) == (Verdict.VERBATIM, Placement.AMBIGUOUS, 2)
    assert {passage.document for passage in link.passages} == {"first", "second"}


def test_a_cited_document_decides(shelf: Library) -> None:
    library = shelf(TWICE)
    link = library.links(library.ask("told of the mitigations", cited=("second",)))[0]
    assert (link.placement, link.passages[0].document, link.passages[0].cited) == (Placement.CONTEXT, "second", True)
    assert [passage.document for passage in link.passages] == ["second", "first"]


def test_a_document_near_by_decides_where_none_is_cited(shelf: Library) -> None:
    library = shelf(TWICE)
    link = library.links(library.ask("MZ", near=("second",)))[0]
    assert (link.placement, link.passages[0].document) == (Placement.CONTEXT, "second")


def test_the_passages_of_neighbours_decide(shelf: Library) -> None:
    library = shelf(TWICE)
    for words, document in (("approved the plan on Monday", "first"), ("a memorandum on fair use", "second")):
        asks = (library.ask("told of the mitigations", paragraph=4), library.ask(words, paragraph=4))
        link = library.links(*asks)[0]
        assert (link.placement, link.passages[0].document) == (Placement.CONTEXT, document)


PAGE = "The court heard the parties on the matter of the pond and on the matter of the wells for many hours. " * 20
SAID = "MZ was told of the mitigations at noon."


@pytest.mark.parametrize(
    ("text", "placement"),
    [
        (f"The plan was approved by lot. {SAID} {PAGE} {SAID}", Placement.CONTEXT),
        (f"The plan was approved by lot. {SAID} {SAID} {PAGE}", Placement.AMBIGUOUS),
        (f"The plan was approved by lot. {PAGE} {SAID} {PAGE} {PAGE} {PAGE} {PAGE} {SAID}", Placement.AMBIGUOUS),
        (f"{SAID} {PAGE} The plan was approved by lot. {PAGE} {SAID}", Placement.AMBIGUOUS),
    ],
)
def test_a_neighbour_decides_only_from_beside_one_place_alone(shelf: Library, text: str, placement: Placement) -> None:
    library = shelf({"order": text})
    asks = (library.ask("plan was approved by lot"), library.ask("told of the mitigations"))
    assert library.links(*asks)[1].placement is placement


def test_a_cited_document_that_holds_several_places_does_not_decide(shelf: Library) -> None:
    library = shelf({"order": f"{SAID} {PAGE} {SAID}", "memo": SAID})
    link = library.links(library.ask("told of the mitigations", cited=("order",)))[0]
    assert (link.placement, link.passages[0].document, link.places) == (Placement.AMBIGUOUS, "order", 3)


def test_a_nested_quotation_stands_in_the_passage_of_the_outer_one(shelf: Library) -> None:
    library = shelf({"order": f"The clerk wrote that {SAID} He signed it. {SAID}", "memo": SAID})
    outer, inner = library.ask("The clerk wrote that MZ was told of the mitigations"), library.ask("of the mitigations")
    link = library.links(outer, replace(inner, cited=("memo",), within=0))[1]
    passage = link.passages[0]
    assert (link.placement, passage.document, passage.span.start) == (Placement.CONTEXT, "order", 33)


def test_ninety_places_are_counted_and_twenty_listed(shelf: Library) -> None:
    library = shelf({"log": "MZ said yes. " * 90})
    link = library.link("MZ")
    assert (link.verdict, link.placement, link.places, len(link.passages)) == (
        Verdict.VERBATIM,
        Placement.AMBIGUOUS,
        90,
        20,
    )


def test_only_sources_are_looked_at(shelf: Library) -> None:
    library = shelf(TWICE)
    ask = library.ask("told of the mitigations")
    link = library.links(type(ask)(pieces=ask.pieces, sources=frozenset(["second"])))[0]
    assert (link.placement, link.passages[0].document) == (Placement.UNIQUE, "second")


def test_coverage_that_quotes_the_same_words_does_not_wear_them_out(shelf: Library) -> None:
    said = "We all knew that the books were taken from there."
    changed = "that the books were taken from us"
    library = shelf({"order": said, **{f"article-{number}": f"“{said}” “{changed}”" for number in range(8)}})
    link = library.links(replace(library.ask(changed), sources=frozenset(["order", "filler"])))[0]
    assert (link.verdict, link.passages[0].document) == (Verdict.ALTERED, "order")


def test_the_faithful_variant_comes_before_the_changed_one(shelf: Library) -> None:
    said = "The committee resolved that every {} of the archive shall be kept for seven years and then destroyed."
    library = shelf({"draft": said.format("volume"), "final": said.format("copy")})
    link = library.link("resolved that every copy of the archive shall be kept … and then destroyed")
    assert (link.verdict, link.places, link.passages[0].document) == (Verdict.EDITED, 1, "final")
