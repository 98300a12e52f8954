"""Pictures of the pages that are quoted, each with the passage lit up on it, or a sentence in a picture's place."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path

from ..model.errors import ReaderError
from ..model.reports import PassageRow
from ..text.wording import one_line
from . import Originals
from ._clips import SCALE, Clip, Rect, clips, size
from ._markup import Markup, element

Picture = Callable[[Path, int, Rect, float], bytes]
"""Draws a part of a page as PNG, as `reader.engine.pictures.clip` does."""

MOST = 4
"""How many pages of one passage are shown; a passage that skips from page to page is long enough by then."""


def pictures(passage: PassageRow, picture: Picture, originals: Originals) -> Markup:
    """The passage on its pages; nothing where its document has none."""
    if not passage.boxes:
        return Markup()
    original = originals(passage.document)
    if original is None:
        return _sentence("The original file is missing, so its page cannot be shown.")
    return element("div", *_drawn(passage, original, picture), class_="pictures")


def _drawn(passage: PassageRow, original: Path, picture: Picture) -> Iterator[Markup]:
    found = clips(passage.boxes or (), passage.rotation)
    for clip in found[:MOST]:
        try:
            png = picture(original, clip.page, clip.rect, SCALE)
        except ReaderError as error:
            yield _sentence(f"Page {clip.page} cannot be shown. {error.advice}".strip())
        else:
            yield _figure(passage, clip, png, len(found) > 1)
    if len(found) > MOST:
        yield _sentence(f"The passage goes on to page {found[-1].page} of the file.")


def _figure(passage: PassageRow, clip: Clip, png: bytes, labelled: bool) -> Markup:
    width, height = size(png)
    image = element(
        "img",
        src=f"data:image/png;base64,{b64encode(png).decode()}",
        width=str(width),
        height=str(height),
        alt=f"Page {clip.page} of {one_line(passage.title)}, around the passage",
    )
    lights = (element("i", style=_place(overlay)) for overlay in clip.overlays(png))
    caption = element("figcaption", f"Page {clip.page} of the file") if labelled else Markup()
    shown = element("div", image, *lights, class_="page")
    return element("figure", element("div", shown, class_="window"), caption, class_="picture")


def _place(overlay: Rect) -> str:
    left, top, width, height = overlay
    return f"left:{left}%;top:{top}%;width:{width}%;height:{height}%"


def _sentence(text: str) -> Markup:
    return element("p", text, class_="instead")
