"""Dark pages: the lightness of a page's picture turned over, its hues kept."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ..model.pictures import Colour

Raster: TypeAlias = NDArray[np.uint8]
"""Rows, columns, channels: one channel of grey, or red, green and blue."""

_LUMA = (0.299, 0.587, 0.114)
"""The weights of red, green and blue in lightness, ITU-R BT.601."""


def darkened(raster: Raster, paper: Colour, ink: Colour) -> Raster:
    """The picture with white as `paper` and black as `ink`; what has a hue keeps it and changes its lightness only.

    Lightness is HSL's: with it turned over, each channel is 255 − max + channel − min, which never leaves 0–255.
    """
    if raster.shape[2] == 1:
        return _ramp(_grey(ink), _grey(paper))[raster]
    red, green, blue = (raster[:, :, channel] for channel in range(3))
    shift = 255 - np.maximum(np.maximum(red, green), blue)
    shift -= np.minimum(np.minimum(red, green), blue)  # modulo 256; the sum below is what it should be again
    out = np.empty_like(raster)
    for channel in range(3):
        out[:, :, channel] = _ramp(paper[channel], ink[channel])[raster[:, :, channel] + shift]
    return out


def _ramp(first: float, last: float) -> NDArray[np.uint8]:
    return np.linspace(first, last, 256).round().astype(np.uint8)


def _grey(colour: Colour) -> float:
    return sum(weight * value for weight, value in zip(_LUMA, colour, strict=True))
