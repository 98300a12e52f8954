"""The word diff of a quotation and its passage, as tokens that each output draws in its own way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..model.links import Edit, Op
from ..model.reports import QuotationRow
from ._wording import one_line


@dataclass(frozen=True, slots=True)
class Token:
    """Words of one side with what was done to them; `gap` is what stands before them: a blank, a line feed or nothing.

    In the article a `DELETE` token is empty: the place where words of the filing were dropped.
    """

    op: Op
    text: str
    gap: str


@dataclass(frozen=True, slots=True)
class Step:
    """One edit with both its sides."""

    op: Op
    quoted: Token
    source: Token


_PARAGRAPHS = re.compile(r"(?<![-\u2010])\n")


def steps(row: QuotationRow) -> tuple[Step, ...]:
    """The edits of a quotation in order, the blanks between them as they are printed; none without a passage.

    Without edits, one equal step over the quotation and its best passage.
    """
    if not row.passages:
        return ()
    passage = one_line(row.passages[0].text)
    edits = row.edits or (Edit(Op.EQUAL, row.text, passage),)
    quoted, source = [_lines(edit.quoted) for edit in edits], [one_line(edit.source) for edit in edits]
    gaps = zip(_gaps(quoted, _lines(row.text)), _gaps(source, passage), strict=True)
    return tuple(
        Step(edit.op, Token(edit.op, one, here), Token(edit.op, other, there))
        for edit, one, other, (here, there) in zip(edits, quoted, source, gaps, strict=True)
    )


def article(row: QuotationRow) -> tuple[Token, ...]:
    """The quotation as printed, with a token for each edit."""
    found = tuple(step.quoted for step in steps(row) if step.quoted.text or step.op is Op.DELETE)
    return found or (Token(Op.EQUAL, _lines(row.text), ""),)


def filing(row: QuotationRow) -> tuple[Token, ...]:
    """The passage's words, with a token for each edit that it has a part in."""
    return tuple(step.source for step in steps(row) if step.source.text)


def differences(row: QuotationRow) -> tuple[str, ...]:
    """What differs, in words and worst first: numbers, other words, added, dropped, then what is marked."""
    changed = [step for step in steps(row) if step.op is not Op.EQUAL]
    return tuple(_sentence(step) for step in sorted(changed, key=_badness))


_SENTENCES = {
    Op.REPLACE: "Article: “{0}”. Filing: “{1}”.",
    Op.INSERT: "Added in the article: “{0}”.",
    Op.DELETE: "Dropped from the filing: “{1}”.",
    Op.BRACKET: "Marked: “{0}” for “{1}”.",
    Op.ELLIPSIS: "Left out and marked: “{1}”.",
}
_ORDER = list(_SENTENCES)


def _sentence(step: Step) -> str:
    if step.op is Op.BRACKET and not step.source.text:
        return f"Marked: “{step.quoted.text}” added."
    if step.op is Op.ELLIPSIS and not step.source.text:
        return "An ellipsis where nothing is left out."
    return _SENTENCES[step.op].format(step.quoted.text, step.source.text)


def _badness(step: Step) -> tuple[int, bool]:
    return _ORDER.index(step.op), not re.search(r"\d", step.quoted.text + step.source.text)


def _lines(text: str) -> str:
    """A quotation's own line feeds stay: they part its paragraphs."""
    return "\n".join(filter(None, map(one_line, _PARAGRAPHS.split(text))))


def _gaps(parts: Sequence[str], text: str) -> list[str]:
    """What stands before each part in the text; a blank where it does not tell, such as over furniture."""
    found, end, begun = [], 0, False
    for part in parts:
        gap = " " if begun and part else ""
        if part and (place := re.compile(r"\s+".join(map(re.escape, part.split()))).search(text, end)):
            between = text[end : place.start()]
            gap = "" if not begun or not between else "\n" if between.isspace() and "\n" in between else " "
            end = place.end()
        found.append(gap)
        begun = begun or bool(part)
    return found
