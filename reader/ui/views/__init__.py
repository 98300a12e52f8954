"""Views of documents: each shows a reading, lights up its marks, and says where on the screen they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, cast

from PySide6.QtCore import QRectF, SignalInstance

from ...model.readings import Key, Reading
from ...model.spans import Span


class DocumentView(Protocol):
    """A widget that shows one document, paged or flowing; either pane can hold either kind.

    Signals: `mark_activated(Key)` on click or Enter; `mark_hovered(Key or None, QRectF)` after the pointer rests, the
    rectangle in the viewport; `moved()` whenever marks may have come to stand elsewhere (scrolling, zoom, size);
    `link_activated(str)`; `page_changed(int)` (from 1) for paged documents.
    """

    mark_activated: SignalInstance
    mark_hovered: SignalInstance
    moved: SignalInstance
    link_activated: SignalInstance
    page_changed: SignalInstance

    def show_reading(self, reading: Reading) -> None:
        """Show a document, or the same one with new marks (the place on the screen is kept then)."""

    def select(self, key: Key | None) -> None:
        """Draw a quotation's marks as selected."""

    def reveal(self, span: Span, *, animated: bool = True) -> None:
        """Bring a span into view: a third from the top unless it is well in view already; LOOK says how it moves."""

    def rects(self, span: Span) -> list[QRectF]:
        """Where the lines of a span stand in the viewport, also when they lie outside it; empty where unknown."""

    def mark_words(self, spans: Sequence[Span], current: int | None) -> None:
        """Draw search hits, one of them the current one; none clears them."""

    def selected_text(self) -> str:
        """The words that the person has selected."""

    def zoom(self, steps: int) -> None:
        """Larger or smaller by steps; 0 goes back to 100 %."""


class PagedView(DocumentView, Protocol):
    """A view of a document with pages; pages count from 1."""

    zoom_changed: SignalInstance

    def page(self) -> int:
        """The page that fills most of the view."""

    def go_to_page(self, page: int) -> None:
        """Bring the top of a page to the top of the view."""

    def fit(self, what: str) -> None:
        """Zoom to the "width" or the whole "page", and keep to it when the view's size changes."""

    def percent(self) -> int:
        """The zoom; 100 is a point as large as on paper."""


def paged(view: object) -> PagedView | None:
    """The view as one of pages; none where it flows, also where it shows a document whose original is missing."""
    return cast("PagedView", view) if hasattr(view, "go_to_page") else None
