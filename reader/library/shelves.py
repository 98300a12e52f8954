"""Shelves: what happens to documents as wholes, each inside the transaction of whoever calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime

from ..model.documents import Document, Facts, Kind
from ..model.intakes import Prepared
from .catalogue import Catalogue, measures
from .judgements import Finder, Judgements
from .originals import Taken

KIND = "kind"
_FACTS = frozenset(field.name for field in fields(Facts))
_NAMING = ("docket", "court", "case", "document", "attachment", "exhibit", "url")
"""The facts by which a citation names a document; a filing's address tells its docket."""


class Shelves:
    """Documents put, amended, removed, restored and erased, with everything that hangs on them."""

    def __init__(self, catalogue: Catalogue, judgements: Judgements) -> None:
        self._catalogue = catalogue
        self._judgements = judgements

    def add(self, taken: Taken, place: str, prepared: Prepared, finder: Finder) -> Document:
        """A document of a file; where it lay in the trash, it comes back with a person's words on it."""
        id = self._catalogue.free_id(taken.digest, prepared.draft.part)
        document = Document(
            id=id,
            digest=taken.digest,
            part=prepared.draft.part,
            path=taken.path,
            name=taken.name,
            format=prepared.draft.format,
            kind=prepared.kind,
            facts=prepared.draft.facts,
            added=now(),
        )
        old = self._catalogue.document(id) or self._catalogue.document(id, removed=True)
        if old:
            document = replace(document, kind=old.kind, facts=old.facts, given=old.given)
        return self.put(document, place, prepared, finder)

    def put(self, document: Document, place: str, prepared: Prepared, finder: Finder) -> Document:
        """A document with a new reading of it: what a person has given stays, the rest is the reading's."""
        pages, scanned, characters = measures(prepared.draft)
        given = {name: getattr(document.facts, name) for name in document.given if name in _FACTS}
        document = replace(
            document,
            format=prepared.draft.format or document.format,
            kind=document.kind if KIND in document.given else prepared.kind,
            facts=replace(prepared.draft.facts, **given),
            pages=pages,
            scanned=scanned,
            characters=characters,
        )
        text = prepared.draft.layer.text
        self._catalogue.put(document, place, prepared.draft.remarks)
        self._catalogue.put_layer(document.id, prepared.draft.layer)
        self._judgements.put_quotations(document.id, prepared.quotations, text, finder)
        self._judgements.move_passages(document.id, text, finder)
        self._judgements.drop_links_into(document.id)
        self._judgements.age_links()
        return document

    def amend(self, document: Document, kind: Kind | None, facts: Facts, names: Sequence[str]) -> Document:
        """A document with what a person says of it, remembered as given."""
        said = {name: getattr(facts, name) for name in names}
        given = dict.fromkeys((*document.given, *names, *([KIND] if kind else [])))
        amended = replace(
            document, kind=kind or document.kind, facts=replace(document.facts, **said), given=tuple(given)
        )
        place = self._catalogue.original(document.id)
        self._catalogue.put(amended, place or "", self._catalogue.remarks(document.id))
        if _named(amended) != _named(document):
            self._judgements.age_links()
        return amended

    def shelve(self, id: str, removed: str | None) -> None:
        """Put a document into the trash (at the given time) or back on the shelves."""
        self._catalogue.shelve(id, removed)
        self._judgements.age_links()

    def erase(self, id: str) -> None:
        """Every trace of a document but its words in the indexes, which are told to forget them."""
        self._judgements.age_links()
        self._judgements.forget_source(id)
        self._catalogue.erase(id)
        self._catalogue.outdate(id)


def _named(document: Document) -> tuple[str, ...]:
    """What of a document decides whether and how it is a source."""
    return document.kind, *(getattr(document.facts, name) for name in _NAMING)


def now() -> str:
    """The time as the catalogue keeps it: ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat("T", "seconds")
