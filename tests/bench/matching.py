"""Prints how well and how fast quotations are found in a text, in one process; times are the processor's.

The rows are those of the matching bench, or derived ones (with a status and a place).
"""

from __future__ import annotations

import argparse
import collections
import json
import re
import tempfile
import time
import unicodedata
from pathlib import Path

from reader.library.passages import PassageIndex
from reader.matching import Ask
from reader.matching._placing import place
from reader.model.layers import Furniture, FurnitureKind, TextLayer
from reader.model.links import Link
from reader.model.spans import Span

from ._measuring import CORPUS

STAMP = re.compile(r"^Case \S+ +Document \S+ +Filed .*$|^ *\d{1,4} *$", re.MULTILINE)
DOCUMENT = "source"


def layer_of(text: str) -> TextLayer:
    spans = (Span(*match.span()) for match in STAMP.finditer(text))
    return TextLayer(text, "bench", furniture=tuple(Furniture(span, FurnitureKind.STAMP) for span in spans))


def folded(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())


def overlap(found: str, true: str) -> tuple[float, float]:
    one, two = (collections.Counter(re.findall(r"\w+", re.sub("['’\u00ad]", "", t.casefold()))) for t in (found, true))
    both = sum((one & two).values())
    return both / max(1, sum(two.values())), both / max(1, sum(one.values()))


def opened(text: str, folder: Path) -> PassageIndex:
    started = time.process_time()
    index = PassageIndex.open(folder, write=True)
    index.add(DOCUMENT, layer_of(text))
    index.commit()
    took = time.process_time() - started
    size = sum(file.stat().st_size for file in folder.iterdir())
    started = time.process_time()
    index = PassageIndex.open(folder, write=False)
    print(
        f"index: {len(text) / 1e6 / took:.1f} MB/s, {size / len(text.encode()):.2f} bytes a byte,"
        f" opens in {1000 * (time.process_time() - started):.2f} ms"
    )
    return index


def linked(quotes: list[str], index: PassageIndex, layer: TextLayer) -> list[Link]:
    started = time.process_time()
    asks = [
        Ask(pieces=(quote,), sources=frozenset([DOCUMENT]), paragraph=number) for number, quote in enumerate(quotes)
    ]
    links = list(place(asks, index, lambda _: layer))
    print(f"{1000 * (time.process_time() - started) / len(quotes):.2f} ms a quotation")
    return links


def bench(rows: list[dict[str, str]], links: list[Link], text: str, show: str) -> None:
    table: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for row, link in zip(rows, links, strict=True):
        line = table[row["cls"]]
        line.update(["n", link.verdict.value])
        top = link.passages[0].span.of(text) if link.passages else None
        first = top or (link.nearest[0].span.of(text) if link.nearest else None)
        near = False
        if row["cls"] == "negative":
            line["wrong"] += top is not None
        elif first:
            has, had = overlap(first, row["srctext"])
            near = top is not None and has >= 0.5 and had >= 0.5
            line["right"] += near
            line["exact"] += top is not None and folded(first) == folded(row["srctext"])
            line["place"] += has >= 0.5 and had >= 0.3
        if show and re.fullmatch(show, row["cls"]):
            print(row["id"], link.verdict.value, f"{link.score:.2f}", "" if near else "WRONG", link.reason)
            print("   Q", row["quote"][:160], "\n   F", (first or "-")[:160].replace("\n", "/"))
            print("   S", (row.get("srctext") or "")[:160].replace("\n", "/"))
    total = collections.Counter[str]()
    for name, line in table.items():
        verdicts = " ".join(
            f"{v}:{line[v]}" for v in ("verbatim", "edited", "altered", "reworded", "not_found") if line[v]
        )
        print(f"{name:16}{line['n']:5}{line['right']:7}{line['exact']:7}{line['place']:7}  {verdicts}")
        if name != "negative":
            total += line
    wrong = table["negative"]
    print(
        f"recall {total['right'] / total['n']:.3f}, exact span {total['exact'] / max(1, total['right']):.3f},"
        f" place {total['place'] / total['n']:.3f}, false {wrong['wrong']}/{wrong['n']}"
    )


def derived(rows: list[dict[str, object]], links: list[Link]) -> None:
    """Rows with `status`, `start` and `end`: how many of each status are found, and where."""
    table: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for row, link in zip(rows, links, strict=True):
        line = table[str(row["status"])]
        line.update(["n", link.verdict.value])
        if link.passages and isinstance(row.get("start"), int) and isinstance(row.get("end"), int):
            true = Span(int(str(row["start"])), int(str(row["end"])))
            line["there"] += link.passages[0].span.overlaps(true)
    for name, line in table.items():
        print(f"{name:28}", dict(line))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="?", default=CORPUS / "matching" / "bench.jsonl")
    parser.add_argument("source", nargs="?", default=CORPUS / "matching" / "source.txt")
    parser.add_argument("--show", default="", help="print the rows of the classes that match this pattern")
    options = parser.parse_args()
    if not Path(options.rows).is_file():
        print(f"left out: {options.rows} is absent")
        return
    rows = [json.loads(line) for line in Path(options.rows).read_text(encoding="utf-8").splitlines() if line.strip()]
    text = Path(options.source).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        index = opened(text, Path(folder))
        links = linked([row["quote"] for row in rows], index, layer_of(text))
        if "status" in rows[0]:
            derived(rows, links)
        else:
            bench(rows, links, text, options.show)


if __name__ == "__main__":
    main()
