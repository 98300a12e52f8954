"""Reading: what a reader process does, one file after the other, within its limits."""

from __future__ import annotations

import importlib
import os
import sys
import threading
import traceback
from collections.abc import Callable
from multiprocessing import connection as pipes
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from typing import Any

from ..model.errors import ReaderError, UnreadableFile
from ..model.intakes import Intake, Job
from ..model.messages import known, pack
from . import limits

_GRACE = 5.0
"""Seconds past the deadline after which the system ends a reader whose parent is no longer there to do so."""


def read_files(connection: Connection[Any, Any], opener: str, seconds: float, megabytes: int) -> None:
    """Say that this process is ready (None), then answer each Job with what `opener` makes of it.

    `opener` is "module:function", a function from a Job to its Intake; `seconds` and `megabytes` are for one file.
    """
    threading.Thread(target=_watch_parent, daemon=True).start()
    limits.end_with_parent()
    limits.give_way()
    limits.limit_memory(megabytes)
    limits.forbid_network()
    module, _, function = opener.partition(":")
    open_file: Callable[[Job], Intake] = getattr(importlib.import_module(module), function)
    limits.forbid_writing()
    connection.send_bytes(pack(None))
    while True:
        try:
            job: Job = connection.recv()
        except EOFError:
            return
        limits.set_alarm(seconds + _GRACE)
        connection.send_bytes(pack(outcome(open_file, job, megabytes)))
        limits.set_alarm(0)


def outcome(open_file: Callable[[Job], Intake], job: Job, megabytes: int) -> Intake | ReaderError:
    """What was read of the file, or why it was not; also a bug in a format costs no more than the file."""
    try:
        return open_file(job)
    except ReaderError as error:
        return known(error)
    except MemoryError:
        return UnreadableFile(
            f"“{job.name}” needs more than {megabytes} megabytes of memory to read and was left out.",
            "Split it into smaller files, or print it to a new PDF, and add that.",
        )
    except OSError as error:
        return UnreadableFile(f"“{job.name}” cannot be read.", f"The system says: {error.strerror or error}.")
    except Exception:
        sys.stderr.write(f"while reading {job.path!r} ({job.name!r}):\n{traceback.format_exc()}")
        return UnreadableFile(
            f"“{job.name}” could not be read because of a fault in this program, and was left out.",
            "The log says more (`exhibit-reader doctor` shows where it lies); please report it.",
        )


def _watch_parent() -> None:
    parent = parent_process()
    if parent is not None:
        pipes.wait([parent.sentinel])
        os._exit(1)
