r"""Escapes: file names that are no text, written as text from which they can be had back.

A name that its system's encoding cannot read reaches Python with lone surrogates (PEP 383 on POSIX, ill-formed UTF-16
on Windows), which neither SQLite nor JSON takes. Each is written as `\xNN` (the byte) or `\uNNNN` (the code unit).
"""

from __future__ import annotations

import re

_BYTES = range(0xDC80, 0xDD00)
_LONE = re.compile("[\ud800-\udfff]")
_ESCAPE = re.compile(r"\\(?:x(?:[89a-f][0-9a-f]|5c)|ud[89a-f][0-9a-f]{2})")


def printable(name: str) -> str:
    """A file's name or path without lone surrogates; a backslash that would read as an escape is one itself."""
    escaped = _ESCAPE.sub(lambda found: r"\x5c" + found[0][1:], name)
    return _LONE.sub(lambda found: _escape(ord(found[0])), escaped)


def _escape(unit: int) -> str:
    return f"\\x{unit - 0xDC00:02x}" if unit in _BYTES else f"\\u{unit:04x}"
