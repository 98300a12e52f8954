"""One reader process, seen from the pool that it works for."""

from __future__ import annotations

import math
import multiprocessing
import time
from dataclasses import dataclass
from pickle import UnpicklingError
from typing import Literal

from ..model.errors import ReaderError, UnreadableFile
from ..model.intakes import Intake, Job
from ..model.messages import unpack
from .reading import read_files

STARTING = 60.0
"""Seconds that a reader process has for its imports; they are not counted against its first file."""


@dataclass(slots=True)
class Task:
    """A file that was asked for, and what came of it once it did."""

    job: Job
    size: int
    outcome: Intake | ReaderError | None = None


class Worker:
    """A reader process with at most one task; `task` is none while it is idle, `gone` once it has ended."""

    def __init__(self, opener: str, seconds: float, megabytes: int) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=read_files, args=(theirs, opener, seconds, megabytes), daemon=True)
        self._process.start()
        theirs.close()
        self._seconds = seconds
        self._ready = False
        self.since = time.monotonic()
        self.task: Task | None = None
        self.gone = False

    @property
    def deadline(self) -> float:
        """When (on the monotonic clock) its time is over; never while it is idle."""
        return self.since + (self._seconds if self._ready else STARTING) if self.task else math.inf

    def give(self, task: Task) -> bool:
        """Hand a task over; false where the process has ended while it was idle."""
        try:
            self.connection.send(task.job)
        except OSError:
            self.end()
            return False
        self.task, self.since = task, time.monotonic()
        return True

    def hear(self) -> None:
        """Take what the process has sent, or see that it has died; its task then has an outcome.

        Raises RuntimeError where it died, or fell silent, before it could read anything: that is no file's fault.
        """
        try:
            message = unpack(self.connection.recv_bytes())
        except (EOFError, OSError, UnpicklingError, ValueError, TypeError, AttributeError):
            self._give_up("died")
            return
        if message is None:
            self._ready, self.since = True, time.monotonic()
        elif isinstance(message, (Intake, ReaderError)) and self.task:
            self.task.outcome, self.task = message, None
        else:
            self._give_up("died")

    def give_up_if_late(self, now: float) -> None:
        """End a process whose time is over; its task then has an outcome."""
        if now >= self.deadline:
            self._give_up("late")

    def end(self) -> None:
        """End the process at once and leave nothing of it."""
        if self.gone:
            return
        self.gone = True
        self._process.kill()
        self._process.join()
        self._process.close()
        self.connection.close()

    def _give_up(self, how: Literal["died", "late"]) -> None:
        self.end()
        if not self._ready:
            raise RuntimeError("a reader process ended before it could begin; the log says why")
        if self.task:
            self.task.outcome = _died(self.task.job) if how == "died" else _late(self.task.job, self._seconds)
            self.task = None


def _died(job: Job) -> UnreadableFile:
    return UnreadableFile(
        f"“{job.name}” brought the reader down and was left out.",
        "It is damaged, or made to do harm; printed to a new PDF by a program that opens it, it can be added.",
    )


def _late(job: Job, seconds: float) -> UnreadableFile:
    return UnreadableFile(
        f"“{job.name}” took longer than {seconds:g} seconds to read and was left out.",
        "Split it into smaller files, or print it to a new PDF, and add that.",
    )
