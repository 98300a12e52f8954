"""Progress: what long work says while it goes on."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is: `done` of `total` (0 where that is not known) `unit`s, and what is being done now."""

    done: int
    total: int
    what: str = ""
    unit: str = "files"


Work: TypeAlias = Generator[Progress, None, Answer]
"""A service: yields progress, returns its answer, and stops cleanly when closed."""


def finish(work: Work[Answer]) -> Answer:
    """The answer of a work, its progress passed over."""
    while True:
        try:
            next(work)
        except StopIteration as stop:
            answer: Answer = stop.value
            return answer
