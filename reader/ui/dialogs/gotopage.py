"""Go to a page, by its printed label or its number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from .. import type
from .framing import Framed, label


class GoToPage(Framed):
    """Asks for a page; `page` is the one found (from 1)."""

    def __init__(self, labels: Sequence[str], current: int, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        title = self.tr("Go to page")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._labels = tuple(labels)
        self.page = current
        self.words.setText(self.tr("{0} pages, printed as {1} to {2}.").format(len(labels), labels[0], labels[-1]))
        self.words.show()
        self.field = QLineEdit(labels[current - 1])
        self.field.setAccessibleName(self.tr("Page"))
        self.field.selectAll()
        self.wrong = label("")
        self.wrong.setObjectName("wrong")
        self.wrong.hide()
        self.field.textEdited.connect(self.wrong.hide)
        self.body.setContentsMargins(*4 * [type.px(24)])
        self.body.setSpacing(type.px(8))
        self.body.addWidget(self.field)
        self.body.addWidget(self.wrong)
        self.decide(self.tr("Go"))
        self.setMinimumWidth(type.px(360))
        self.field.setFocus()

    def accept(self) -> None:
        """Go, if there is such a page."""
        found = find_page(self.field.text(), self._labels)
        if found is None:
            self.wrong.setText(self.tr("There is no page ‘{0}’.").format(self.field.text().strip()))
            self.wrong.show()
            self.field.selectAll()
            return
        self.page = found
        super().accept()


def find_page(wanted: str, labels: Sequence[str]) -> int | None:
    """The page (from 1) with that printed label, whatever its case, else the page of that number."""
    wanted = wanted.strip().casefold()
    printed = [known.casefold() for known in labels]
    if wanted and wanted in printed:
        return printed.index(wanted) + 1
    number = int(wanted) if wanted.isdecimal() else 0
    return number if 1 <= number <= len(labels) else None
