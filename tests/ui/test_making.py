from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.ui.pixels import Pixels
from reader.ui.views.flowing import FlowingDocument
from reader.ui.views.making import make_view
from reader.ui.views.paged import PagedDocument
from tests.ui import paper, prose


@pytest.fixture
def pixels(qtbot: QtBot) -> Iterator[Pixels]:
    made = Pixels()
    yield made
    made.close()


def test_each_reading_has_its_view(qtbot: QtBot, pixels: Pixels, tmp_path: Path) -> None:
    layer = paper.layer(1)
    paged = paper.reading(layer, (), paper.write(tmp_path / "grid.pdf", layer))
    flowing = prose.reading(prose.layer(*prose.WORDS))
    made = [make_view(reading, pixels) for reading in (paged, flowing, replace(paged, original=None))]
    for view in made:
        qtbot.addWidget(view)
    assert [type(view) for view in made] == [PagedDocument, FlowingDocument, FlowingDocument]
