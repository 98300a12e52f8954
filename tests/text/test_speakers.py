from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.links import Attribution
from reader.model.spans import Span
from reader.text.speakers import attribution, speaker_at

CHAIN = """From: Dana Whitlock
Sent: Friday
Subject: RE: Pond 4

I do not think so.

From: Marcus Ferro <mferro@calder.example>
Sent: Thursday

Keep it off e-mail.

> On Nov 17, 2022, at 9:10 AM, Priya Raman <priya@calder.example> wrote:
> The meter is right.
"""
DEPOSITION = """DEPOSITION OF MARCUS FERRO
BY MS. OKONKWO:
1 Q. Did you write that?
2 A. I wrote it, and I
3 would write it again.
MR. LANE: Objection.
"""
CHAT = """[10:42] priya.raman: the meter is right
[10:43] dwhitlock: then say so
Marcus Ferro  10:44 AM
not in writing
"""


def said(text: str, words: str, hidden: tuple[Span, ...] = ()) -> str | None:
    start = text.index(words)
    return speaker_at(text, hidden, Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (CHAIN, "I do not think so", "Dana Whitlock"),
        (CHAIN, "Keep it off", "Marcus Ferro"),
        (CHAIN, "The meter is right", "Priya Raman"),
        (DEPOSITION, "Objection", "MR. LANE"),
        (CHAT, "the meter is right", "priya.raman"),
        (CHAT, "then say so", "dwhitlock"),
        (CHAT, "not in writing", "Marcus Ferro"),
        ("Nobody is named here. It was written.", "It was", None),
    ],
)
def test_the_nearest_head_above_a_passage_names_its_speaker(text: str, words: str, speaker: str | None) -> None:
    assert said(text, words) == speaker


def test_answers_are_the_witness_s_and_questions_the_counsel_s() -> None:
    numbers = tuple(Span(DEPOSITION.index(f"{n} "), DEPOSITION.index(f"{n} ") + 1) for n in (1, 2, 3))

    assert said(DEPOSITION, "I wrote it", numbers) == "MARCUS FERRO"
    assert said(DEPOSITION, "would write", numbers) == "MARCUS FERRO"
    assert said(DEPOSITION, "Did you", numbers) == "MS. OKONKWO"


@pytest.mark.parametrize(
    ("named", "shown", "verdict"),
    [
        ("Whitlock", "Dana Whitlock", Attribution.AGREES),
        ("Ms. Whitlock", "Whitlock, Dana", Attribution.AGREES),
        ("Hugo Toveron", "Hugo Touvron", Attribution.AGREES),
        ("Ahmed Aldahal", "Ahmad Al-Dahle", Attribution.AGREES),
        ("priya.raman", "Priya Raman", Attribution.AGREES),
        ("Whitlock", "Marcus Ferro", Attribution.DIFFERS),
        ("the company", "Marcus Ferro", Attribution.UNKNOWN),
        (None, "Marcus Ferro", Attribution.UNKNOWN),
        ("Whitlock", None, Attribution.UNKNOWN),
    ],
)
def test_names_agree_by_surname_in_any_spelling(named: str | None, shown: str | None, verdict: Attribution) -> None:
    assert attribution(named, shown) is verdict


@given(st.text(), st.text(), st.integers(0, 50))
def test_no_text_makes_it_fail(text: str, name: str, place: int) -> None:
    start = min(place, len(text))
    assert (speaker_at(text, (), Span(start, len(text))) or "") in text
    assert attribution(name, text) in Attribution
