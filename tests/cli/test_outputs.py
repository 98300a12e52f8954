"""Where commands read from and write to."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reader.model.reports import DocumentRow, Exported, FileRow, ImportReport, QuotationRow, Report
from reader.model.requests import AddDocuments, ExportReport
from tests.cli.office import Office

Run = Callable[..., Any]


def test_an_export_to_a_dash_comes_out_of_the_command(office: Office, run: Run) -> None:
    def export(request: ExportReport) -> Exported:
        Path(request.target).write_bytes(b"\xef\xbb\xbfa;b\r\n")
        return Exported(paths=(request.target,), remarks=("One was left out.",))

    office.answer = export
    result = run("export", "csv", "-o", "-")

    assert result.stdout_bytes == b"\xef\xbb\xbfa;b\r\n"
    assert result.stderr == "One was left out.\n"
    assert not Path(office.asked[0].target).parent.exists()  # type: ignore[attr-defined]
    run("export", "csv", "-o", "-", "--json", code=2)


def test_a_folder_does_not_fit_through_a_dash(office: Office, run: Run) -> None:
    def export(request: ExportReport) -> Exported:
        Path(request.target).mkdir()
        return Exported(paths=())

    office.answer = export
    assert "fills a folder" in run("export", "annotated", "-o", "-", code=1).stderr


@pytest.mark.parametrize(
    "words",
    [
        ("add", ""),
        ("add", "a.pdf", ""),
        ("check", "", "--against", "x"),
        ("check", "a", "--against", ""),
        ("check", "a", "--against", "x", ""),
        ("trace", "words", "--against", ""),
        ("export", "csv", "-o", ""),
        ("sample", "-o", ""),
        ("--library", "", "list"),
    ],
)
def test_an_empty_path_is_wrong_usage(run: Run, words: tuple[str, ...]) -> None:
    assert "It is empty" in run(*words, code=2).stderr


def test_a_stopped_import_says_how_far_it_was(office: Office, run: Run) -> None:
    office.answer = lambda request: KeyboardInterrupt
    result = run("add", "folder", code=130)

    assert "Stopped; 1 of 2 files was added before.\n" in result.stderr


def test_terms_are_counted_apart(office: Office, run: Run) -> None:
    rows = tuple(QuotationRow(text="x", start=0, end=1, style=style) for style in ("marks", "block", "term"))
    office.answer = lambda request: Report(
        documents=(DocumentRow(id="a", path="", title="", kind="", quotations=rows),)
    )
    assert run("quotes").stdout.splitlines()[-1] == "2 quotations, 1 term."
    office.answer = lambda request: Report(documents=())
    assert run("quotes").stdout == "0 quotations.\n"


def test_what_an_answer_lacks_is_remarked(office: Office, run: Run) -> None:
    @dataclass(frozen=True)
    class Answer:
        documents: tuple[DocumentRow, ...] = ()
        failed: tuple[()] = ()
        unsettled: int = 25
        stale: int = 1

    office.answer = lambda request: Answer()
    assert run("links").stderr.splitlines() == [
        "25 documents cannot be searched yet.",
        "1 quotation has not been looked up since the filings changed; run “exhibit-reader link”.",
    ]
    assert run("--quiet", "links").stderr == ""


def test_documents_without_rows_have_a_heading_only_where_none_were_asked_out(office: Office, run: Run) -> None:
    office.answer = lambda request: Report(documents=(DocumentRow(id="a", path="", title="Quiet", kind="coverage"),))

    assert "Quiet" in run("links").stdout
    assert run("links", "--verdict", "altered").stdout == "0 quotations.\n"


def test_the_sample_prints_its_report_as_json(office: Office, run: Run, tmp_path: Path) -> None:
    failed = FileRow(path="/f", status="failed", error="No.", advice="Look.")

    def answer(request: object) -> object:
        match request:
            case AddDocuments():
                return ImportReport(files=(failed,))
            case ExportReport():
                return Exported(paths=(request.target,))
        return Report(documents=(DocumentRow(id="a", path="", title="T", kind="coverage"),))

    office.answer = answer
    said = json.loads(run("--library", str(tmp_path / "case"), "sample", "--json").stdout)

    assert [document["title"] for document in said["documents"]] == ["T"]
    assert [file["error"] for file in said["failed"]] == ["No.", "No."]


def test_dates_are_days_for_people(office: Office, run: Run) -> None:
    document = DocumentRow(id="a", path="/a", title="T", kind="coverage", date="2025-01-10T09:00:00+00:00")
    office.answer = lambda request: Report(documents=(document,))

    assert run("links").stdout.splitlines()[0] == "T  2025-01-10 · /a"
