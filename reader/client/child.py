"""One child process, its pipe, and the thread that hears it."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import util
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

from ..model.errors import EngineDied
from ..model.messages import Answered, Ask, Broke, Order, Refused, Reply, Said, Stop, unpack
from .birth import begin
from .running import Running

_LAST_WORDS = 5.0
"""Seconds that a child has to end once its pipe is closed."""


class Child:
    """A child process that runs `place`'s server on a library; `alive` until its end has been seen."""

    def __init__(self, place: str, library: Path | None, log: Path | None) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        # no daemon: the child has readers of its own, which daemons must not have
        self._process = context.Process(target=begin, args=(place, theirs, library, log), daemon=False)
        try:
            with _interrupts_held():
                self._process.start()
        except OSError as fault:
            advice = f"The system says: {fault.strerror or fault}."
            raise EngineDied("The process that does the work could not be started.", advice) from None
        finally:
            theirs.close()
        self.alive = True
        self._log = log
        self._runs: dict[int, Running[Any]] = {}
        self._lock = threading.Lock()
        # multiprocessing waits for its children when the interpreter ends; this says goodbye to them first
        self._at_exit = util.Finalize(None, self.close, exitpriority=10)
        self._listener = threading.Thread(target=self._listen, name="child's listener", daemon=True)
        self._listener.start()

    @property
    def pid(self) -> int | None:
        """The number of the process."""
        return self._process.pid

    def ask(self, number: int, ask: Ask, running: Running[Any]) -> bool:
        """Hand a request down; false where the child has ended meanwhile and heard nothing of it."""
        with self._lock:
            if not self.alive:
                return False
            self._runs[number] = running
        self._send(ask)
        return True

    def stop(self, number: int) -> None:
        """Have the child leave off a request."""
        self._send(Stop(number))

    def close(self, patience: float = 2.0) -> None:
        """Have the child leave off everything and end; one that has not after `patience` seconds is killed."""
        self._send(None)
        self._await_end(patience)
        if self._process.is_alive():
            self.kill()

    def kill(self) -> None:
        """End the child at once; what it had finished is kept."""
        self._process.kill()
        self._await_end(_LAST_WORDS)

    def _send(self, order: Order | None) -> None:
        with self._lock, suppress(OSError):  # the listener sees a dead child's end, and says so
            if self.alive:
                self._connection.send(order)

    def _await_end(self, seconds: float) -> None:
        if threading.current_thread() is not self._listener:
            self._listener.join(seconds)

    def _listen(self) -> None:
        try:
            while (reply := self._next()) is not None:
                final = not isinstance(reply, Said)
                running = self._runs.pop(reply.number, None) if final else self._runs.get(reply.number)
                if running:
                    running.hear(reply)
        finally:
            self._process.join(_LAST_WORDS)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()
            self._bury()

    def _next(self) -> Reply | None:
        """What the child says next; none once it has ended."""
        try:
            message = unpack(self._connection.recv_bytes())
        except (EOFError, OSError):
            return None
        except (UnpicklingError, ValueError, TypeError, AttributeError):
            message = None
        if isinstance(message, (Said, Answered, Refused, Broke)):
            return message
        self._process.kill()  # what it sends is no message: it is not itself any more
        return None

    def _bury(self) -> None:
        with self._lock:
            self.alive = False
            self._connection.close()
            left, self._runs = self._runs, {}
        self._at_exit.cancel()
        advice = "Try again; what was done until then is kept."
        if self._log:
            advice += f" If it happens again, the log may tell why: {self._log}"
        for number, running in left.items():
            died = EngineDied("The process that does the work ended before it answered.", advice)
            running.hear(Refused(number, died))


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl+C reaches a child that is only just starting no more than one that runs: it begins with the signal held."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
