"""A library from its first file to its last, on the command line."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pypdf
import pytest

from reader import assets

Json: TypeAlias = Any


@pytest.fixture(scope="module")
def library(run: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the whole sample case."""
    folder = tmp_path_factory.mktemp("case") / "library"
    run("--library", folder, "add", assets.path("sample", "coverage"), assets.path("sample", "filings"))
    return folder


def test_adding_twice_is_no_second_document(ask: Callable[..., Json], library: Path) -> None:
    before = ask("--library", library, "list")["documents"]
    again = ask("--library", library, "add", assets.path("sample", "filings"))["files"]

    assert {row["status"] for row in again} == {"known"}
    assert ask("--library", library, "list")["documents"] == before


def test_kinds_are_guessed_right_for_the_whole_sample(ask: Callable[..., Json], library: Path) -> None:
    for document in ask("--library", library, "list")["documents"]:
        folder = Path(document["path"]).parent.name
        guessed = {"coverage": "coverage", "filing": "filings"}[document["kind"]]
        assert guessed == folder or document["name"].endswith(".pdf"), document["name"]


def test_a_search_names_the_page_and_marks_the_words(ask: Callable[..., Json], library: Path) -> None:
    answer = ask("--library", library, "search", '"of the"')

    assert answer["total"] >= len(answer["hits"]) > 0
    for hit in answer["hits"]:
        marked = [hit["snippet"][start:end].casefold() for start, end in hit["marks"]]
        assert marked
        assert all(word in ("of", "the", "of the") for word in marked), hit


def test_what_a_person_sets_stays_and_a_removed_document_comes_back(
    ask: Callable[..., Json], run: Callable[..., Any], tmp_path: Path
) -> None:
    folder = tmp_path / "library"
    essay = next(path for path in assets.path("sample", "coverage").iterdir() if path.suffix in (".md", ".mdx"))
    (row,) = ask("--library", folder, "add", essay)["files"]

    run("--library", folder, "edit", row["id"], "--title", "A better title", "--kind", "filing")
    run("--library", folder, "remove", row["id"])
    assert ask("--library", folder, "list")["documents"] == []
    run("--library", folder, "restore", row["id"])
    run("--library", folder, "rebuild")

    (document,) = ask("--library", folder, "list")["documents"]
    assert (document["title"], document["kind"]) == ("A better title", "filing")


def test_a_purged_document_leaves_no_trace(run: Callable[..., Any], tmp_path: Path) -> None:
    folder, secret = tmp_path / "library", "Zyxwvutsrqponia"
    article = tmp_path / "article.txt"
    article.write_text(f"{secret} said: “nothing of the kind was ever put in writing by us.”\n" * 20)
    run("--library", folder, "add", article)

    run("--library", folder, "remove", "article.txt", "--purge", "--yes")

    for path in folder.rglob("*"):
        if path.is_file():
            assert secret.encode() not in path.read_bytes(), path
            assert secret.lower().encode() not in path.read_bytes(), path


def test_exports_say_what_the_links_say(ask: Callable[..., Json], run: Callable[..., Any], library: Path) -> None:
    links = ask("--library", library, "links")["documents"]
    quotations = [quotation for document in links for quotation in document["quotations"]]

    target = library.parent / "table.csv"
    run("--library", library, "export", "csv", "-o", target)
    rows = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8-sig"))))
    assert [row["verdict"] for row in rows] == [quotation["verdict"] for quotation in quotations]

    for format_ in ("html", "markdown", "json"):
        target = library.parent / f"report.{format_}"
        run("--library", library, "export", format_, "-o", target)
        assert target.stat().st_size > 1000


def test_annotated_copies_open_in_another_program_with_the_highlights(
    ask: Callable[..., Json], run: Callable[..., Any], library: Path
) -> None:
    originals = {path: path.read_bytes() for path in assets.path("sample", "filings").iterdir()}
    target = library.parent / "annotated"
    run("--library", library, "export", "annotated", "-o", target)

    highlights = 0
    for copy in target.glob("*.pdf"):
        for page in pypdf.PdfReader(copy).pages:
            for reference in page.get("/Annots", []):
                note = reference.get_object()
                if note["/Subtype"] == "/Highlight":
                    assert len(note["/QuadPoints"]) % 8 == 0
                    assert note["/Contents"]
                    highlights += 1
    assert highlights > 10
    assert {path: path.read_bytes() for path in originals} == originals


def test_the_doctor_finds_a_missing_original(run: Callable[..., Any], tmp_path: Path) -> None:
    folder = tmp_path / "library"
    article = tmp_path / "article.txt"
    article.write_text("A title\n\nShe said that “all of it was written down at the time.”\n")
    run("--library", folder, "add", article)
    run("--library", folder, "doctor")
    (original,) = (path for path in (folder / "files").rglob("*") if path.is_file())
    original.unlink()

    said = run("--library", folder, "doctor", code=1).stdout

    assert "article.txt" in said
