"""Make the filings of the sample case: the same bytes each time.

`python resources/sample/make.py [--into FOLDER] [--words FILE]` draws every PDF; `--words` also writes what each page
says, as a person reads it: its body and its notes, furniture left out.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections.abc import Callable
from pathlib import Path

import PIL
import reportlab
from drawing.agreements import contract, report
from drawing.briefs import brief
from drawing.correspondence import chat, emails
from drawing.orders import order
from drawing.paper import Entry, Paper, Printed, printed
from drawing.scans import memo, survey
from drawing.slides import deck
from drawing.transcripts import deposition

HERE = Path(__file__).parent
FERRO = deposition("ferro.txt", "Marcus Ferro", "February 11, 2025", "Lena Okoro")
WHITLOCK = deposition("whitlock.txt", "Dana Whitlock", "February 13, 2025", "Lena Okoro")
FILINGS: tuple[tuple[Entry, str, Callable[[Paper], None]], ...] = (
    (Entry(97, 0, "03/07/25"), "Order Granting Motions to Unseal", order),
    (Entry(118, 3, "03/14/25"), "Ex. 3 Quarterly report", report("final")),
    (Entry(118, 4, "03/14/25"), "Ex. 4 Quarterly report, second draft", report("draft")),
    (Entry(118, 5, "03/14/25"), "Ex. 5 Chat log", chat),
    (Entry(118, 6, "03/14/25"), "Ex. 6 Slides", deck),
    (Entry(118, 7, "03/14/25"), "Ex. 7 E-mails, Whitlock and Ferro", emails),
    (Entry(118, 9, "03/14/25"), "Ex. 9 Liner survey", survey),
    (Entry(118, 11, "03/14/25"), "Ex. 11 Survey contract", contract),
    (Entry(118, 12, "03/14/25"), "Ex. 12 Memorandum of November 21, 2022", memo),
    (Entry(121, 1, "03/14/25"), "Ferro deposition (excerpts)", FERRO),
    (Entry(121, 2, "03/14/25"), "Whitlock deposition (excerpts)", WHITLOCK),
)
BRIEF = (Entry(126, 0, "03/28/25"), "Plaintiff’s Supplemental Brief", brief)
BRIEF_NAME = "water-trust-brief.pdf"


def made_with() -> dict[str, str]:
    """The versions on which the bytes depend."""
    return {"reportlab": reportlab.__version__, "pillow": PIL.__version__, "zlib": zlib.ZLIB_RUNTIME_VERSION}


def draw() -> dict[str, Printed]:
    """Every PDF of the sample case, by its place in the sample's folder."""
    filings = {f"filings/{entry.name}": printed(entry, title, drawing) for entry, title, drawing in FILINGS}
    return filings | {f"coverage/{BRIEF_NAME}": printed(*BRIEF)}


def _words(document: Printed) -> dict[str, list[str]]:
    return {
        "pages": [" ".join(page) for page in document.said],
        "notes": [" ".join(page) for page in document.noted],
    }


def main() -> None:
    """Write the PDFs, and on request what they say."""
    parser = argparse.ArgumentParser(description="Draw the filings of the sample case.")
    parser.add_argument("--into", type=Path, default=HERE, metavar="FOLDER")
    parser.add_argument("--words", type=Path, metavar="FILE")
    options = parser.parse_args()
    made = draw()
    for place, document in made.items():
        target = options.into / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(document.pdf)
    (options.into / "made-with.json").write_text(json.dumps(made_with(), indent=2) + "\n", encoding="utf-8")
    if options.words:
        said = {Path(place).name: _words(document) for place, document in made.items()}
        options.words.write_text(json.dumps(said, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
