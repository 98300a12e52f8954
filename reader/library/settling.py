"""Settling: bringing the indexes, which are caches, up to the catalogue, which is what counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from ..model.progress import Progress, Work
from .catalogue import Catalogue
from .passages import PassageIndex

if TYPE_CHECKING:
    from .search import SearchIndex

_BATCH = 8_000_000
"""How many characters are indexed before they are put on disk."""


class Writing(Protocol):
    """Marks documents as known to the indexes, in a transaction of its own."""

    def __call__(self, ids: Iterable[str]) -> None:
        """The indexes know these documents as they are."""
        ...


class Caches:
    """Both indexes of a library beside its catalogue."""

    def __init__(self, catalogue: Catalogue, search: SearchIndex | None, passages: PassageIndex) -> None:
        self._catalogue = catalogue
        self._search = search
        self._passages = passages

    def refresh(self) -> None:
        """Look at what another process has put on disk."""
        self._passages.refresh()
        if self._search:
            self._search.refresh()

    def missing(self) -> set[str]:
        """The documents that an index lacks, or knows with an older text."""
        shelved = self._catalogue.ids()
        known = set(self._passages.documents())
        if self._search:
            known &= self._search.documents()
        return (shelved - known) | (shelved & self._catalogue.outdated())

    def surplus(self) -> set[str]:
        """The documents that an index has though they are gone, or of which erased words may be left in it."""
        known = set(self._passages.documents())
        if self._search:
            known |= self._search.documents()
        return (known | self._catalogue.outdated()) - self._catalogue.ids()

    def forget(self) -> set[str]:
        """Take what is gone out of both indexes, on disk; words of erased documents go from the files, too."""
        gone = self.surplus()
        erase = bool(gone & self._catalogue.outdated())
        for id in gone:
            self._passages.remove(id)
            if self._search:
                self._search.remove(id)
        if gone:
            self._commit(erase=erase)
        return gone

    def settle(self, told: Writing) -> Work[None]:
        """Bring both indexes up to the catalogue, batch by batch; what is done is kept when the work is closed."""
        told(self.forget())
        outdated, lacking = self._catalogue.outdated(), self.missing()
        missing = [document for document in self._catalogue.documents() if document.id in lacking]
        batch: list[str] = []
        characters = 0
        for number, document in enumerate(missing):
            yield Progress(number, len(missing), document.title, "documents")
            self._add(document.id, anew=document.id in outdated)
            batch.append(document.id)
            characters += document.characters
            if characters > _BATCH:
                self._commit()
                told(batch)
                batch, characters = [], 0
        self._commit()
        told(batch)
        yield Progress(len(missing), len(missing), "", "documents")

    def clear(self) -> None:
        """Empty both indexes."""
        for id in self._passages.documents():
            self._passages.remove(id)
        self._passages.commit()
        if self._search:
            self._search.clear()

    def _add(self, id: str, *, anew: bool) -> None:
        layer = self._catalogue.layer(id)
        if anew or id not in self._passages.documents():
            self._passages.add(id, layer)
        if self._search and (anew or id not in self._search.documents()):
            self._search.add(id, layer)

    def _commit(self, *, erase: bool = False) -> None:
        self._passages.commit()
        if self._search:
            self._search.commit(erase=erase)
