"""A search that does what the query says."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from reader.model.errors import WrongQuery
from reader.model.progress import Progress, Work
from reader.model.reports import SearchResult
from reader.model.requests import SearchLibrary

from .desk import Desk


class Unbalanced(WrongQuery):
    """A room's own kind of error, unknown above."""


def search_library(desk: Desk, request: SearchLibrary) -> Work[SearchResult]:
    word, _, rest = request.query.partition(" ")
    said = ""
    if word == "count":
        for number in range(int(rest)):
            yield Progress(number + 1, int(rest), "counting", "numbers")
    elif word == "forever":
        yield from _for_ever(Path(rest))
    elif word == "hang":
        Path(rest).write_text("begun")
        time.sleep(100)
    elif word == "refuse":
        raise Unbalanced("A quotation mark is missing.", "Close it.")
    elif word == "stumble":
        raise KeyError("stumbled here")
    elif word == "noise":
        os.write(1, b"noise of a C library\n")
        sys.stdout.write("noise of a module\n")
    elif word == "die":
        os.kill(os.getpid(), 9)
    elif word == "modules":
        said = " ".join(sys.modules)
    elif word == "function":
        return SearchResult(query="", total=0, took_ms=0.0, suggestion=os.system)  # type: ignore[arg-type]
    return SearchResult(query=request.query, total=os.getpid(), took_ms=0.0, suggestion=said)


def _for_ever(trace: Path) -> Work[None]:
    number = 0
    trace.write_text("begun")
    try:
        while True:
            number += 1
            yield Progress(number, 0)
            time.sleep(0.005)
    finally:
        trace.write_text("put in order")
