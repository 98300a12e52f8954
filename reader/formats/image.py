"""Pictures of pages: scans and photographs, each page a picture without words."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.documents import Draft
from . import DocumentFormat, Source
from ._paged import read_paged

_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")


class Image:
    """A PNG, JPEG or TIFF file, which may hold several pages."""

    title = "Picture"
    suffixes = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
    version = 1

    def recognises(self, source: Source) -> float:
        """Sure by the first bytes."""
        return 1.0 if source.head.startswith(_BEGINNINGS) else 0.0

    def read(self, source: Source) -> Iterator[Draft]:
        """The one document of the file; a remark says that its pages have no words."""
        yield read_paged(source, "image", self.version)


FORMAT: DocumentFormat = Image()
