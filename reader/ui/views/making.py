"""Making views: which kind of view a reading is shown in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ...model.readings import Reading
from ..pixels import Pixels
from .flowing import FlowingDocument
from .paged import PagedDocument


def make_view(reading: Reading, pixels: Pixels) -> QWidget:
    """A view that follows `DocumentView`: pages as pictures where the document has pages and its original is there.

    Everything else is shown as flowing text. The view is empty until `show_reading` is called.
    """
    if reading.layer.pages and reading.original:
        return PagedDocument(pixels, Path(reading.original))
    return FlowingDocument()
