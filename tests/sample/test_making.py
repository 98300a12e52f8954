"""The sample's PDFs: the same bytes each time, stamped on every page, and readable as they were meant."""

from __future__ import annotations

import importlib.metadata
import json
import re
import subprocess
import sys
import zlib
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from pypdf import PdfReader

SAMPLE = Path(__file__).parents[2] / "resources" / "sample"
RECAP = re.compile(r"gov\.uscourts\.lkd\.310442\.(\d+)\.(\d+)\.pdf")
STAMP = re.compile(r"Case 2:24-cv-00817-RMH\s+Document ([\d-]+)\s+Filed \d\d/\d\d/25\s+Page (\d+) of (\d+)")
PICTURES = "gov.uscourts.lkd.310442.118.12.pdf"
MISREAD = "gov.uscourts.lkd.310442.118.9.pdf"
TOO_MUCH = 2_000_000


class Run(NamedTuple):
    """A run of the script: where it wrote, and what each page of each PDF says."""

    folder: Path
    words: dict[str, dict[str, list[str]]]


def run(folder: Path) -> Run:
    words = folder / "words.json"
    command = [sys.executable, str(SAMPLE / "make.py"), "--into", str(folder), "--words", str(words)]
    subprocess.run(command, check=True, timeout=120)
    return Run(folder, json.loads(words.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return run(tmp_path_factory.mktemp("made"))


def pdfs(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*.pdf"))}


def test_two_runs_are_the_same_byte_for_byte(made: Run, tmp_path: Path) -> None:
    assert len(pdfs(made.folder)) >= 8
    assert pdfs(made.folder) == pdfs(run(tmp_path).folder)


def test_the_kept_files_are_what_the_script_makes(made: Run) -> None:
    kept = json.loads((SAMPLE / "made-with.json").read_text())
    here = {name: importlib.metadata.version(name) for name in ("reportlab", "pillow")}
    if kept != here | {"zlib": zlib.ZLIB_RUNTIME_VERSION}:
        pytest.skip("other versions of reportlab, Pillow or zlib write other bytes")
    assert pdfs(SAMPLE) == pdfs(made.folder)


def test_the_sample_is_whole_and_small(made: Run) -> None:
    assert pdfs(SAMPLE).keys() == pdfs(made.folder).keys()
    filings = list((SAMPLE / "filings").iterdir())
    assert len(filings) >= 8
    assert all(RECAP.fullmatch(file.name) for file in filings)
    endings = Counter(file.suffix for file in (SAMPLE / "coverage").iterdir())
    assert endings.keys() == {".json", ".html", ".txt", ".mdx", ".md", ".pdf"}
    assert sum(file.stat().st_size for file in SAMPLE.rglob("*") if file.is_file()) < TOO_MUCH


def test_every_page_of_a_filing_carries_the_court_s_stamp() -> None:
    for file in (SAMPLE / "filings").iterdir():
        name = RECAP.fullmatch(file.name)
        assert name
        number = f"{name[1]}-{name[2]}" if name[2] != "0" else name[1]
        pages = PdfReader(file).pages
        for page, content in enumerate(pages, 1):
            stamp = STAMP.search(content.extract_text())
            assert stamp, (file.name, page)
            assert stamp.groups() == (number, str(page), str(len(pages)))


def test_pages_have_the_shapes_that_were_asked_for() -> None:
    pages = {file.name: PdfReader(file).pages for file in (SAMPLE / "filings").iterdir()}
    assert len(pages["gov.uscourts.lkd.310442.97.0.pdf"]) == 20
    assert len(pages["gov.uscourts.lkd.310442.118.7.pdf"]) == 6
    slides = pages["gov.uscourts.lkd.310442.118.6.pdf"]
    assert [page.rotation for page in slides] == [0, 0, 90, 0, 0, 0]
    for page in slides:
        width, height = page.mediabox.width, page.mediabox.height
        assert (width < height) == (page.rotation == 90)


def test_the_memo_is_only_pictures() -> None:
    for page in PdfReader(SAMPLE / "filings" / PICTURES).pages:
        assert STAMP.sub("", page.extract_text()).strip() == ""
        assert len(page.images) == 1


def test_the_survey_s_hidden_words_are_damaged() -> None:
    text = " ".join(page.extract_text() for page in PdfReader(SAMPLE / "filings" / MISREAD).pages)
    assert "rnodel" in text
    assert "ga1lons" in text
    assert "thick ness" in text


def test_what_was_drawn_can_be_read_again(made: Run) -> None:
    for file in (SAMPLE / "filings").iterdir():
        if file.name in (PICTURES, MISREAD):
            continue
        text = "\n".join(page.extract_text() for page in PdfReader(file).pages)
        meant = " ".join(page for pages in made.words[file.name].values() for page in pages)
        assert {mark: text.count(mark) for mark in "“”’"} == {mark: meant.count(mark) for mark in "“”’"}
        missing = Counter(re.findall(r"\w+", meant)) - Counter(re.findall(r"\w+", text))
        broken = len(re.findall(r"[a-z]-\s*\n", text))
        assert missing.total() <= broken, (file.name, missing)
