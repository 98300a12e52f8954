"""Answers: what commands print as JSON, and the exit status of those over many files."""

from __future__ import annotations

import json

import click

from ..model.reports import DocumentDetails, ListedDocument, Listing
from ..model.shapes import VERSION, Json, answer, plain
from .faults import FAILED
from .legible import count


def print_json(value: object) -> None:
    """Print the report in its documented shape, as UTF-8."""
    shape = value if isinstance(value, dict) else answer(value)
    # a path that is no UTF-8 holds lone surrogates; written as backslashes they are JSON's own escapes
    click.echo(json.dumps(shape, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace"))


def listing(value: Listing) -> dict[str, Json]:
    """The shape of `list`: each document with its facts and counts beside each other."""
    return {"version": VERSION, "documents": [document(each) for each in value.documents]}


def details(value: DocumentDetails) -> dict[str, Json]:
    """The shape of `show`: one document, its remarks and its text."""
    return {"version": VERSION, **document(value.listed), "remarks": list(value.remarks), "text": value.text}


def document(value: ListedDocument) -> dict[str, Json]:
    """One document: its own fields, its facts, its counts; the title is the file's name where there is none."""
    shape = plain(value.document)
    facts = shape.pop("facts")
    counts = {"quotations": value.quotations, "altered": value.altered, "quoted": value.quoted}
    return {**shape, **facts, "title": value.document.title, **counts}


def remarks(value: object) -> list[str]:
    """What an answer lacks as yet, each in a sentence."""
    found = []
    if unsettled := getattr(value, "unsettled", 0):
        found.append(f"{count(unsettled, 'document')} cannot be searched yet.")
    if stale := getattr(value, "stale", 0):
        verb = "has" if stale == 1 else "have"
        said = f"{count(stale, 'quotation')} {verb} not been looked up since the filings changed"
        found.append(f"{said}; run “exhibit-reader link”.")
    return found


def end(*, done: int, failed: int, strict: bool = False) -> None:
    """End with failure where nothing could be done, and with `strict` where anything could not."""
    if not done or (strict and failed):
        click.get_current_context().exit(FAILED)
