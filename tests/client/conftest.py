from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.client.client import Client


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "logs" / "reader.log"


@pytest.fixture
def client(log: Path) -> Iterator[Client]:
    """The real client and server on toy services, which do what the query or the file's name says."""
    with Client(log=log, server="tests.server.toys.server") as client:
        yield client
