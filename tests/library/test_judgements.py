from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

from reader.library.judgements import at_its_place
from reader.library.library import Library
from reader.model.anchors import Anchor
from reader.model.documents import Document, Facts, Kind
from reader.model.errors import UnknownDocument
from reader.model.links import Attribution, Decision, Edit, Link, Op, Passage, Placement, Review, Verdict
from reader.model.progress import finish
from reader.model.spans import Span
from tests.library.conftest import Keeper, Opener
from tests.library.material import flowing, prepared

STORY = "She said “we are sorry” and “never again” and “we are sorry”."


def link(document: str, verdict: Verdict = Verdict.ALTERED) -> Link:
    return Link(
        verdict=verdict,
        placement=Placement.UNIQUE,
        score=0.123456789,
        reason="one word differs",
        attribution=Attribution.AGREES,
        places=1,
        passages=(Passage(document, Span(3, 9), 0.9, True),),
        nearest=(Passage(document, Span(0, 2), 0.1),),
        edits=(Edit(Op.REPLACE, "we", "they"),),
    )


def test_quotations_links_and_counts_come_back(open_library: Opener, keep: Keeper) -> None:
    with open_library() as library:
        source = keep(library, flowing("They are sorry."))
        story = keep(library, flowing(STORY), kind=Kind.COVERAGE)
        assert [quotation.text for quotation in library.quotations(story.id)] == [
            "we are sorry",
            "never again",
            "we are sorry",
        ]
        assert library.links(story.id) == [None, None, None]
        links = [link(source.id), None, link(source.id, Verdict.VERBATIM)]
        library.keep_links(story.id, links)
        assert library.links(story.id) == links
        assert library.counts() == {story.id: (3, 1, 0), source.id: (0, 0, 2)}
        library.decide(story.id, 2, Review(decision=Decision.REJECTED, note="no"))
        assert library.counts()[source.id] == (0, 0, 1)


def test_decisions_outlive_new_links_and_new_quotations(open_library: Opener, keep: Keeper) -> None:
    with open_library() as library:
        source = keep(library, flowing("They are sorry."))
        story = keep(library, flowing(STORY), kind=Kind.COVERAGE)
        confirmed = Review(decision=Decision.CONFIRMED, note="heard it")
        corrected = Review(decision=Decision.CORRECTED, passage=Passage(source.id, Span(5, 14), 1.0))
        library.decide(story.id, 1, confirmed)
        library.decide(story.id, 2, corrected)
        library.keep_links(story.id, [link(source.id)] * 3)
        quotations = library.quotations(story.id)
        library.keep_quotations(story.id, quotations[1:])
        assert library.reviews(story.id) == [confirmed, corrected]
        library.keep_quotations(story.id, quotations[:1])
        assert library.reviews(story.id) == [Review()]
        assert {review.decision for _, review in library.orphans(story.id)} == {Decision.CONFIRMED, Decision.CORRECTED}
        library.keep_quotations(story.id, quotations)
        assert library.reviews(story.id) == [Review(), confirmed, corrected]
        library.decide(story.id, 1, Review())
        assert library.reviews(story.id)[1] == Review()


def test_decisions_follow_their_words_into_a_new_reading(open_library: Opener, keep: Keeper) -> None:
    with open_library() as library:
        source = keep(library, flowing("They are sorry."))
        story = keep(library, flowing(STORY), kind=Kind.COVERAGE)
        library.keep_links(story.id, [link(source.id), None, None])
        library.decide(story.id, 1, Review(decision=Decision.CORRECTED, passage=Passage(source.id, Span(5, 14), 1.0)))
        library.replace(story.id, prepared(flowing("A head.", STORY), Kind.COVERAGE))
        assert [review.decision for review in library.reviews(story.id)][1] == Decision.CORRECTED
        library.replace(source.id, prepared(flowing("A stamp. They are sorry.")))
        passage = library.reviews(story.id)[1].passage
        assert passage is not None
        assert passage.span.of(library.layer(source.id).text) == "are sorry"
        assert library.links(story.id)[0] is None
        library.replace(source.id, prepared(flowing("Nothing.")))
        assert library.reviews(story.id)[1].passage is None
        library.replace(source.id, prepared(flowing("They are sorry.")))
        assert library.reviews(story.id)[1].passage == Passage(source.id, Span(5, 14), 1.0)


