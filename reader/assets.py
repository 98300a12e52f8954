"""The one door to resources/: in the wheel they are `reader/_resources`, in a checkout they lie beside the package."""

from __future__ import annotations

from pathlib import Path

_PLACES = (Path(__file__).parent / "_resources", Path(__file__).parent.parent / "resources")


def path(*parts: str) -> Path:
    """The place of a resource, such as `path("sample", "expected.json")`; raises FileNotFoundError."""
    for place in _PLACES:
        if (found := place.joinpath(*parts)).exists():
            return found
    raise FileNotFoundError("/".join(parts))


def text(*parts: str) -> str:
    """The words of a resource."""
    return path(*parts).read_text(encoding="utf-8")
