from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from click.testing import CliRunner, Result

from reader.cli.main import main
from reader.cli.session import Session
from reader.model.requests import Request
from tests.cli.office import Office

Json: TypeAlias = Any


@pytest.fixture
def office() -> Office:
    """Nobody there: a test says what is answered."""

    def nothing(request: Request[Any]) -> object:
        raise AssertionError(f"{request} was not expected")

    return Office(nothing)


NO_WINDOW = "The window is not opened: this is a test."


@pytest.fixture
def run(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run the command line on the office."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.delenv("EXHIBIT_READER_LIBRARY", raising=False)
    monkeypatch.setattr("reader.cli.window.missing", lambda: NO_WINDOW)  # no test waits for a window to be closed

    def command(*words: str, code: int = 0, given: bytes = b"") -> Result:
        result = CliRunner().invoke(main, [*words], obj=Session(connect=office.connect), input=given)
        assert result.exit_code == code, result.output
        return result

    return command


@pytest.fixture
def ask(run: Callable[..., Result]) -> Callable[..., Json]:
    """What a command prints with --json, read."""

    def command(*words: str, code: int = 0) -> Json:
        result = run(*words, "--json", code=code)
        answer: Json = json.loads(result.stdout_bytes)
        assert answer["version"] == 1
        return answer

    return command
