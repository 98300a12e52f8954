"""Bad input on the command line: each ends in a sentence, and nothing that stood before is lost."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pymupdf
import pytest

Json: TypeAlias = Any
STORY = "A title of the story\n\nShe said that “all of it was written down at the time.”\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library"


def add(ask: Callable[..., Json], library: Path, path: Path) -> Json:
    """The one row of a file that is added beside a good one, so that the command itself does not fail."""
    good = path.parent / "good.txt"
    good.write_text(STORY)
    rows = ask("--library", library, "add", good, path)["files"]
    assert rows[0]["status"] in ("added", "known")
    assert len(rows) == 2
    return rows[1]


def test_an_encrypted_pdf_needs_a_password(ask: Callable[..., Json], library: Path, tmp_path: Path) -> None:
    document = pymupdf.open()
    document.new_page().insert_text((72, 72), "Nobody sees this.")
    document.save(tmp_path / "locked.pdf", encryption=5, user_pw="secret", owner_pw="owner")

    row = add(ask, library, tmp_path / "locked.pdf")

    assert row["status"] == "failed"
    assert "password" in row["error"]
    assert row["advice"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.pdf", b""),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<<"),
        ("zeros.pdf", bytes(5000)),
        ("noise.txt", bytes(range(256)) * 40),
        ("list.json", b'{"a": [1, 2, 3]}'),
        ("archive.docx", b"PK\x03\x04" + bytes(range(256)) * 4),
    ],
)
def test_what_cannot_be_read_says_why(
    ask: Callable[..., Json], library: Path, tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)

    row = add(ask, library, tmp_path / name)

    assert row["status"] == "failed", row
    assert f"“{name}”" in row["error"]
    assert row["error"].endswith(".")
    assert row["advice"].endswith(".")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "cp1252", "utf-8-sig"])
def test_text_in_any_usual_encoding_keeps_its_quotations(
    ask: Callable[..., Json], library: Path, tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "other.txt"
    path.write_bytes(
        ("Über das Café\n\n" + "It was naïve, he said: “the façade was never dry.”\n" * 3).encode(encoding)
    )

    row = add(ask, library, path)

    assert row["status"] == "added"
    quotations = ask("--library", library, "quotes", row["id"])["documents"][0]["quotations"]
    assert {quotation["text"] for quotation in quotations} == {"the façade was never dry."}


def test_content_decides_the_format_and_not_the_name(ask: Callable[..., Json], library: Path, tmp_path: Path) -> None:
    document = pymupdf.open()
    document.new_page().insert_text((72, 72), "This is a page of a PDF.")
    document.save(tmp_path / "page.txt")

    row = add(ask, library, tmp_path / "page.txt")

    assert (row["status"], row["pages"]) == ("added", 1)


def test_a_page_with_scripts_and_remote_pictures_is_only_its_words(
    ask: Callable[..., Json], library: Path, tmp_path: Path
) -> None:
    words = "<p>The pond was said to be tight, and it was not; the loss went on for months.</p>" * 8
    page = tmp_path / "page.html"
    page.write_text(
        f"<html><body><article><h1>Pond</h1>{words}<script>document.write('never')</script>"
        "<img src='https://tracker.example/pixel.png' onerror='alert(1)'></article></body></html>"
    )

    row = add(ask, library, page)

    text = ask("--library", library, "show", row["id"])["text"]
    assert "the loss went on" in text
    assert "never" not in text
    assert "alert" not in text


def test_a_library_of_a_newer_version_is_left_alone(run: Callable[..., Any], library: Path, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(STORY)
    run("--library", library, "add", tmp_path / "good.txt")
    with sqlite3.connect(library / "catalogue.sqlite") as connection:
        connection.execute("PRAGMA user_version = 9999")
    connection.close()
    before = (library / "catalogue.sqlite").read_bytes()

    said = run("--library", library, "list", code=1)

    assert "newer version" in said.stderr
    assert (library / "catalogue.sqlite").read_bytes() == before


def test_a_folder_that_is_no_library_is_left_alone(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("private")

    run("--library", tmp_path, "add", tmp_path / "diary.txt", code=1)

    assert [path.name for path in tmp_path.iterdir()] == ["diary.txt"]


def test_usage_and_missing_documents_have_their_own_codes(
    run: Callable[..., Any], library: Path, tmp_path: Path
) -> None:
    (tmp_path / "good.txt").write_text(STORY)
    run("--library", library, "add", tmp_path / "good.txt")

    assert "no such" in run("--library", library, "nothing-of-the-kind", code=2).stderr.casefold()
    assert "nobody" in run("--library", library, "show", "nobody", code=1).stderr


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
@pytest.mark.parametrize("moment", [0.35, 0.6, 0.9])
def test_a_killed_import_keeps_what_it_has_and_the_next_start_mends_it(
    ask: Callable[..., Json], library: Path, tmp_path: Path, moment: float
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(150):
        (folder / f"{number:03}.txt").write_text(STORY.replace("title", f"title{number:03}"))
    command = [sys.executable, "-m", "reader", "--library", str(library), "add", str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    time.sleep(moment)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()

    kept = {row["name"] for row in ask("--library", library, "list")["documents"]} if library.exists() else set()
    rows = ask("--library", library, "add", folder)["files"]

    assert {Path(row["path"]).name for row in rows if row["status"] == "known"} == kept
    assert {row["status"] for row in rows} <= {"added", "known"}
    found = ask("--library", library, "search", "title042")
    assert found["total"] == 1
    assert not [row for row in ask("--library", library, "doctor")["findings"] if not row["well"]]


def test_the_doctor_is_content_before_there_is_a_library(run: Callable[..., Any], library: Path) -> None:
    assert "There is no library yet." in run("--library", library, "doctor").stdout
    assert not library.exists()
