"""How much of an article's words each way of finding it keeps: recall, precision and F1 on pages with known articles.

Run as `python tests/bench/main_text.py [FOLDER]`; FOLDER holds a folder for each page, with `source.html`,
`expected.html` and `expected-metadata.json`. Ways whose library is not installed are passed over.
"""

from __future__ import annotations

import json
import logging
import os
import re
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from reader.formats import Source
from reader.formats._encodings import decode
from reader.formats._markup import parse, words_of
from reader.formats._metadata import page_facts
from reader.formats.html import FORMAT
from reader.text.dates import iso

_WORD = re.compile(r"\w+")


def ours(path: Path) -> str:
    """The program's own choice: readability-lxml, and the captions and prose that it leaves out."""
    (draft,) = FORMAT.read(Source(path, path.name, path.read_bytes()[:65536]))
    return draft.layer.text


def readability(path: Path) -> str:
    """readability-lxml alone."""
    document = import_module("readability").Document(_markup(path))
    return words_of(parse(document.summary()).body)


def trafilatura(path: Path, **options: bool) -> str:
    """Trafilatura with tables, links and formatting, without comments."""
    extract = import_module("trafilatura").bare_extraction
    found = extract(_markup(path), include_comments=False, include_links=True, include_formatting=True, **options)
    return " ".join(found.body.itertext()) if found else ""


def trafilatura_recall(path: Path) -> str:
    """Trafilatura, told to keep text when in doubt."""
    return trafilatura(path, favor_recall=True)


def resiliparse(path: Path) -> str:
    """Resiliparse's main content."""
    extract = import_module("resiliparse.extract.html2text").extract_plain_text
    return str(extract(_markup(path), main_content=True, alt_texts=False, comments=False))


def everything(path: Path) -> str:
    """All words of the page, menus included."""
    return words_of(parse(_markup(path)).body)


WAYS: tuple[tuple[Callable[[Path], str], str], ...] = (
    (ours, "reader.formats.html, readability"),
    (readability, "readability"),
    (trafilatura, "trafilatura"),
    (trafilatura_recall, "trafilatura"),
    (resiliparse, "resiliparse.extract.html2text"),
    (everything, "lxml.html"),
)


def _markup(path: Path) -> str:
    return decode(path.read_bytes(), "utf-8") or ""


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.lower()))


def _import_time(modules: str) -> float:
    program = f"import time; start = time.perf_counter(); import {modules}; print(time.perf_counter() - start)"
    return float(subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout)


def measure(way: Callable[[Path], str], pages: list[Path]) -> tuple[float, float, float, list[float]]:
    """Mean recall, precision and F1 of words over the pages, and the milliseconds of each."""
    recalls, precisions, scores, times = [], [], [], []
    for page in pages:
        expected = _words(words_of(parse((page / "expected.html").read_text("utf-8")).body))
        start = time.perf_counter()
        try:
            text = way(page / "source.html")
        except Exception as error:
            logging.getLogger(__name__).warning("%s: %s", page.name, error)
            text = ""
        times.append(1000 * (time.perf_counter() - start))
        found = _words(text)
        shared = (found & expected).total()
        recall, precision = shared / max(1, expected.total()), shared / max(1, found.total())
        recalls.append(recall)
        precisions.append(precision)
        scores.append(2 * recall * precision / max(1e-9, recall + precision))
    return statistics.mean(recalls), statistics.mean(precisions), statistics.mean(scores), times


def measure_metadata(pages: list[Path]) -> dict[str, tuple[int, int]]:
    """How many of the expected facts the program reads the same, and how many are expected."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for page in pages:
        expected = json.loads((page / "expected-metadata.json").read_text("utf-8"))
        facts = page_facts(parse(_markup(page / "source.html")))
        read = {"title": facts.title, "byline": facts.author, "siteName": facts.publisher, "publishedTime": facts.date}
        for name, value in read.items():
            if expected.get(name):
                wanted = iso(expected[name]) if name == "publishedTime" else expected[name]
                asked[name] += 1
                right[name] += _bare(wanted) == _bare(value)
    return {name: (right[name], asked[name]) for name in asked}


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(text.lower().removeprefix("by ")))


def main() -> None:
    """Print the table."""
    corpus = Path(os.environ.get("READER_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else corpus / "articles" / "readability"
    pages = sorted(page for page in folder.iterdir() if (page / "expected.html").exists())
    logging.disable(logging.ERROR)
    print(f"{len(pages)} pages     recall  precision     F1   ms/page median     max   import ms")
    for way, modules in WAYS:
        try:
            imported = _import_time(modules)
        except subprocess.CalledProcessError:
            print(f"{way.__name__:20} is not installed")
            continue
        recall, precision, score, times = measure(way, pages)
        row = f"{way.__name__:20} {recall:.3f}      {precision:.3f}  {score:.3f}"
        print(f"{row} {statistics.median(times):16.0f} {max(times):7.0f} {1000 * imported:11.0f}", flush=True)
    print(", ".join(f"{name} {right}/{asked}" for name, (right, asked) in measure_metadata(pages).items()))


if __name__ == "__main__":
    main()
