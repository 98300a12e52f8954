"""Quotations of real coverage: nothing that stands between marks or in a block quote is missed."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from reader.model.layers import Block, BlockKind, TextLayer
from reader.model.quotations import Quotation, Style
from reader.model.spans import Span
from reader.quotes.finding import find_quotations

BLOCK = re.compile(
    r"<(p|h[1-6]|li|blockquote|figcaption|cite|div)\b[^>]*>|</(?:p|h[1-6]|li|blockquote|figcaption|cite|div)>"
)


def strip(markup: str) -> TextLayer:
    """The words of simple markup, one block for each element that sets them off."""
    parts: list[tuple[str, BlockKind]] = []
    quoting = 0
    last = 0
    for match in [*BLOCK.finditer(markup), None]:
        words = html.unescape(re.sub(r"<[^>]*>", "", markup[last : match.start() if match else len(markup)]))
        if words.strip():
            parts.append((" ".join(words.split()), BlockKind.QUOTE if quoting else BlockKind.PARAGRAPH))
        if match:
            quoting += (match[1] == "blockquote") - (match[0] == "</blockquote>")
            last = match.end()
    blocks: list[Block] = []
    at = 0
    for words, kind in parts:
        blocks.append(Block(Span(at, at + len(words)), kind))
        at += len(words) + 1
    return TextLayer(text="\n".join(words for words, _ in parts), extractor="test", blocks=tuple(blocks))


def bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", html.unescape(re.sub(r"<[^>]+>", "", text))).lower()


def rows(corpus: Path) -> Iterator[tuple[Path, dict[str, str]]]:
    for truth in sorted(corpus.glob("cases/*/truth*.jsonl")):
        for line in truth.read_text("utf-8").splitlines():
            yield truth.parent, json.loads(line)


@pytest.fixture(scope="module")
def post(corpus: Path) -> tuple[Quotation, ...]:
    """The quotations of the article that links to its exhibits, its title first."""
    file = corpus.parent / "seeds" / "000_36c078533c4963d1.txt"
    if not file.is_file():
        pytest.skip("the seeds are not beside the corpus")
    content = json.loads(file.read_text("utf-8"))
    return find_quotations(strip(f"<h1>{content['title']['rendered']}</h1>{content['content']['rendered']}"))


def test_every_quotation_of_the_cases_is_found(corpus: Path) -> None:
    found: dict[Path, list[str]] = {}
    missed = []
    for folder, row in rows(corpus):
        article = folder / row["article"]
        if article not in found:
            source = re.sub(r"\A---\n.*?\n---\n", "", article.read_text("utf-8"), flags=re.DOTALL)
            found[article] = [bare(one.text) for one in find_quotations(strip(MarkdownIt("commonmark").render(source)))]
        if not any(bare(row["quote"]) in text for text in found[article]):
            missed.append(row["quote"])
    assert missed == []
    assert found


def test_the_post_has_29_quotations_and_one_in_its_title(post: tuple[Quotation, ...]) -> None:
    assert len(post) == 30
    terms = [one.text for one in post if one.style is Style.TERM]
    assert "observations on LibGen-SciMag" in terms
    assert len(terms) < 6


def test_the_speakers_of_the_post(post: tuple[Quotation, ...]) -> None:
    heard = {one.text: one.speaker for one in post}
    assert heard["needs to be GPT4,"] == "Ahmad Al-Dahle"
    assert heard["There is no wall."] == "Sam Altman"
    assert heard["This may undermine our negotiating position with regulators on these issues,"] == "the email"
    assert heard["media coverage suggesting we have used a dataset we know to be pirated."] is None
