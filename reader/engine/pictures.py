"""Pictures of pages."""

from __future__ import annotations

from pathlib import Path

import pymupdf

from ..model.errors import UnreadableFile
from .opening import FAULTS, opened

MOST_PIXELS = 64_000_000
"""A larger picture is drawn at a smaller scale."""


def clip(path: Path, page: int, rect: tuple[float, float, float, float], scale: float) -> bytes:
    """A part of a page (from 1) as PNG: `rect` in points of the unrotated page, `scale` in pixels a point.

    The picture stands upright as the page is shown. Scans stay greyscale. Raises UnreadableFile where the page cannot
    be drawn.
    """
    with opened(path, path.name) as document:
        try:
            drawn = document[page - 1]
            part = (pymupdf.Rect(rect) * drawn.rotation_matrix).normalize() & drawn.rect
            if part.is_empty:
                raise ValueError("the rectangle lies outside the page")
            scale = min(scale, (MOST_PIXELS / abs(part)) ** 0.5)
            space = pymupdf.csGRAY if is_grey(drawn) else pymupdf.csRGB
            picture = drawn.get_pixmap(matrix=pymupdf.Matrix(scale, scale), clip=part, colorspace=space, alpha=False)
            return bytes(picture.tobytes("png"))
        except FAULTS as fault:
            raise UnreadableFile(f"Page {page} of “{path.name}” cannot be drawn.", "It may be damaged.") from fault


def is_grey(page: pymupdf.Page) -> bool:
    """Whether the page is a scan without colour: pictures of one channel cover it."""
    images = page.get_image_info()
    covered = sum(abs(pymupdf.Rect(image["bbox"]) & page.rect) for image in images)
    return covered >= 0.9 * abs(page.rect) and all(image["colorspace"] <= 1 for image in images)
