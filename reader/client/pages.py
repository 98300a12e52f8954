"""Pages: pictures of pages from a child that draws them, the newest wish first."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from typing import TypeAlias

from ..model.pictures import CHANNELS, WHOLE, Drawn, Piece
from .drawing import DrawingChild

SERVER = "reader.server.pages"
"""The module that the child imports, by name."""

TRIES = 2
"""A page that was being drawn when so many children died is not tried again; another's death may have been no fault."""

Taken: TypeAlias = Callable[[Piece, int, memoryview], None]
Missed: TypeAlias = Callable[[Piece], None]


class Pages:
    """Draws what is wanted, one piece after the other; wishes that a newer set leaves out are dropped.

    `taken(piece, channels, rows)` and `missed(piece)` are called in a thread of this object's; the memory with the
    rows (without gaps) must not be looked at after the call. A page that cannot be drawn, hangs for `seconds` or
    brings the child down is missed, and so is every later wish for it; the child is started anew by itself.
    """

    def __init__(
        self, taken: Taken, missed: Missed, *, log: Path | None = None, seconds: float = 10.0, server: str = SERVER
    ) -> None:
        self._taken = taken
        self._missed = missed
        self._log = log
        self._seconds = seconds
        self._server = server
        self._changed = threading.Condition()
        self._wanted: list[Piece] = []
        self._closed = False
        self._lost: set[tuple[str, int]] = set()
        self._deaths: Counter[tuple[str, int]] = Counter()
        self._child: DrawingChild | None = None
        self._thread = threading.Thread(target=self._work, name="pages", daemon=True)

    def warm(self) -> None:
        """Start the child, before anything is wanted; returns at once."""
        with self._changed:
            if self._thread.ident is None and not self._closed:
                self._thread.start()

    def want(self, pieces: Sequence[Piece]) -> None:
        """Draw these, the first first, and nothing that was wanted before but is not among them."""
        self.warm()
        with self._changed:
            self._wanted = list(pieces)
            self._changed.notify()

    @property
    def pid(self) -> int | None:
        """The number of the child's process; none while there is no child."""
        child = self._child
        return child.pid if child else None

    def close(self) -> None:
        """End the child and the thread; nothing is called any more once this returns."""
        with self._changed:
            self._closed = True
            self._changed.notify()
            if self._child:
                self._child.kill()
        if self._thread.ident is not None and self._thread is not threading.current_thread():
            self._thread.join()

    def _work(self) -> None:
        try:
            slot = SharedMemory(create=True, size=WHOLE * CHANNELS)
        except OSError:  # a system without shared memory, or with none left
            while (piece := self._next()) is not None:
                self._missed(piece)
            return
        try:
            self._living()
            while (piece := self._next()) is not None:
                self._serve(piece, slot)
        finally:
            if self._child:
                self._child.end()
            slot.unlink()
            with suppress(BufferError):  # somebody looks at it still: it goes when they do
                slot.close()

    def _next(self) -> Piece | None:
        """What is wanted most, waited for; none once this is closed."""
        with self._changed:
            while not self._wanted and not self._closed:
                self._changed.wait()
            return None if self._closed else self._wanted.pop(0)

    def _serve(self, piece: Piece, slot: SharedMemory) -> None:
        page = (piece.path, piece.page)
        while page not in self._lost:
            child = self._living()
            if child is None:
                break
            outcome = child.draw(piece, slot.name, self._seconds)
            if self._closed:
                return
            if isinstance(outcome, Drawn):
                assert slot.buf is not None  # it is none only once it is closed
                with slot.buf[: piece.pixels * outcome.channels] as rows:
                    self._taken(piece, outcome.channels, rows)
                return
            self._deaths[page] += 1
            if outcome != "died" or self._deaths[page] >= TRIES:
                self._lost.add(page)
        self._missed(piece)

    def _living(self) -> DrawingChild | None:
        """A child that is ready; none where none can be started."""
        if self._child is not None and self._child.alive:
            return self._child
        with suppress(OSError):
            child = DrawingChild(self._server, self._log)
            with self._changed:
                self._child = child
                if self._closed:
                    child.kill()
            if child.await_ready():
                return child
        return None
