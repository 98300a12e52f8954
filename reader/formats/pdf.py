"""PDF documents."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.documents import Draft
from . import DocumentFormat, Source
from ._paged import read_paged


class Pdf:
    """A PDF: its words in reading order, with their places."""

    title = "PDF document"
    suffixes = (".pdf",)
    version = 1

    def recognises(self, source: Source) -> float:
        """Sure where "%PDF-" stands in the first kilobyte; what is empty or broken goes by its name."""
        if b"%PDF-" in source.head[:1024]:
            return 1.0
        return 0.2 if source.suffix in self.suffixes else 0.0

    def read(self, source: Source) -> Iterator[Draft]:
        """The one document of the file, with a remark on pages that are damaged or pictures without words."""
        yield read_paged(source, "pdf", self.version)


FORMAT: DocumentFormat = Pdf()
