from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.dates import iso


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2025-01-14T22:26:51.123Z", "2025-01-14T22:26:51+00:00"),
        ("2022-03-25 13:51 +0800", "2022-03-25T13:51:00+08:00"),
        ("Tue, 10 Oct 2023 08:00:00 -0700", "2023-10-10T08:00:00-07:00"),
        ("Filed January 10, 2025 by", "2025-01-10"),
        ("10 Jan. 2025", "2025-01-10"),
        ("2025/1/9", "2025-01-09"),
        ("20250110", "2025-01-10"),
        ("2019", "2019"),
        ("01/10/25", ""),
        ("2025-13-45", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_dates_become_iso(written: str, expected: str) -> None:
    assert iso(written) == expected


@given(st.datetimes(timezones=st.just(None)))
def test_every_moment_is_read_back(moment: object) -> None:
    assert iso(str(moment)).replace("T", " ") == str(moment).partition(".")[0]


@given(st.text())
def test_no_text_breaks_the_reading(text: str) -> None:
    assert isinstance(iso(text), str)
