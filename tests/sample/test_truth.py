"""The sample's truth: every row of expected.json stands in its article, and in its source as often as it says."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
import unicodedata
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pytest

from reader.model.links import Placement, Verdict

Words: TypeAlias = dict[str, dict[str, list[str]]]
SAMPLE = Path(__file__).parents[2] / "resources" / "sample"
NUMBERS = {"forty thousand": "40000", "eleven": "11", "41k": "41000"}
QUOTED = re.compile(r"[“„«\"]([^“”„«»\"]+)[”“»\"]")


class Row(NamedTuple):
    """One row of expected.json."""

    article: str
    quotation: str
    source: str | None
    page: int | None
    verdict: str
    placement: str
    waits_for: str | None


class Place(NamedTuple):
    """Where words stand: the file, and its first and last page."""

    source: str
    first: int
    last: int


class MainText(HTMLParser):
    """The words of a page's article, without what only surrounds it."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("article", "aside", "script", "style"):
            self.open.append(tag)
        self.text += "\n" if tag in ("p", "h2", "blockquote") else ""

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open == ["article"]:
            self.text += data


def fold(text: str) -> list[str]:
    """Words made comparable, written here without the program's own folding, which this is to judge."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("’", "").replace("'", "")
    text = re.sub(r"(?<=\d),(?=\d)", "", text)
    for name, number in NUMBERS.items():
        text = re.sub(rf"\b{name}\b", number, text)
    return re.findall(r"\w+", text)


def main_text(article: Path, words: Words) -> str:
    if article.suffix == ".pdf":
        said = words[article.name]
        return "\n".join(f"{page}\n{note}" for page, note in zip(said["pages"], said["notes"], strict=True))
    text = article.read_text(encoding="utf-8")
    if article.suffix == ".json":
        return html.unescape(re.sub(r"<[^>]*>", "", json.loads(text)["content"]["rendered"]))
    if article.suffix == ".html":
        parser = MainText()
        parser.feed(text)
        return parser.text
    if article.suffix.startswith(".md"):
        return re.sub(r"(?m)^(?:> ?|import .*$)", "", text.split("---\n", 2)[2])
    return text


def find(quotation: str, text: str) -> int | None:
    """Where the quotation begins in the article: whole, or broken once by its tag or by a new paragraph."""
    whole = text.find(quotation)
    if whole >= 0:
        return whole
    for gap in re.finditer(r"\s", quotation):
        first, second = quotation[: gap.start()], quotation[gap.end() :]
        for hit in re.finditer(re.escape(first) + r"(?:”[^“]{1,60})?\s*“?", text):
            if text.startswith(second, hit.end()):
                return hit.start()
    return None


def places(quoted: list[str], words: Words) -> list[Place]:
    """Every place in the filings where the words stand, furniture aside; notes are no part of the running text."""
    found = []
    for source, parts in words.items():
        if not source.startswith("gov.uscourts."):
            continue
        for pages in parts.values():
            stream = [(word, number) for number, page in enumerate(pages, 1) for word in fold(page)]
            told = [word for word, _ in stream]
            for start in range(len(told) - len(quoted) + 1):
                if told[start] == quoted[0] and told[start : start + len(quoted)] == quoted:
                    found.append(Place(source, stream[start][1], stream[start + len(quoted) - 1][1]))
    return found


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Words:
    """What each page of each PDF says, by the script that draws it."""
    folder = tmp_path_factory.mktemp("told")
    command = [sys.executable, str(SAMPLE / "make.py"), "--into", str(folder), "--words", str(folder / "words.json")]
    subprocess.run(command, check=True, timeout=120)
    told: Words = json.loads((folder / "words.json").read_text(encoding="utf-8"))
    return told


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return [Row(**row) for row in json.loads((SAMPLE / "expected.json").read_text(encoding="utf-8"))]


def test_every_row_is_well_formed(rows: list[Row], words: Words) -> None:
    for row in rows:
        assert (SAMPLE / "coverage" / row.article).is_file(), row
        assert row.quotation == row.quotation.strip() != "", row
        assert row.waits_for in (None, "scans", "rewording"), row
        assert (row.waits_for == "rewording") == (row.verdict == Verdict.REWORDED), row
        assert (Verdict(row.verdict) is Verdict.NOT_FOUND) == (Placement(row.placement) is Placement.NONE), row
        decided = row.placement in (Placement.UNIQUE, Placement.CONTEXT)
        assert decided == (row.source is not None) == (row.page is not None), row
        if row.source and row.page:
            assert 1 <= row.page <= len(words[row.source]["pages"]), row


def test_every_verdict_and_placement_occurs(rows: list[Row]) -> None:
    assert {row.verdict for row in rows} == set(Verdict)
    assert {row.placement for row in rows} == set(Placement)
    assert {row.waits_for for row in rows} == {None, "scans", "rewording"}


def test_quotations_stand_in_their_articles_in_order(rows: list[Row], words: Words) -> None:
    for article in sorted((SAMPLE / "coverage").iterdir()):
        text, since = main_text(article, words), 0
        own = [row for row in rows if row.article == article.name]
        assert own, article.name
        for row in own:
            start = find(row.quotation, text[since:])
            assert start is not None, row
            since += start


def test_no_quotation_of_an_article_lacks_its_row(rows: list[Row], words: Words) -> None:
    for article in sorted((SAMPLE / "coverage").iterdir()):
        told = [" ".join(fold(row.quotation)) for row in rows if row.article == article.name]
        for quoted in QUOTED.findall(main_text(article, words)):
            assert any(" ".join(fold(quoted)) in row for row in told), (article.name, quoted)


def test_verbatim_rows_stand_in_their_source_as_often_as_they_say(rows: list[Row], words: Words) -> None:
    for row in rows:
        if row.verdict != Verdict.VERBATIM:
            continue
        found = places(fold(row.quotation), words)
        assert len(found) == 1 if row.placement == Placement.UNIQUE else len(found) > 1, (row, found)
        if row.source:
            assert (row.source, row.page) in {(place.source, place.first) for place in found}, (row, found)


def test_only_verbatim_rows_stand_anywhere_as_they_are(rows: list[Row], words: Words) -> None:
    for row in rows:
        if row.verdict in (Verdict.ALTERED, Verdict.REWORDED, Verdict.NOT_FOUND):
            assert places(fold(row.quotation), words) == [], row


def test_the_unbracketed_words_of_edited_rows_stand_in_their_source(rows: list[Row], words: Words) -> None:
    for row in rows:
        if row.verdict != Verdict.EDITED:
            continue
        faithful = re.sub(r"\[(\w)\](?=\w)", r"\1", row.quotation)
        pieces = [fold(piece) for piece in re.split(r"…|\[[^\]]*\]|\w+—", faithful)]
        for piece in filter(None, pieces):
            assert (row.source, row.page) in {place[:2] for place in places(piece, words)}, (row, piece)