def test_the_trash_gives_back_what_hung_on_a_document(open_library: Opener, keep: Keeper) -> None:
    with open_library() as library:
        assert library.search is not None
        source = keep(library, flowing("They are sorry."))
        story = keep(library, flowing(STORY), kind=Kind.COVERAGE)
        library.keep_links(story.id, [link(source.id), None, None])
        note = Review(decision=Decision.CONFIRMED, note="kept")
        library.decide(story.id, 0, note)
        library.remove([source.id, story.id])
        assert library.documents() == []
        assert {document.id for document in library.trash()} == {source.id, story.id}
        assert library.search.query("sorry", 5, library).total == 0
        assert library.pending() == set()
        with pytest.raises(UnknownDocument):
            library.document(story.id)
        library.restore([story.id])
        assert library.links(story.id) == [None, None, None]
        library.restore([source.id])
        assert library.links(story.id)[0] == link(source.id)
        assert library.reviews(story.id)[0] == note
        assert library.pending() == {source.id, story.id}
        finish(library.settle())
        assert library.search.query("sorry", 5, library).total == 2
        with pytest.raises(UnknownDocument):
            library.restore([story.id])


def test_a_file_added_again_comes_out_of_the_trash(open_library: Opener, keep: Keeper) -> None:
    with open_library() as library:
        story = keep(library, flowing(STORY), name="story.txt", kind=Kind.COVERAGE)
        library.decide(story.id, 0, Review(decision=Decision.CONFIRMED))
        library.remove([story.id])
        assert library.known(story.digest) == []
        again = keep(library, flowing(STORY), name="story.txt", kind=Kind.COVERAGE)
        assert again.id == story.id
        assert library.trash() == []
        assert library.reviews(story.id)[0].decision == Decision.CONFIRMED


Change: TypeAlias = Callable[[Library, Document, Document], object]

CHANGES: dict[str, Change] = {
    "replace": lambda library, source, _: library.replace(source.id, prepared(flowing("Other words."))),
    "remove": lambda library, source, _: library.remove([source.id]),
    "purge": lambda library, source, _: library.remove([source.id], purge=True),
    "amend": lambda library, source, _: library.amend(source.id, facts=Facts(docket="3:23-cv-1"), fields=["docket"]),
    "kind": lambda library, source, _: library.amend(source.id, kind=Kind.COVERAGE),
    "quotations": lambda library, _, story: library.keep_quotations(story.id, library.quotations(story.id)),
}


@pytest.mark.parametrize("name", CHANGES)
def test_links_are_due_until_they_are_newer_than_their_sources(open_library: Opener, keep: Keeper, name: str) -> None:
    with open_library() as library:
        story = keep(library, flowing(STORY), kind=Kind.COVERAGE)
        assert library.links_due() == (story.id,)
        library.keep_links(story.id, [None] * 3)
        assert library.links_due() == ()
        source = keep(library, flowing("They are sorry."))
        assert library.links_due() == (story.id,)
        library.keep_links(story.id, [link(source.id), None, None])
        assert library.links_due() == ()
        CHANGES[name](library, source, story)
    with open_library(write=False) as library:
        assert story.id in library.links_due()


def test_links_are_not_due_for_what_names_no_source(open_library: Opener, keep: Keeper) -> None:
    with open_library() as library:
        source = keep(library, flowing("They are sorry."), docket="3:23-cv-1")
        story = keep(library, flowing(STORY), kind=Kind.COVERAGE)
        library.keep_links(story.id, [None] * 3)
        said = Facts(title="T", author="A", date="2020", publisher="P", language="en", docket="3:23-cv-1")
        fields = ["title", "author", "date", "publisher", "language", "docket"]
        library.amend(source.id, kind=Kind.FILING, facts=said, fields=fields)
        library.decide(story.id, 0, Review(decision=Decision.REJECTED))
        assert library.links_due() == ()
        library.remove([story.id])
        assert library.links_due() == ()
        library.restore([story.id])
        assert library.links_due() == (story.id,)


def test_a_document_named_twice_is_removed_and_restored_once(open_library: Opener, keep: Keeper) -> None:
    with open_library() as library:
        id = keep(library, flowing("words")).id
        library.remove([id, id])
        library.restore([id, id])
        assert [document.id for document in library.documents()] == [id]
        library.remove([id, id], purge=True)
        assert library.documents() == library.trash() == []


def test_the_nearest_of_like_places_is_chosen() -> None:
    assert at_its_place("ab ab ab", Anchor("ab", "", "", 4)) == Span(3, 5)
    assert at_its_place("ab", Anchor("c", "", "", 0)) is None
    assert at_its_place("ab", Anchor("", "", "", 0)) is None
