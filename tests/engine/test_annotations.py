from __future__ import annotations

from pathlib import Path
from typing import Any

import pymupdf
import pypdf
import pytest

from reader.engine.annotations import Note, annotate
from reader.engine.pictures import clip
from reader.model.errors import UnreadableFile
from reader.model.layers import Box

DATES = ("/M", "/CreationDate")
YELLOW = (1.0, 0.9, 0.2)
NOTE = Note(
    boxes=(Box(1, (72.0, 90.0, 200.0, 104.0)), Box(1, (72.0, 110.0, 150.0, 124.0)), Box(2, (72.0, 90.0, 99.0, 104.0))),
    colour=YELLOW,
    title="Exhibit Reader",
    text="altered: “never” → “once”",
)


@pytest.fixture
def original(tmp_path: Path) -> Path:
    path = tmp_path / "original.pdf"
    with pymupdf.open() as document:
        for _ in range(2):
            page = document.new_page(width=612, height=792)
            page.insert_text((72, 101), "They never said that.")
        document.save(path)
    return path


def highlights(path: Path) -> list[list[dict[str, Any]]]:
    pages = pypdf.PdfReader(path).pages
    return [[dict(annotation.get_object()) for annotation in page["/Annots"]] for page in pages]  # type: ignore[attr-defined]


def test_another_library_sees_highlights_with_their_note(original: Path, tmp_path: Path) -> None:
    before = original.read_bytes()

    annotate(original, tmp_path / "copy.pdf", [NOTE])

    (first,), (second,) = highlights(tmp_path / "copy.pdf")
    assert first["/Subtype"] == second["/Subtype"] == "/Highlight"
    assert (first["/T"], first["/Contents"]) == (NOTE.title, NOTE.text)
    assert [round(float(part), 1) for part in first["/C"]] == list(YELLOW)
    assert len(first["/QuadPoints"]) == 16
    assert [float(part) for part in second["/QuadPoints"]] == [72, 702, 99, 702, 72, 688, 99, 688]
    assert original.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.pdf", "original.pdf"]


def test_the_same_notes_give_the_same_bytes(original: Path, tmp_path: Path) -> None:
    annotate(original, tmp_path / "one.pdf", [NOTE])
    annotate(original, tmp_path / "two.pdf", [NOTE])

    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    dates = [highlight[date] for (highlight,) in highlights(tmp_path / "one.pdf") for date in DATES]
    assert all(isinstance(date, pypdf.generic.NullObject) for date in dates)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_clip_shows_the_highlight_however_the_page_is_rotated(original: Path, tmp_path: Path, rotation: int) -> None:
    with pymupdf.open(original) as document:
        page = document[0]
        page.set_rotation(rotation)
        document.saveIncr()
    annotate(original, tmp_path / "copy.pdf", [NOTE])

    picture = pymupdf.Pixmap(clip(tmp_path / "copy.pdf", 1, (80.0, 111.0, 140.0, 123.0), 2.0))

    assert (picture.width, picture.height) == ((120, 24) if rotation % 180 == 0 else (24, 120))
    red, _, blue = picture.pixel(picture.width // 2, picture.height // 2)
    assert red > 240
    assert blue < 120


def test_a_file_whose_owner_forbids_notes_is_refused(original: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked.pdf"
    with pymupdf.open(original) as document:
        printing = pymupdf.mupdf.PDF_PERM_PRINT
        document.save(locked, encryption=pymupdf.mupdf.PDF_ENCRYPT_AES_256, owner_pw="owner", permissions=printing)

    with pytest.raises(UnreadableFile, match="forbids annotating"):
        annotate(locked, tmp_path / "copy.pdf", [NOTE])

    assert not (tmp_path / "copy.pdf").exists()


def test_scans_stay_grey_and_other_pages_coloured(original: Path, tmp_path: Path) -> None:
    scan = tmp_path / "scan.pdf"
    picture = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 60, 80), False)
    picture.clear_with(128)
    with pymupdf.open() as document:
        page = document.new_page()
        page.insert_image(page.rect, stream=picture.tobytes("png"), keep_proportion=False)
        document.save(scan)

    assert pymupdf.Pixmap(clip(scan, 1, (0.0, 0.0, 50.0, 50.0), 1.0)).n == 1
    assert pymupdf.Pixmap(clip(original, 1, (0.0, 0.0, 50.0, 50.0), 1.0)).n == 3


def test_a_page_that_is_not_there_cannot_be_drawn(original: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"Page 9 of “original\.pdf” cannot be drawn"):
        clip(original, 9, (0.0, 0.0, 50.0, 50.0), 1.0)
