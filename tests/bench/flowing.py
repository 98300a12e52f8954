"""Flowing: a text of a megabyte is opened, searched, zoomed, widened; how long, and how late the window's thread is."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QApplication

from reader.model.documents import Document, Facts, Kind
from reader.model.layers import Block, BlockKind, TextLayer
from reader.model.links import Verdict
from reader.model.readings import Key, Mark, Reading
from reader.model.spans import Span
from reader.ui.views.flowing import FlowingDocument

from ._measuring import table

SIZE = 1_000_000
BEAT = 5
"""Milliseconds of the timer whose lateness is measured."""


def main() -> None:
    """Print both, of a real window, offscreen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    reading = _reading()
    text, view = reading.layer.text, FlowingDocument()
    view.resize(549, 692)
    view.show()
    application.processEvents()
    steps: list[tuple[str, Callable[[], None]]] = [
        ("open, 300 marks", lambda: view.show_reading(reading)),
        ("jump to the middle", lambda: view.reveal(_span(text, 0.5), animated=False)),
        ("jump to the end", lambda: view.reveal(_span(text, 0.99), animated=False)),
        ("select", lambda: view.select(Key("a", 150))),
        ("widen", lambda: view.resize(640, 692)),
        ("zoom", lambda: view.zoom(1)),
        ("new marks", lambda: view.show_reading(reading)),
    ]
    rows = [(name, f"{_taken(do):.1f}", *_lateness(view)) for name, do in steps]
    table("Flowing text of 1 MB, ms", ["what", "until painted", "late p95", "late max", "all laid out"], rows)


def _taken(do: Callable[[], None]) -> float:
    started = time.perf_counter()
    do()
    QApplication.processEvents()
    return 1000 * (time.perf_counter() - started)


def _lateness(view: FlowingDocument) -> tuple[str, str, str]:
    """How late a timer is while the rest of the text is laid out: p95, the most; and how long that takes."""
    clock = QElapsedTimer()
    beats: list[int] = []
    timer = QTimer()
    timer.setInterval(BEAT)
    timer.timeout.connect(lambda: beats.append(clock.restart() - BEAT))
    started = time.perf_counter()
    clock.start()
    timer.start()
    while view.settling or len(beats) < 20:
        QApplication.processEvents()
    late = sorted(beats)
    return str(late[int(0.95 * len(late))]), str(late[-1]), f"{1000 * (time.perf_counter() - started):.0f}"


def _span(text: str, share: float) -> Span:
    start = text.index("rain", int(share * len(text)))
    return Span(start, start + 4)


def _reading() -> Reading:
    """Numbered paragraphs of uneven length; every so often one says something that is marked."""
    parts, number, size = ["A long text"], 0, 0
    while size < SIZE:
        parts.append(f"Paragraph {number}. " + "It went on raining over the reservoir. " * (5 + number % 17))
        size += len(parts[-1]) + 2
        number += 1
    blocks, at = [], 0
    for part in parts:
        blocks.append(Block(Span(at, at + len(part)), BlockKind.PARAGRAPH if at else BlockKind.HEADING, 0 if at else 1))
        at += len(part) + 2
    verdicts = list(Verdict)
    marks = [
        Mark(
            key=Key("a", turn),
            spans=(Span(block.span.start, block.span.start + 60),),
            verdict=verdicts[turn % len(verdicts)],
        )
        for turn, block in enumerate(blocks[1 :: len(blocks) // 300])
    ]
    facts = Facts(title=parts[0], author="Nobody")
    document = Document(id="a", digest="", part=0, path="", name="", format="", kind=Kind.COVERAGE, facts=facts)
    return Reading(document=document, layer=TextLayer("\n\n".join(parts), "", blocks=tuple(blocks)), marks=tuple(marks))
