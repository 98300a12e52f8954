"""What may be loaded on which side, and that nothing is left when a program ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reader.client.birth import LOG_BYTES, rotate
from reader.client.client import Client
from reader.model.requests import SearchLibrary
from tests.server.toys.processes import alive, needs_proc, wait_for

BELOW = (
    *("reader.server", "reader.services", "reader.formats", "reader.quotes", "reader.matching", "reader.library"),
    *("reader.export", "reader.engine", "pymupdf", "whoosh", "numpy", "rapidfuzz", "lxml"),
)
ABOVE = ("reader.cli", "click", "rich", "PySide6")

ASKING = """
import sys
from pathlib import Path
from reader.client.client import Client
from reader.model.requests import SearchLibrary

if __name__ == "__main__":
    client = Client(log=Path(sys.argv[1]), server="tests.server.toys.server")
    answer = client.submit(SearchLibrary(query="modules")).result()
    print(*sys.modules)
    print(answer.suggestion)
"""

WORKING = """
import sys
from pathlib import Path
from reader.client.client import Client
from reader.model.requests import AddDocuments

if __name__ == "__main__":
    client = Client(log=Path(sys.argv[1]), server="tests.server.toys.server")
    running = client.submit(AddDocuments(paths=("plain", sys.argv[2])))
    next(iter(running))
    print(client.pid, flush=True)
    running.result()
"""


def script(folder: Path, text: str) -> list[str]:
    """The command that runs a program which asks a child."""
    place = folder / "program.py"
    place.write_text(text)
    return [sys.executable, str(place), str(folder / "log")]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}


def loaded(modules: str, names: tuple[str, ...]) -> list[str]:
    """Those of the names that are among the modules, or have a part there."""
    there = modules.split()
    return [name for name in names if any(each == name or each.startswith(f"{name}.") for each in there)]


def test_neither_side_loads_the_other(tmp_path: Path) -> None:
    command = script(tmp_path, ASKING)
    said = subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=60, check=True).stdout
    above, below = said.splitlines()

    assert loaded(above, BELOW) == []
    assert loaded(below, ABOVE) == []
    assert loaded(below, ("reader.server",)) == ["reader.server"]


def test_importing_the_client_loads_nothing_that_takes_time(tmp_path: Path) -> None:
    show = "import sys, reader.client.client; print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", show], env=environment(), capture_output=True, text=True, check=True)

    assert loaded(said.stdout, (*BELOW, *ABOVE, "platformdirs", "multiprocessing")) == []


@needs_proc
@pytest.mark.parametrize("kill", [signal.SIGKILL, signal.SIGTERM])
@pytest.mark.parametrize("work", ["spin", "stuck", "sleep 100"])
def test_nothing_is_left_when_a_program_is_killed_at_work(tmp_path: Path, kill: signal.Signals, work: str) -> None:
    with subprocess.Popen(
        [*script(tmp_path, WORKING), work], env=environment(), stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as program:
        assert program.stdout
        assert int(program.stdout.readline()) in alive(program.pid)
        program.send_signal(kill)

    wait_for(lambda: not alive(program.pid))


@needs_proc
def test_nothing_is_left_when_a_program_ends_without_closing(tmp_path: Path) -> None:
    with subprocess.Popen(
        script(tmp_path, ASKING), env=environment(), stdout=subprocess.DEVNULL, start_new_session=True
    ) as program:
        assert program.wait(30) == 0

    wait_for(lambda: not alive(program.pid))


def test_a_long_log_is_put_aside(tmp_path: Path) -> None:
    log = tmp_path / "reader.log"
    for number in range(4):
        log.write_text(str(number) * (LOG_BYTES + 1))
        rotate(log)

    assert [(path.name, path.read_text()[0]) for path in sorted(tmp_path.iterdir())] == [
        ("reader.log.1", "3"),
        ("reader.log.2", "2"),
    ]


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with Client(log=tmp_path / "file" / "log", server="tests.server.toys.server") as client:
        assert client.submit(SearchLibrary(query="count 3")).result().query == "count 3"
