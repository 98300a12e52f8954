"""The outputs, byte for byte, against files that a person has looked at (READER_REGOLD=1 writes them anew)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from reader.export import Exporter, csv, json, markdown
from reader.export.html import WebPage
from reader.model.errors import UnreadableFile
from reader.model.progress import Progress, finish
from reader.model.reports import Report

Compare = Callable[[str, bytes], None]


def drawn(path: Path, page: int, rect: tuple[float, float, float, float], scale: float) -> bytes:
    """The beginning of a PNG such as the engine draws of a letter page; page 3 of each file is broken."""
    if page == 3:
        raise UnreadableFile("This page cannot be shown.", "The others can.")
    width, height = (
        round((min(end, most) - start) * scale) for start, end, most in zip(rect[:2], rect[2:], (612, 792), strict=True)
    )
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big")


def originals(document: str) -> Path | None:
    return None if document.startswith("bad") else Path(PurePosixPath("/originals", document))


MEMBERS: list[tuple[str, Exporter]] = [
    ("report.md", markdown.EXPORTER),
    ("report.csv", csv.EXPORTER),
    ("report.json", json.EXPORTER),
    ("report.html", WebPage(drawn)),
]


@pytest.mark.parametrize(("name", "exporter"), MEMBERS)
def test_the_output_is_the_one_that_was_looked_at(
    name: str, exporter: Exporter, report: Report, tmp_path: Path, golden: Compare
) -> None:
    exported = finish(exporter.write(report, tmp_path / name, originals))
    assert exported.paths == (str(tmp_path / name),)
    golden(name, (tmp_path / name).read_bytes())


@pytest.mark.parametrize(("name", "exporter"), MEMBERS)
def test_progress_counts_the_quotations(name: str, exporter: Exporter, report: Report, tmp_path: Path) -> None:
    total = sum(len(document.quotations) for document in report.documents)
    seen: list[Progress] = list(exporter.write(report, tmp_path / name, originals))
    assert {step.unit for step in seen} == {"quotations"}
    assert {step.total for step in seen} == {total}
    assert [step.done for step in seen] == sorted(step.done for step in seen)
    assert seen[-1].done == total


@pytest.mark.parametrize(("name", "exporter"), MEMBERS)
def test_an_empty_report_is_written_too(name: str, exporter: Exporter, tmp_path: Path) -> None:
    finish(exporter.write(Report(documents=()), tmp_path / name, originals))
    assert (tmp_path / name).read_bytes()


@pytest.mark.parametrize(("name", "exporter"), MEMBERS)
def test_work_that_is_cancelled_leaves_the_old_file_and_nothing_else(
    name: str, exporter: Exporter, report: Report, tmp_path: Path
) -> None:
    (tmp_path / name).write_text("before", encoding="utf-8")
    work = exporter.write(report, tmp_path / name, originals)
    next(work)
    work.close()
    assert [entry.name for entry in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text(encoding="utf-8") == "before"
