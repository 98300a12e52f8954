"""The client: what a screen asks, and of whom it never needs to know."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a window imports this before its first paint, and needs the rest after it
    from ..model.progress import Answer, Progress
    from ..model.requests import Request
    from .child import Child
    from .running import Running

SERVER = "reader.server.serving"
"""The module that a child imports, by name: nothing above the boundary imports what lies below it."""


class Client:
    """Asks a child process that does the work on one library; the child starts with the first request.

    A child that dies is noticed at once, its requests raise EngineDied, and the next request starts another. What
    children write to standard output and error goes to `log`, or to standard error where there is none.
    """

    def __init__(self, library: Path | None = None, *, log: Path | None = None, server: str = SERVER) -> None:
        self.library = library
        self.log = log
        self._server = server
        self._numbers = itertools.count(1)
        self._child: Child | None = None

    def __enter__(self) -> Client:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The number of the child's process; none while there is no child."""
        return self._child.pid if self._child and self._child.alive else None

    def submit(
        self,
        request: Request[Answer],
        on_progress: Callable[[Progress], None] | None = None,
        on_done: Callable[[Running[Answer]], None] | None = None,
    ) -> Running[Answer]:
        """Hand a request down, and return at once; requests are done one at a time, in the order submitted."""
        from ..model.messages import Ask
        from .running import Running

        number = next(self._numbers)
        while True:
            child = self._living()
            running = Running(partial(child.stop, number), on_progress, on_done)
            if child.ask(number, Ask(number, request), running):
                return running

    def close(self) -> None:
        """Have the child leave off and end; waits for it a moment, then kills it."""
        if self._child:
            self._child.close()
            self._child = None

    def kill(self) -> None:
        """End the child at once."""
        if self._child:
            self._child.kill()
            self._child = None

    def _living(self) -> Child:
        from .child import Child

        if self._child is None or not self._child.alive:
            self._child = Child(self._server, self.library, self.log)
        return self._child
