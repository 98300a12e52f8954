"""The sample case from nothing to its table and report, as a person runs it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from ._measuring import command, median, table


def main() -> None:
    """Print how long `sample` takes beside a command that only starts."""

    def once() -> float:
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder) / "report.html"
            return command("--library", Path(folder) / "library", "sample", "--no-window", "-o", report)

    taken, least, most = median(once)
    start, _, _ = median(lambda: command("--version"))
    rows = [
        ("sample, from nothing to table and report", f"{taken:.2f}", f"{least:.2f}–{most:.2f}", f"{taken / start:.0f}"),
        ("--version", f"{start:.2f}", "", "1"),
    ]
    table("Whole commands, five runs after one", ["command", "median s", "range s", "ratio"], rows)
