"""The word diff of a quotation and its passage, as tokens that each screen and output draws in its own way."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..model.links import Edit, Op
from ..model.reports import QuotationRow
from .negations import NEGATIONS
from .wording import one_line


@dataclass(frozen=True, slots=True)
class Token:
    """Words of one side with what was done to them; `gap` is what stands before them: a blank, a line feed or nothing.

    In the article a `DELETE` token is empty: the place where words of the filing were dropped.
    """

    op: Op
    text: str
    gap: str
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One edit with both its sides; `moved` where the same words were taken from one place and put in another."""

    op: Op
    quoted: Token
    source: Token
    moved: bool = False


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
    return _moved(
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
    """What differs, in words and worst first: numbers, other words, added, dropped, moved, then what is marked."""
    return tuple(_sentence(step) for step in worst_first(row))


def worst_first(row: QuotationRow) -> tuple[Step, ...]:
    """The steps that change something in the order of `differences`; what was moved stands in it once."""
    changed = [step for step in steps(row) if step.op is not Op.EQUAL and not (step.moved and step.op is Op.DELETE)]
    return tuple(sorted(changed, key=_badness))


_SENTENCES = {
    Op.REPLACE: "Article: “{0}”. Filing: “{1}”.",
    Op.INSERT: "Added in the article: “{0}”.",
    Op.DELETE: "Dropped from the filing: “{1}”.",
    Op.BRACKET: "Marked: “{0}” for “{1}”.",
    Op.ELLIPSIS: "Left out and marked: “{1}”.",
}
_ORDER = list(_SENTENCES)


def _sentence(step: Step) -> str:
    if step.moved:
        return f"Moved: “{step.quoted.text}”."
    if step.op is Op.BRACKET and not step.source.text:
        return f"Marked: “{step.quoted.text}” added."
    if step.op is Op.ELLIPSIS and not step.source.text:
        return "An ellipsis where nothing is left out."
    return _SENTENCES[step.op].format(step.quoted.text, step.source.text)


def _badness(step: Step) -> tuple[bool, int, int]:
    """Unmarked changes before marked ones; of those, numbers, then a “not” that came or went, then all others."""
    unmarked = step.op in (Op.REPLACE, Op.INSERT, Op.DELETE)
    return not unmarked, _weight(step) if unmarked else 0, _ORDER.index(step.op)


def _weight(step: Step) -> int:
    if step.moved:
        return 3
    if re.search(r"\d", step.quoted.text + step.source.text):
        return 0
    denied = [bool(NEGATIONS.intersection(_bare(token.text).split())) for token in (step.quoted, step.source)]
    return 1 if denied[0] != denied[1] else 2


def _moved(found: Iterable[Step]) -> tuple[Step, ...]:
    """The steps, those marked whose words were dropped in one place and added in another; each place counts once."""
    made = list(found)
    dropped: defaultdict[str, list[int]] = defaultdict(list)
    for index, step in enumerate(made):
        if step.op is Op.DELETE:
            dropped[_bare(step.source.text)].append(index)
    for index, step in enumerate(made):
        words = _bare(step.quoted.text)
        if step.op is Op.INSERT and words and dropped[words]:
            for place in (index, dropped[words].pop(0)):
                made[place] = _as_moved(made[place])
    return tuple(made)


def _as_moved(step: Step) -> Step:
    return Step(step.op, replace(step.quoted, moved=True), replace(step.source, moved=True), moved=True)


def _bare(text: str) -> str:
    """The words of a text without case and punctuation."""
    return " ".join(re.findall(r"\w+", re.sub("['’]", "", text.casefold())))


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
