"""Speakers: whom the sentence names, and nobody where that is not clear."""

from __future__ import annotations

import pytest

from reader.model.layers import TextLayer
from reader.quotes.finding import find_quotations


def speakers(text: str) -> list[str | None]:
    return [quotation.speaker for quotation in find_quotations(TextLayer(text=text, extractor="test"))]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The firm had “to win this race,” Al-Dahle added.", "Al-Dahle"),
        ("“It is over,” said Jane Doe, the plaintiff.", "Jane Doe"),
        ("“It is over!” Jane Doe shouted.", "Jane Doe"),
        ("“It is over,” the email said.", "the email"),
        ("“It is data,” one executive said in a meeting, per The Times.", "one executive"),
        ("According to Jane Doe, it was “done and dusted.”", "Jane Doe"),
        ("It was “done and dusted,” according to Jane Doe.", "Jane Doe"),
        ("Ahmad Al-Dahle, a vice president of Acme, wrote that it “needs to be”.", "Ahmad Al-Dahle"),
        ("The CTO, Brendan Eich, wrote that it “needs to be”.", "Brendan Eich"),
        ("Acme CEO Sam Altman said plainly: “There is no wall.”", "Sam Altman"),
        ("Smith told Jones: “Do it now.”", "Smith"),
        ("Theakanath’s email also said they should “red team” it.", "Theakanath"),
        ("A chat showed Bashlykov admitting he is “not sure we can”.", "Bashlykov"),
        ("Doe, who wrote that it was “fine”, left.", "Doe"),
        ("“To be or not.” — William Shakespeare", "William Shakespeare"),
    ],
)
def test_the_speaker_is_named(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The plan “needs to be done” soon.",
        "A lawsuit against Acme has revealed “a dataset we know”.",
        "Jones was told that it was “over”.",
        "He said it was “over”.",
        "The button “OK” indicates the state.",
        "Jane Doe met John Roe. He said it was “over”.",
    ],
)
def test_nobody_is_named_where_it_is_not_clear(text: str) -> None:
    assert speakers(text) == [None]


def test_a_pronoun_means_the_speaker_just_heard() -> None:
    assert speakers("“Yes, it is,” Jane Doe said. It was late. “No,” she added.") == ["Jane Doe", "Jane Doe"]


def test_a_quotation_of_its_own_goes_on_with_the_speaker() -> None:
    assert speakers("“Yes, it is,” Jane Doe said. “It will be.”") == ["Jane Doe", "Jane Doe"]
    assert speakers("Kate Bush was happy. “I love it.”") == ["Kate Bush"]


def test_adding_goes_on_with_the_speaker_of_the_sentence() -> None:
    assert speakers("Doe wrote it was “essential,” adding “it is known”.") == ["Doe", "Doe"]
