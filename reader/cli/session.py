"""The session: what the options before the command say, and the one client that this run asks."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from ..model.errors import Cancelled, ReaderError
from . import places
from .legible import legible

if TYPE_CHECKING:  # what a command needs is imported when it is called
    from ..client.running import Running
    from ..model.progress import Answer, Progress
    from ..model.requests import Request


class Asker(Protocol):
    """What a session needs of a client."""

    def submit(self, request: Request[Answer]) -> Running[Answer]:
        """Hand a request to a child process."""

    def close(self) -> None:
        """Have the child end."""

    def kill(self) -> None:
        """End the child at once."""


def connect(library: Path, log: Path | None) -> Asker:
    """A client for the library, its log shown on the error stream where no place is given."""
    from ..client.client import Client

    return Client(library, log=log)


@dataclass
class Session:
    """One run of the command line; `library` is none where a person named none."""

    connect: Callable[[Path, Path | None], Asker] = connect
    library: Path | None = None
    verbose: bool = False
    quiet: bool = False
    reached: dict[str, Progress] = field(default_factory=dict)
    """How far the work on each kind of unit was when it was last heard of."""
    _client: Asker | None = None

    @property
    def place(self) -> Path:
        """Where the library of this run lies."""
        return (self.library or places.library()).expanduser().absolute()

    @property
    def log(self) -> Path | None:
        """Where the children's log lies; none where it is shown instead."""
        return None if self.verbose else places.log()

    def ask(self, request: Request[Answer]) -> Answer:
        """The answer, its progress shown meanwhile; Ctrl+C stops the work between two steps and raises Cancelled."""
        client = self._client = self._client or self.connect(self.place, self.log)
        running: Running[Answer] | None = None
        try:
            running = client.submit(request)
            with self._gauge() as show:
                for progress in running:
                    self.reached[progress.unit] = progress
                    show(progress)
            return running.result()
        except KeyboardInterrupt:
            self._leave_off(client, running)
            raise Cancelled("Stopped.", "What was done until then is kept.") from None

    def remark(self, text: str) -> None:
        """Say something on the error stream that is not the answer."""
        if not self.quiet:
            click.echo(legible(text), err=True)

    def remark_all(self, texts: Iterable[str]) -> None:
        """Say several things so."""
        for text in texts:
            self.remark(text)

    def close(self) -> None:
        """Let go of the client."""
        if self._client:
            self._client.close()
            self._client = None

    def _gauge(self) -> contextlib.AbstractContextManager[Callable[[Progress], None]]:
        from .gauge import gauge

        return gauge(shown=not self.quiet and sys.stderr is not None and sys.stderr.isatty())

    def _leave_off(self, client: Asker, running: Running[Answer] | None) -> None:
        try:
            if running:
                self.remark("Stopping at the end of this step; press Ctrl+C again to stop at once.")
                running.cancel()
                for progress in running:
                    self.reached[progress.unit] = progress
                with contextlib.suppress(ReaderError):
                    running.result()
        except KeyboardInterrupt:
            client.kill()
