"""Where commands read from and write to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.model.reports import DocumentRow, Exported, QuotationRow, Report
from reader.model.requests import ExportReport
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
