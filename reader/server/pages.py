"""The pages child: draws pieces of pages into shared memory that the window's process owns."""

from __future__ import annotations

import sys
import traceback
from multiprocessing.connection import Connection
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from typing import Any

import numpy as np

from ..engine.drawing import Drawer
from ..model.errors import ReaderError
from ..model.messages import pack
from ..model.pictures import Draw, Drawn, Undrawn
from . import limits

MEGABYTES = 4096
"""Memory that the child may take."""

SECONDS = 30.0
"""After which the system ends a drawing whose window is no longer there to do so."""


def serve(connection: Connection[Any, Any], library: Path | None = None) -> None:
    """Say that this process is ready (None), then answer each Draw with Drawn or Undrawn, until the window is gone.

    Serves every library: the pieces name their files.
    """
    limits.limit_memory(MEGABYTES)
    limits.forbid_network()
    limits.forbid_writing()
    studio = Studio()
    connection.send_bytes(pack(None))
    while (order := _next(connection)) is not None:
        limits.set_alarm(SECONDS)
        connection.send_bytes(pack(studio.draw(order)))
        limits.set_alarm(0)


class Studio:
    """A drawer and the shared memory that it draws into."""

    def __init__(self) -> None:
        self._drawer = Drawer()
        self._slot: SharedMemory | None = None

    def draw(self, order: Draw) -> Drawn | Undrawn:
        """Draw, and say how it went; also a bug costs no more than the page."""
        try:
            raster = self._drawer.draw(order.piece)
            slot = self._memory(order.slot).buf
            assert slot is not None  # it is none only once it is closed
            np.frombuffer(slot, np.uint8, raster.size)[:] = raster.reshape(-1)
            return Drawn(raster.shape[2])
        except ReaderError as error:
            return Undrawn(str(error))
        except MemoryError:
            return Undrawn(f"Page {order.piece.page} needs more than {MEGABYTES} megabytes of memory.")
        except Exception:
            sys.stderr.write(f"while drawing {order.piece!r}:\n{traceback.format_exc()}")
            return Undrawn("A fault in this program.")

    def _memory(self, name: str) -> SharedMemory:
        if self._slot is None or self._slot.name != name:
            if self._slot:
                self._slot.close()
            self._slot = SharedMemory(name)
        return self._slot


def _next(connection: Connection[Any, Any]) -> Draw | None:
    try:
        order: Draw | None = connection.recv()
    except (EOFError, OSError):
        return None
    return order
