"""The report as one web page that needs nothing else: no script, no network, pictures and style within."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..assets import text as resource
from ..engine import pictures as engine
from ..model.links import Placement
from ..model.progress import Progress, Work
from ..model.reports import DocumentRow, Exported, QuotationRow, Report
from . import Exporter, Originals
from ._cards import card
from ._heads import failed, head, section_head
from ._markup import Markup, element, joined
from ._pictures import Picture, pictures
from ._verdicts import MARKS
from ._wording import heading
from ._writing import writing

_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


class WebPage:
    """Quotation and passage side by side with the word diff, and a picture of the page around the passage."""

    title = "Web page"
    suffix = ".html"

    def __init__(self, picture: Picture = engine.clip) -> None:
        self._picture = picture

    def write(self, report: Report, target: Path, originals: Originals) -> Work[Exported]:
        """One file; the filters are radio buttons that the style sheet acts on, so the page reads without them."""
        total, done = sum(len(document.quotations) for document in report.documents), 0
        with writing(target) as stream:
            stream.write(_opening(report).encode())
            for place, document in enumerate(report.documents, 1):
                stream.write(f'<section id="d{place}">\n{section_head(document)}\n'.encode())
                for number, row in enumerate(document.quotations, 1):
                    yield Progress(done, total, document.title, unit="quotations")
                    stream.write(f"{self._card(row, place, number, document, originals)}\n".encode())
                    done += 1
                stream.write(f"{_NO_MATCH}\n</section>\n".encode())
            stream.write(f"{failed(report)}\n</main>\n</body>\n</html>\n".encode())
        yield Progress(done, total, unit="quotations")
        return Exported(paths=(str(target),))

    def _card(self, row: QuotationRow, place: int, number: int, document: DocumentRow, originals: Originals) -> Markup:
        # Where nothing decides between several places, a picture would say more than is known.
        sure = row.passages and row.placement is not Placement.AMBIGUOUS
        shown = pictures(row.passages[0], self._picture, originals) if sure else Markup()
        return card(row, f"{number} of {len(document.quotations)}", f"q{place}-{number}", shown)


_NO_MATCH = element("p", "No quotation matches the filter.", class_="no-match")


def _opening(report: Report) -> Markup:
    parts = (
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", heading(report)),
        element("style", Markup("\n" + "".join(_palette()) + resource("report", "report.css"))),
    )
    top = "\n".join(("<!DOCTYPE html>", '<html lang="en">', "<head>", *parts, "</head>", "<body>", "<main>"))
    return joined(Markup(top + "\n"), *(Markup(f"{part}\n") for part in head(report)))


def _palette() -> Iterator[str]:
    light = "".join(f"--{v.value}:{m.light};--{v.value}-chip:{m.light_chip};" for v, m in MARKS.items())
    dark = "".join(f"--{v.value}:{m.dark};--{v.value}-chip:{m.dark_chip};" for v, m in MARKS.items())
    yield f":root{{{light}}}\n"
    yield f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
    yield "".join(f".{v.value}{{--colour:var(--{v.value});--chip:var(--{v.value}-chip)}}\n" for v in MARKS)
    for v in MARKS:
        shown = f"body:has(#show-{v.value}:checked)"
        yield f"{shown} .card:not(.{v.value}){{display:none}}\n"
        yield f"{shown} section:not(:has(.card.{v.value})) .no-match{{display:block}}\n"


EXPORTER: Exporter = WebPage()
