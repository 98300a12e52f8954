"""Dark pages: the lightness of a page's picture turned over, its hues kept."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ..model.pictures import Colour

Raster: TypeAlias = NDArray[np.uint8]
"""Rows, columns, channels: one channel of grey, or red, green and blue."""

_RED, _GREEN, _BLUE = 77, 150, 29
"""The weights of red, green and blue in lightness, of 256; ITU-R BT.601."""


def darkened(raster: Raster, paper: Colour, ink: Colour) -> Raster:
    """The picture with white as `paper` and black as `ink`; what has a hue is moved as far as its lightness is.

    So the differences between channels stay, as far as 0–255 holds them, and dark blue words become light blue ones.
    """
    if raster.shape[2] == 1:
        ramp = np.linspace(_lightness(ink), _lightness(paper), 256)
        grey: Raster = ramp.round().astype(np.uint8)[raster]
        return grey
    weighed = (raster[:, :, channel].astype(np.uint16) * weight for channel, weight in enumerate((_RED, _GREEN, _BLUE)))
    lightness = (sum(weighed, start=np.uint16(0)) >> 8).astype(np.uint8)
    out = np.empty_like(raster)
    for channel in range(3):
        moved = raster[:, :, channel] + _moves(ink[channel], paper[channel])[lightness]
        out[:, :, channel] = np.clip(moved, 0, 255)
    return out


def _moves(first: float, last: float) -> NDArray[np.int16]:
    """By how much a channel changes at each lightness, so that black becomes the first value and white the last."""
    return (np.linspace(first, last, 256).round() - np.arange(256)).astype(np.int16)


def _lightness(colour: Colour) -> float:
    red, green, blue = colour
    return (_RED * red + _GREEN * green + _BLUE * blue) / 256
