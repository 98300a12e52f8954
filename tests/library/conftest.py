"""What the library's tests share: one library in the test's folder, and a way to fill it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from reader.library.library import Library
from reader.model.documents import Document, Kind
from reader.model.intakes import Intake
from reader.model.layers import TextLayer
from reader.model.progress import finish
from tests.library.material import ListedPassages, prepared

Opener: TypeAlias = Callable[..., Library]
Keeper: TypeAlias = Callable[..., Document]


@pytest.fixture
def open_library(tmp_path: Path) -> Opener:
    """Opens the test's one library."""

    def opened(folder: Path | None = None, *, write: bool = True, search: bool = True) -> Library:
        place = folder or tmp_path / "library"
        return Library.open(place, write=write, search=search, passages=ListedPassages.open)

    return opened


@pytest.fixture
def keep(tmp_path: Path) -> Keeper:
    """Keeps a file with one document in a library, indexed."""

    def kept(library: Library, layer: TextLayer, name: str = "", kind: Kind = Kind.FILING, **facts: str) -> Document:
        path = tmp_path / (name or f"{abs(hash(layer.text))}.txt")
        path.write_text(layer.text, encoding="utf-8")
        (document,) = library.keep(library.take(path), Intake(documents=(prepared(layer, kind, 0, **facts),)))
        finish(library.settle())
        return document

    return kept
