"""A request under way."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Generic, cast

from ..model.messages import Answered, Broke, Refused, Reply, Said
from ..model.progress import Answer, Progress

_BEAT = 0.5
"""Seconds; waiting in beats lets Ctrl+C through where a lock cannot be interrupted (Windows)."""


class RemoteBug(RuntimeError):
    """A bug in a child; `traceback` is the child's."""

    def __init__(self, traceback: str) -> None:
        super().__init__(traceback.strip().rpartition("\n")[2])
        self.traceback = traceback


class Running(Generic[Answer]):
    """A request under way: iterate for its progress, the newest only; `result` is its answer.

    `on_progress` and `on_done` are called in the thread that hears the child, and must return quickly.
    """

    def __init__(
        self,
        stop: Callable[[], None],
        on_progress: Callable[[Progress], None] | None = None,
        on_done: Callable[[Running[Answer]], None] | None = None,
    ) -> None:
        self._stop = stop
        self._on_progress = on_progress
        self._on_done = on_done
        self._changed = threading.Condition()
        self._progress: Progress | None = None
        self._outcome: Answered | Refused | Broke | None = None

    @property
    def done(self) -> bool:
        """Whether the answer, or the reason why there is none, is here."""
        return self._outcome is not None

    def cancel(self) -> None:
        """Ask the child to leave off between two steps; `result` then raises Cancelled, or answers if it was faster."""
        if not self.done:
            self._stop()

    def __iter__(self) -> Iterator[Progress]:
        while (progress := self._next()) is not None:
            yield progress

    def result(self) -> Answer:
        """The answer, waited for; raises the child's ReaderError, EngineDied, or RemoteBug."""
        with self._changed:
            while self._outcome is None:
                self._changed.wait(_BEAT)
        if isinstance(self._outcome, Refused):
            raise self._outcome.error
        if isinstance(self._outcome, Broke):
            raise RemoteBug(self._outcome.traceback)
        return cast("Answer", self._outcome.answer)

    def hear(self, reply: Reply) -> None:
        """Take what the child says of this request."""
        with self._changed:
            if isinstance(reply, Said):
                self._progress = reply.progress
            else:
                self._outcome = reply
            self._changed.notify_all()
        if isinstance(reply, Said):
            if self._on_progress:
                self._on_progress(reply.progress)
        elif self._on_done:
            self._on_done(self)

    def _next(self) -> Progress | None:
        with self._changed:
            while self._progress is None and self._outcome is None:
                self._changed.wait(_BEAT)
            progress, self._progress = self._progress, None
            return progress
