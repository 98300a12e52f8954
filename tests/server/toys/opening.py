"""A reader that does what a file's name says, as a hostile document would have it."""

from __future__ import annotations

import os
import re
import socket
import sys
import time
from array import array

from reader.model.documents import Draft, Facts, Kind
from reader.model.errors import UnreadableFile
from reader.model.intakes import Intake, Job, Prepared
from reader.model.layers import TextLayer, Words


class PasswordNeeded(UnreadableFile):
    """A room's own kind of error, unknown above."""


def _abort(path: str, *, once: bool) -> None:
    """End the process; forbidden to write, it tells the next one by the time of the file's last change."""
    if once:
        if os.stat(path).st_mtime == 0:
            return
        os.utime(path, (0, 0))
    os.abort()


def open_file(job: Job) -> Intake:
    word, _, rest = job.name.partition(" ")
    if word == "sleep":
        time.sleep(float(rest))
    elif word == "spin":
        sum(range(10**10))
    elif word == "stuck":
        re.match("(a+)+$", "a" * 100 + "b")  # native code that lets no other thread run
    elif word.startswith("abort"):
        _abort(job.path, once=word == "abort-once")
    elif word == "allocate":
        bytearray(int(rest) * 1024 * 1024)
    elif word == "noise":
        os.write(1, b"noise of a C library\n")
        sys.stdout.write("noise of a module\n")
    elif word == "connect":
        socket.create_connection(("127.0.0.1", 9))
    elif word == "write":
        open(rest, "w").close()
    elif word == "remove":
        os.remove(rest)
    elif word == "locked":
        raise PasswordNeeded("It is locked.", "Unlock it.")
    elif word == "stumble":
        raise KeyError(rest)
    layer = TextLayer(text="é", extractor="toy", words=Words(array("I", [0]), array("I", [1]), array("I", [0])))
    draft = Draft(layer=layer, facts=Facts(title=f"{job.name} {os.getpid()}"))
    return Intake(documents=(Prepared(draft=draft, kind=Kind.FILING),))
