"""What the benchmarks share: the corpus, the clock, the table."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

CORPUS = Path(os.environ.get("READER_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))


def command(*words: str | Path) -> float:
    """Seconds of wall clock that one run of the program takes; its output is thrown away."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "reader", *map(str, words)], check=True, capture_output=True)
    return time.perf_counter() - started


def median(run: Callable[[], float], times: int = 5) -> tuple[float, float, float]:
    """The median, least and most of several runs, after one that does not count."""
    run()
    taken = [run() for _ in range(times)]
    return statistics.median(taken), min(taken), max(taken)


def figures(values: Sequence[float]) -> tuple[str, str, str]:
    """The median, the 95th percentile, and the most of many values."""
    p95 = sorted(values)[int(0.95 * (len(values) - 1))]
    return f"{statistics.median(values):.1f}", f"{p95:.1f}", f"{max(values):.1f}"


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table, its first column to the left."""
    shown = Table(title=title, title_justify="left")
    for number, column in enumerate(columns):
        shown.add_column(column, justify="left" if number == 0 else "right")
    for row in rows:
        shown.add_row(*row)
    Console().print(shown)
