"""What runs: seen from outside, in the system's table of processes."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads the table of processes in /proc")


def alive(session: int) -> list[int]:
    """The processes of a session that have not ended."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            state, _, _, number = (place / "stat").read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue  # it ended while we looked
        if int(number) == session and state != "Z":
            found.append(int(place.name))
    return found


def wait_for(condition: Callable[[], bool]) -> None:
    """Return once the condition holds; raises AssertionError when it does not for long."""
    for _ in range(1000):
        if condition():
            return
        time.sleep(0.02)
    raise AssertionError("waited for too long")
