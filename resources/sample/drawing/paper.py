"""Paper: the pages of one filing while they are drawn, the court's stamp on each, and a record of what they say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from reportlab.lib.colors import Color, black
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from .typesetting import Face, Line, parse, wrap

DOCKET = "2:24-cv-00817-RMH"
LETTER = (612.0, 792.0)
BLUE = Color(0.07, 0.16, 0.72)
WORDS = Path(__file__).parents[1] / "words"


@dataclass(frozen=True, slots=True)
class Entry:
    """A docket entry: its document and attachment (0 for the main document), and the day it was filed."""

    document: int
    attachment: int
    filed: str

    @property
    def number(self) -> str:
        """As the stamp prints it: "118-7"."""
        return f"{self.document}-{self.attachment}" if self.attachment else str(self.document)

    @property
    def name(self) -> str:
        """The RECAP file name."""
        return f"gov.uscourts.lkd.310442.{self.document}.{self.attachment}.pdf"


class Paper:
    """Pages being drawn; `said` and `noted` hold what each says in its body and in its notes, furniture left out."""

    def __init__(self, entry: Entry, title: str, total: int) -> None:
        self.entry = entry
        self.total = total
        self.said: list[list[str]] = []
        self.noted: list[list[str]] = []
        self.size = LETTER
        self._file = BytesIO()
        self.canvas = Canvas(self._file, pagesize=LETTER, invariant=1, pageCompression=1)
        self.canvas.setTitle(title)
        self.canvas.setAuthor("")

    def page(self, size: tuple[float, float] = LETTER, turned: bool = False, stamp_at: float = 16.0) -> None:
        """Begin a page; `turned` keeps it sideways in the file, upright only by its /Rotate entry."""
        if self.said:
            self.canvas.showPage()
        self.said.append([])
        self.noted.append([])
        self.size = size
        self.canvas.setPageSize(size)
        self.canvas.setPageRotation(90 if turned else 0)  # reportlab itself swaps the sides of a turned page
        if turned:
            self.canvas.translate(size[1], 0)
            self.canvas.rotate(90)
        parts = (f"Case {DOCKET}", f"Document {self.entry.number}", f"Filed {self.entry.filed}")
        stamp = "   ".join((*parts, f"Page {len(self.said)} of {self.total}"))
        self.mark(size[0] / 2, size[1] - stamp_at - 6, stamp, Face("helvetica", 8, 10), "centre", BLUE)

    def mark(
        self, x: float, y: float, text: str, face: Face, side: str = "left", colour: Color = black, bold: bool = False
    ) -> None:
        """Draw furniture: seen, but not said."""
        font, size = face.font("b" if bold else "")
        offset = {"left": 0.0, "centre": 0.5, "right": 1.0}[side] * stringWidth(text, font, size)
        self.canvas.setFont(font, size)
        self.canvas.setFillColor(colour)
        self.canvas.drawString(x - offset, y, text)
        self.canvas.setFillColor(black)

    def put(self, x: float, y: float, line: Line, face: Face, wide: float = 0.0, note: bool = False) -> None:
        """Draw a line of words with its base line at `y`, stretched to `wide` points if that is given."""
        blanks = len(line.words) - 1
        stretch = (wide - line.width(face)) / blanks if wide and blanks and not line.last else 0.0
        text = self.canvas.beginText(x, y)
        text.setWordSpace(stretch)
        for piece, style in _joined(line):
            font, size = face.font(style)
            text.setFont(font, size)
            text.setRise(face.size * 0.36 if "s" in style else 0)
            text.textOut(piece)
        self.canvas.drawText(text)
        (self.noted if note else self.said)[-1].extend(word for word in line.said if word)

    def write(self, x: float, y: float, markup: str, face: Face, side: str = "left") -> None:
        """Draw one line of markup that is said."""
        line = Line(tuple(words := parse(markup)), tuple(word.said for word in words), last=True)
        self.put(x - {"left": 0.0, "centre": 0.5, "right": 1.0}[side] * line.width(face), y, line, face)

    def paragraph(self, x: float, y: float, markup: str, face: Face, width: float, indent: float = 0.0) -> float:
        """Draw a paragraph from the base line `y` down; answers the base line after it."""
        for number, line in enumerate(wrap(parse(markup), face, width, indent)):
            self.put(x if number else x + indent, y, line, face)
            y -= face.leading
        return y

    def rule(self, x0: float, y0: float, x1: float, y1: float, thick: float = 0.5) -> None:
        """Draw a line."""
        self.canvas.setLineWidth(thick)
        self.canvas.line(x0, y0, x1, y1)

    def finished(self) -> bytes:
        """The PDF."""
        self.canvas.save()
        return self._file.getvalue()


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished filing: its bytes, and what each page says in its body and in its notes, as words."""

    pdf: bytes
    said: list[list[str]]
    noted: list[list[str]]


def printed(entry: Entry, title: str, draw: Callable[[Paper], None]) -> Printed:
    """Draw twice: the stamp on the first page names the number of the last."""
    trial = Paper(entry, title, 0)
    draw(trial)
    paper = Paper(entry, title, len(trial.said))
    draw(paper)
    return Printed(paper.finished(), paper.said, paper.noted)


def words_of(name: str) -> str:
    """The words of a document, from `words/`."""
    return (WORDS / name).read_text(encoding="utf-8")


def _joined(line: Line) -> list[tuple[str, str]]:
    pieces: list[tuple[str, str]] = []
    for number, word in enumerate(line.words):
        for place, (style, text) in enumerate(word.runs):
            before = " " if number and not place else ""
            if before and (style != (pieces[-1][1] if pieces else style)):
                pieces.append((before, ""))
                before = ""
            if pieces and pieces[-1][1] == style:
                pieces[-1] = (pieces[-1][0] + before + text, style)
            else:
                pieces.append((before + text, style))
    return pieces
