"""Encodings: bytes of a text file made a string, whatever wrote them."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDER = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "iso-8859-9": "cp1254",
    "big5": "big5hkscs",
}
"""What browsers take a declared encoding for (https://encoding.spec.whatwg.org/#names-and-labels)."""
_USUAL = (
    *("cp1252", "mac_roman", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r", "iso8859_2"),
    *("utf_16_le", "utf_16_be", "cp932", "euc_jp", "iso2022_jp", "gb18030", "big5hkscs", "cp949", "cp874"),
)
_NEARLY = 0.01
_TOO_FEW = 8
_ESCAPES = re.compile(rb"\x1b[$(]")
_SAMPLE = 1 << 20
_MOST_LOST = 0.001
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_BINARY = 0.002


def decode(data: bytes, declared: str = "") -> str | None:
    """The text of these bytes; none where they are no text.

    A byte-order mark decides, then UTF-8 where the bytes are that, then the `declared` encoding, then what
    charset-normalizer finds in them. The mark itself is not part of the text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, "replace"))
    if wide := _without_mark(data):
        return _checked(data.decode(wide, "replace"))
    if _ESCAPES.search(data[:_SAMPLE]) and (text := _strictly(data, "iso2022_jp")) is not None:
        return _checked(text)
    if (text := _strictly(data, "utf-8")) is not None:
        return _checked(text)
    declared = declared.strip().strip("\"'").lower()
    if declared.replace("-", "") == "utf8":
        text = data.decode("utf-8", "replace")
        if text.count("\ufffd") <= max(1, _MOST_LOST * len(text)):
            return _checked(text)
    elif declared and (text := _strictly(data, _WIDER.get(declared, declared))) is not None:
        return _checked(text)
    return _checked(_guessed(data))


def beginning(head: bytes) -> str | None:
    """The text that a file begins with, good enough to tell its format by; none where it is no text."""
    for cut in range(4):
        if (text := _strictly(head[: len(head) - cut], "utf-8")) is not None and "\x00" not in text:
            return _checked(text.removeprefix("\ufeff"))
    if head.startswith(tuple(mark for mark, _ in _MARKS)) or _without_mark(head):
        return decode(head)
    return _checked(head.decode("cp1252", "replace"))


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (ValueError, LookupError):
        return None


def _without_mark(data: bytes) -> str:
    """The wide encoding of a text without byte-order mark: in UTF-16 and UTF-32 most of Latin's bytes are zero."""
    sample = data[:4096]
    if len(sample) < 4 or len(data) % 2 or b"\x00" not in sample:
        return ""
    zeros = [sample[place::4].count(0) / max(1, len(sample[place::4])) for place in range(4)]
    low = [share > 0.6 for share in zeros]
    shapes = {
        (False, True, True, True): "utf-32-le",
        (True, True, True, False): "utf-32-be",
        (False, True, False, True): "utf-16-le",
        (True, False, True, False): "utf-16-be",
    }
    return shapes.get((low[0], low[1], low[2], low[3]), "")


def _guessed(data: bytes) -> str:
    """What charset-normalizer reads, or Windows-1252, with its holes filled, where that reads nearly as well.

    The narrow encodings differ in a few letters only, so a text with few of those looks the same in many of them.
    """
    if sum(byte >= 0x80 for byte in data[:_SAMPLE]) <= _TOO_FEW and b"\x00" not in data:
        return data.decode("cp1252", "replace")
    from charset_normalizer import from_bytes

    found = from_bytes(data[:_SAMPLE], cp_isolation=list(_USUAL))
    best = found.best()
    western = next((match for match in found if "cp1252" in match.could_be_from_charset), None)
    if best is None or (western is not None and western.chaos <= best.chaos + _NEARLY):
        return data.decode("cp1252", "replace")
    return data.decode(best.encoding, "replace")


def _checked(text: str) -> str | None:
    """The text, or none where it holds more control characters than any text does."""
    sample = text[:_SAMPLE]
    return None if len(_BINARY.findall(sample)) > max(2, _MOST_BINARY * len(sample)) else text
