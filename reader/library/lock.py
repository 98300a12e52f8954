"""The lock: one process writes a library, and a crash frees it.

The operating system's lock on a file decides where there is one, since it ends with the process; the owner's note
beside it says who writes. Where a file system knows no locks, the note decides: one left behind by a process that has
ended is taken over.
"""

from __future__ import annotations

import errno
import json
import os
import socket
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from ..model.errors import LibraryBusy

LOCK = "library.lock"
OWNER = "library.owner"

_TAKEN = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


class Lock:
    """The right to write one library, held from `Lock(folder)` to `release()`; raises `LibraryBusy` and `OSError`."""

    def __init__(self, folder: Path) -> None:
        self._note = folder / OWNER
        self._file: IO[bytes] = (folder / LOCK).open("ab")
        try:
            if not _lock(self._file) and self._alive():
                raise BlockingIOError
        except BlockingIOError:
            self._file.close()
            raise self._busy() from None
        owner = {"pid": os.getpid(), "host": socket.gethostname(), "start": datetime.now(UTC).isoformat("T", "seconds")}
        self._note.write_text(json.dumps(owner), encoding="utf-8")

    def release(self) -> None:
        """Let another process write."""
        if not self._file.closed:
            self._note.unlink(missing_ok=True)
            self._file.close()

    def _owner(self) -> dict[str, object]:
        try:
            owner = json.loads(self._note.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return owner if isinstance(owner, dict) else {}

    def _alive(self) -> bool:
        owner = self._owner()
        pid = owner.get("pid")
        if not isinstance(pid, int) or pid == os.getpid():
            return False
        if owner.get("host") != socket.gethostname() or os.name == "nt":
            return True
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return True

    def _busy(self) -> LibraryBusy:
        owner = self._owner()
        who = f"process {owner['pid']} on {owner['host']}, since {owner['start']}" if len(owner) >= 3 else "it"
        return LibraryBusy(
            "Another program is writing this library.",
            f"Wait until {who} has finished, or end it; reading goes on meanwhile.",
        )


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> bool:
        """Lock the file's first byte; false where the file system knows no locks."""
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno in _TAKEN:
                raise BlockingIOError from error
            return False
        return True

else:
    import fcntl

    def _lock(file: IO[bytes]) -> bool:
        """Lock the whole file; false where the file system knows no locks."""
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in _TAKEN:
                raise BlockingIOError from error
            return False
        return True
