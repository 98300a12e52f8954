"""Readers: files are read in processes of their own, many at once, each within limits of time and memory."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import wait
from types import TracebackType

from ..model.errors import Cancelled, ReaderError
from ..model.intakes import Intake, Job
from .worker import Task, Worker

OPENER = "reader.services.opening:open_file"
"""What a reader process runs, by name: a child imports only what it needs."""

BACKLOG = 1_000_000
"""Bytes waiting to be read that are worth the start of one more process (about as much work as its imports)."""

_IMPATIENCE = 0.5
"""Seconds after which a busy process is no more waited for where another could be started."""

_BEAT = 0.2
"""Seconds between two looks at whether the work was cancelled."""


class Readers:
    """A pool of at most `workers` reader processes, started when there is work for them, each file within its limits.

    A file gets `seconds` and its process `megabytes`; one that takes more, or brings two processes down, is an
    UnreadableFile in its place, and a fresh process goes on with the next. While `stopped` says yes, reading raises
    Cancelled. One reading at a time: a second one must not begin before the first has ended or was closed. The thread
    that reads must be one that stays, since on Linux a process ends with the thread that started it.
    """

    def __init__(
        self,
        workers: int,
        *,
        seconds: float = 30.0,
        megabytes: int = 4096,
        opener: str = OPENER,
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        self._most = max(1, workers)
        self._ahead = 4 * self._most + 4
        self._seconds = seconds
        self._megabytes = megabytes
        self._opener = opener
        self._stopped = stopped
        self._workers: list[Worker] = []

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End all processes."""
        while self._workers:
            self._workers.pop().end()

    def __call__(self, jobs: Iterable[Job]) -> Iterator[Intake | ReaderError]:
        """What was read from each job's file, in the order asked; jobs are drawn a little ahead."""
        source = iter(jobs)
        asked: deque[Task] = deque()
        fresh: deque[Task] = deque()
        try:
            while True:
                while len(asked) < self._ahead and (job := next(source, None)) is not None:
                    task = Task(job, _size(job))
                    asked.append(task)
                    fresh.append(task)
                    self._hand_out(fresh)
                if not asked:
                    return
                self._hand_out(fresh)
                if (outcome := asked[0].outcome) is not None:
                    asked.popleft()
                    yield outcome
                else:
                    self._listen(fresh)
        finally:
            self._drop(worker for worker in self._workers if worker.task)

    def _hand_out(self, fresh: deque[Task]) -> None:
        while fresh:
            worker = next((worker for worker in self._workers if not worker.task), None)
            if worker is None:
                if not self._worth_another(fresh):
                    return
                worker = Worker(self._opener, self._seconds, self._megabytes)
                self._workers.append(worker)
            if worker.give(fresh[0]):
                fresh.popleft()
            else:
                self._workers.remove(worker)

    def _worth_another(self, fresh: deque[Task]) -> bool:
        if len(self._workers) >= self._most:
            return False
        now = time.monotonic()
        return (
            all(now - worker.since > _IMPATIENCE for worker in self._workers)
            or len(fresh) > 2 * self._most
            or sum(task.size for task in fresh) > BACKLOG
        )

    def _listen(self, fresh: deque[Task]) -> None:
        """Wait until a process has something to say, its time is over, or the work was cancelled.

        A file over which a process has ended is `fresh` again where it is worth another.
        """
        if self._stopped():
            raise Cancelled("Stopped.", "What was done until then is kept.")
        busy = {worker.connection: worker for worker in self._workers if worker.task}
        pause = min((worker.deadline for worker in busy.values()), default=0.0) - time.monotonic()
        for connection in wait(list(busy), max(0.0, min(pause, _BEAT))):
            busy[connection].hear()  # type: ignore[index]  # only connections were waited for
        now = time.monotonic()
        for worker in busy.values():
            worker.give_up_if_late(now)
        fresh.extendleft(task for worker in busy.values() if worker.gone and (task := worker.task) and not task.outcome)
        self._workers = [worker for worker in self._workers if not worker.gone]

    def _drop(self, workers: Iterable[Worker]) -> None:
        for worker in list(workers):
            worker.end()
            self._workers.remove(worker)


def _size(job: Job) -> int:
    try:
        return os.stat(job.path).st_size
    except OSError:
        return 0
