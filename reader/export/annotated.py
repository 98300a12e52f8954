"""Annotated copies: each filing that is quoted, as a PDF with a highlight and a note for each quotation."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ..engine.annotations import Note, annotate
from ..model.errors import UnreadableFile
from ..model.links import Decision, Placement
from ..model.progress import Progress, Work
from ..model.reports import DocumentRow, Exported, PassageRow, QuotationRow, Report
from ..text.diffs import differences
from ..text.wording import one_line, placement, quantity, speakers
from . import Exporter, Originals
from ._verdicts import MARKS
from ._wording import provenance
from ._writing import replacing, saying_why

Annotate = Callable[[Path, Path, Sequence[Note]], None]

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


@dataclass
class _Copy:
    """One filing that is quoted, with the notes on it."""

    passage: PassageRow
    notes: list[Note] = field(default_factory=list)


class Copies:
    """A folder of annotated copies; the originals stay untouched, and so does all else that the folder holds."""

    title = "Annotated filings"
    suffix = ""

    def __init__(self, annotate: Annotate = annotate) -> None:
        self._annotate = annotate

    def write(self, report: Report, target: Path, originals: Originals) -> Work[Exported]:
        """One file for each quoted PDF; filings of other formats and places that are not sure are named in remarks."""
        with saying_why(target):
            target.mkdir(parents=True, exist_ok=True)
        copies, remarks = _gather(report)
        total, done = sum(len(copy.notes) for copy in copies), 0
        paths: list[str] = []
        taken: set[str] = set()
        for copy in copies:
            yield Progress(done, total, one_line(copy.passage.title), unit="quotations")
            done += len(copy.notes)
            original = originals(copy.passage.document)
            if remark := _unfit(copy, original):
                remarks.append(remark)
            elif original:
                place = target / copy_name(copy.passage.path, taken)
                try:
                    with replacing(place) as draft:
                        self._annotate(original, draft, copy.notes)
                    paths.append(str(place))
                except UnreadableFile as error:
                    # The original lies in the library under a name that no person gave it.
                    remarks.append(str(error).replace(original.name, one_line(copy.passage.title)))
        yield Progress(total, total, unit="quotations")
        return Exported(paths=tuple(paths), remarks=tuple(remarks))


def copy_name(path: str, taken: set[str]) -> str:
    """The original's file name with " (annotated)", legal on all systems and not yet taken (it is noted as such)."""
    name = PurePosixPath(path.replace("\\", "/")).name
    stem = _FORBIDDEN.sub("_", PurePosixPath(name).stem).strip(" .")[:120] or "filing"
    stem = f"_{stem}" if _DEVICES.match(stem) else stem
    number, found = 1, f"{stem} (annotated).pdf"
    while found.casefold() in taken:
        number += 1
        found = f"{stem} {number} (annotated).pdf"
    taken.add(found.casefold())
    return found


def _gather(report: Report) -> tuple[list[_Copy], list[str]]:
    copies: dict[str, _Copy] = {}
    unsure = rejected = 0
    for document in report.documents:
        for row in document.quotations:
            if not row.passages:
                continue
            if row.decision is Decision.REJECTED:
                rejected += 1
            elif row.placement is Placement.AMBIGUOUS:
                unsure += 1
            else:
                best = row.passages[0]
                copies.setdefault(best.document, _Copy(best)).notes.append(_note(document, row, best))
    remarks = []
    if unsure:
        remarks.append(f"Not marked: {quantity(unsure, 'quotation')} of which nothing decides the place.")
    if rejected:
        remarks.append(f"Not marked: {quantity(rejected, 'rejected quotation')}.")
    return list(copies.values()), remarks


def _note(document: DocumentRow, row: QuotationRow, passage: PassageRow) -> Note:
    mark = MARKS[row.verdict]
    lines = (
        f"{mark.label}. {one_line(row.reason)}".strip(),
        f"“{one_line(row.text)}”",
        *differences(row),
        placement(row),
        speakers(row),
        ", ".join(part for part in (one_line(document.title), provenance(document)) if part),
        one_line(row.note),
    )
    title = one_line(document.publisher) or one_line(document.title)
    text = "\n".join(line for line in lines if line)
    return Note(boxes=passage.boxes or (), colour=mark.highlight, title=title, text=text)


def _unfit(copy: _Copy, original: Path | None) -> str:
    title = one_line(copy.passage.title)
    if original is None or not original.is_file():
        return f"{title}: the original file is missing."
    with original.open("rb") as stream:
        if b"%PDF-" not in stream.read(1024):
            return f"{title} is no PDF, so it has no annotated copy."
    if not any(note.boxes for note in copy.notes):
        return f"{title}: where its words stand on the pages is not known, so it has no annotated copy."
    return ""


EXPORTER: Exporter = Copies()
