"""Dates as people and machines write them, made ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_ISO = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2})(?:[T ](?P<time>\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
_WRITTEN = (
    re.compile(rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?{_MONTH},?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(r"\b(?P<year>\d{4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})\b"),
    re.compile(r"\b(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T\d+)?\b"),
)
_YEAR = re.compile(r"\d{4}(?:-\d{2})?")


def iso(text: str) -> str:
    """The first date in the text as ISO 8601, with its time where it has one; empty where there is none.

    Reads ISO 8601, RFC 5322 (e-mail), `January 10, 2025`, `10 Jan. 2025`, `2025/01/10` and `20250110`. Dates that
    are written with numbers in the order of one country (`01/10/25`) are left alone, since nobody can tell.
    """
    text = text.strip()
    if found := _ISO.search(text):
        return _checked(found["date"], found["time"], found["zone"])
    try:
        return parsedate_to_datetime(text).isoformat()
    except ValueError:
        pass
    for pattern in _WRITTEN:
        if found := pattern.search(text):
            return _spelled(found["year"], found["month"], found["day"])
    return text if _YEAR.fullmatch(text) else ""


def _checked(day: str, time: str | None, zone: str | None) -> str:
    try:
        date.fromisoformat(day)
        if time is None:
            return day
        return datetime.fromisoformat(f"{day}T{time}{zone or ''}").isoformat()
    except ValueError:
        return ""


def _spelled(year: str, month: str, day: str) -> str:
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return ""
