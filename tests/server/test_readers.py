from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.model.errors import Cancelled, EngineDied, ReaderError, UnreadableFile
from reader.model.intakes import Intake, Job
from reader.server.readers import BACKLOG, Readers

OPENER = "tests.server.toys.opening:open_file"


@pytest.fixture
def pool() -> Iterator[Callable[..., Readers]]:
    made: list[Readers] = []

    def make(workers: int = 1, seconds: float = 20.0, megabytes: int = 1024) -> Readers:
        made.append(Readers(workers, seconds=seconds, megabytes=megabytes, opener=OPENER))
        return made[-1]

    yield make
    for readers in made:
        readers.close()


def jobs(*names: str) -> list[Job]:
    return [Job(path=name, name=name) for name in names]


def title(answer: Intake | ReaderError) -> str:
    """The name of the file that was read, or the error's class and title."""
    if isinstance(answer, ReaderError):
        return f"{type(answer).__name__}: {answer.title}"
    return answer.documents[0].draft.facts.title.rpartition(" ")[0]


def reader(answer: Intake | ReaderError) -> int:
    """The process that read the file."""
    assert isinstance(answer, Intake)
    return int(answer.documents[0].draft.facts.title.rpartition(" ")[2])


def test_answers_come_in_the_order_asked(pool: Callable[..., Readers]) -> None:
    names = [f"sleep {seconds}" for seconds in (0.3, 0.01, 0.1, 0.02, 0.0)] * 3

    assert [title(answer) for answer in pool(2)(jobs(*names))] == names


def test_an_intake_arrives_whole(pool: Callable[..., Readers]) -> None:
    (answer,) = pool()(jobs("plain"))

    assert isinstance(answer, Intake)
    layer = answer.documents[0].draft.layer
    assert (layer.text, list(layer.words.starts), list(layer.words.ends)) == ("é", [0], [1])


def test_no_process_is_started_before_there_is_a_file(pool: Callable[..., Readers]) -> None:
    assert list(pool()([])) == []


def test_one_process_is_enough_for_a_few_small_files_and_stays_for_the_next(pool: Callable[..., Readers]) -> None:
    readers = pool(2)
    answers = [*readers(jobs("first")), *readers(jobs("second"))]

    assert reader(answers[0]) == reader(answers[1])


def test_much_to_read_brings_all_processes_to_work(pool: Callable[..., Readers], tmp_path: Path) -> None:
    heavy = tmp_path / "heavy"
    heavy.write_bytes(bytes(BACKLOG + 1))
    asked = [Job(path=str(heavy), name=f"sleep 0.2 {number}".replace(f" {number}", "")) for number in range(8)]

    assert len({reader(answer) for answer in pool(2)(asked)}) == 2


@pytest.mark.parametrize(
    ("hostile", "said"),
    [
        ("abort", "ended the process that reads it, twice,"),
        ("allocate 2000", "more than 1024 megabytes"),
        ("locked", "It is locked."),
        ("stumble", "a fault in this program"),
        ("connect", "cannot be read"),
    ],
)
def test_a_bad_file_costs_itself_only(pool: Callable[..., Readers], hostile: str, said: str) -> None:
    before, bad, after = pool()(jobs("before", hostile, "after"))

    assert (title(before), title(after)) == ("before", "after")
    assert type(bad) is UnreadableFile
    assert said in bad.title
    assert bad.advice


def test_a_file_whose_process_was_ended_once_is_read_in_another(pool: Callable[..., Readers], tmp_path: Path) -> None:
    unlucky = tmp_path / "unlucky"
    unlucky.touch()
    asked = [*jobs("before"), Job(path=str(unlucky), name="abort-once"), *jobs("after")]

    assert [title(answer) for answer in pool()(asked)] == ["before", "abort-once", "after"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
def test_a_system_that_starts_no_process_is_told_in_a_sentence(pool: Callable[..., Readers]) -> None:
    import resource

    least, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, most))
    try:
        with pytest.raises(EngineDied, match="could not be started"):
            list(pool()(jobs("plain")))
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (least, most))


@pytest.mark.parametrize("hostile", ["sleep 100", "spin", "stuck"])
def test_a_file_that_takes_too_long_is_left_out_with_that_reason(pool: Callable[..., Readers], hostile: str) -> None:
    before, late, after = pool(seconds=1)(jobs("before", hostile, "after"))

    assert (title(before), title(after)) == ("before", "after")
    assert title(late) == f"UnreadableFile: “{hostile}” took longer than 1 seconds to read and was left out."


def test_a_reader_reaches_no_network(pool: Callable[..., Readers]) -> None:
    (answer,) = pool()(jobs("connect"))

    assert isinstance(answer, UnreadableFile)
    assert "nothing leaves this machine" in answer.advice


@pytest.mark.parametrize("deed", ["write", "remove"])
def test_a_reader_changes_no_file(pool: Callable[..., Readers], tmp_path: Path, deed: str) -> None:
    there, absent = tmp_path / "there", tmp_path / "absent"
    there.write_text("as it was")

    list(pool()(jobs(f"{deed} {there}", f"{deed} {absent}")))

    assert there.read_text() == "as it was"
    assert not absent.exists()


def test_jobs_are_drawn_only_a_little_ahead(pool: Callable[..., Readers]) -> None:
    drawn = 0

    def endless() -> Iterator[Job]:
        nonlocal drawn
        while True:
            drawn += 1
            yield Job(path="plain", name="plain")

    answers = pool()(endless())
    for _ in range(3):
        next(answers)

    assert drawn < 20


def test_a_reading_that_is_closed_leaves_no_process_at_work(pool: Callable[..., Readers]) -> None:
    readers = pool()
    answers = readers(jobs("plain", "sleep 100"))
    first = reader(next(answers))
    answers.close()  # type: ignore[attr-defined]  # a generator is what it is

    assert gone(first)
    assert [title(answer) for answer in readers(jobs("again"))] == ["again"]


def test_a_cancel_ends_the_wait_for_a_slow_file() -> None:
    stopped = False
    with Readers(1, opener=OPENER, stopped=lambda: stopped) as readers:
        answers = readers(jobs("plain", "sleep 100"))
        next(answers)
        stopped = True
        with pytest.raises(Cancelled):
            next(answers)


def test_closing_ends_every_process() -> None:
    with Readers(2, opener=OPENER) as readers:
        processes = {reader(answer) for answer in readers(jobs("one", "two"))}

    assert all(gone(process) for process in processes)


def test_an_opener_that_cannot_be_imported_is_a_bug_and_no_files_fault() -> None:
    with Readers(1, opener="tests.server.toys.absent:open_file") as readers, pytest.raises(RuntimeError):
        list(readers(jobs("plain")))


def gone(process: int) -> bool:
    """Whether a process has ended and was waited for."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False
