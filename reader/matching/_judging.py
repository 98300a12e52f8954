"""Judging: a verdict from the findings, with its reason in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ..model.links import Edit, Op, Verdict
from ..text.folding import APOSTROPHES
from ..text.likeness import NEGATIONS
from ..text.tokens import tokens
from ._findings import Change, Finding, Note, spaced

_REWORDED = 0.4
_COPIED, _RUN = 0.6, 4
_FEW = 4
_SHOWN = 3
_QUIET = (Op.EQUAL, Op.BRACKET)
_OF_COPIES = (Change.FORM, Change.SWALLOWED, Change.GAP, Change.CUT)
_UNMARKED = (Op.REPLACE, Op.DELETE, Op.INSERT)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the words are worth, why, and the word diff."""

    verdict: Verdict
    reason: str
    edits: tuple[Edit, ...]


def judge(findings: Sequence[Finding]) -> Judgement:
    """The verdict of DESIGN §4 for these findings."""
    changes = [finding for finding in findings if finding.change is not None]
    edits = tuple(_merged(findings))
    if changes:
        verdict = Verdict.REWORDED if _is_reworded(findings, changes) else Verdict.ALTERED
        return Judgement(verdict, _complaint(changes), edits)
    marked = [finding for finding in findings if finding.op is not Op.EQUAL]
    if marked:
        return Judgement(Verdict.EDITED, " ".join((*_markings(marked), *_remarks(findings))), edits)
    return Judgement(Verdict.VERBATIM, " ".join(_remarks(findings)), edits)


def _is_reworded(findings: Sequence[Finding], changes: Sequence[Finding]) -> bool:
    """Whether so many words differ that nobody copied them; a moved word is not another one, nor is one put in."""
    differing = [finding for finding in changes if finding.change not in _OF_COPIES]
    lost, gained = _moved(differing)
    if lost and lost == gained:
        return False
    if _copied(findings) >= _COPIED:
        return False
    quoted = sum(len(finding.quoted.split()) for finding in findings)
    return len(differing) >= _FEW and sum(len(finding.quoted.split()) for finding in differing) > _REWORDED * quoted


def _copied(findings: Sequence[Finding]) -> float:
    """The share of words in long unbroken runs that are the same, of the shorter of quotation and passage.

    Of the shorter, since words put into a quotation, or dropped from it, leave what was copied as it was.
    """
    runs = sum(
        words
        for same, group in groupby(findings, key=lambda finding: finding.op is Op.EQUAL)
        if same and (words := sum(len(finding.quoted.split()) for finding in group)) >= _RUN
    )
    quoted = sum(len(finding.quoted.split()) for finding in findings)
    passage = sum(len(finding.source.split()) for finding in findings if finding.op is not Op.ELLIPSIS)
    return runs / max(1, min(quoted, passage))


def _moved(changes: Iterable[Finding]) -> tuple[Counter[str], Counter[str]]:
    lost, gained = Counter[str](), Counter[str]()
    for finding in changes:
        if finding.mine == finding.theirs:
            continue
        lost.update(finding.theirs)
        gained.update(finding.mine)
    return lost, gained


def _complaint(changes: Sequence[Finding]) -> str:
    """What was changed, the worst first."""
    kinds = sorted({finding.change for finding in changes if finding.change is not None})
    lost, gained = _moved(finding for finding in changes if finding.op in _UNMARKED)
    if lost and lost == gained:
        return f"{_counted(sum(lost.values()), 'word')} in another order."
    said = [_SENTENCES[kind]([finding for finding in changes if finding.change is kind]) for kind in kinds]
    return " ".join(said[:_SHOWN])


def _numbers(found: Sequence[Finding]) -> str:
    one = found[0]
    if one.op is Op.REPLACE:
        return f"A number differs: {_bare(one.quoted)} for {_bare(one.source)}."
    return f"A number was added: {_bare(one.quoted)}."


def _negations(found: Sequence[Finding]) -> str:
    words = [word for word in found[0].theirs if word in NEGATIONS]
    if words:
        return f"‘{_as_printed(found[0].source, words[0])}’ is left out without a mark."
    return f"‘{_bare(found[0].quoted)}’ is not in the source."


def _names(found: Sequence[Finding]) -> str:
    return f"A name differs: {_bare(found[0].quoted)} for {_bare(found[0].source)}."


def _swallowed(found: Sequence[Finding]) -> str:
    word = next(word for word in found[0].theirs if word in NEGATIONS)
    return f"The ellipsis leaves out ‘{_as_printed(found[0].source, word)}’."


def _gaps(found: Sequence[Finding]) -> str:
    return f"The ellipsis joins passages {_counted(found[0].words, 'word')} apart."


