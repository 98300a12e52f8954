"""Asking: the client's answers, brought into the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from ..client.client import SERVER, Client
from ..client.running import RemoteBug, Running
from ..model.errors import Cancelled, EngineDied, ReaderError
from ..model.progress import Answer, Progress
from ..model.requests import Request


class Asker(QObject):
    """Asks one child process; every callback is called in the thread that made this object.

    `failed` is emitted for errors that nobody else takes, `broke` with the traceback of a bug, whose request counts as
    cancelled. With `again`, what a child died of is asked once more before that is an error.
    """

    failed = Signal(object)
    broke = Signal(str)
    _heard = Signal(object)

    def __init__(
        self,
        library: Path,
        log: Path | None,
        parent: QObject | None = None,
        server: str = SERVER,
        *,
        again: bool = False,
    ) -> None:
        super().__init__(parent)
        self._again = again
        self._client = Client(library, log=log, server=server)
        self._closed = False
        self._heard.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        request: Request[Answer],
        done: Callable[[Answer], None],
        *,
        progress: Callable[[Progress], None] | None = None,
        failed: Callable[[ReaderError], None] | None = None,
    ) -> Running[Answer]:
        """Ask, and return at once; `done` or `failed` is called later."""
        tries = 2 if self._again else 1

        def hear(running: Running[Answer]) -> None:
            self._heard.emit(lambda: settle(running))

        def settle(running: Running[Answer]) -> None:
            nonlocal tries
            tries -= 1
            try:
                answer = running.result()
            except EngineDied as error:
                if tries:
                    self._client.submit(request, on_progress=tell, on_done=hear)
                else:
                    (failed or self.failed.emit)(error)
            except ReaderError as error:
                (failed or self.failed.emit)(error)
            except RemoteBug as bug:
                self.broke.emit(bug.traceback)
                if failed:
                    failed(Cancelled("A bug of the program ended this.", "The report tells of it."))
            else:
                done(answer)

        def tell(said: Progress) -> None:
            if progress:
                self._heard.emit(lambda: progress(said))

        return self._client.submit(request, on_progress=tell, on_done=hear)

    def close(self) -> None:
        """Let the child end; nothing is called from then on."""
        self._closed = True
        self._client.close()

    @Slot(object)
    def _call(self, call: Callable[[], None]) -> None:
        if not self._closed:
            call()
