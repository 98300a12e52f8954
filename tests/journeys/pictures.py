"""Pictures of the real window on the sample case, as LOOK has them: python -m tests.journeys.pictures FOLDER."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pymupdf
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reader.model.links import Verdict
from reader.ui import type
from tests.journeys.showing import Shown, await_that, dress, make_sample

ARTICLE = "Calder knew"


def main() -> None:
    """Make all pictures."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    application.setStyle("Fusion")
    font = QFont("Inter")
    font.setPixelSize(int(os.environ.get("TEXT", "13")))
    application.setFont(font)
    type.load()
    with tempfile.TemporaryDirectory() as place:
        _take(application, Path(place), folder)


def _take(application: QApplication, place: Path, folder: Path) -> None:
    shown = Shown(make_sample(place / "sample"), cases=place / "cases.json")
    window = shown.app.window

    def take(
        name: str, width: int = 1440, height: int = 900, *, dark: bool = False, over: QWidget | None = None
    ) -> None:
        dress(application, dark=dark)
        window.resize(width, height)
        shown.settle()
        QTest.qWait(400)
        picture = window.grab()
        if over:
            painter = QPainter(picture)
            painter.fillRect(picture.rect(), QColor(0, 0, 0, 90))
            painter.drawPixmap((width - over.width()) // 2, (height - over.height()) // 2, over.grab())
            painter.end()
        picture.save(str(folder / f"{name}.png"))

    shown.open(ARTICLE)
    shown.choose(Verdict.ALTERED)
    take("main-light")
    take("main-dark", dark=True)
    take("main-1280", 1280, 720)
    take("narrow", 800, 900)
    window.resize(1440, 900)
    shown.settle()
    shown.app.conductor.show_card()
    take("hover-card")
    window.card.close_card()
    _search(shown, take)
    _report(shown, place, take)
    shown.close()
    empty = Shown(place / "nothing", "New case", cases=place / "cases.json")
    empty.app.window.resize(1440, 900)
    dress(application)
    empty.settle()
    empty.app.window.grab().save(str(folder / "empty.png"))
    empty.close()


def _search(shown: Shown, take: Callable[..., None]) -> None:
    search = shown.app.window.search
    search.open()
    search.field.setText("pond liner")
    await_that(search.popup.isVisible, "results")
    take("search")
    search.field.clear()
    search.field.clearFocus()


def _report(shown: Shown, place: Path, take: Callable[..., None]) -> None:
    folder = place / "more"
    folder.mkdir()
    with pymupdf.open() as document:
        document.new_page().insert_text((72, 72), "Nobody sees this.")
        document.save(folder / "Exhibit 12.pdf", encryption=5, user_pw="secret", owner_pw="owner")
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (folder / "note.txt").write_text("A title of the story\n\nShe said that “the pond was never tight.”\n")
    shown.app.session.add((str(folder),))
    await_that(lambda: shown.app.errands._report, "the report")
    take("import-report-dark", dark=True, over=shown.app.errands._report)


if __name__ == "__main__":
    main()
