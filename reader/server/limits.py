"""Limits: what a child may not do, as far as its system lets a process bind itself.

The audit hook stops Python code, and with it all that our libraries do through Python; native code that a hostile
document has taken over is not stopped by it. Memory is limited where the system has RLIMIT_AS (not on Windows; macOS
has it and does not heed it), the alarm exists where POSIX signals do. A process stuck in native code outlives a parent
that was killed no longer than its alarm, and on Linux not at all.
"""

from __future__ import annotations

import contextlib
import math
import os
import signal
import sys

NETWORK = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo"})
"""What Python says before anything reaches for the network; pipes between processes say none of it."""

CHANGES = frozenset({"os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate"})
_PR_SET_PDEATHSIG = 1  # <linux/prctl.h>
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def forbid_network() -> None:
    """From now on every reach for the network raises PermissionError in this process; cannot be undone."""

    def hook(event: str, _: object) -> None:
        if event in NETWORK:
            raise PermissionError(f"nothing leaves this machine: {event} is forbidden here")

    sys.addaudithook(hook)


def forbid_writing() -> None:
    """From now on opening a file for writing, removing or renaming one raises PermissionError; cannot be undone."""

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            if isinstance(flags, int) and flags & _WRITING and path != os.devnull:
                raise PermissionError(f"a reader writes nothing: {path!r}")
        elif event in CHANGES:
            raise PermissionError(f"a reader changes nothing: {event}")

    sys.dont_write_bytecode = True
    sys.addaudithook(hook)


def limit_memory(megabytes: int) -> None:
    """Let this process have so much address space and no more; does nothing where the system knows no such limit."""
    if sys.platform == "win32":
        return
    import resource

    wanted = megabytes * 1024 * 1024
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    if most != resource.RLIM_INFINITY:
        wanted = min(wanted, most)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (wanted, wanted))


def end_with_parent() -> None:
    """Have the system end this process when the thread that started it ends, whatever it is doing then; Linux only."""
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def set_alarm(seconds: float) -> None:
    """Have the system end this process after so long, whatever it is doing then; 0 takes the alarm back."""
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(math.ceil(seconds))


def give_way() -> None:
    """Let other programs have the processor first."""
    if hasattr(os, "setpriority"):
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, 0, 10)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
