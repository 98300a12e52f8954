"""Quotations given in a file: plain text, one a line, or JSON lines."""

from __future__ import annotations

import codecs
import json

import click


def read_texts(data: bytes, name: str) -> tuple[str, ...]:
    """The quotations, in order: each line of plain text that is not blank, or each line's "text" in JSON lines.

    It is JSON lines when the first line that is not blank is an object with "text". UTF-8, or UTF-16 with its mark.
    Raises click.UsageError, with the line's number, for a line that cannot be read.
    """
    lines = [(number, line) for number, line in enumerate(_decode(data, name).split("\n"), 1) if line.strip()]
    if not lines or _text_of(lines[0][1]) is None:
        return tuple(line.strip() for _, line in lines)
    texts = []
    for number, line in lines:
        text = _text_of(line)
        if text is None:
            raise click.UsageError(f'Line {number} of {name} is no object with a "text", as those before it are.')
        texts.append(text)
    return tuple(texts)


def _text_of(line: str) -> str | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    text = value.get("text") if isinstance(value, dict) else None
    return text if isinstance(text, str) else None


def _decode(data: bytes, name: str) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        number = data.count(b"\n", 0, error.start) + 1
        raise click.UsageError(f"Line {number} of {name} is not {'UTF-16' if wide else 'UTF-8'}.") from None
