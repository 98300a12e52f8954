"""Calls: what comes down the pipe, heard by a thread so that a cancel is heard during the work."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any

from ..model.messages import Ask, Reply, Stop, pack

_GRACE = 5.0
"""Seconds in which the work must have come to a step's end after the parent has gone."""


class Calls:
    """The requests in the order asked, until the parent says goodbye or is gone."""

    def __init__(self, connection: Connection[Any, Any]) -> None:
        self._connection = connection
        self._asks: SimpleQueue[Ask | None] = SimpleQueue()
        self._stops: set[int] = set()
        self._current = 0
        self._over = False
        threading.Thread(target=self._listen, daemon=True).start()

    def __iter__(self) -> Iterator[Ask]:
        while (ask := self._asks.get()) is not None:
            self._current = ask.number
            yield ask
            self._stops.discard(ask.number)

    def stopped(self) -> bool:
        """Whether the present request is to be left off."""
        return self._over or self._current in self._stops

    def reply(self, reply: Reply) -> None:
        """Send a reply up; passes over a parent that has gone. Raises what pickle raises where it cannot be packed."""
        data = pack(reply)
        try:
            self._connection.send_bytes(data)
        except OSError:
            self._over = True

    def _listen(self) -> None:
        while (order := self._next()) is not None:
            match order:
                case Stop(number=number):
                    self._stops.add(number)
                case Ask():
                    self._asks.put(order)
        self._over = True
        self._asks.put(None)
        time.sleep(_GRACE)
        os._exit(1)

    def _next(self) -> Ask | Stop | None:
        try:
            order: Ask | Stop | None = self._connection.recv()
        except (EOFError, OSError):
            return None
        return order
