from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.engine.annotations import Note
from reader.export import Originals
from reader.export.annotated import Copies, copy_name
from reader.model.errors import ReaderError, UnreadableFile
from reader.model.progress import finish
from reader.model.reports import Exported, Report


class Annotator:
    """Copies a file with its notes' texts behind it, and remembers the notes."""

    def __init__(self, refused: str = "") -> None:
        self.notes: dict[str, tuple[Note, ...]] = {}
        self._refused = refused

    def __call__(self, original: Path, target: Path, notes: Sequence[Note]) -> None:
        if original.name == self._refused:
            raise UnreadableFile(f"The owner of {original.name} forbids notes.", "Print it to a new PDF.")
        self.notes[original.name] = tuple(notes)
        target.write_bytes(original.read_bytes() + "".join(note.text for note in notes).encode())


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    for name in ("7aa0000000e7", "121000000001", "bad000000000"):
        (folder / name).write_bytes(b"%PDF-1.7\n" + name.encode())
    (folder / "c0de00000009").write_bytes(b"a chat log")
    return folder


def kept(folder: Path) -> Originals:
    return lambda document: found if (found := folder / document).exists() else None


def export(report: Report, files: Path, target: Path, annotator: Annotator) -> Exported:
    return finish(Copies(annotator).write(report, target, kept(files)))


def digests(folder: Path) -> dict[str, str]:
    return {entry.name: hashlib.sha256(entry.read_bytes()).hexdigest() for entry in folder.iterdir()}


def test_each_quoted_pdf_is_copied_and_the_originals_stay(report: Report, files: Path, tmp_path: Path) -> None:
    before = digests(files)
    exported = export(report, files, tmp_path / "out", Annotator())
    names = [Path(path).name for path in exported.paths]
    assert names == ["gov.uscourts.cod.81700.118.7 (annotated).pdf", "odd _ name___ (annotated).pdf"]
    assert sorted(names) == sorted(entry.name for entry in (tmp_path / "out").iterdir())
    assert digests(files) == before


def test_notes_say_who_quotes_and_how(report: Report, files: Path, tmp_path: Path) -> None:
    annotator = Annotator()
    export(report, files, tmp_path / "out", annotator)
    notes = annotator.notes["7aa0000000e7"]
    assert [note.title for note in notes] == ["The Harrow Ledger"] * 3
    altered = notes[1]
    assert altered.text == "\n".join(
        (
            "≠ Altered. A number differs; three words are dropped.",
            "“more than 400,000 gallons a day, and it really has not slowed”",
            "Article: “more than 400,000”. Filing: “roughly 40,000”.",
            "Added in the article: “really”.",
            "Dropped from the filing: “since the patch.”.",
            "Stands once",
            "Whitlock (filing: Marcus Ferro)",
            "Calder knew Pond 4 was leaking, emails show, The Harrow Ledger · 2025-03-17",
        )
    )
    assert altered.boxes == report.documents[0].quotations[1].passages[0].boxes
    assert len({note.colour for note in notes}) == 3
    assert all(0.5 < part <= 1 for note in notes for part in note.colour)


def test_what_is_not_marked_is_named(report: Report, files: Path, tmp_path: Path) -> None:
    (files / "bad000000000").unlink()
    first, *others = report.documents[0].quotations
    text = replace(first.passages[0], document="c0de00000009", title="Chat log")
    document = replace(report.documents[0], quotations=(*others, replace(first, passages=(text,))))
    exported = export(replace(report, documents=(document, *report.documents[1:])), files, tmp_path, Annotator())
    assert exported.remarks == (
        "Not marked: 1 quotation of which nothing decides the place.",
        "Not marked: 1 rejected quotation.",
        "Chat log is no PDF, so it has no annotated copy.",
        'Order <of> "the" \u202ecourt: the original file is missing.',
    )


def test_a_filing_whose_words_have_no_places_is_not_copied(report: Report, files: Path, tmp_path: Path) -> None:
    row = report.documents[0].quotations[0]
    scan = replace(row, passages=(replace(row.passages[0], boxes=()),))
    document = replace(report.documents[0], quotations=(scan,))
    exported = export(Report(documents=(document,)), files, tmp_path / "out", Annotator())
    assert exported.paths == ()
    assert [remark.partition(":")[0] for remark in exported.remarks] == ["Ex. 7, E-mails of Whitlock and Ferro"]
    assert list((tmp_path / "out").iterdir()) == []


def test_one_filing_that_refuses_does_not_stop_the_others(report: Report, files: Path, tmp_path: Path) -> None:
    exported = export(report, files, tmp_path / "out", Annotator(refused="7aa0000000e7"))
    assert len(exported.paths) == 1
    said = "The owner of Ex. 7, E-mails of Whitlock and Ferro forbids notes. Print it to a new PDF."
    assert said in exported.remarks
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_only_own_files_are_replaced(report: Report, files: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.mkdir()
    (target / "mine.txt").write_text("mine", encoding="utf-8")
    first = export(report, files, target, Annotator())
    before = digests(target)
    assert export(report, files, target, Annotator()) == first
    assert digests(target) == before
    assert (target / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_a_file_where_the_folder_should_be_is_said_so(report: Report, files: Path, tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    with pytest.raises(ReaderError, match="“out” cannot be written"):
        export(report, files, tmp_path / "out", Annotator())


@given(st.lists(st.text(st.sampled_from('aA.:/\\<>"|?*é \x00\udcff'), max_size=8), max_size=8))
def test_names_are_unique_and_legal_on_all_systems(paths: list[str]) -> None:
    taken: set[str] = set()
    names = [copy_name(path, taken) for path in (*paths, "CON.pdf", "con.PDF", "x" * 300 + ".pdf")]
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert not set(name) & set('<>:"/\\|?*\x00')
        assert name.endswith(" (annotated).pdf")
        assert len(name.encode()) <= 255
        assert name[:4].upper() not in ("CON ", "CON.")
