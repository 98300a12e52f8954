"""The import report: what became of each file, those with trouble first; opened only when there are any."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ...model.errors import ReaderError
from ...model.reports import FileRow, ImportReport, Listing
from .. import icons, theme, type
from ..bars import ErrorBar
from ..saving import save
from . import intakes
from .framing import Framed, label, primary, rule, scrolling
from .intakes import Listed, Step

SHOWN = 200
"""How many files are listed; of the others, which are without trouble for the most part, the saved report tells."""


class ReportDialog(Framed):
    """Lists the files of an import; `retry_requested` gives the path of one that is to be added again."""

    retry_requested = Signal(str)

    def __init__(self, report: ImportReport, listing: Listing | None = None, parent: QWidget | None = None) -> None:
        super().__init__(intakes.heading(report.files), intakes.summary(report.files), parent)
        self._rows: list[FileRow] = list(report.files)
        self._listed: Listed = {}
        self.error_bar = ErrorBar()
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, type.px(12), 0)
        self._column.setSpacing(0)
        area = scrolling(self._list)
        area.setAccessibleName(self.tr("Files"))
        self.body.setContentsMargins(type.px(24), 0, type.px(12), 0)
        self.body.addWidget(self.error_bar)
        self.body.addWidget(area)
        keep = QPushButton(self.tr("Save report…"))
        keep.clicked.connect(self.save_report)
        done = primary(self.tr("Done"))
        done.clicked.connect(self.accept)
        self.footer.addWidget(keep)
        self.footer.addStretch(1)
        self.footer.addWidget(done)
        theme.notifier.changed.connect(self._fill)
        self.size_to(720, 514)
        if listing:
            self.show_listing(listing)
        else:
            self._fill()
        done.setFocus()

    def show_listing(self, listing: Listing) -> None:
        """Tell of each document what the library knows by now."""
        self._listed = {each.document.id: each for each in listing.documents}
        self._fill()

    def show_again(self, report: ImportReport) -> None:
        """Show what became of files that were tried again."""
        self._rows = intakes.renewed(self._rows, report)
        self.setWindowTitle(intakes.heading(self._rows))
        self.heading.setText(intakes.heading(self._rows))
        self.words.setText(intakes.summary(self._rows))
        self._fill()

    def save_report(self) -> None:
        """Ask where, and write the report there as a text, whole or not at all."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = str(Path(folder) / self.tr("Import report.txt"))
        target, _ = QFileDialog.getSaveFileName(self, self.tr("Save report"), suggested, self.tr("Text (*.txt)"))
        if target:
            self.write(Path(target))

    def write(self, target: Path) -> None:
        """Write the report; a place that cannot be written is told in a bar."""
        try:
            save(target, intakes.as_text(self._rows, self._listed))
        except ReaderError as error:
            self.error_bar.show_error(error)

    def _fill(self) -> None:
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        rows = intakes.ordered(self._rows)
        for row in rows[:SHOWN]:
            self._column.addWidget(self._line(row))
            self._column.addWidget(rule())
        if len(rows) > SHOWN:
            more = label(self.tr("And {0} more; the saved report lists them all.").format(f"{len(rows) - SHOWN:,}"))
            more.setContentsMargins(0, type.px(12), 0, type.px(12))
            self._column.addWidget(more)
        self._column.addStretch(1)

    def _line(self, row: FileRow) -> QWidget:
        line = QWidget()
        name, words = label(intakes.name(row)), label(intakes.told(row, self._listed))
        name.setFont(type.ui(13, weight=type.SEMIBOLD))
        name.setToolTip(row.path)
        words.setFont(type.ui(12))
        words.setObjectName("quiet")
        texts = QVBoxLayout()
        texts.setSpacing(type.px(2))
        texts.addWidget(name)
        texts.addWidget(words)
        across = QHBoxLayout(line)
        across.setContentsMargins(0, type.px(6), 0, type.px(6))
        across.setSpacing(type.px(12))
        across.addWidget(_sign(intakes.troubled(row)), 0, Qt.AlignmentFlag.AlignVCenter)
        across.addLayout(texts, 1)
        if step := intakes.step(row):
            across.addWidget(self._button(row, step))
        return line

    def _button(self, row: FileRow, step: Step) -> QPushButton:
        button = QPushButton(self.tr(step.value))
        button.setAutoDefault(False)
        button.setAccessibleName(self.tr("{0}: {1}").format(self.tr(step.value), intakes.name(row)))
        button.clicked.connect(lambda: self._take(row, step, button))
        return button

    def _take(self, row: FileRow, step: Step, button: QPushButton) -> None:
        if step is Step.OPEN_FOLDER:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(row.path).parent)))
            return
        button.setEnabled(False)
        button.setText(self.tr("Trying again…"))
        self.retry_requested.emit(row.path)


def _sign(trouble: bool) -> QLabel:
    colours = theme.current()
    name, colour = ("warning", colours.warning_icon) if trouble else ("check", colours.text2)
    sign = QLabel()
    sign.setPixmap(icons.pixmap(name, QSize(type.px(16), type.px(16)), colour))
    return sign
