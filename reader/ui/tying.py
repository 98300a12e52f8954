"""Tying: the tie kept between the selected quotation and its passage, wherever the views scroll."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRectF, QTimer

from ..model.links import Placement
from ..model.spans import Span
from ..text.wording import page_range
from .edges import edges
from .panes import Pane
from .session import Session
from .window import Window


class Tying(QObject):
    """Draws the tie once what moves the views has been done; tells each pane's view back to its end."""

    def __init__(self, window: Window, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._spans: dict[Pane, Span] = {}
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._tie)
        window.restacked.connect(lambda: QTimer.singleShot(0, self, self.reveal_both))
        window.tie.article_end_requested.connect(lambda: self.reveal(window.article))
        window.tie.filing_end_requested.connect(lambda: self.reveal(window.filing))

    def hold(self, pane: Pane, span: Span) -> None:
        """Tie this span of a pane's document from now on."""
        self._spans[pane] = span
        self.soon()

    def soon(self) -> None:
        """Draw the tie as soon as there is time; what is asked several times until then is done once."""
        self._later.start()

    def clear(self) -> None:
        """Draw nothing until the next selection stands."""
        self._window.tie.clear()

    def reveal(self, pane: Pane) -> None:
        """Bring one end of the tie back into view."""
        if (span := self._spans.get(pane)) and (view := pane.view()):
            view.reveal(span)

    def reveal_both(self) -> None:
        """Bring both ends back into view."""
        for pane in self._window.panes_of():
            self.reveal(pane)

    def _tie(self) -> None:
        selection, row, passage = self._session.selection, self._session.selected_row(), self._session.passage()
        article, filing = self._window.panes_of()
        left, right = article.reading(), filing.reading()
        if not (selection and row and passage and left and right) or (
            passage not in row.passages
            or row.placement is Placement.AMBIGUOUS  # nothing decides between its places
            or (left.document.id, right.document.id) != (selection.key.coverage, passage.document)
        ):
            self._window.tie.clear()
            return
        self._window.tie.setGeometry(self._window.reading.rect())
        self._window.tie.raise_()
        self._window.tie.show_tie(
            self._lines(article, Span(row.start, row.end)),
            self._lines(filing, Span(passage.start, passage.end)),
            row.verdict,
            self._window.stacked,
            self._window.visible_part(article),
            self._window.visible_part(filing),
            self.tr("p. {0}").format(page_range(passage)) if passage.page else self.tr("Passage"),
            edges=(self._edge(article, 0 if self._window.stacked else 1), self._edge(filing, 0)),
        )

    def _edge(self, pane: Pane, side: int) -> float | None:
        """Where the text beside a bracket ends: its left (0) or right (1) edge, in the coordinates of the tie."""
        view, reading, span = pane.view(), pane.reading(), self._spans.get(pane)
        found = edges(view, reading.layer, span) if view and reading and span else None
        return found[side] + self._window.visible_part(pane).left() if found else None

    def _lines(self, pane: Pane, span: Span) -> Sequence[QRectF]:
        view, part = pane.view(), self._window.visible_part(pane)
        return [rect.translated(part.topLeft()) for rect in view.rects(span)] if view else []
