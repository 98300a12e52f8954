"""No input fails or hangs, and edits rebuild both sides."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.model.links import Verdict
from reader.text.tokens import tokens
from tests.matching.case import ORDER, Case, bare

PIECES = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [
                *ORDER.split(),
                "…",
                "[...]",
                "[",
                "]",
                "[x]",
                "[sic]",
                "64k",
                "not",
                "(",
                ". . .",
                "\x00",
                "中",
                "a[b]c",
                "[]",
            ]
        ),
        max_size=25,
    ).map(" ".join),
)
SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@SHARED
@given(pieces=st.lists(PIECES, max_size=3))
def test_edits_rebuild_the_quotation_and_the_passage(order: Case, pieces: list[str]) -> None:
    link = order.link(*pieces)
    assert (link.verdict is Verdict.NOT_FOUND) == (not link.passages) == (link.places == 0)
    if link.edits:
        assert bare("".join(edit.quoted for edit in link.edits)) == bare("".join(pieces))
        stamp = "Case 3:23-cv-03417-VC Document 391-10 Filed 01/10/25 Page 1 of 5"
        assert bare("".join(edit.source for edit in link.edits)) == bare(order.words(link).replace(stamp, ""))


@SHARED
@given(data=st.data())
def test_words_cut_out_of_a_document_are_found_where_they_were(order: Case, data: st.DataObject) -> None:
    document = data.draw(st.sampled_from(sorted(order.layers)))
    layer = order.layers[document]
    found = tokens(layer.text, [piece.span for piece in layer.furniture])
    first = data.draw(st.integers(0, len(found) - 1))
    stop = min(len(found), first + data.draw(st.integers(1, 40)))
    start, end = int(found.starts[first]), int(found.ends[stop - 1])
    link = order.link(
        layer.text[start:end].replace("Case 3:23-cv-03417-VC Document 391-10 Filed 01/10/25 Page 1 of 5", "")
    )
    assert link.verdict in (Verdict.VERBATIM, Verdict.EDITED)
    places = [(passage.document, passage.span.start, passage.span.end) for passage in link.passages]
    assert (document, start, end) in places or link.places > len(places)


@pytest.mark.parametrize(
    "quoted",
    [
        "word " * 10_000,
        "the court " * 5_000,
        "... " * 10_000,
        "[" * 20_000,
        "[…] the " * 5_000,
        "the … of " * 2_000,
        "x" * 50_000,
        "\x00\x01\ud800 \u202e" * 5_000,
        "64,000 " * 5_000,
        "(" * 30_000 + "sic",
        ORDER * 30,
    ],
)
@pytest.mark.timeout(20)
def test_monstrous_quotations_come_to_an_end(order: Case, quoted: str) -> None:
    link = order.link(quoted, quoted)
    assert len(link.passages) <= 20
    assert (link.verdict is Verdict.NOT_FOUND) == (not link.passages)


def test_an_empty_quotation_has_no_words_to_look_for(order: Case) -> None:
    link = order.link("… [...] —")
    assert (link.verdict, link.reason) == (Verdict.NOT_FOUND, "There are no words to look for.")


def test_an_empty_library_has_nothing() -> None:
    assert Case({}).link("whatever was said").verdict is Verdict.NOT_FOUND
