"""The real server on toy services: a child's module, started by name."""

from __future__ import annotations

from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from reader.server import serving


def serve(connection: Connection[Any, Any], library: Path | None) -> None:
    serving.serve(connection, library, services="tests.server.toys", opener="tests.server.toys.opening:open_file")
