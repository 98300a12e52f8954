"""The session: places, errors and exit statuses, Ctrl+C; the last with a real child on toy services."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.client.running import RemoteBug
from reader.model.errors import LibraryBusy
from reader.model.reports import Listing
from tests.cli.office import Office
from tests.server.toys.processes import alive, needs_proc, wait_for

Run = Callable[..., Any]

PROGRAM = """
from reader.cli.main import main, occupy_streams
from reader.cli.session import Session
from reader.client.client import Client

if __name__ == "__main__":
    occupy_streams()
    main(obj=Session(connect=lambda library, log: Client(library, log=log, server="tests.server.toys.server")))
"""


def test_the_library_is_the_persons_own_unless_named(
    office: Office, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.answer = lambda request: Listing(documents=())
    run("list")
    assert office.library is not None
    assert tmp_path in office.library.parents
    monkeypatch.setenv("EXHIBIT_READER_LIBRARY", "/elsewhere")
    run("list")
    assert office.library == Path("/elsewhere")
    run("--library", "/named", "list")
    assert office.library == Path("/named")


def test_an_error_is_told_in_its_two_sentences(office: Office, run: Run) -> None:
    office.answer = lambda request: LibraryBusy("Another program writes the library.", "Wait, then try again.")
    result = run("list", code=1)

    assert result.stdout == ""
    assert result.stderr.splitlines() == ["Another program writes the library.", "Wait, then try again."]


def test_a_bug_is_told_with_the_childs_traceback(office: Office, run: Run) -> None:
    office.answer = lambda request: RemoteBug("Traceback: there\nKeyError: 3\n")
    result = run("list", code=70)

    assert "Traceback: there\nKeyError: 3\n" in result.stderr


def test_a_bug_on_this_side_is_told_with_its_traceback(office: Office, run: Run) -> None:
    office.answer = lambda request: {}[request]
    assert "KeyError" in run("list", code=70).stderr


def test_ctrl_c_cancels_and_says_so(office: Office, run: Run) -> None:
    office.answer = lambda request: KeyboardInterrupt
    result = run("rebuild", code=130)

    assert office.runs[0].cancelled
    assert "Stopped." in result.stderr
    assert office.closed


def test_starting_loads_nothing_that_takes_time() -> None:
    show = "import sys, reader.cli.main, reader.cli.commands.check; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", show], capture_output=True, text=True, check=True).stdout.split()

    heavy = {"rich", "platformdirs", "multiprocessing", "numpy", "pymupdf", "whoosh", "lxml", "reader.client.child"}
    assert heavy.isdisjoint(loaded)


@needs_proc
@pytest.mark.parametrize(("query", "presses"), [("forever", 1), ("hang", 2)])
def test_ctrl_c_once_stops_in_order_and_twice_at_once(tmp_path: Path, query: str, presses: int) -> None:
    program, trace = tmp_path / "program.py", tmp_path / "trace"
    program.write_text(PROGRAM)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "HOME": str(tmp_path)}
    command = [sys.executable, str(program), "search", f"{query} {trace}"]
    with subprocess.Popen(
        command, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as running:
        wait_for(trace.exists)
        for _ in range(presses):
            os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to parent and children alike
            time.sleep(0.3)
        assert running.wait(30) == 130
        assert running.stderr
        assert "Stopped." in running.stderr.read()

    wait_for(lambda: not alive(running.pid))
    assert trace.read_text() == ("put in order" if query == "forever" else "begun")


@pytest.mark.skipif(os.name == "nt", reason="closes streams as a POSIX shell does")
@pytest.mark.parametrize(
    ("tail", "code", "said"),
    [
        (">&-", 0, ""),
        (">&- <&-", 0, ""),
        ("2>&-", 0, "pages in 0 ms"),
        (">&- 2>&-", 0, ""),
        ("--json >&-", 0, ""),
        (">/dev/full", 1, "The output cannot be written.\nThe system says: No space left on device.\n"),
        (">/dev/full 2>/dev/full", 1, ""),
        ("| true", 0, ""),
    ],
)
def test_an_output_that_takes_nothing_costs_no_traceback(tmp_path: Path, tail: str, code: int, said: str) -> None:
    if "/dev/full" in tail and not Path("/dev/full").exists():
        pytest.skip("this system has no full device")
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "HOME": str(tmp_path)}
    line = f"{sys.executable} {program} search count 1 {tail}"
    done = subprocess.run(line, shell=True, env=environment, capture_output=True, text=True, timeout=60)

    assert done.returncode == code, done.stderr
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
