"""Pictures of pages."""

from __future__ import annotations

from pathlib import Path


def clip(path: Path, page: int, rect: tuple[float, float, float, float], scale: float) -> bytes:
    """A part of a page (from 1) as PNG: `rect` in points of the unrotated page, `scale` in pixels a point.

    Scans stay greyscale. Raises UnreadableFile where the page cannot be drawn.
    """
    raise NotImplementedError
