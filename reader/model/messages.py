"""Messages: what passes between a screen and its child process, and how it is packed."""

from __future__ import annotations

import io
import pickle
import sys
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias

from .errors import ReaderError
from .progress import Progress
from .requests import Request

_ROOM = __name__.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Ask:
    """Downward: do this; all that is said of it carries its number."""

    number: int
    request: Request[Any]


@dataclass(frozen=True, slots=True)
class Stop:
    """Downward: leave off the request of that number, begun or not."""

    number: int


@dataclass(frozen=True, slots=True)
class Said:
    """Upward: how far the work is."""

    number: int
    progress: Progress


@dataclass(frozen=True, slots=True)
class Answered:
    """Upward: the answer; the last message of its number."""

    number: int
    answer: object


@dataclass(frozen=True, slots=True)
class Refused:
    """Upward: an error that a person can act on; the last message of its number."""

    number: int
    error: ReaderError


@dataclass(frozen=True, slots=True)
class Broke:
    """Upward: a bug, with the child's traceback; the last message of its number."""

    number: int
    traceback: str


Order: TypeAlias = Ask | Stop
Reply: TypeAlias = Said | Answered | Refused | Broke


def pack(message: object) -> bytes:
    """A message as bytes, to be read by `unpack`."""
    return pickle.dumps(message, protocol=5)


def unpack(data: bytes) -> object:
    """The message in the bytes; made of plain values, arrays and this room's types, or refused.

    A child that reads hostile documents is not believed: what it sends can name no function to call. Raises
    pickle.UnpicklingError for everything else.
    """
    return _Unpickler(io.BytesIO(data)).load()


def known(error: ReaderError) -> ReaderError:
    """The error as the nearest type of this room: a room's own subclass is not known to whom it is sent."""
    kind = next(kind for kind in type(error).__mro__ if kind.__module__ == ReaderError.__module__)
    return error if kind is type(error) else kind(error.title, error.advice)


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> object:
        if module == "array" and name in ("array", "_array_reconstructor"):
            return super().find_class(module, name)
        if (module, name) == ("builtins", "getattr"):
            return _member  # some versions of Python pickle an enum's member by its name
        if module.startswith(f"{_ROOM}.") and module in sys.modules:
            found = vars(sys.modules[module]).get(name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a message")


def _member(kind: type[Enum], name: str) -> Enum:
    if not (isinstance(kind, type) and issubclass(kind, Enum)):
        raise pickle.UnpicklingError("only members of enums have names")
    return kind[name]
