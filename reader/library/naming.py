"""Naming: which document a person means."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence

from ..model.documents import Document
from ..model.errors import UnknownDocument
from .escapes import printable

_READINGS: tuple[Callable[[Document, str], bool], ...] = (
    lambda document, name: document.id == name,
    lambda document, name: document.path == name,
    lambda document, name: document.name.casefold() == name.casefold(),
    lambda document, name: document.title.casefold() == name.casefold(),
    lambda document, name: document.id.startswith(name.casefold()),
)
_SHOWN = 5


def choose(documents: Sequence[Document], name: str) -> Document:
    """The document with this id, path, file name, title or unique beginning of an id; raises `UnknownDocument`.

    The first of these readings that fits any document decides; one that fits several is refused.
    """
    wanted = name.strip()
    if any("\ud800" <= letter <= "\udfff" for letter in wanted):
        wanted = printable(wanted)
    for reading in _READINGS if wanted else ():
        found = [document for document in documents if reading(document, wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            listed = "; ".join(f"{d.id} ({d.title})" for d in found[:_SHOWN])
            raise UnknownDocument(
                f"{len(found)} documents answer to “{wanted}”.", f"Name one of them by its id: {listed}."
            )
    raise UnknownDocument(f"No document answers to “{wanted}”.", _advice(documents, wanted))


def _advice(documents: Sequence[Document], name: str) -> str:
    names = {text.casefold(): text for d in documents for text in (d.name, d.title)}
    near = difflib.get_close_matches(name.casefold(), names, n=_SHOWN, cutoff=0.5)
    near += [folded for folded in names if name and name.casefold() in folded and folded not in near][:_SHOWN]
    if near:
        return f"Did you mean {' or '.join(f'“{names[folded]}”' for folded in near[:_SHOWN])}?"
    return "List the documents to see their ids, names and titles."