def _words(found: Sequence[Finding]) -> str:
    pairs = ", ".join(f"‘{_bare(one.quoted)}’ for ‘{_bare(one.source)}’" for one in found[:_SHOWN])
    return f"{_counted(len(found), 'word')} changed: {pairs}{' …' if len(found) > _SHOWN else ''}."


def _dropped(found: Sequence[Finding]) -> str:
    return f"{_counted(sum(one.words for one in found), 'word')} dropped without a mark."


def _added(found: Sequence[Finding]) -> str:
    return f"{_counted(len(found), 'word')} added: {', '.join(f'‘{_bare(one.quoted)}’' for one in found[:_SHOWN])}."


def _forms(found: Sequence[Finding]) -> str:
    pairs = ", ".join(f"‘{_bare(one.quoted)}’ for ‘{_bare(one.source)}’" for one in found[:_SHOWN])
    return f"The form of {_counted(len(found), 'word')} differs: {pairs}."


def _cuts(found: Sequence[Finding]) -> str:
    return f"Cut within a word: ‘{_bare(found[0].quoted)}’ of ‘{_bare(found[0].source)}’."


_SENTENCES: dict[Change, Callable[[Sequence[Finding]], str]] = {
    Change.NUMBER: _numbers,
    Change.NEGATION: _negations,
    Change.NAME: _names,
    Change.SWALLOWED: _swallowed,
    Change.GAP: _gaps,
    Change.WORD: _words,
    Change.DROPPED: _dropped,
    Change.ADDED: _added,
    Change.FORM: _forms,
    Change.CUT: _cuts,
}


def _markings(marked: Sequence[Finding]) -> list[str]:
    said = []
    left_out = sum(finding.words for finding in marked if finding.op is Op.ELLIPSIS)
    if left_out:
        said.append(f"{_counted(left_out, 'word')} left out, marked.")
    cuts = [finding for finding in marked if finding.note is Note.CUT]
    if cuts:
        said.append(f"A word is cut, marked: ‘{_bare(cuts[0].quoted)}’ of ‘{_bare(cuts[0].source)}’.")
    elif not left_out and any(finding.op is Op.ELLIPSIS for finding in marked):
        said.append("An ellipsis leaves out nothing that is quoted.")
    brackets = sum(finding.op is Op.BRACKET and bool(finding.quoted) for finding in marked)
    if brackets:
        said.append(f"{_counted(brackets, 'word')} in brackets.")
    return said


def _remarks(findings: Sequence[Finding]) -> list[str]:
    """What is worth knowing of words that count as the same."""
    said = []
    spoilt = [finding for finding in findings if finding.note is Note.DAMAGE]
    if spoilt:
        said.append(f"The scan reads {', '.join(f'‘{_bare(one.source)}’' for one in spoilt[:_SHOWN])}.")
    spelt = next((finding for finding in findings if finding.note is Note.SPELLING), None)
    if spelt:
        said.append(f"The source spells ‘{_bare(spelt.source)}’.")
    if any(finding.note is Note.OWN_ELLIPSIS for finding in findings):
        said.append("The source has its own ellipsis.")
    if any(finding.note is Note.OWN_BRACKET for finding in findings):
        said.append("The source has its own brackets.")
    if any(finding.note is Note.DETOUR for finding in findings):
        said.append("The passage goes on behind a footnote.")
    return said


def _merged(findings: Sequence[Finding]) -> Iterable[Edit]:
    """The findings as edits: neighbours of one kind are one, and words changed side by side are one replacement."""
    pending: Edit | None = None
    for finding in findings:
        edit = Edit(finding.op, finding.quoted, finding.source)
        if pending is None:
            pending = edit
        elif pending.op is edit.op and edit.op in _QUIET:
            pending = Edit(edit.op, spaced(pending.quoted, edit.quoted), spaced(pending.source, edit.source))
        elif pending.op in _UNMARKED and edit.op in _UNMARKED:
            quoted, source = spaced(pending.quoted, edit.quoted), spaced(pending.source, edit.source)
            pending = Edit(Op.REPLACE if quoted and source else Op.INSERT if quoted else Op.DELETE, quoted, source)
        else:
            yield pending
            pending = edit
    if pending is not None:
        yield pending


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _bare(printed: str) -> str:
    """The words without the punctuation around them; the apostrophe of "plaintiffs’" is theirs."""
    bare = printed.strip(" \t\n.,;:!?\"“”‘’'()[]—–-") or printed
    after = printed[printed.index(bare) + len(bare) :][:1]
    return bare + after if after and after in APOSTROPHES and bare.endswith("s") and printed.startswith(bare) else bare


def _as_printed(printed: str, word: str) -> str:
    """The word as it stands in print; by its key where a line's end divides it."""
    found = tokens(printed)
    if word not in found.words:
        return word
    at = found.words.index(word)
    return printed[int(found.starts[at]) : int(found.ends[at])]
