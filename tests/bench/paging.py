"""Paging: from a click to the first sharp page, and how late the window is while a scan is scrolled at full speed."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path

import numpy as np
import pymupdf
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from reader.formats import HEAD, Source
from reader.formats.pdf import FORMAT
from reader.model.documents import Document, Facts, Kind
from reader.model.layers import TextLayer
from reader.model.readings import Reading
from reader.ui.pixels import Pixels
from reader.ui.views.paged import PagedDocument
from tests.journeys.showing import is_sharp

from ._measuring import figures, table

BEAT = 5
"""Milliseconds of the timer whose lateness is measured."""
SECONDS = 5.0
"""How long the scan is scrolled."""
TIGHT = 1_000_000
"""Bytes of pictures kept while it is: too few for the scan, so that the worker never rests."""


def main() -> None:
    """Print both, of a real window, offscreen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    pixels, tight = Pixels(), Pixels(budget=TIGHT)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        long, scan = _layer(_write_long(folder / "long.pdf")), _layer(_write_scan(folder / "scan.pdf"))
        _sharp(pixels, _reading(long, folder / "long.pdf"))  # the worker is warm now
        opened = [_sharp(pixels, _reading(long, _copy(folder / "long.pdf", turn))) for turn in range(7)]
        rows = [("click to first sharp page, 350 pages", *figures(opened), "≤ 150")]
        for turn, (percent, step) in enumerate([(0, 60), (0, 600), (250, 60), (250, 600)]):
            late, drawn = _scrolled(tight, _reading(scan, _copy(folder / "scan.pdf", turn)), percent, step)
            size = f"{percent} %" if percent else "fit width"
            what = f"lateness, scan, {size}, {step} px a beat, {drawn} drawn"
            rows.append((what, *figures(late), "p95 ≤ 8, max ≤ 40"))
        pixels.close()
        tight.close()
    table("Paging, ms", ["what", "median", "p95", "max", "aim"], rows)
    application.processEvents()


def _sharp(pixels: Pixels, reading: Reading) -> float:
    """Milliseconds until every page that is seen of a document just clicked has been painted in its own size."""
    started = time.perf_counter()
    view = _open(pixels, reading)
    while not is_sharp(view, pixels):
        QApplication.processEvents()
    view.viewport().repaint()
    taken = time.perf_counter() - started
    view.close()
    return 1000 * taken


def _scrolled(pixels: Pixels, reading: Reading, percent: int, step: int) -> tuple[list[float], int]:
    """How many milliseconds each beat was late while every beat scrolled so many pixels, to the end and back.

    And how many pictures came meanwhile.
    """
    view = _open(pixels, reading)
    if percent:
        view.zoom(0)
    while 0 < percent > view.percent():
        view.zoom(1)
    late: list[float] = []
    last, way, bar = time.perf_counter(), step, view.verticalScrollBar()

    def beat() -> None:
        nonlocal last, way
        now = time.perf_counter()
        late.append(max(0.0, 1000 * (now - last) - BEAT))
        last = now
        if not bar.minimum() <= bar.value() + way <= bar.maximum():
            way = -way
        bar.setValue(bar.value() + way)

    drawn: list[int] = []
    pixels.arrived.connect(lambda _, page: drawn.append(page))
    timer = QTimer(interval=BEAT, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(beat)
    timer.start()
    end = time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        QApplication.processEvents()
        time.sleep(0.0005)
    view.close()
    return late[5:], len(drawn)


def _open(pixels: Pixels, reading: Reading) -> PagedDocument:
    view = PagedDocument(pixels, Path(reading.original or ""))
    view.resize(550, 740)
    view.show_reading(reading)
    view.show()
    return view


def _copy(path: Path, turn: int) -> Path:
    """A copy that the worker has not opened yet."""
    return Path(shutil.copy(path, path.with_stem(f"{path.stem}-{turn}")))


def _reading(layer: TextLayer, path: Path) -> Reading:
    facts = Facts(title=path.stem)
    document = Document(
        id=path.stem, digest="", part=0, path="", name=path.name, format="pdf", kind=Kind.FILING, facts=facts
    )
    return Reading(document=document, layer=layer, original=str(path))


def _layer(path: Path) -> TextLayer:
    with path.open("rb") as file:
        return next(iter(FORMAT.read(Source(path, path.name, file.read(HEAD))))).layer


def _write_long(path: Path) -> Path:
    """350 pages of 45 lines."""
    with pymupdf.open() as document:
        for number in range(350):
            page = document.new_page()
            words = [f"{number}:{line} What the witness said was taken down as she said it." for line in range(45)]
            page.insert_text((72, 72), words, fontsize=10)
        document.save(path)
    return path


def _write_scan(path: Path) -> Path:
    """12 pages of A4 at 300 dots an inch, grey and grainy, as scanners leave them."""
    grain = np.random.default_rng(7)
    with pymupdf.open() as document:
        for _ in range(12):
            rows = np.clip(grain.normal(235, 9, (3508, 2480)), 0, 255).astype(np.uint8)
            rows[300:3200:60, 250:2230] = 40
            picture = pymupdf.Pixmap(pymupdf.csGRAY, 2480, 3508, rows.tobytes(), False)
            page = document.new_page(width=595.2, height=841.92)
            page.insert_image(page.rect, stream=picture.tobytes("jpeg", jpg_quality=80))
        document.save(path)
    return path


if __name__ == "__main__":
    main()
