"""One reader process, seen from the pool that it works for."""

from __future__ import annotations

import math
import multiprocessing
import time
from dataclasses import dataclass
from pickle import UnpicklingError
from typing import TYPE_CHECKING, Any, Literal

from ..model.errors import EngineDied, ReaderError, UnreadableFile
from ..model.intakes import Intake, Job
from ..model.messages import unpack
from .reading import read_files

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

STARTING = 60.0
"""Seconds that a reader process has for its imports; they are not counted against its first file."""

_CHANCES = 2
"""How many processes may end over a file: the system ends one also where memory is short, which is no file's fault."""


@dataclass(slots=True)
class Task:
    """A file that was asked for, and what came of it once it did; `deaths` counts the processes that ended over it."""

    job: Job
    size: int
    outcome: Intake | ReaderError | None = None
    deaths: int = 0


class Worker:
    """A reader process with at most one task; `task` is none while it is idle, `gone` once it has ended.

    A task without outcome that a process which is gone still has is to be given to another. Raises EngineDied where the
    system starts no more processes.
    """

    def __init__(self, opener: str, seconds: float, megabytes: int) -> None:
        try:
            self.connection, self._process = _start(opener, seconds, megabytes)
        except OSError as fault:
            raise EngineDied(
                "The process that reads files could not be started.",
                f"The system says: {fault.strerror or fault}. Close other programs, or let this one have more.",
            ) from None
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
        """Take what the process has sent, or see that it has died; its task then has an outcome, or is tried again.

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
        if not self.gone and now >= self.deadline:
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
        if not self.task:
            return
        if how == "late":
            self.task.outcome = _late(self.task.job, self._seconds)
            return
        self.task.deaths += 1
        if self.task.deaths == _CHANCES:
            self.task.outcome = _died(self.task.job)


def _start(opener: str, seconds: float, megabytes: int) -> tuple[Connection[Any, Any], SpawnProcess]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=read_files, args=(theirs, opener, seconds, megabytes), daemon=True)
    try:
        process.start()
    except OSError:
        ours.close()
        raise
    finally:
        theirs.close()
    return ours, process


def _died(job: Job) -> UnreadableFile:
    return UnreadableFile(
        f"“{job.name}” ended the process that reads it, twice, and was left out.",
        "Close other programs and add it again; if that does not help, print it to a new PDF and add that.",
    )


def _late(job: Job, seconds: float) -> UnreadableFile:
    return UnreadableFile(
        f"“{job.name}” took longer than {seconds:g} seconds to read and was left out.",
        "Split it into smaller files, or print it to a new PDF, and add that.",
    )
