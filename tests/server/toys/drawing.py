"""A pages child that does what the piece's path says: hangs, dies, dies once, or draws its page's number in grey."""

from __future__ import annotations

import os
import time
from multiprocessing.connection import Connection
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from typing import Any

from reader.model.messages import pack
from reader.model.pictures import Draw, Drawn, Undrawn


def serve(connection: Connection[Any, Any], library: Path | None = None) -> None:
    connection.send_bytes(pack(None))
    while True:
        order: Draw = connection.recv()
        connection.send_bytes(pack(_draw(order)))


def _draw(order: Draw) -> Drawn | Undrawn:
    path = Path(order.piece.path)
    match path.stem:
        case "hangs":
            time.sleep(600)
        case "dies":
            os._exit(9)
        case "dies-once" if not path.exists():
            path.touch()
            os._exit(9)
        case "damaged":
            return Undrawn("damaged")
        case "lies":
            return Drawn(200)
        case "slow":
            time.sleep(0.2)
    slot = SharedMemory(order.slot)
    assert slot.buf is not None
    slot.buf[: order.piece.pixels] = bytes([order.piece.page]) * order.piece.pixels
    slot.close()
    return Drawn(1)
