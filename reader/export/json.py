"""JSON: the report as `links --json` prints it."""

from __future__ import annotations

import json
from pathlib import Path

from ..model.progress import Progress, Work
from ..model.reports import Exported, Report
from ..model.shapes import answer
from . import Exporter, Originals
from ._writing import writing


class Shapes:
    """The shapes of `reader.model.shapes`, indented, in UTF-8."""

    title = "JSON"
    suffix = ".json"

    def write(self, report: Report, target: Path, originals: Originals) -> Work[Exported]:
        """One file; a lone surrogate in a file name is written as its JSON escape."""
        total = sum(len(document.quotations) for document in report.documents)
        yield Progress(0, total, unit="quotations")
        text = json.dumps(answer(report), ensure_ascii=False, indent=2) + "\n"
        with writing(target) as stream:
            stream.write(text.encode("utf-8", "backslashreplace"))
        yield Progress(total, total, unit="quotations")
        return Exported(paths=(str(target),))


EXPORTER: Exporter = Shapes()
