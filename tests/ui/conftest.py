"""What the tests of the window's parts share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from reader.ui import style, theme


@pytest.fixture(params=[13, 26], ids=["100 %", "200 %"])
def dressed(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[int]:
    """The application in our style, with text of a size."""
    before = qapp.font()
    font = QFont(before)
    font.setPixelSize(request.param)
    qapp.setFont(font)
    qapp.setStyleSheet(style.sheet(theme.LIGHT))
    yield request.param
    qapp.setStyleSheet("")
    qapp.setFont(before)
