from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from reader.export import csv as table
from reader.export import json as shapes
from reader.model.progress import finish
from reader.model.reports import Report
from reader.model.shapes import answer


def nowhere(document: str) -> Path | None:
    return None


def rows(report: Report, folder: Path) -> list[dict[str, str]]:
    """The table as a spreadsheet program reads it."""
    target = folder / "table.csv"
    finish(table.EXPORTER.write(report, target, nowhere))
    return list(csv.DictReader(io.StringIO(target.read_bytes().decode("utf-8-sig"), newline=""), strict=True))


def test_each_quotation_is_one_row_with_its_best_passage(report: Report, tmp_path: Path) -> None:
    found = rows(report, tmp_path)
    expected = [row for document in report.documents for row in document.quotations]
    assert [int(row["start"]) for row in found] == [row.start for row in expected]
    assert [row["verdict"] for row in found] == [row.verdict.value for row in expected]
    assert [row["page label"] for row in found[:3]] == ["2", "2", "2"]
    assert found[5]["source"] == found[5]["passage"] == ""


def test_line_feeds_marks_and_commas_come_back_as_they_were(report: Report, tmp_path: Path) -> None:
    found = rows(report, tmp_path)
    quotations = report.documents[0].quotations
    assert [row["quotation"] for row in found[:6]] == [row.text for row in quotations]
    assert [row["passage"] for row in found[:5]] == [row.passages[0].text for row in quotations[:5]]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\n", "＝", "\x00="])
def test_no_cell_is_a_formula(sign: str, report: Report, tmp_path: Path) -> None:
    document = report.documents[0]
    quotation = replace(
        document.quotations[0], text=f"{sign}1+1", reason=f"{sign}1", note=f"{sign}1", speaker=f"{sign}1"
    )
    hostile = replace(document, publisher=f"{sign}1", date=f"{sign}1", quotations=(quotation,))
    (row,) = rows(Report(documents=(hostile,)), tmp_path)
    for column in ("quotation", "reason", "note", "speaker", "publisher", "date"):
        assert row[column].startswith(f"'{sign[-1]}1"), column


def test_lines_end_as_rfc_4180_says_and_the_encoding_is_marked(report: Report, tmp_path: Path) -> None:
    rows(report, tmp_path)
    written = (tmp_path / "table.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbfarticle,")
    assert written.endswith(b"\r\n")


def test_json_is_the_answer_of_the_command_line(report: Report, tmp_path: Path) -> None:
    finish(shapes.EXPORTER.write(report, tmp_path / "report.json", nowhere))
    assert json.loads((tmp_path / "report.json").read_bytes()) == answer(report)
