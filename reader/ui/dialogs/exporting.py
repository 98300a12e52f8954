"""Exporting: in which form, to which place, and of which articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from ... import discovery
from ...model.documents import Kind
from ...model.reports import Listing
from .. import type
from .framing import Choice, Framed, label, name_of, rows
from .ticks import Ticks

_KNOWN = {
    "html": ("Web page", ".html"),
    "markdown": ("Markdown", ".md"),
    "csv": ("Table (CSV)", ".csv"),
    "json": ("JSON", ".json"),
    "annotated": ("Annotated filings (a folder of PDFs)", ""),
}
_ORDER = tuple(_KNOWN)
_FORBIDDEN = '<>:"/\\|?*'


@dataclass(frozen=True, slots=True)
class Format:
    """An exporter's name, what a person calls it, and its file's ending; none where it fills a folder."""

    name: str
    title: str
    suffix: str


def formats() -> tuple[Format, ...]:
    """The members of the export room; one that is new here goes by its own name."""
    names = sorted(discovery.listed("reader.export"), key=lambda name: (*_ORDER, name).index(name))
    return tuple(Format(name, *_KNOWN.get(name, (name, f".{name}"))) for name in names)


class ExportDialog(Framed):
    """Asks how the links leave; `answer` is (format, target, ids of documents: none for all coverage)."""

    def __init__(
        self, listing: Listing, case: str = "", chosen: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        title = QCoreApplication.translate("ExportDialog", "Export")
        words = QCoreApplication.translate("ExportDialog", "What was found leaves this program as a file.")
        super().__init__(title, words, parent)
        self._name = "".join("-" if letter in _FORBIDDEN else letter for letter in case).strip(" .") or "Report"
        self._formats = formats()
        self.format = Choice()
        self.format.setAccessibleName(self.tr("Format"))
        for each in self._formats:
            self.format.addItem(self.tr(each.title), each.name)
        self.target = QLineEdit(str(self._suggested()))
        self.target.setAccessibleName(self.tr("Target"))
        self.choose = QPushButton(self.tr("Choose…"))
        self.choose.setAccessibleName(self.tr("Choose the target"))
        self.choose.setAutoDefault(False)
        self.note = label("")
        self.note.setFont(type.ui(12))
        self.documents = QListWidget()
        self.documents.setItemDelegate(Ticks(self.documents))
        self.documents.setAccessibleName(self.tr("Articles"))
        for listed in listing.documents:
            if listed.document.kind is Kind.COVERAGE:
                self._list(listed.document.id, listed.document.title, not chosen or listed.document.id in chosen)
        self._lay_out()
        self.doing = self.decide(self.tr("Export"))
        self.format.currentIndexChanged.connect(self._change_format)
        self.target.textChanged.connect(self._look)
        self.choose.clicked.connect(self._choose)
        self.documents.itemChanged.connect(self._look)
        self.size_to(560, 460)
        self._look()

    def _lay_out(self) -> None:
        place = QHBoxLayout()
        place.setSpacing(type.px(8))
        place.addWidget(self.target, 1)
        place.addWidget(self.choose)
        form = rows()
        form.addRow(name_of(self.tr("Format"), self.format), self.format)
        form.addRow(name_of(self.tr("Target"), self.target), place)
        self.body.setContentsMargins(*(type.px(side) for side in (24, 16, 24, 16)))
        self.body.setSpacing(type.px(8))
        self.body.addLayout(form)
        self.body.addWidget(self.note)
        heading = label(self.tr("Articles"))
        heading.setFont(type.ui(13, weight=type.SEMIBOLD))
        self.body.addWidget(heading)
        self.body.addWidget(self.documents, 1)

    def answer(self) -> tuple[str, str, tuple[str, ...]]:
        """The format's name, the target's whole path, and the ids of the chosen articles; none where all are."""
        checked = self._checked()
        everything = len(checked) == self.documents.count()
        return self._format().name, str(Path(self.target.text().strip()).absolute()), () if everything else checked

    def _list(self, id_: str, title: str, checked: bool) -> None:
        item = QListWidgetItem(title)
        item.setToolTip(title)
        item.setData(Qt.ItemDataRole.UserRole, id_)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
        self.documents.addItem(item)

    def _checked(self) -> tuple[str, ...]:
        items = (self.documents.item(row) for row in range(self.documents.count()))
        checked = (item for item in items if item.checkState() == Qt.CheckState.Checked)
        return tuple(item.data(Qt.ItemDataRole.UserRole) for item in checked)

    def _format(self) -> Format:
        return self._formats[max(0, self.format.currentIndex())]

    def _suggested(self) -> Path:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return (Path(folder) if Path(folder).is_dir() else Path.home()) / f"{self._name}{self._format().suffix}"

    def _change_format(self) -> None:
        """Give the target the new form's ending."""
        target = Path(self.target.text().strip() or self._suggested())
        endings = {each.suffix for each in self._formats if each.suffix}
        bare = target.with_suffix("") if target.suffix in endings else target
        self.target.setText(f"{bare}{self._format().suffix}")

    def _choose(self) -> None:
        here = self.target.text()
        if self._format().suffix:
            ending = f"{self._format().title} (*{self._format().suffix})"
            found, _ = QFileDialog.getSaveFileName(self, self.tr("Export to"), here, ending)
        else:
            found = QFileDialog.getExistingDirectory(self, self.tr("Export to"), str(Path(here).parent))
        if found:
            self.target.setText(found)

    def _look(self) -> None:
        """Say what stands in the way, or what will be replaced."""
        target = Path(self.target.text().strip())
        fills = not self._format().suffix
        words, possible = "", True
        if not self.target.text().strip() or (target.is_dir() and not fills):
            words, possible = self.tr("Choose a name for the file."), False
        elif not self._checked():
            words, possible = self.tr("Choose at least one article."), False
        elif not target.parent.is_dir():
            words, possible = self.tr("There is no folder “{0}”.").format(target.parent), False
        elif target.is_file():
            words, possible = self.tr("A file of this name is there; it will be replaced."), not fills
        self.note.setText(words)
        self.note.setObjectName("quiet" if possible else "wrong")
        self.note.style().polish(self.note)
        self.note.setVisible(bool(words))
        self.doing.setEnabled(possible)
