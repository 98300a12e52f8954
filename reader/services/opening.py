"""Opening a file: the format that knows it, its documents, their kinds and quotations; runs in a reader process."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

from .. import discovery, formats
from ..formats import HEAD, DocumentFormat, Source
from ..model.documents import Draft, Facts, Kind
from ..model.errors import UnreadableFile
from ..model.intakes import Intake, Job, Prepared
from ..quotes.finding import find_quotations
from ..text import kinds, references

SURE_ENOUGH = 0.05
"""A format that is less sure than this of a file is not asked to read it."""


def open_file(job: Job) -> Intake:
    """Everything that a file holds; raises UnreadableFile with a sentence."""
    path = Path(job.path)
    with path.open("rb") as file:
        source = Source(path, job.name, file.read(HEAD))
    drafts = list(choose(source).read(source))
    return Intake(documents=tuple(prepare(draft, job) for draft in drafts))


def choose(source: Source) -> DocumentFormat:
    """The format that is surest of the file by its content; raises UnreadableFile where none is."""
    members = [member(name) for name in discovery.names(formats)]
    best = max(members, key=lambda each: each.recognises(source))
    if best.recognises(source) < SURE_ENOUGH:
        known = ", ".join(each.title for each in members)
        raise UnreadableFile(f"“{source.name}” is of no kind that can be read here.", f"What can be read: {known}.")
    return best


def member(name: str) -> DocumentFormat:
    """The format of that name."""
    return cast("DocumentFormat", discovery.member(formats, name))


def prepare(draft: Draft, job: Job) -> Prepared:
    """A draft with the facts that its file's name tells, its kind, and, for coverage, its quotations."""
    facts = draft.facts.over(_named(job.name))
    draft = replace(draft, facts=facts.over(_titled(facts.title)))
    kind = job.kind or kinds.guess(draft, job.name)
    quotations = find_quotations(draft.layer) if kind is Kind.COVERAGE else ()
    return Prepared(draft=draft, kind=kind, quotations=quotations)


def _titled(title: str) -> Facts:
    """What a title such as "Ex. 7 E-mails" tells."""
    reference = references.parse_mention(" ".join(title.split()[:2]))
    return Facts(exhibit=reference.exhibit) if reference else Facts()


def _named(name: str) -> Facts:
    reference = references.parse_name(name)
    if reference is None:
        return Facts()
    return Facts(
        court=reference.court,
        case=reference.case,
        document=reference.document,
        attachment=reference.attachment,
    )
