"""A link in few words: what fits on a bar, and what is read aloud."""

from __future__ import annotations

import re
from collections import Counter

from ..model.links import Decision, Op, Placement, Verdict
from ..model.reports import QuotationRow
from .diffs import Step, worst_first
from .wording import DECISIONS, one_line, pinpoint, quantity

FEW = 6
"""So many words of one side are told on a bar."""

_WORST = {
    Op.REPLACE: "Article: {0}.  Filing: {1}.",
    Op.INSERT: "Added: {0}.",
    Op.DELETE: "Dropped: {1}.",
    Op.BRACKET: "Marked: {0} for {1}.",
    Op.ELLIPSIS: "Left out, marked: {1}.",
}
_COUNTED = {
    Op.REPLACE: "changed",
    Op.INSERT: "added",
    Op.DELETE: "dropped",
    Op.BRACKET: "in brackets",
    Op.ELLIPSIS: "left out, marked",
}
_VERDICTS = {verdict: verdict.value.replace("_", " ").capitalize() for verdict in Verdict}


def worst(row: QuotationRow) -> str:
    """The worst difference in few words, such as "Article: 400,000.  Filing: 40,000."; empty where there is none.

    Where something is altered that no single edit shows, such as the order of fragments, the reason says it.
    """
    found = worst_first(row)
    if row.verdict is Verdict.ALTERED and (not found or found[0].op in (Op.BRACKET, Op.ELLIPSIS)):
        return _first_sentence(row.reason)
    if not found:
        return ""
    step = found[0]
    if step.moved:
        return f"Moved: {_few(step.quoted.text)}."
    if step.op is Op.BRACKET and not step.source.text:
        return f"Added, marked: {_few(step.quoted.text)}."
    if step.op is Op.ELLIPSIS and not step.source.text:
        return "An ellipsis where nothing is left out."
    quoted, source = step.quoted.text, step.source.text
    if step.op is Op.REPLACE and (numbers := (_numbers(quoted), _numbers(source))) and all(numbers):
        quoted, source = numbers if numbers[0] != numbers[1] else (quoted, source)
    return _WORST[step.op].format(_few(quoted), _few(source)).replace("….", "…")


def rest(row: QuotationRow) -> str:
    """What else differs, counted, such as "3 words dropped, 1 word added"; empty where `worst` tells all."""
    counts = Counter[str]()
    for step in worst_first(row)[1:]:
        counts["moved" if step.moved else _COUNTED[step.op]] += _length(step)
    return ", ".join(f"{quantity(count, 'word')} {what}" for what, count in counts.items() if count)


def spoken(row: QuotationRow, number: int, total: int, place: int = 0) -> str:
    """A quotation as a screen reader says it: verdict, reason, words, place, state, and which of how many it is."""
    shown = row.passages[place : place + 1]
    unsure = row.placement is Placement.AMBIGUOUS
    parts = (
        _VERDICTS[row.verdict],
        one_line(row.reason).rstrip("."),
        f"‘{one_line(row.text)}’",
        quantity(row.places, "place") if unsure else "",
        pinpoint(shown[0]).replace(", pp. ", ", pages ").replace(", p. ", ", page ") if shown else "",
        DECISIONS[row.decision] if row.decision is not Decision.UNREVIEWED else "To review",
        f"{number} of {total}",
    )
    return " ".join(f"{part}." for part in parts if part)


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[.…])\s+(?=[A-Z0-9‘“])", one_line(text), maxsplit=1)[0]


def _length(step: Step) -> int:
    return len((step.source.text or step.quoted.text).split())


def _numbers(text: str) -> str:
    return " ".join(word.strip(".,;:!?()[]“”‘’\"'") for word in text.split() if re.search(r"\d", word))


def _few(text: str) -> str:
    words = text.split()
    cut = words if len(words) <= FEW else [*words[:FEW], "…"]
    return " ".join(cut).rstrip(" .,;:—–")
