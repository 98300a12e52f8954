"""The gauge: how far the work is, how fast, and how long it will take, on the error stream."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..model.progress import Progress
from .legible import shorten

if TYPE_CHECKING:
    from rich.progress import TaskID

_WHAT = 40
"""Characters of what is being done now that are shown."""


@contextmanager
def gauge(*, shown: bool) -> Iterator[Callable[[Progress], None]]:
    """A function that shows each progress in place of the last; the line is gone afterwards."""
    if not shown:
        yield lambda progress: None
        return
    bar: _Bar | None = None

    def show(progress: Progress) -> None:
        nonlocal bar
        bar = bar or _Bar()
        bar.show(progress)

    try:
        yield show
    finally:
        if bar:
            bar.close()


class _Bar:
    """One line of rich's; a new phase of the work, which counts other things or anew, begins it again."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Lines

        self._lines = Lines(
            SpinnerColumn(),
            BarColumn(bar_width=24),
            TextColumn("{task.fields[count]}", markup=False),
            TextColumn("{task.fields[rate]}", markup=False),
            TimeRemainingColumn(compact=True),
            TextColumn("{task.description}", markup=False),
            console=Console(stderr=True),
            transient=True,
        )
        self._lines.start()
        self._phase: TaskID | None = None
        self._last = Progress(0, 0)

    def show(self, progress: Progress) -> None:
        fresh = progress.unit != self._last.unit or progress.done < self._last.done
        if self._phase is None or fresh:
            if self._phase is not None:
                self._lines.remove_task(self._phase)
            self._phase = self._lines.add_task("", total=progress.total or None, count="", rate="")
        self._last = progress
        self._lines.update(
            self._phase,
            completed=progress.done,
            total=progress.total or None,
            description=shorten(progress.what, _WHAT),
            count=count(progress),
            rate=rate(self._lines.tasks[0].speed, progress.unit),
        )

    def close(self) -> None:
        self._lines.stop()


def count(progress: Progress) -> str:
    """Such as "12/50 files", or "12 files" where the total is not known."""
    of = f"/{progress.total}" if progress.total else ""
    return f"{progress.done}{of} {progress.unit}"


def rate(speed: float | None, unit: str) -> str:
    """Such as "3.4 files/s"; empty where it is not known yet."""
    return f"{speed:.3g} {unit}/s" if speed else ""
