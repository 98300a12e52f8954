"""Errors that a person can act on; everything else is a bug."""

from __future__ import annotations


class ReaderError(Exception):
    """Something that a person can act on: what happened (`title`) and what to do (`advice`), each a sentence."""

    def __init__(self, title: str, advice: str = "") -> None:
        super().__init__(title, advice)
        self.title = title
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.title} {self.advice}".strip()


class UnreadableFile(ReaderError):
    """One file cannot be read; the others can."""


class LibraryFault(ReaderError):
    """The library cannot be opened or written."""


class LibraryBusy(LibraryFault):
    """Another process writes this library."""


class UnknownDocument(ReaderError):
    """No document, or more than one, answers to what was asked for."""


class WrongQuery(ReaderError):
    """A search that cannot be understood."""


class EngineDied(ReaderError):
    """A child process ended before it answered."""


class Cancelled(ReaderError):
    """The person stopped the work; what was done until then is kept."""
