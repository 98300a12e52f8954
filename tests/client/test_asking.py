from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from reader.client.client import Client
from reader.client.running import RemoteBug, Running
from reader.model.errors import Cancelled, EngineDied, WrongQuery
from reader.model.progress import Progress
from reader.model.reports import SearchResult
from reader.model.requests import AddDocuments, SearchLibrary


def test_progress_comes_before_the_answer(client: Client) -> None:
    running = client.submit(SearchLibrary(query="count 300"))
    seen = list(running)

    assert seen
    assert [each.done for each in seen] == sorted({each.done for each in seen})
    assert seen[-1] == Progress(300, 300, "counting", "numbers")
    assert running.result().query == "count 300"


def test_requests_are_answered_in_their_order_by_one_process(client: Client) -> None:
    runs = [client.submit(SearchLibrary(query=f"count {number}")) for number in range(5)]

    answers = [running.result() for running in runs]
    assert [answer.query for answer in answers] == [f"count {number}" for number in range(5)]
    assert {answer.total for answer in answers} == {client.pid}


def test_an_error_crosses_with_its_words_and_as_a_type_that_is_known_above(client: Client) -> None:
    with pytest.raises(WrongQuery) as caught:
        client.submit(SearchLibrary(query="refuse")).result()

    assert type(caught.value) is WrongQuery
    assert (caught.value.title, caught.value.advice) == ("A quotation mark is missing.", "Close it.")


def test_a_bug_crosses_with_the_childs_traceback_and_the_child_goes_on(client: Client, log: Path) -> None:
    with pytest.raises(RemoteBug, match="stumbled here") as caught:
        client.submit(SearchLibrary(query="stumble")).result()

    assert "in search_library" in caught.value.traceback
    assert "in search_library" in log.read_text()
    assert client.submit(SearchLibrary(query="count 1")).result().total == client.pid


def test_a_child_that_sends_a_function_is_not_believed(client: Client) -> None:
    client.submit(SearchLibrary(query="count 1")).result()
    child = client.pid
    with pytest.raises(EngineDied):
        client.submit(SearchLibrary(query="function")).result()

    assert client.submit(SearchLibrary(query="count 1")).result().total != child


def test_a_cancel_stops_the_work_between_steps_and_puts_it_in_order(client: Client, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    running = client.submit(SearchLibrary(query=f"forever {trace}"))
    next(iter(running))
    running.cancel()

    with pytest.raises(Cancelled):
        running.result()
    assert trace.read_text() == "put in order"
    assert client.submit(SearchLibrary(query="count 1")).result().total == client.pid


def test_a_request_that_waits_can_be_cancelled_too(client: Client, tmp_path: Path) -> None:
    first = client.submit(SearchLibrary(query=f"forever {tmp_path / 'first'}"))
    second = client.submit(SearchLibrary(query=f"forever {tmp_path / 'second'}"))
    second.cancel()
    first.cancel()

    for running in (first, second):
        with pytest.raises(Cancelled):
            running.result()
    assert not (tmp_path / "second").exists()


def test_a_cancel_is_heard_while_a_slow_file_is_read(client: Client) -> None:
    running = client.submit(AddDocuments(paths=("plain", "sleep 100")))
    next(iter(running))
    running.cancel()

    with pytest.raises(Cancelled):
        running.result()


def test_a_child_that_dies_is_noticed_and_the_next_request_starts_another(client: Client, log: Path) -> None:
    with pytest.raises(EngineDied) as caught:
        client.submit(SearchLibrary(query="die")).result()

    assert str(log) in caught.value.advice
    assert client.pid is None
    assert client.submit(SearchLibrary(query="count 1")).result().query == "count 1"


def test_a_child_that_is_killed_at_work_is_noticed_at_once(client: Client, tmp_path: Path) -> None:
    running = client.submit(SearchLibrary(query=f"forever {tmp_path / 'trace'}"))
    next(iter(running))
    assert client.pid
    started = time.monotonic()
    os.kill(client.pid, signal.SIGKILL)

    with pytest.raises(EngineDied):
        running.result()
    assert time.monotonic() - started < 5  # a hung child would be waited for without end


def test_hostile_files_are_rows_of_the_answer(client: Client) -> None:
    answer = client.submit(AddDocuments(paths=("one", "abort", "two"))).result()

    assert [row.status for row in answer.files] == ["added", "failed", "added"]


def test_callbacks_come_from_another_thread(client: Client) -> None:
    progress: list[Progress] = []
    threads: list[str] = []
    answers: list[SearchResult] = []
    finished = threading.Event()

    def done(running: Running[SearchResult]) -> None:
        answers.append(running.result())
        threads.append(threading.current_thread().name)
        finished.set()

    client.submit(SearchLibrary(query="count 20"), progress.append, done)

    assert finished.wait(30)
    assert progress[-1].done == 20
    assert answers[0].query == "count 20"
    assert threads != [threading.current_thread().name]


def test_what_a_child_prints_goes_to_the_log(client: Client, log: Path, capfd: pytest.CaptureFixture[str]) -> None:
    client.submit(SearchLibrary(query="noise")).result()
    client.submit(AddDocuments(paths=("noise",))).result()
    client.close()

    assert capfd.readouterr() == ("", "")
    for source in ("noise of a C library", "noise of a module"):
        assert log.read_text().count(source) == 2


def test_without_a_log_it_goes_to_the_error_stream(capfd: pytest.CaptureFixture[str]) -> None:
    with Client(server="tests.server.toys.server") as client:
        client.submit(SearchLibrary(query="noise")).result()

    said = capfd.readouterr()
    assert said.out == ""
    assert "noise of a C library" in said.err


def test_closing_closes_the_desk(client: Client, log: Path) -> None:
    client.submit(SearchLibrary(query="count 1")).result()
    client.close()

    assert "the desk was closed" in log.read_text()
