from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from lxml.etree import _Element as Element

from reader.export import Originals
from reader.export._markup import Markup, element, joined
from reader.export.html import WebPage
from reader.model.errors import UnreadableFile
from reader.model.layers import Box
from reader.model.links import Verdict
from reader.model.progress import finish
from reader.model.reports import Report

HEAD = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x03\xd3\0\0\0\x80"


def drawn(path: Path, page: int, rect: tuple[float, float, float, float], scale: float) -> bytes:
    return HEAD


def broken(path: Path, page: int, rect: tuple[float, float, float, float], scale: float) -> bytes:
    raise UnreadableFile("The page is damaged.", "Ask for another copy.")


def everywhere(document: str) -> Path | None:
    return Path(document)


def nowhere(document: str) -> Path | None:
    return None


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "report.html"


def page(report: Report, target: Path, picture: object = drawn, originals: Originals = everywhere) -> Element:
    """The page as a browser reads it."""
    finish(WebPage(picture).write(report, target, originals))  # type: ignore[arg-type]
    return html.document_fromstring(target.read_bytes().decode())


def text(node: Element) -> str:
    return " ".join("".join(map(str, node.itertext())).split())


def cards(found: Element) -> list[Element]:
    return list(found.iterfind(".//article"))


def test_nothing_in_the_page_acts_or_comes_from_elsewhere(report: Report, target: Path) -> None:
    found = page(report, target)
    assert {str(node.tag) for node in found.iter()} & {"script", "link", "iframe", "object", "form", "base"} == set()
    for node in found.iter():
        for name, value in node.attrib.items():
            assert not str(name).startswith("on")
            if name == "src":
                assert str(value).startswith("data:image/png;base64,")
            if name == "href":
                assert str(value).startswith(("#", "https://"))
    style = "".join(str(node.text) for node in found.iterfind(".//style"))
    assert {url[:5] for url in re.findall(r'url\("?([^)]*)', style)} == {"data:"}
    assert "@import" not in style


def test_the_policy_forbids_scripts_and_the_network(report: Report, target: Path) -> None:
    (policy,) = (str(meta.get("content")) for meta in page(report, target).iterfind(".//meta[@http-equiv]"))
    assert "default-src 'none'" in policy
    assert "script-src" not in policy


def test_hostile_text_is_shown_and_not_obeyed(report: Report, target: Path) -> None:
    found = page(report, target)
    card = cards(found)[-1]
    assert '<script>alert("1")</script>' in text(card)
    assert "</bdi><img src=x onerror=alert(1)>" in text(card)
    assert "</style><script>" in text(card)
    assert "\x00" not in target.read_text(encoding="utf-8")
    assert "\x07" not in target.read_text(encoding="utf-8")
    for shown in ("odd title", "Order <of>"):
        holders = [node for node in found.iter("bdi") if shown in text(node)]
        assert holders


def test_each_quotation_has_a_card_with_verdict_in_words(report: Report, target: Path) -> None:
    rows = [row for document in report.documents for row in document.quotations]
    found = cards(page(report, target))
    words = ["= Verbatim", "≠ Altered", "[ ] Edited", "≈ Reworded", "= Verbatim", "∅ Not found", "≠ Altered"]
    assert len(found) == len(rows) == len(words)
    for card, row, word in zip(found, rows, words, strict=True):
        assert row.verdict.value in str(card.get("class")).split()
        assert word.replace(" ", "") in text(card).replace(" ", "")
        assert len({str(node.get("id")) for node in found}) == len(rows)


def test_both_sides_of_the_diff_are_marked(report: Report, target: Path) -> None:
    altered = cards(page(report, target))[1]
    sides = list(altered.iterfind(".//blockquote"))
    assert [text(node) for node in sides[0].iterfind("mark")] == ["more than 400,000"]
    assert [text(node) for node in sides[1].iterfind("mark")] == ["roughly 40,000"]
    assert [text(node) for node in sides[0].iterfind("ins")] == ["really"]
    assert [text(node) for node in sides[1].iterfind("del")] == ["since the patch."]
    assert len(list(sides[0].iterfind("span[@class='caret']"))) == 1
    assert "The speaker differs. Whitlock (filing: Marcus Ferro)" in text(altered)


def test_a_passage_over_two_pages_has_two_pictures_and_its_boxes_on_each(report: Report, target: Path) -> None:
    edited = cards(page(report, target))[2]
    figures = list(edited.iterfind(".//figure"))
    assert [text(figure) for figure in figures] == ["Page 2 of the file", "Page 3 of the file"]
    assert [len(list(figure.iterfind(".//i"))) for figure in figures] == [1, 1]


def test_only_a_sure_place_has_a_picture(report: Report, target: Path) -> None:
    found = cards(page(report, target))
    assert [len(list(card.iterfind(".//img"))) for card in found] == [1, 1, 2, 0, 0, 0, 1]
    assert "Stands in 12 places; nothing decides between them" in text(found[4])
    assert "and 9 more places" in text(found[4])
    assert "Likeliest places to look (not sources)" in text(found[5])


@pytest.mark.parametrize(
    ("picture", "originals", "sentence"),
    [
        (broken, everywhere, "Page 2 cannot be shown. Ask for another copy."),
        (drawn, nowhere, "The original file is missing, so its page cannot be shown."),
    ],
)
def test_a_sentence_stands_where_a_picture_cannot(
    picture: object, originals: Originals, sentence: str, report: Report, target: Path
) -> None:
    first = cards(page(report, target, picture, originals))[0]
    assert sentence in text(first)
    assert not list(first.iterfind(".//img"))


def test_a_passage_that_skips_over_many_pages_shows_the_first(report: Report, target: Path) -> None:
    document = report.documents[0]
    row = document.quotations[0]
    long = replace(row.passages[0], boxes=tuple(Box(number, (72, 90, 300, 102)) for number in range(2, 12)))
    changed = replace(document, quotations=(replace(row, passages=(long,)),))
    (card,) = cards(page(Report(documents=(changed,)), target))
    assert len(list(card.iterfind(".//img"))) == 4
    assert "The passage goes on to page 11 of the file." in text(card)


def test_the_filters_count_every_verdict(report: Report, target: Path) -> None:
    labels = [text(label) for label in page(report, target).iterfind(".//label")]
    assert [label[0] for label in labels] == ["7", "2", "1", "2", "1", "1"]
    assert len(labels) == 1 + len(Verdict)


def pieces() -> Iterator[tuple[Markup, str]]:
    yield element("p", "a<b>&\"'", id='"><x'), '<p id="&quot;&gt;&lt;x">a&lt;b&gt;&amp;&quot;&#x27;</p>'
    yield element("input", checked=True, disabled=False, value=None, type_="radio"), '<input checked type="radio">'
    yield (
        element("span", element("b", "x"), "\x01\ud800", aria_hidden="true"),
        '<span aria-hidden="true"><b>x</b>�</span>',
    )
    yield joined("<", Markup("<br>")), "&lt;<br>"


def test_only_markup_is_not_escaped() -> None:
    for found, expected in pieces():
        assert found == expected
