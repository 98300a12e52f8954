"""Growth: four times as much of anything takes about four times as long, whatever it is made of."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from time import thread_time

import pytest

from reader.formats import HEAD, DocumentFormat, Source, html, markdown, plain, wordpress
from reader.model.documents import Draft
from reader.model.errors import UnreadableFile
from reader.model.layers import Page, TextLayer
from reader.model.spans import Span
from reader.quotes.finding import find_quotations
from reader.text import kinds, titles
from reader.text.flow import Flow
from reader.text.folding import fold
from reader.text.references import find_mentions
from reader.text.sentences import sentences
from reader.text.snippets import snippet
from reader.text.speakers import speaker_at
from reader.text.stamps import find_stamps
from reader.text.tokens import tokens

SHORT, TIMES, MOST = 5_000, 4, 10
"""Characters of the short text, how often the long one holds it, and how many times as long it may take."""
NOISE = 0.002
"""Seconds below which a time says nothing."""

UNITS = (
    *(" ", "\n", " \n", "\n\n", "\n \u00a0", "-", "-\n", "—", "■", "■" * 60 + "\n", "_", ".", ". ", "…", "* ", "> "),
    *('"', "'", "’", "“", "”", '"a" ', "“a ", "''", "«", "`", "(", "[", "{", "<", "{/*", "<A {", "<!--", "~~~a\n"),
    *("1", "1 ", "1\n", "1-", "1:", "a", "A", "a ", "Aa ", "Aa-", "ABC-", "A. ", "Q. ", ": ", "From:", "From: a\n"),
    *("Case ", "Case No. ", "Case 1:20-cv-1 \n", "Document ", "Page 1 of ", "Exhibit ", "Ex. ", "Doc. ", "On a, b, "),
    *("import ", "import a\n", "export {", "[a](", "*a ", "said ", "he said, ", "By A ", "THE COURT: ", "10:00 a "),
)
HEADS = ("", "Case", "Doc", "Exhibit", "On ab, Ann", "Exhibit 1", "import", "Case 1:20-cv-1 PageID", "A", "Q.", '"a')


def layer_of(text: str) -> TextLayer:
    return TextLayer(text, "test", pages=(Page(Span(0, len(text)), "1", 612, 792),))


def flow(text: str) -> None:
    made = Flow("test")
    for part in text.split("\n"):
        made.add(part)
        made.break_line()
    made.finish()


def title(text: str) -> None:
    titles.first_facts(layer_of(text), [], {"title": text})
    titles.filing_signs(layer_of(text), [])


FUNCTIONS: dict[str, Callable[[str], object]] = {
    "stamps": find_stamps,
    "sentences": lambda text: sentences(text, Span(0, len(text))),
    "quotations": lambda text: find_quotations(TextLayer(text, "test")),
    "kinds": lambda text: kinds.guess(Draft(layer=layer_of(text), format="pdf"), text[:255]),
    "titles": title,
    "speakers": lambda text: speaker_at(text, [], Span(len(text) - 1, len(text))),
    "mentions": find_mentions,
    "tokens": tokens,
    "folding": fold,
    "flow": flow,
    "snippets": lambda text: snippet(text, [Span(len(text) - 1, len(text))]),
}
FORMATS: dict[str, DocumentFormat] = {
    "a.txt": plain.FORMAT,
    "a.md": markdown.FORMAT,
    "a.mdx": markdown.FORMAT,
    "a.html": html.FORMAT,
    "a.json": wordpress.FORMAT,
}


@pytest.fixture(autouse=True)
def uncollected() -> Iterator[None]:
    """Collecting garbage takes the time of the whole process, and not of the work that is measured."""
    gc.disable()
    yield
    gc.enable()


def seconds(work: Callable[[str], object], text: str, tries: int) -> float:
    best = float("inf")
    for _ in range(tries):
        start = thread_time()
        work(text)
        best = min(best, thread_time() - start)
    return best


def outgrows(work: Callable[[str], object], head: str, unit: str) -> bool:
    """Whether the work on four times the text takes more than `MOST` times as long, and does so when tried again."""
    short, long = (head + (unit * (size // len(unit) + 1))[:size] + "\x01z" for size in (SHORT, TIMES * SHORT))
    return all(seconds(work, long, tries) > MOST * max(NOISE, seconds(work, short, tries)) for tries in (1, 3, 5))


@pytest.mark.parametrize("name", FUNCTIONS)
def test_work_grows_with_the_text(name: str) -> None:
    work = FUNCTIONS[name]
    work("words to begin with")
    slow = [("", unit) for unit in UNITS if outgrows(work, "", unit)]
    slow += [(head, blank) for head in HEADS for blank in (" ", "\n") if outgrows(work, head, blank)]
    assert not slow


@pytest.mark.parametrize("name", FORMATS)
def test_reading_grows_with_the_file(name: str, tmp_path: Path) -> None:
    path = tmp_path / name

    def work(text: str) -> None:
        path.write_text(text, "utf-8")
        source = Source(path, name, path.read_bytes()[:HEAD])
        FORMATS[name].recognises(source)
        with suppress(UnreadableFile):
            list(FORMATS[name].read(source))

    work("words to begin with")
    slow = [("", unit) for unit in UNITS if outgrows(work, "", unit)]
    slow += [(head, blank) for head in HEADS for blank in (" ", "\n") if outgrows(work, head, blank)]
    assert not slow
