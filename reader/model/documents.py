"""Documents: what the library holds, and what is known of each."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum

from .layers import TextLayer


class Kind(StrEnum):
    """Which side of the record a document stands on."""

    FILING = "filing"
    COVERAGE = "coverage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a document, guessed from it or given by a person; an empty string where nothing is.

    `date` is ISO 8601, as much of it as is known; `docket` is as printed; `court` and `case` are RECAP's (court id,
    case id); `document`, `attachment` and `exhibit` are numbers as written.
    """

    title: str = ""
    author: str = ""
    date: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""
    court: str = ""
    case: str = ""
    docket: str = ""
    document: str = ""
    attachment: str = ""
    exhibit: str = ""

    def over(self, other: Facts) -> Facts:
        """These facts, with the other's where these say nothing."""
        return Facts(**{f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(Facts)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A document as a format reads it from a file, before a library keeps it.

    `part` counts the documents of one file from 0. `leaning` says how far the format's own signs point to coverage
    (1.0), to a filing (0.0), or nowhere (0.5). `remarks` are sentences that a person should read ("Page 3 is damaged").
    """

    layer: TextLayer
    facts: Facts = field(default_factory=Facts)
    part: int = 0
    format: str = ""
    leaning: float = 0.5
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document of a library.

    `id` is the first 12 hexadecimal digits of the file's SHA-256, followed by "-2", "-3" … for further documents of the
    same file. `path` is where the file lay when it was added, `name` its file name. `pages` is 0 without pages;
    `scanned` counts those that are pictures without words. `given` names the facts that a person has set.
    """

    id: str
    digest: str
    part: int
    path: str
    name: str
    format: str
    kind: Kind
    facts: Facts
    given: tuple[str, ...] = ()
    pages: int = 0
    scanned: int = 0
    characters: int = 0
    added: str = ""

    @property
    def title(self) -> str:
        """The title, or the file's name where there is none."""
        return self.facts.title or self.name
