"""The child that draws pages, seen from the thread that asks it."""

from __future__ import annotations

import multiprocessing
import time
from pathlib import Path
from pickle import UnpicklingError
from typing import Literal

from ..model.messages import unpack
from ..model.pictures import CHANNELS, Draw, Drawn, Piece, Undrawn
from .birth import begin

STARTING = 60.0
"""Seconds that a child has for its imports; they are not counted against its first page."""

_BEAT = 0.2
"""Seconds between two looks at whether a child that says nothing is still there (a pipe end may outlive its owner)."""


class DrawingChild:
    """A child process that draws one piece at a time; `alive` until its end has been seen. Raises OSError unborn."""

    def __init__(self, server: str, log: Path | None) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=begin, args=(server, theirs, None, log), daemon=True)
        try:
            self._process.start()
        finally:
            theirs.close()
        self.pid = self._process.pid
        self.alive = True

    def await_ready(self) -> bool:
        """Wait until the child can draw; false where it ended before it could."""
        if self._hear(STARTING) is None:
            return True
        self.end()
        return False

    def draw(self, piece: Piece, slot: str, seconds: float) -> Drawn | Undrawn | Literal["died", "late"]:
        """Have a piece drawn into the shared memory of that name; a child that takes longer than `seconds` is ended."""
        try:
            self._connection.send(Draw(piece, slot))
        except OSError:
            self.end()
            return "died"
        answer = self._hear(seconds)
        if isinstance(answer, Undrawn) or (isinstance(answer, Drawn) and answer.channels in (1, CHANNELS)):
            return answer  # anything else is no answer, and a child that reads hostile documents is not believed
        self.end()
        return "late" if answer == "late" else "died"

    def kill(self) -> None:
        """Have the process ended; may be called from any thread."""
        if self.alive:
            self._process.kill()

    def end(self) -> None:
        """End the process and leave nothing of it."""
        if self.alive:
            self.alive = False
            self._process.kill()
            self._process.join()
            self._connection.close()

    def _hear(self, seconds: float) -> object:
        """What the child says; "late" where it says nothing for so long, "died" where it never will."""
        deadline = time.monotonic() + seconds
        try:
            while not self._connection.poll(_BEAT):
                if time.monotonic() >= deadline:
                    return "late"
                if not self._process.is_alive() and not self._connection.poll(0):
                    return "died"
            return unpack(self._connection.recv_bytes())
        except (EOFError, OSError, UnpicklingError, ValueError, TypeError, AttributeError):
            return "died"
