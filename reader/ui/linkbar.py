"""The link bar: which quotation is selected, what is wrong with it, where it comes from, what a person says of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from ..model.links import Decision, Placement, Verdict
from ..model.reports import PassageRow, QuotationRow
from ..text import briefs
from ..text.wording import DECISIONS, pinpoint, quantity, short_pinpoint
from . import actions, icons, painting, type
from .chips import Chip
from .rows import MARGIN, Part, flow, in_one_row

UNDO = 6_000
"""How long a decision can be taken back from the bar, in milliseconds."""

_ROWS = {row.name: row for row in actions.TABLE}


@dataclass(frozen=True, slots=True)
class _Form:
    """How much the bar says: words on the buttons, what else differs, the source's whole name."""

    words: bool
    rest: bool
    whole: bool


_FORMS = (_Form(True, True, True), _Form(True, False, True), _Form(True, False, False), _Form(False, False, False))
"""From much room to little; where even the last does not fit, the bar grows by rows."""


class LinkBar(QWidget):
    """Shows one quotation at a time and sets its own height: 44 where everything fits on one row.

    `decided` also takes a decision back, with UNREVIEWED or what was decided before. `place_stepped` goes through the
    places of the quotation or, where it is not found, those that are likeliest to look in.
    """

    stepped = Signal(int)
    place_stepped = Signal(int)
    decided = Signal(object)
    correction_requested = Signal()
    source_activated = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("linkbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row: QuotationRow | None = None
        self._place = 0
        self._before = Decision.UNREVIEWED
        self._arranging = False
        self.steps, self.count = self._stepper("previous_quotation", "next_quotation", self.stepped)
        self.count.setObjectName("strong")
        self.chip = Chip(self)
        self.lead, self.rest = QLabel(self), QLabel(self)
        self.lead.setObjectName("strong")
        self.where = QWidget(self)
        self.source = QPushButton()
        self.source.setObjectName("source")
        self.source.clicked.connect(self.source_activated)
        self.places, self.place = self._stepper("previous_place", "next_place", self.place_stepped)
        self._where = where = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.where)
        where.setContentsMargins(0, 0, 0, 0)
        where.setSpacing(type.px(8))
        where.addWidget(self.source)
        where.addWidget(self.places)
        self.state = QLabel(self)
        self.state.setContentsMargins(0, 0, type.px(6), 0)
        for label in (self.lead, self.rest, self.state):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self.rest, self.state, self.place):
            label.setObjectName("quiet")
        self.undo = QToolButton(self)
        self.undo.setText(self.tr("Undo"))
        self.undo.clicked.connect(self.take_back)
        self._undo_time = QTimer(self, interval=UNDO, singleShot=True)
        self._undo_time.timeout.connect(self._arrange)
        self.confirm = self._decision("confirm", lambda: self._decide(Decision.CONFIRMED))
        self.reject = self._decision("reject", lambda: self._decide(Decision.REJECTED))
        self.correct = self._decision("correct", self.correction_requested.emit)
        self.show_selection(None, 0, 0, 0)

    def show_selection(self, row: QuotationRow | None, number: int, total: int, place: int) -> None:
        """Show a quotation, the `number`th of `total` (from 1), at one of its places (from 0); or that none is chosen.

        Where the same quotation comes back with another decision, that can be taken back for six seconds.
        """
        self._offer_undo(row)
        self._row, self._place = row, place
        self.setAccessibleName(briefs.spoken(row, number, total, place) if row else self.tr("No quotation selected"))
        self.count.setText(self.tr("{0} of {1}").format(number, total) if row else quantity(total, "quotation"))
        self.steps.setEnabled(total > 0)
        if row:
            self._say(row)
        self._arrange()

    def set_writable(self, writable: bool) -> None:
        """Whether decisions can be kept."""
        for button in (self.confirm, self.reject, self.correct, self.undo):
            button.setEnabled(writable)

    def sizeHint(self) -> QSize:
        """LOOK's bar."""
        return QSize(type.px(800), self.height())

    def minimumSizeHint(self) -> QSize:
        """What fits beside one another goes below one another."""
        return QSize(type.px(200), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the parts out anew."""
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """A new style or font has other measures."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and hasattr(self, "correct"):
            self._arrange()

    def _stepper(self, back: str, on: str, signal: object) -> tuple[QWidget, QLabel]:
        """Two arrows with words between them."""
        group = QWidget(self)
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(type.px(4))
        label = QLabel()
        for name, steps in ((back, -1), (on, 1)):
            button = QToolButton()
            _name(button, name)
            button.setObjectName("arrow")
            button.setIcon(icons.icon("chevron-left" if steps < 0 else "chevron-right"))
            button.setIconSize(QSize(type.px(16), type.px(16)))
            button.clicked.connect(lambda _checked=False, steps=steps: signal.emit(steps))  # type: ignore[attr-defined]
            row.addWidget(button)
            if steps < 0:
                row.addWidget(label)
        return group, label

    def _decision(self, name: str, do: object) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("decision")
        _name(button, name)
        button.setText(_ROWS[name].text)
        button.setIcon(icons.icon(_ROWS[name].icon))
        button.setIconSize(QSize(type.px(18), type.px(18)))
        button.clicked.connect(lambda _checked=False: do())  # type: ignore[operator]
        return button

    def _say(self, row: QuotationRow) -> None:
        self.chip.show_verdict(row.verdict)
        lead = _lead(row)
        self.lead.setText(lead)
        rest = briefs.rest(row) if lead == briefs.worst(row) else ""
        self.rest.setText(f"{rest}  ·" if rest and self._shown() else rest)
        offered = row.passages or row.nearest
        self.place.setText(self.tr("{0} of {1}").format(self._place % max(1, len(offered)) + 1, len(offered)))
        if passage := self._shown():
            words = self.tr("Look in: {0}") if row.verdict is Verdict.NOT_FOUND else "{0}"
            self.source.setToolTip(words.format(pinpoint(passage)))
            self.source.setAccessibleName(words.format(pinpoint(passage)))
        tick = " ✓" if row.decision is Decision.CONFIRMED else ""
        self.state.setText(DECISIONS[row.decision] + tick)
        for button, decision in (
            (self.confirm, Decision.CONFIRMED),
            (self.reject, Decision.REJECTED),
            (self.correct, Decision.CORRECTED),
        ):
            button.setCheckable(row.decision is decision)
            button.setChecked(row.decision is decision)

    def _shown(self) -> PassageRow | None:
        """The place that is shown: one of the passages, or of the nearest where there is none."""
        offered = (self._row.passages or self._row.nearest) if self._row else ()
        return offered[self._place % len(offered)] if offered else None

    def _decide(self, decision: Decision) -> None:
        """Decide; the same decision again takes it back."""
        if self._row:
            self.decided.emit(Decision.UNREVIEWED if self._row.decision is decision else decision)

    def _offer_undo(self, row: QuotationRow | None) -> None:
        old = self._row
        same = old is not None and row is not None and (old.text, old.start) == (row.text, row.start)
        if not same or old is None or row is None:
            self._undo_time.stop()
        elif old.decision is not row.decision:
            self._before = old.decision
            self._undo_time.stop()
            if row.decision is not Decision.UNREVIEWED and old.decision is not Decision.CORRECTED:
                self._undo_time.start()

    def take_back(self) -> None:
        """Decide as it was before the last decision, while that is offered."""
        if not self._undo_time.isActive():
            return
        self._undo_time.stop()
        self.decided.emit(self._before)

    def _arrange(self) -> None:
        """Choose the fullest form that fits on one row, else let the bar grow by rows."""
        if self._arranging:
            return
        self._arranging = True
        height = type.px(44)
        self._where.setDirection(QBoxLayout.Direction.LeftToRight)
        for form in _FORMS:
            self._dress(form)
            if in_one_row(self._left(), self._right(), self.width(), height):
                break
        else:
            if self.where.sizeHint().width() > self.width() - 2 * type.px(MARGIN):
                self._where.setDirection(QBoxLayout.Direction.TopToBottom)
            height = flow(self._left(), self._right(), self.width(), height)
        self.setFixedHeight(height)
        self._arranging = False

    def _dress(self, form: _Form) -> None:
        row, passage = self._row, self._shown()
        for part in (self.chip, self.lead, self.confirm, self.reject, self.correct):
            part.setVisible(row is not None)
        self.rest.setVisible(row is not None and form.rest and bool(self.rest.text()))
        self.state.setVisible(row is not None and bool(self.state.text()))
        self.undo.setVisible(row is not None and self._undo_time.isActive())
        self.where.setVisible(passage is not None)
        self.places.setVisible(row is not None and len(row.passages or row.nearest) > 1)
        if row and passage:
            words = short_pinpoint(passage, spelt=form.whole)
            words = self.tr("Look in: {0}").format(words) if row.verdict is Verdict.NOT_FOUND else words
            self.source.setText(self._cut(words))
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if form.words else Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in (self.confirm, self.reject, self.correct):
            if button.toolButtonStyle() is not style or button.property("words") is None:
                button.setToolButtonStyle(style)
                button.setProperty("words", form.words)
                button.style().polish(button)

    def _cut(self, words: str) -> str:
        """A source whose title is too long for any bar loses its title's end, never its page."""
        title, comma, page = words.rpartition(", p")
        whole = title or page
        room = min(type.px(240), self.width() - type.px(110))
        cut = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room)
        return f"{cut}{comma}{page}" if title else cut

    def _left(self) -> list[Part]:
        parts = (self.steps, self.chip, self.lead, self.rest, self.where)
        return [Part(part, part is self.lead) for part in parts if not part.isHidden()]

    def _right(self) -> list[Part]:
        parts = (self.state, self.undo, self.confirm, self.reject, self.correct)
        return [Part(part) for part in parts if not part.isHidden()]


def _lead(row: QuotationRow) -> str:
    """What the bar says first: the worst difference, how many places there are, or what the verdict means."""
    if row.placement is Placement.AMBIGUOUS:
        return quantity(row.places, "place")
    if row.verdict in (Verdict.ALTERED, Verdict.EDITED):
        return briefs.worst(row) or painting.TOOLTIPS[row.verdict]
    return painting.TOOLTIPS[row.verdict]


def _name(button: QToolButton, name: str) -> None:
    button.setToolTip(actions.tooltip(_ROWS[name]))
    button.setAccessibleName(_ROWS[name].text.removesuffix("…"))
