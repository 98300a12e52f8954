"""add: files and folders into the library."""

from __future__ import annotations

import click

from ...model.documents import Kind
from ...model.errors import Cancelled
from ...model.progress import Progress
from ...model.reports import FileRow
from ...model.requests import AddDocuments
from .. import answers, options
from ..legible import count
from ..session import Session
from ..tables import Column, show_table
from ..verdicts import show_failed

COLUMNS = (
    *(Column("Status"), Column("Id"), Column("Kind")),
    *(Column("Pages", number=True, rank=2), Column("Title", 3, least=16), Column("File", 4, least=16, rank=1)),
)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=options.Place(), metavar="PATH…")
@click.option("--as", "kind", type=click.Choice([kind.value for kind in Kind]), help="What they are; no guess.")
@options.strict
@options.as_json
@click.pass_obj
def add(session: Session, paths: tuple[str, ...], kind: str | None, *, strict: bool, as_json: bool) -> None:
    """Add files and folders to the library.

    What it knows already is passed over; one bad file stops nothing.
    """
    try:
        report = session.ask(AddDocuments(paths=paths, kind=Kind(kind) if kind else None))
    except Cancelled as stopped:
        raise Cancelled(reached(session.reached.get("files")), stopped.advice) from None
    failed = [file for file in report.files if file.status == "failed"]
    kept = [file for file in report.files if file.status != "failed"]
    if as_json:
        answers.print_json(report)
    else:
        show_table(COLUMNS, [row(file) for file in kept])
        show_failed(failed)
        for file in kept:
            for remark in file.remarks:
                session.remark(f"{file.path}: {remark}")
        click.echo(summary(report.files))
    answers.end(done=len(kept), failed=len(failed), strict=strict)


def row(file: FileRow) -> list[str]:
    """The cells of one document."""
    return [file.status, file.id or "", file.kind or "", str(file.pages or ""), file.title or "", file.path]


def reached(progress: Progress | None) -> str:
    """How much was done when the work was stopped, such as "Stopped; 12 of 61 files were added before."."""
    done, total = (progress.done, progress.total) if progress else (0, 0)
    if not done:
        return "Stopped before the first file was added."
    return f"Stopped; {done} of {count(total, 'file')} {'was' if done == 1 else 'were'} added before."


def summary(files: tuple[FileRow, ...]) -> str:
    """Such as "3 documents added, 1 known, 2 files failed."."""
    added, known, failed = (sum(file.status == status for file in files) for status in ("added", "known", "failed"))
    parts = [count(added, "document") + " added"]
    if known:
        parts.append(f"{known} known")
    if failed:
        parts.append(count(failed, "file") + " failed")
    return f"{', '.join(parts)}."


COMMAND = add
