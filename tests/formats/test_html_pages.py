from __future__ import annotations

import socket
from pathlib import Path

import pytest

from reader.formats import HEAD, Source
from reader.formats.html import FORMAT
from reader.model.documents import Draft
from reader.model.errors import UnreadableFile
from reader.model.layers import BlockKind, FurnitureKind

PROSE = "<p>The judge wrote a long sentence, with commas, so that it reads as prose to everyone, and then another.</p>"
PAGE = f"""<!doctype html><html lang="en"><head><title>Judge: “It stands” | The Daily</title>
<meta property="og:site_name" content="The Daily"><link rel="canonical" href="https://daily.example/a">
<script type="application/ld+json">{{"@graph": [{{"@type": ["NewsArticle"], "headline": "Judge: “It stands”",
"author": [{{"name": "Ann Lee"}}, {{"@id": "#bo"}}], "datePublished": "2025-01-14T22:26:51Z"}},
{{"@id": "#bo", "name": "Bo Kim"}}]}}</script></head><body>
<nav><a href="/1">Politics</a> <a href="/2">Sport</a></nav>
<article><h1>Judge: “It stands”</h1>{PROSE * 3}
<p>See <a href="/papers.pdf">the <b>papers</b></a>.<sup><a href="#n1">1</a></sup> He said <q>no</q>.<br><br>Next.</p>
<blockquote><p>One.</p><p>Two.</p></blockquote>
<figure><img src="http://evil.example/x.png"><figcaption>A memo, “unsealed” in court.</figcaption></figure>
<ul><li>First<ul><li>Second</li></ul></li></ul>{PROSE * 3}
<p style="display: none">Unseen words.</p><script>bad()</script></article>
<aside class="related"><p>Read more: a promotion that nobody wrote for this article, with many words.</p></aside>
<footer>All rights reserved</footer></body></html>"""


def source(folder: Path, data: bytes, name: str = "page.html") -> Source:
    path = folder / "kept"
    path.write_bytes(data)
    return Source(path, name, data[:HEAD])


def read(folder: Path, markup: str | bytes, name: str = "page.html") -> Draft:
    data = markup.encode() if isinstance(markup, str) else markup
    (draft,) = FORMAT.read(source(folder, data, name))
    return draft


def blocks(draft: Draft) -> list[tuple[BlockKind, int, str]]:
    return [(block.kind, block.level, block.span.of(draft.layer.text)) for block in draft.layer.blocks]


def test_an_article_keeps_its_structure_and_loses_what_surrounds_it(tmp_path: Path) -> None:
    draft = read(tmp_path, PAGE)
    found = blocks(draft)
    assert found[0] == (BlockKind.HEADING, 1, "Judge: “It stands”")
    for expected in [
        (BlockKind.PARAGRAPH, 0, "See the papers.1 He said “no”."),
        (BlockKind.PARAGRAPH, 0, "Next."),
        (BlockKind.QUOTE, 1, "One."),
        (BlockKind.QUOTE, 1, "Two."),
        (BlockKind.CAPTION, 0, "A memo, “unsealed” in court."),
        (BlockKind.LIST_ITEM, 1, "First"),
        (BlockKind.LIST_ITEM, 2, "Second"),
    ]:
        assert expected in found
    for lost in ("Politics", "Unseen", "bad()", "promotion", "rights reserved"):
        assert lost not in draft.layer.text
    assert [found[2] for found in found].count("Judge: “It stands”") == 1


def test_links_styles_and_note_marks_have_their_places(tmp_path: Path) -> None:
    layer = read(tmp_path, PAGE).layer
    assert ("the papers", "https://daily.example/papers.pdf") in [(k.span.of(layer.text), k.url) for k in layer.links]
    assert ("papers", "bold") in [(run.span.of(layer.text), run.style) for run in layer.styles]
    assert [(f.kind, f.span.of(layer.text)) for f in layer.furniture] == [(FurnitureKind.FOOTNOTE_MARK, "1")]


