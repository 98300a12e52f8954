"""An office that answers as a test says, in place of a client with its child process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias, cast

from reader.cli.session import Asker
from reader.model.progress import Progress
from reader.model.requests import Request

Answers: TypeAlias = Callable[[Any], object]


@dataclass
class Pretended:
    """A request under way that has its outcome already, or meets Ctrl+C."""

    outcome: object
    cancelled: bool = False

    def __iter__(self) -> Iterator[Progress]:
        yield Progress(1, 2, "file.pdf")
        if self.outcome is KeyboardInterrupt and not self.cancelled:
            raise KeyboardInterrupt

    def result(self) -> object:
        if isinstance(self.outcome, BaseException):
            raise self.outcome
        return self.outcome

    def cancel(self) -> None:
        self.cancelled = True


@dataclass
class Office:
    """A client that answers from `answer`, and keeps what it was asked."""

    answer: Answers
    asked: list[Request[Any]] = field(default_factory=list)
    runs: list[Pretended] = field(default_factory=list)
    library: Path | None = None
    closed: bool = False

    def connect(self, library: Path, log: Path | None) -> Asker:
        self.library = library
        return cast("Asker", self)

    def submit(self, request: Request[Any]) -> Pretended:
        self.asked.append(request)
        self.runs.append(Pretended(self.answer(request)))
        return self.runs[-1]

    def close(self) -> None:
        self.closed = True

    def kill(self) -> None:
        self.closed = True
