from __future__ import annotations

import pickle
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reader.model.documents import Facts, Kind
from reader.model.errors import EngineDied, ReaderError, UnreadableFile, WrongQuery
from reader.model.links import Verdict
from reader.model.messages import Answered, Ask, Refused, Said, known, pack, unpack
from reader.model.progress import Progress
from reader.model.requests import AddDocuments, AmendDocument, ListLinks

numbers = some.integers()
words = some.text()
messages = some.one_of(
    some.builds(Said, numbers, some.builds(Progress, numbers, numbers, words, words)),
    some.builds(Answered, numbers, some.one_of(words, some.lists(some.floats(allow_nan=False)), some.none())),
    some.builds(
        Ask,
        numbers,
        some.one_of(
            some.builds(AddDocuments, paths=some.tuples(words), kind=some.sampled_from([*Kind, None])),
            some.builds(ListLinks, names=some.tuples(words), verdict=some.sampled_from([*Verdict, None])),
            some.builds(AmendDocument, name=words, facts=some.builds(Facts, title=words)),
        ),
    ),
)


@given(messages)
def test_a_message_arrives_as_it_was_sent(message: object) -> None:
    assert unpack(pack(message)) == message


@given(words, words, some.sampled_from([UnreadableFile, WrongQuery, EngineDied, ReaderError]))
def test_an_error_arrives_with_its_type_and_words(title: str, advice: str, kind: type[ReaderError]) -> None:
    message = unpack(pack(Refused(1, kind(title, advice))))

    assert isinstance(message, Refused)
    assert type(message.error) is kind
    assert (message.error.title, message.error.advice) == (title, advice)


class OfARoom(WrongQuery):
    """An error that only a room below knows."""


def test_an_error_of_a_room_is_sent_as_its_nearest_known_type() -> None:
    assert type(known(OfARoom("a", "b"))) is WrongQuery
    with pytest.raises(pickle.UnpicklingError):
        unpack(pack(OfARoom("a", "b")))


class Harm:
    """What a reader that a document has taken over might send."""

    def __init__(self, *call: object) -> None:
        self.call = call

    def __reduce__(self) -> tuple[object, ...]:
        function, *arguments = self.call
        return function, tuple(arguments)


@pytest.mark.parametrize(
    "harm",
    [
        Harm(subprocess.call, "true"),
        Harm(eval, "1"),
        Harm(getattr, "text", "format"),
        Harm(getattr, Facts, "over"),
        Harm(pickle.loads, b"N."),
    ],
)
def test_nothing_that_is_sent_up_can_call_a_function(harm: Harm) -> None:
    with pytest.raises(pickle.UnpicklingError):
        unpack(pack(Answered(1, harm)))
