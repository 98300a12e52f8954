"""The facts of a document: what the program guessed, and what a person knows better."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import cast

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from ...model.documents import Document, Facts, Kind
from .. import type
from ..locations import spelt
from .dates import example, read_date
from .framing import Choice, Framed, label, name_of, rows, scrolling

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Field:
    """One fact: its name in `Facts`, its words, what it looks like, and for which kind it is asked (else both)."""

    name: str
    words: str
    like: str = ""
    kind: Kind | None = None


FIELDS = (
    Field("title", "Title"),
    Field("author", "Author"),
    Field("date", "Date"),
    Field("publisher", "Publisher", "", Kind.COVERAGE),
    Field("url", "Address", "https://…", Kind.COVERAGE),
    Field("language", "Language", "en", Kind.COVERAGE),
    Field("exhibit", "Exhibit", "7", Kind.FILING),
    Field("docket", "Docket number", "3:23-cv-03417-VC", Kind.FILING),
    Field("document", "Document", "391", Kind.FILING),
    Field("attachment", "Attachment", "10", Kind.FILING),
    Field("court", "Court", "cand", Kind.FILING),
    Field("case", "Case, in RECAP", "415175", Kind.FILING),
)
"""The facts in the order in which they are asked; one of the other kind is shown only where it says something."""


class FactsDialog(Framed):
    """Asks for the kind and the facts of a document; `answer` is what the person changed."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("FactsDialog", "Document facts")
        super().__init__(title, document.name, parent)
        self._document = document
        self.kind = Choice()
        self.kind.setAccessibleName(self.tr("Kind"))
        self.kind.addItem(self.tr("Filing"), Kind.FILING)
        self.kind.addItem(self.tr("Coverage"), Kind.COVERAGE)
        self.kind.setCurrentIndex(self.kind.findData(document.kind))
        self.kind.currentIndexChanged.connect(self._show_rows)
        self.lines = {field.name: FactLine(field, document) for field in FIELDS}
        form = QWidget()
        self._form = rows()
        form.setLayout(self._form)
        self._form.setContentsMargins(0, type.px(16), type.px(12), type.px(16))
        self._form.addRow(name_of(self.tr("Kind"), self.kind), self.kind)
        for line in self.lines.values():
            self._form.addRow(name_of(self.tr(line.field.words), line.edit), line)
        self.body.setContentsMargins(type.px(24), 0, type.px(12), 0)
        self.body.addWidget(scrolling(form))
        self.decide(self.tr("Save"))
        self.size_to(560, 620)
        self._show_rows()
        self.lines["title"].edit.setFocus()

    def accept(self) -> None:
        """Close, unless something cannot be kept as it is typed: then go there."""
        wrong = [line for name, line in self.lines.items() if self._shown(name) and not line.check()]
        if wrong:
            wrong[0].edit.setFocus()
            return
        super().accept()

    def answer(self) -> tuple[Kind | None, Facts, tuple[str, ...]]:
        """The kind, where it was changed; the changed facts; and their names, those set to nothing among them."""
        changed = {name: line.value() or "" for name, line in self.lines.items() if line.changed()}
        kind = self._kind()
        return kind if kind is not self._document.kind else None, replace(Facts(), **changed), tuple(changed)

    def _kind(self) -> Kind:
        return Kind(self.kind.currentData())

    def _shown(self, name: str) -> bool:
        field = self.lines[name].field
        return field.kind in (None, self._kind()) or bool(getattr(self._document.facts, name))

    def _show_rows(self) -> None:
        for name, line in self.lines.items():
            self._form.setRowVisible(line, self._shown(name))


class FactLine(QWidget):
    """One fact to be typed; one that a person has set can be left to the program again."""

    def __init__(self, field: Field, document: Document) -> None:
        super().__init__()
        self.field = field
        self._before = getattr(document.facts, field.name)
        self._again = False
        self.edit = QLineEdit(spelt(self._before) if field.name == "date" else self._before)
        self.edit.setAccessibleName(self.tr(field.words))
        self.edit.setPlaceholderText(example() if field.name == "date" else field.like)
        self.edit.setCursorPosition(0)
        self.edit.textEdited.connect(self._typed)
        self._shown = self.edit.text()
        self.guess = QToolButton()
        self.guess.setText(self.tr("Clear"))
        self.guess.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.guess.setAccessibleName(self.tr("Clear: {0}").format(self.tr(field.words)))
        self.guess.setToolTip(self.tr("Forget what was set by hand"))
        self.guess.clicked.connect(self._forget)
        self.said = label("")
        self.said.setFont(type.ui(12))
        self.said.setObjectName("quiet")
        below = QHBoxLayout()
        below.setSpacing(type.px(8))
        below.addWidget(self.said, 1)
        below.addWidget(self.guess)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(type.px(2))
        column.addWidget(self.edit)
        column.addLayout(below)
        given = field.name in document.given
        self._say(self.tr("Set by hand") if given else "")
        self.guess.setVisible(given)
        self.setFocusProxy(self.edit)

    def value(self) -> str | None:
        """What is to be kept; none where it makes no sense."""
        typed = " ".join(self.edit.text().split())
        if typed == self._shown:
            return cast("str", self._before)
        reader = _READERS.get(self.field.name)
        return reader(typed) if typed and reader else typed

    def changed(self) -> bool:
        """Whether something else is to be kept than before."""
        return self._again or self.value() != self._before

    def check(self) -> bool:
        """Whether what is typed can be kept; if not, say what would be."""
        well = self.value() is not None
        if not well:
            self._say(_advice(self.field.name), wrong=True)
        return well

    def _typed(self) -> None:
        self._again = False
        value = self.value()
        self._say(spelt(value) if self.field.name == "date" and value and value != self._before else "")

    def _forget(self) -> None:
        self.edit.clear()
        self._again = True
        self.edit.setFocus()
        self._say(self.tr("Left to the program"))

    def _say(self, words: str, *, wrong: bool = False) -> None:
        self.guess.hide()
        self.said.setObjectName("wrong" if wrong else "quiet")
        self.edit.setProperty("wrong", wrong)
        for part in (self.said, self.edit):
            part.style().polish(part)
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.edit.setAccessibleDescription(words)


def _read_url(typed: str) -> str | None:
    url = QUrl(typed, QUrl.ParsingMode.StrictMode)
    return typed if url.isValid() and url.scheme() in ("http", "https") and url.host() else None


def _read_language(typed: str) -> str | None:
    return typed if _LANGUAGE.fullmatch(typed) else None


_READERS: dict[str, Callable[[str], str | None]] = {"date": read_date, "url": _read_url, "language": _read_language}
"""What makes of typed words what is kept, for the facts that have a form."""


def _advice(name: str) -> str:
    words = {
        "date": "Write a date such as 2025-03-17, {0}, or only the year.",
        "url": "Write an address that begins with https:// or http://.",
        "language": "Write a language’s code, such as en or pt-BR.",
    }[name]
    return QCoreApplication.translate("FactsDialog", words).format(example())
