"""What journeys share: the program as a person runs it, with a home folder of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

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
