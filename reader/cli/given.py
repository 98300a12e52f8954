"""Quotations given in a file: plain text, one a line, or JSON."""

from __future__ import annotations

import codecs
import json
import re
from typing import cast

import click

_JSON = re.compile(r"\s*(?:\{|\[\s*(?:[\[{\"\]]|$))")
"""How JSON begins; "[T]he pond" is a quotation."""


def read_texts(data: bytes, name: str) -> tuple[str, ...]:
    """The quotations, in order: each line of plain text that is not blank, or each text in JSON.

    JSON is an object with "text", one a line or one alone over several, or an array of such objects or of strings.
    UTF-8, or UTF-16 with its mark. Raises click.UsageError, with the line's number, for what cannot be read.
    """
    text = _decode(data, name)
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not _JSON.match(text):
        return tuple(line.strip() for _, line in lines)
    if _value(lines[0][1]) is None or len(lines) == 1:
        return _whole(text, name)
    texts = []
    for number, line in lines:
        given = _text_of(_value(line))
        if given is None:
            raise click.UsageError(f'Line {number} of {name} is no object with a "text".')
        texts.append(given)
    return tuple(texts)


def _whole(text: str, name: str) -> tuple[str, ...]:
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise click.UsageError(f"Line {error.lineno} of {name} is no JSON, though the file begins like it.") from None
    except RecursionError:
        raise click.UsageError(f"{name} is no list of quotations.") from None
    texts = []
    for number, each in enumerate(value if isinstance(value, list) else [value], 1):
        given = each if isinstance(each, str) else _text_of(each)
        if given is None:
            raise click.UsageError(f'Entry {number} of {name} is neither a string nor an object with a "text".')
        texts.append(given)
    return tuple(texts)


def _value(line: str) -> object:
    try:
        return cast("object", json.loads(line))
    except (ValueError, RecursionError):
        return None


def _text_of(value: object) -> str | None:
    text = value.get("text") if isinstance(value, dict) else None
    return text if isinstance(text, str) else None


def _decode(data: bytes, name: str) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        number = data.count(b"\n", 0, error.start) + 1
        raise click.UsageError(f"Line {number} of {name} is not {'UTF-16' if wide else 'UTF-8'}.") from None
