"""Markdown: a report that reads well in any viewer, and as it is (CommonMark with the strikethrough of GFM)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from ..model.links import Attribution, Op, Placement
from ..model.progress import Progress, Work
from ..model.reports import DocumentRow, Exported, FileRow, PassageRow, QuotationRow, Report
from ..text.diffs import steps
from ..text.wording import (
    DECISIONS,
    NEAREST,
    further,
    isolated,
    more_places,
    pinpoint,
    placement,
    printable,
    quantity,
    speakers,
)
from . import Exporter, Originals
from ._verdicts import MARKS
from ._wording import counts, failure, heading, provenance
from ._writing import writing

_SPECIAL = re.compile(r"[\\`*_\[\]<>~|&$]")
_OPENING = re.compile(r"^(?:[#+-]|=(?==*$)|\d+(?=[.)]))")


class Markdown:
    """One file: a heading for each article; the quotation as a block quote, and what the filing says."""

    title = "Markdown"
    suffix = ".md"

    def write(self, report: Report, target: Path, originals: Originals) -> Work[Exported]:
        """Write the report; sources link to the files where they lay when they were added."""
        rows = [row for document in report.documents for row in document.quotations]
        done = 0
        with writing(target) as stream:
            stream.write(_text(_head(report, rows)).lstrip())
            for document in report.documents:
                stream.write(_text(_document(document)))
                for number, row in enumerate(document.quotations, 1):
                    yield Progress(done, len(rows), document.title, unit="quotations")
                    stream.write(_text(_quotation(number, row)))
                    done += 1
            stream.write(_text(_failed(report.failed)))
        yield Progress(done, len(rows), unit="quotations")
        return Exported(paths=(str(target),))


def escaped(text: str) -> str:
    """The text on one line, such that a Markdown reader shows it as it is."""
    return _OPENING.sub(_marked_off, _SPECIAL.sub(r"\\\g<0>", isolated(text)))


def _marked_off(found: re.Match[str]) -> str:
    return f"{found[0]}\\" if found[0].isdecimal() else f"\\{found[0]}"


def _text(paragraphs: Iterable[str]) -> bytes:
    return "".join(f"\n{paragraph}\n" for paragraph in paragraphs if paragraph).encode()


def _head(report: Report, rows: list[QuotationRow]) -> Iterator[str]:
    yield f"# {escaped(heading(report))}"
    yield f"{quantity(len(rows), 'quotation')} in {quantity(len(report.documents), 'article')}."
    yield "\n".join(
        f"* {escaped(MARKS[verdict].label)}: {number}. {MARKS[verdict].meaning}."
        for verdict, number in counts(rows).items()
    )


def _document(document: DocumentRow) -> Iterator[str]:
    yield f"## {escaped(document.title)}"
    address = f"<{quote(document.url, safe=_URL)}>" if document.url.startswith(("https://", "http://")) else ""
    yield " · ".join(part for part in (escaped(provenance(document)), address or escaped(document.url)) if part)
    if not document.quotations:
        yield "No quotations in this article."


def _quotation(number: int, row: QuotationRow) -> Iterator[str]:
    reason, state = escaped(row.reason), DECISIONS[row.decision]
    title = f"{number}. {escaped(MARKS[row.verdict].label)}"
    yield f"### {title}" + (f" ({state.lower()})" if state else "")
    yield f"**{reason}**" if reason else ""
    yield "\n>\n".join(f"> {escaped(line)}" for line in printable(row.text).split("\n") if line.strip())
    if row.passages:
        yield f"In the filing: {diff(row)}"
        yield _source(row)
    yield _speakers(row)
    yield _places(row)
    if row.note.strip():
        yield f"Note: {escaped(row.note)}"


def diff(row: QuotationRow) -> str:
    """The filing's words with ~~what the article dropped~~ and **what it has in their place**."""
    written = ""
    for step in steps(row):
        if step.op is Op.EQUAL:
            written = _glued(written, escaped(step.source.text), bool(step.source.gap))
            continue
        for text, mark in ((step.source.text, "~~"), (step.quoted.text, "**")):
            if text:
                written = _glued(written, f"{mark}{escaped(text)}{mark}", True)
    return written


def _glued(before: str, after: str, spaced: bool) -> str:
    # Emphasis that touches a letter is none, so only marks of punctuation may follow without a blank.
    touching = not spaced and not (before.endswith(("~", "*")) and after[:1].isalnum())
    return f"{before}{'' if touching or not before else ' '}{after}"


def _source(row: QuotationRow) -> str:
    if row.placement is Placement.AMBIGUOUS:
        return ""
    best = row.passages[0]
    cited = "cited here" if best.cited else ""
    docket = f"docket {escaped(best.docket)}" if best.docket else ""
    return "Source: " + " · ".join(part for part in (_link(best), docket, cited, placement(row).lower()) if part)


def _speakers(row: QuotationRow) -> str:
    named = speakers(row)
    if not named:
        return ""
    if not row.speaker:
        return f"Speaker in the filing: {escaped(row.passages[0].speaker or '')}"
    differs = row.attribution is Attribution.DIFFERS
    return f"**The speaker differs**: {escaped(named)}" if differs else f"Speaker: {escaped(named)}"


def _places(row: QuotationRow) -> str:
    if row.nearest:
        return f"{NEAREST}:\n\n" + "\n".join(f"* {_link(passage)}" for passage in row.nearest)
    listed, more = further(row)
    if not listed:
        return ""
    rest = f"\n* and {more_places(more, row)}" if more else ""
    title = placement(row) if row.placement is Placement.AMBIGUOUS else "Also stands in"
    return f"{title}:\n\n" + "\n".join(f"* {_link(passage)}" for passage in listed) + rest


def _failed(files: tuple[FileRow, ...]) -> Iterator[str]:
    if files:
        yield "## Files that could not be read"
        yield "\n".join(f"* {escaped(file.path)}: {escaped(failure(file))}" for file in files)


def _link(passage: PassageRow) -> str:
    return f"[{escaped(pinpoint(passage))}](<{address(passage)}>)" if passage.path else escaped(pinpoint(passage))


def address(passage: PassageRow) -> str:
    """The file's address with the page (RFC 8118), the same on all systems."""
    path = quote(passage.path.replace("\\", "/"), safe="/:", errors="replace")
    scheme = "file://" if path.startswith("/") else "file:///" if path[1:3] == ":/" else ""
    return f"{scheme}{path}" + (f"#page={passage.page}" if passage.page else "")


_URL = "/:?#[]@!$&'()*+,;=%-._~"

EXPORTER: Exporter = Markdown()
