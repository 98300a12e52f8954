from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest

from reader.formats import Source
from reader.formats.image import FORMAT as IMAGE
from reader.formats.pdf import FORMAT as PDF
from reader.model.documents import Draft
from reader.model.errors import UnreadableFile
from reader.model.layers import BlockKind
from reader.model.spans import Span

STAMP = "Case 3:23-cv-03417-VC Document 391-10 Filed 01/10/25 Page {} of 2"


def source(path: Path) -> Source:
    return Source(path, path.name, path.read_bytes()[:65536])


def read(path: Path) -> Draft:
    (draft,) = PDF.read(source(path))
    return draft


def scan() -> bytes:
    picture = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 60, 80), False)
    picture.clear_with(200)
    return bytes(picture.tobytes("png"))


@pytest.fixture
def filing(tmp_path: Path) -> Path:
    document = pymupdf.open()
    for number in (1, 2):
        page = document.new_page()
        page.insert_text((150, 20), STAMP.format(number), fontsize=10)
    document[0].insert_text((72, 120), "EXHIBIT 12", fontsize=12)
    document[0].insert_text((72, 160), "On the weights that were left outside", fontsize=22)
    document[0].insert_text((72, 200), "They said the model was never re-", fontsize=12)
    document[0].insert_text((72, 215), "leased to anybody.", fontsize=12)
    link = {"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(72, 205, 110, 218), "uri": "https://example.org/a"}
    document[0].insert_link(link)
    document[1].insert_image(document[1].rect, stream=scan())
    document.set_metadata({"title": "Microsoft Word - memo.doc", "author": "Ada Byron"})
    path = tmp_path / "filing.pdf"
    document.save(path)
    return path


def test_a_filing_says_what_it_is(filing: Path) -> None:
    draft = read(filing)

    facts = draft.facts
    assert (facts.docket, facts.document, facts.attachment) == ("3:23-cv-03417-VC", "391", "10")
    assert (facts.date, facts.exhibit, facts.author) == ("2025-01-10", "12", "Ada Byron")
    assert facts.title == "On the weights that were left outside"
    assert draft.leaning < 0.3
    assert [page.label for page in draft.layer.pages] == ["1", "2"]


def test_a_page_that_is_a_picture_under_a_stamp_is_remarked_on(filing: Path) -> None:
    assert read(filing).remarks == ("Page 2 is a picture without words.",)


def test_words_lines_links_and_headings_are_kept(filing: Path) -> None:
    layer = read(filing).layer

    assert "never re-\nleased to anybody." in layer.text
    assert [(link.span.of(layer.text), link.url) for link in layer.links] == [("leased", "https://example.org/a")]
    headings = [block.span.of(layer.text) for block in layer.blocks if block.kind is BlockKind.HEADING]
    assert headings == ["On the weights that were left outside"]


def test_boxes_lie_on_the_words(filing: Path) -> None:
    layer = read(filing).layer
    start = layer.text.index("weights")

    (box,) = layer.boxes(Span(start, start + 7))

    with pymupdf.open(filing) as document:
        page = document[0]
        (rect,) = page.search_for("weights")
        assert box.rect == pytest.approx(tuple(rect), abs=1.5)


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_rotated_page_reads_the_same_in_the_same_places(filing: Path, tmp_path: Path, rotation: int) -> None:
    turned = tmp_path / "turned.pdf"
    with pymupdf.open(filing) as document:
        for number in range(len(document)):
            page = document[number]
            page.set_rotation(rotation)
        document.save(turned)

    upright, rotated = read(filing).layer, read(turned).layer

    assert rotated.text == upright.text
    assert rotated.words == upright.words
    assert [(page.width, page.rotation) for page in rotated.pages] == [(595.0, rotation)] * 2


def test_text_drawn_upwards_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "sideways.pdf"
    with pymupdf.open() as document:
        page = document.new_page()
        for at, text in enumerate(("First line of the table", "second line of it", "and the third")):
            page.insert_text((100 + 20 * at, 500), text, rotate=90)
        document.save(path)

    layer = read(path).layer

    assert layer.text == "First line of the table\nsecond line of it\nand the third"
    (box,) = layer.boxes(Span(0, 23))
    assert box.rect[3] - box.rect[1] > 5 * (box.rect[2] - box.rect[0])


def test_superscripts_are_footnote_marks(tmp_path: Path) -> None:
    path = tmp_path / "notes.pdf"
    with pymupdf.open() as document:
        page = document.new_page()
        writer = pymupdf.TextWriter(page.rect)
        _, end = writer.append((72, 100), "The licence was void.", fontsize=12)
        _, end = writer.append((end.x, 96), "3", fontsize=7)
        writer.append((end.x + 3, 100), "So it was held in 2021.", fontsize=12)
        writer.write_text(page)
        document.save(path)

    layer = read(path).layer

    assert layer.text == "The licence was void.3 So it was held in 2021."
    assert [piece.span.of(layer.text) for piece in layer.furniture] == ["3"]


def test_the_files_own_page_labels_come_first(filing: Path, tmp_path: Path) -> None:
    labelled = tmp_path / "labelled.pdf"
    with pymupdf.open(filing) as document:
        document.set_page_labels([{"startpage": 0, "prefix": "A-", "style": "D", "firstpagenum": 7}])
        document.save(labelled)

    assert [page.label for page in read(labelled).layer.pages] == ["A-7", "A-8"]


def test_a_locked_file_says_that_it_needs_a_password(filing: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked.pdf"
    with pymupdf.open(filing) as document:
        document.save(locked, encryption=pymupdf.mupdf.PDF_ENCRYPT_AES_256, user_pw="secret")

    with pytest.raises(UnreadableFile, match=r"“locked\.pdf” needs a password\. Save a copy"):
        read(locked)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"no document at all", "is damaged or not a PDF|has no pages"),
        (b"%PDF-1.7\nnothing follows", "is damaged or not a PDF|has no pages"),
    ],
)
def test_what_is_no_pdf_is_refused_with_a_sentence(content: bytes, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(content)

    with pytest.raises(UnreadableFile, match=sentence) as refused:
        read(path)

    assert refused.value.advice


def test_the_engine_keeps_silent_about_damage(filing: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "cut.pdf"
    path.write_bytes(filing.read_bytes()[:-300])

    draft = read(path)

    assert "leased to anybody" in draft.layer.text
    assert capfd.readouterr() == ("", "")


def test_formats_know_their_files_by_content(filing: Path, tmp_path: Path) -> None:
    misnamed = tmp_path / "exhibit.txt"
    misnamed.write_bytes(filing.read_bytes())
    picture = tmp_path / "page.pdf"
    picture.write_bytes(scan())

    assert PDF.recognises(source(misnamed)) == 1
    assert IMAGE.recognises(source(picture)) == 1 > PDF.recognises(source(picture))


def test_a_picture_is_one_page_without_words(tmp_path: Path) -> None:
    path = tmp_path / "page.png"
    path.write_bytes(scan())

    (draft,) = IMAGE.read(source(path))

    assert (draft.layer.text, len(draft.layer.pages)) == ("", 1)
    assert draft.remarks == ("Page 1 is a picture without words.",)


def test_a_damaged_page_is_left_out_with_a_remark(filing: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.pdf"
    with pymupdf.open(filing) as document:
        kept = document.page_xref(0)
        tree = int(document.xref_get_key(kept, "Parent")[1].split()[0])
        document.xref_set_key(tree, "Kids", f"[{kept} 0 R null]")
        document.save(damaged)

    draft = read(damaged)

    assert "Page 2 is damaged and was left out." in draft.remarks
    assert "leased to anybody." in draft.layer.text
    assert len(draft.layer.pages) == 2
