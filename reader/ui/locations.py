"""The row below the tabs: whose article this is and of when, or which page of a filing, and how large."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QWidget

from ..model.documents import Facts
from ..model.readings import Reading
from . import type
from .buttons import icon_button
from .choosers import Chooser
from .views import DocumentView, paged


class LocationRow(QWidget):
    """Follows one view at a time; what it has no use for is hidden."""

    find_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("location")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(type.px(32))
        self._view: DocumentView | None = None
        self._reading: Reading | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(type.px(8), 0, type.px(8), 0)
        self._row.setSpacing(0)
        self._compact = False
        self.title = Chooser(type.ui(13, weight=type.SEMIBOLD))
        self.title.setAccessibleName(self.tr("Documents in this pane"))
        self.title.hide()
        self._row.addWidget(self.title)
        self.words = QLabel()
        self.words.setObjectName("quiet")
        self.words.setContentsMargins(type.px(4), 0, 0, 0)
        self._row.addWidget(self.words)
        up = self._button("chevron-up", self.tr("Previous page"), lambda: self._turn(-1))
        down = self._button("chevron-down", self.tr("Next page"), lambda: self._turn(1))
        self.page = QLineEdit()
        self.page.setAccessibleName(self.tr("Page"))
        self.page.setFixedWidth(type.px(44))
        self.page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.page.returnPressed.connect(self._go)
        self._row.addWidget(self.page)
        self.count = QLabel()
        self.count.setObjectName("quiet")
        self.count.setContentsMargins(type.px(8), 0, 0, 0)
        self._row.addWidget(self.count)
        self._row.addStretch(1)
        smaller = self._button("minus", self.tr("Smaller (Ctrl+-)"), lambda: self._zoom(-1))
        self.percent = QLabel()
        self.percent.setMinimumWidth(type.px(44))
        self.percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._row.addWidget(self.percent)
        larger = self._button("add", self.tr("Larger (Ctrl++)"), lambda: self._zoom(1))
        fit = self._button("fit", self.tr("Fit width (Ctrl+8)"), self._fit)
        self._row.addStretch(1)
        self.text_size = self._button("text-size", self.tr("Text size (Ctrl+ +, Ctrl+-)"), lambda: self._zoom(1))
        self._button("search", self.tr("Find in this document (Ctrl+F)"), self.find_requested.emit)
        self._paged = (up, down, self.page, self.count, smaller, self.percent, larger, fit)

    def follow(self, reading: Reading, view: DocumentView) -> None:
        """Speak of this view from now on."""
        self.forget()
        self._view, self._reading = view, reading
        turning = paged(view)
        for part in self._paged:
            part.setVisible(turning is not None)
        self.words.setVisible(turning is None and not self._compact)
        self.title.setText(reading.document.title)
        self.title.setToolTip(reading.document.title)
        self.title.setAccessibleName(self.tr("Documents in this pane: {0}").format(reading.document.title))
        self.text_size.setVisible(turning is None)
        self.words.setText(provenance(reading.document.facts))
        view.page_changed.connect(self._tell)
        if turning:
            turning.zoom_changed.connect(self._tell)
            self._tell()

    def forget(self) -> None:
        """Speak of no view any more: it goes, or another one comes."""
        if self._view is not None:
            self._view.page_changed.disconnect(self._tell)
        if turning := paged(self._view):
            turning.zoom_changed.disconnect(self._tell)
        self._view = self._reading = None

    def set_compact(self, compact: bool, menu: QMenu) -> None:
        """Name the document here, with a menu of the pane's others, where there is no room for tabs."""
        self._compact = compact
        self.setFixedHeight(type.px(36 if compact else 32))
        self.title.setMenu(menu)
        self.title.setVisible(compact)
        self.words.setVisible(paged(self._view) is None and not compact)

    def focus_page(self) -> None:
        """Bring the keyboard to the page's number."""
        self.page.setFocus()
        self.page.selectAll()

    def _button(self, icon: str, words: str, do: Callable[[], object]) -> QToolButton:
        button = icon_button(icon, words, do)
        self._row.addWidget(button)
        return button

    def _tell(self, *_: object) -> None:
        view = paged(self._view)
        if self._reading is None or view is None:
            return
        page = self._reading.layer.pages[view.page() - 1]
        if not self.page.hasFocus():
            self.page.setText(page.label)
        total = len(self._reading.layer.pages)
        physical = "" if page.label == str(view.page()) else self.tr(" ({0})").format(view.page())
        self.count.setText(self.tr("of {0}").format(total) + physical)
        self.percent.setText(f"{view.percent()} %")

    def _turn(self, steps: int) -> None:
        view = paged(self._view)
        if self._reading and view:
            view.go_to_page(min(len(self._reading.layer.pages), max(1, view.page() + steps)))

    def _go(self) -> None:
        """Go to the page of that printed label, else of that number."""
        view = paged(self._view)
        if self._reading is None or view is None:
            return
        wanted = self.page.text().strip()
        labels = [page.label for page in self._reading.layer.pages]
        number = labels.index(wanted) + 1 if wanted in labels else int(wanted) if wanted.isdecimal() else 0
        if 1 <= number <= len(labels):
            view.go_to_page(number)
        self.page.clearFocus()
        self._tell()

    def _zoom(self, steps: int) -> None:
        if self._view:
            self._view.zoom(steps)

    def _fit(self) -> None:
        if view := paged(self._view):
            view.fit("width")


def provenance(facts: Facts) -> str:
    """Whose article this is, and of when: “The Harrow Ledger · 17 March 2025”."""
    return "  ·  ".join(part for part in (facts.publisher, spelt(facts.date)) if part)


def spelt(iso: str) -> str:
    """A date as the person's country writes it; as it stands where it is no whole date."""
    day = QDate.fromString(iso[:10], Qt.DateFormat.ISODate)
    return QLocale().toString(day, re.sub("dddd,? ", "", QLocale().dateFormat())) if day.isValid() else iso
