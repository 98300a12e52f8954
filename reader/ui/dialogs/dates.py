"""Dates as a person types them."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt

from ...text.dates import iso

_SOME = re.compile(r"\d{4}(-\d{2}){0,2}")
_YEARS_BACK = 80


def read_date(text: str, locale: QLocale | None = None) -> str | None:
    """The date as ISO 8601, as much of it as is typed; none where it is no date; empty where nothing is typed.

    Reads ISO 8601 (`2025`, `2025-03`, `2025-03-17`, also with a time), the country's own forms, and dates written out
    in English. A year of two digits lies at most 80 years back.
    """
    text = " ".join(text.split())
    if not text:
        return ""
    if _SOME.fullmatch(text):
        return text if _possible(text) else None
    locale = locale or QLocale()
    for form in _forms(locale):
        day = locale.toDate(text, form, QDate.currentDate().year() - _YEARS_BACK)
        if day.isValid():
            return day.toString(Qt.DateFormat.ISODate)
    return iso(text) or None


def example(locale: QLocale | None = None) -> str:
    """A date in the country's short form."""
    locale = locale or QLocale()
    return locale.toString(QDate(2025, 3, 17), locale.dateFormat(QLocale.FormatType.ShortFormat))


def _forms(locale: QLocale) -> list[str]:
    """The country's forms, with and without its weekday, and with years of four digits and of two."""
    types = (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat, QLocale.FormatType.NarrowFormat)
    own = [locale.dateFormat(kind) for kind in types]
    bare = [re.sub(r"dddd?,?\s*", "", form).strip(" ,") for form in own]
    years = [re.sub("y+", year, form) for form in (*own, *bare) for year in ("yyyy", "yy")]
    return list(dict.fromkeys(years))


def _possible(text: str) -> bool:
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True
