"""What journeys share: the program as a person runs it, with a home folder of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from PySide6.QtWidgets import QApplication

from reader.model.links import Verdict
from reader.ui.views import motion
from tests.journeys.showing import SAMPLE, Shown, await_that, make_sample

Json: TypeAlias = Any
Run: TypeAlias = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty home folder."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def run(home: Path) -> Run:
    """Run the program; its exit code is checked against `code`."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "EXHIBIT_"))}
    environment = {**inherited, "HOME": str(home), "PYTHONPATH": str(Path(__file__).parents[2])}

    def command(*words: str | Path, code: int = 0, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        line = [sys.executable, "-m", "reader", *map(str, words)]
        done = subprocess.run(line, capture_output=True, text=True, env=environment, cwd=cwd or home, timeout=240)
        assert done.returncode == code, f"{line} ended {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    return command


@pytest.fixture(scope="session")
def ask(run: Run) -> Callable[..., Json]:
    """Run a command with --json, and read what it printed."""

    def command(*words: str | Path) -> Json:
        answer = json.loads(run(*words, "--json").stdout)
        assert answer["version"] == 1
        return answer

    return command


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library of the sample case, made once; only to be read."""
    return make_sample(tmp_path_factory.mktemp("case") / "sample")


@pytest.fixture(scope="session")
def still() -> Iterator[None]:
    """Nothing glides, as where a person has asked the system for less motion."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(motion, "reduced", lambda: True)
        yield


@pytest.fixture(scope="module")
def shown(qapp: QApplication, still: None, sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """A window on the sample case, shared by the tests of a file that write nothing."""
    window = Shown(sample, cases=tmp_path_factory.mktemp("config") / "cases.json")
    yield window
    window.close()


Open: TypeAlias = Callable[..., Shown]


@pytest.fixture
def open_window(qapp: QApplication, still: None, tmp_path: Path) -> Iterator[Open]:
    """Opens windows that belong to one test."""
    opened: list[Shown] = []

    def one(folder: Path, name: str = SAMPLE) -> Shown:
        opened.append(Shown(folder, name, cases=tmp_path / "cases.json"))
        return opened[-1]

    yield one
    for window in opened:
        window.close()


@pytest.fixture
def own(open_window: Open, sample: Path, tmp_path: Path) -> Shown:
    """A window on a copy of the sample case that may be written to."""
    return open_window(shutil.copytree(sample, tmp_path / "own"))


@pytest.fixture
def ledger(shown: Shown) -> Shown:
    """The shared window, at the first quotation of the Ledger's article."""
    shown.app.window.resize(1440, 900)
    shown.app.window.activateWindow()
    await_that(shown.app.window.isActiveWindow)
    shown.open("Calder knew")
    shown.choose(Verdict.VERBATIM)
    shown.app.window.article.focus()
    return shown