def test_facts_come_from_the_most_trustworthy_place(tmp_path: Path) -> None:
    facts = read(tmp_path, PAGE).facts
    assert (facts.title, facts.author) == ("Judge: “It stands”", "Ann Lee, Bo Kim")
    assert (facts.date, facts.publisher) == ("2025-01-14T22:26:51+00:00", "The Daily")
    assert (facts.url, facts.language) == ("https://daily.example/a", "en")


def test_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    entity = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><body><p>Before &x; after</p>'
    assert "Before" in read(tmp_path, entity).layer.text
    assert read(tmp_path, PAGE).layer.text


def test_a_title_that_the_article_lacks_is_its_first_heading(tmp_path: Path) -> None:
    draft = read(tmp_path, f"<html><title>He said: “We must win”</title><body><article>{PROSE * 5}</article>")
    assert blocks(draft)[0] == (BlockKind.HEADING, 1, "He said: “We must win”")


def test_a_page_without_an_article_keeps_its_words(tmp_path: Path) -> None:
    menu = "<nav><a href='/'>Home</a></nav>"
    draft = read(tmp_path, f"<html><body>{menu}<div>Two words</div></body></html>")
    assert "Two words" in draft.layer.text


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", ""),
        ("utf-16", ""),
        ("windows-1252", '<meta charset="iso-8859-1">'),
        ("shift_jis", '<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">'),
    ],
)
def test_the_encoding_is_found(tmp_path: Path, encoding: str, head: str) -> None:
    words = "これは「違法」だ。" if encoding == "shift_jis" else "“Größe”"
    markup = f"<html><head>{head}<title>t</title></head><body><p>{words}</p></body></html>"
    assert words in read(tmp_path, markup.encode(encoding)).layer.text


def test_a_web_archive_is_its_page(tmp_path: Path) -> None:
    archive = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://daily.example/b\r\nSubject: A page\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<html><body><p>Caf=C3=A9 words</p></body></html>\r\n--x--\r\n"
    )
    assert FORMAT.recognises(source(tmp_path, archive, "a.mhtml")) == 1.0
    draft = read(tmp_path, archive, "a.mhtml")
    assert "Café words" in draft.layer.text
    assert (draft.facts.title, draft.facts.url) == ("A page", "https://daily.example/b")


def test_what_cannot_be_read_is_refused_with_a_sentence(tmp_path: Path) -> None:
    deep = "<html><body>" + "<div>" * 100_000 + "words"
    for markup in (deep, "<html><body><script>only()</script></body></html>"):
        with pytest.raises(UnreadableFile) as refusal:
            read(tmp_path, markup)
        assert refusal.value.title.startswith("“page.html” ")
        assert refusal.value.advice


def test_a_very_large_page_is_read_whole(tmp_path: Path) -> None:
    draft = read(tmp_path, "<html><body>" + "<p>Some words of a page.</p>" * 70_000)
    assert len(draft.layer.blocks) == 70_000
    assert draft.remarks


@pytest.mark.parametrize(
    ("data", "sure"),
    [(b"<!-- saved --> <!DOCTYPE html><p>", True), (b"Plain words", False), (b"\x89PNG\x00\x01\x02\x03", False)],
)
def test_content_tells_a_page(tmp_path: Path, data: bytes, sure: bool) -> None:
    assert (FORMAT.recognises(source(tmp_path, data, "a.txt")) > 0.5) is sure


def test_comments_without_end_do_not_slow_recognition(tmp_path: Path) -> None:
    assert FORMAT.recognises(source(tmp_path, b"<!-- a -->" * 6000, "a.txt")) == 0.0


def test_saved_pages_keep_their_headline(corpus: Path) -> None:
    folder = corpus / "articles" / "readability"
    for name in ("bbc-1", "herald-sun-1", "nytimes-1"):
        path = folder / name / "source.html"
        (draft,) = FORMAT.read(Source(path, path.name, path.read_bytes()[:HEAD]))
        assert draft.layer.blocks[0].kind is BlockKind.HEADING
        assert draft.facts.title
        assert len(draft.layer.blocks) > 10
