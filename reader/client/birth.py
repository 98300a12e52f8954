"""How a child begins: its output put where it cannot mix with an answer, then the server, imported by name."""

from __future__ import annotations

import importlib
import os
import signal
import sys
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

LOG_BYTES = 1_000_000
"""A log longer than this is put aside when the next child begins; two are put aside at most."""


def begin(place: str, connection: Connection[Any, Any], library: Path | None, log: Path | None) -> None:
    """Run `serve(connection, library)` of the module `place`, then end the process at once.

    What the child or a C library writes to standard output or error goes to `log`, or to the parent's standard error.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_IGN)  # a closed terminal ends the parent, and the child in good order
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    tie_output(log)
    importlib.import_module(place).serve(connection, library)
    sys.stderr.flush()
    os._exit(0)  # the server has closed all that it opened; the interpreter's own tidying would keep the parent waiting


def tie_output(log: Path | None) -> None:
    """Lead standard output into standard error, and both into the log where one is given and can be written."""
    if log is not None:
        try:
            log.parent.mkdir(parents=True, exist_ok=True)
            rotate(log)
            file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        except OSError:
            file = os.open(os.devnull, os.O_WRONLY)
        os.dup2(file, 2)
        os.close(file)
    os.dup2(2, 1)
    sys.stdout = sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False)  # noqa: SIM115


def rotate(log: Path) -> None:
    """Put a long log aside as “….1”, and the one before it as “….2”."""
    try:
        if log.stat().st_size > LOG_BYTES:
            older, oldest = (log.with_name(f"{log.name}.{number}") for number in (1, 2))
            if older.exists():
                os.replace(older, oldest)
            os.replace(log, older)
    except OSError:
        return  # there is none yet, or another process holds it open: it is rotated another time
