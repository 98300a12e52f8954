"""The window: its start with 1,000 documents, a page after a click, scrolling a scan, and both sides of a quotation."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from reader.client.client import Client
from reader.model.documents import Kind
from reader.model.readings import Key
from reader.model.requests import AddDocuments
from reader.ui import theme
from reader.ui.views import motion
from tests.journeys.showing import Shown, make_sample

from . import paging
from ._measuring import figures, table

MANY = 1_000
TURNS = 7

START = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from reader.app import App
from reader.ui import theme, type
from reader.ui.cases import Cases
from reader.cli import places

class Watch(QObject):
    painted = listed = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.painted:
            self.painted = True
            QTimer.singleShot(0, lambda: print("painted", flush=True))
        return False

application = QApplication(sys.argv[:1])
application.setStyle("Fusion")
type.load()
theme.follow(application)
app = App(Cases(Path(sys.argv[1]) / "cases.json"), None)
watch = Watch()
application.installEventFilter(watch)
app.open_case(Path(sys.argv[1]) / "many")
app.session.listing_changed.connect(lambda listing: print(f"listed {len(listing.documents)}", flush=True))
sys.stdin.close()
QTimer.singleShot(60_000, application.quit)
app.session.listing_changed.connect(lambda _: QTimer.singleShot(300, application.quit))
application.exec()
app.close()
"""
"""What `reader.app.run` does, with a watch on the first paint."""


def main() -> None:
    """Print the four measures of the window, offscreen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        _make_many(folder / "many", folder / "texts")
        starts = [_start(folder) for _ in range(TURNS)]
        rows = [
            ("start to first paint, 1,000 documents", *figures([paint for paint, _ in starts]), "≤ 1000"),
            ("start to the list of 1,000 documents", *figures([listed for _, listed in starts]), ""),
            ("quotation to both sides painted, no motion", *figures(_selected(application, folder)), "≤ 100"),
        ]
    table("The window, ms", ["what", "median", "p95", "max", "aim"], rows)
    paging.main()


def _make_many(library: Path, texts: Path) -> None:
    """A library of short articles, each of which quotes the one before."""
    texts.mkdir()
    for number in range(MANY):
        words = f"What was said at meeting {number} was that the pond of year {number} had never been tight at all."
        quoted = f"She said that “the pond of year {number - 1} had never been tight at all.”"
        (texts / f"{number}.txt").write_text(f"Meeting {number}\n\n{words}\n\n{quoted}\n")
    with Client(library) as client:
        client.submit(AddDocuments(paths=(str(texts),), kind=Kind.COVERAGE)).result()


def _start(folder: Path) -> tuple[float, float]:
    """Milliseconds from the start of a process to its first paint, and until its documents are listed."""
    started = time.perf_counter()
    line = [sys.executable, "-c", START, str(folder)]
    told: dict[str, float] = {}
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for words in process.stdout:
            told.setdefault(words.split()[0], 1000 * (time.perf_counter() - started))
            assert words.strip() != "listed 0"
    return told["painted"], told["listed"]


def _selected(application: QApplication, folder: Path) -> list[float]:
    """Milliseconds from selecting a quotation until both sides and the tie are painted, its pages in the cache."""
    theme.follow(application)
    motion.reduced = lambda: True  # 220 ms of gliding are no work
    shown = Shown(make_sample(folder / "sample"), cases=folder / "cases.json")
    shown.open("Calder knew")
    window, session = shown.app.window, shown.app.session
    reading = window.article.reading()
    assert reading
    keys = [Key(reading.document.id, number) for number, row in enumerate(reading.quotations) if len(row.passages) == 1]
    for key in keys:  # every page has been drawn once
        session.select(key)
        shown.settle()
    taken = []
    for key in keys * 3:
        started = time.perf_counter()
        session.select(key)
        while not (shown.both_in_view() and all(shown.sharp(pane) for pane in window.panes_of())):
            application.processEvents()
        application.processEvents()  # what is out of date is painted
        taken.append(1000 * (time.perf_counter() - started))
    shown.close()
    return taken


if __name__ == "__main__":
    main()
