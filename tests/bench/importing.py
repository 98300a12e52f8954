"""From PDF to kept, searchable and matchable: the transcripts, beside the engine's bare words of the same pages."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import pymupdf

from ._measuring import CORPUS, command, table


def main() -> None:
    """Print pages a second for the whole import and for the engine's words alone, one process."""
    folder = CORPUS / "transcripts"
    if not folder.is_dir():
        print(f"left out: {folder} is absent")
        return
    pages, alone = _words(folder)
    with tempfile.TemporaryDirectory() as place:
        whole = command("--library", Path(place) / "library", "add", folder)
        size = sum(path.stat().st_size for path in (Path(place) / "library").rglob("*") if path.is_file())
    originals = sum(path.stat().st_size for path in folder.iterdir())
    rows = [
        ("exhibit-reader add", f"{pages}", f"{whole:.1f}", f"{pages / whole:.0f}", f"{whole / alone:.1f}"),
        ("the engine's words alone, one process", f"{pages}", f"{alone:.1f}", f"{pages / alone:.0f}", "1"),
    ]
    table("Import of the transcripts", ["what", "pages", "s", "pages/s", "ratio"], rows)
    print(f"library {size / 1e6:.0f} MB, of which originals {originals / 1e6:.0f} MB")


def _words(folder: Path) -> tuple[int, float]:
    started, pages = time.perf_counter(), 0
    for path in sorted(folder.glob("*.pdf")):
        with pymupdf.open(path) as document:
            for page in document:
                page.get_text("words")
                pages += 1
    return pages, time.perf_counter() - started
