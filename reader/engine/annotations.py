"""Annotated copies: real PDF highlights, each with a note."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pymupdf

from ..model.errors import UnreadableFile
from ..model.layers import Box
from .opening import FAULTS, opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A highlight over boxes, its colour as red, green, blue from 0 to 1, and the note at it."""

    boxes: tuple[Box, ...]
    colour: tuple[float, float, float]
    title: str
    text: str


def annotate(original: Path, target: Path, notes: Sequence[Note]) -> None:
    """Write a copy of a PDF with a highlight and a note for each entry; the original stays untouched.

    A note over several pages has a highlight on each. The same original and notes give the same bytes. Raises
    UnreadableFile where the original cannot be annotated, such as one whose owner forbids it.
    """
    with opened(original, original.name) as document:
        if not document.is_pdf:
            raise UnreadableFile(f"“{original.name}” is not a PDF.", "Only PDFs can be given away annotated.")
        if not document.permissions & pymupdf.mupdf.PDF_PERM_ANNOTATE:
            raise UnreadableFile(f"The owner of “{original.name}” forbids annotating it.", "Export a report instead.")
        draft = target.with_name(f".{target.name}.{uuid4().hex[:8]}")
        try:
            for note in notes:
                for number in sorted({box.page for box in note.boxes}):
                    _highlight(document, number, note)
            document.save(draft, deflate=True, no_new_id=True, encryption=pymupdf.mupdf.PDF_ENCRYPT_KEEP)
            os.replace(draft, target)
        except FAULTS as fault:
            raise UnreadableFile(f"“{original.name}” cannot be annotated.", "The file may be damaged.") from fault
        finally:
            draft.unlink(missing_ok=True)


def _highlight(document: pymupdf.Document, number: int, note: Note) -> None:
    page = document[number - 1]
    quads = [pymupdf.Rect(box.rect).quad for box in note.boxes if box.page == number]
    highlight = page.add_highlight_annot(quads=quads)
    highlight.set_colors(stroke=note.colour)
    highlight.set_info(title=note.title, content=note.text, creationDate="", modDate="")
    highlight.update()
    for key in ("CreationDate", "M"):
        document.xref_set_key(highlight.xref, key, "null")
