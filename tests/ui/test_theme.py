from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from reader.model.links import Verdict
from reader.ui.theme import DARK, LIGHT, Theme

GROUNDS = ("surface", "panel", "chrome", "canvas", "hover", "selected")


def luminance(colour: QColor) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio, WCAG 2.2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def over(top: QColor, ground: QColor) -> QColor:
    """A colour seen through its transparency."""
    share = top.alphaF()

    def mixed(a: float, b: float) -> float:
        return share * a + (1 - share) * b

    return QColor.fromRgbF(
        mixed(top.redF(), ground.redF()), mixed(top.greenF(), ground.greenF()), mixed(top.blueF(), ground.blueF())
    )


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Theme:
    chosen: Theme = request.param
    return chosen


def test_text_can_be_read_on_every_ground(theme: Theme) -> None:
    for ground in GROUNDS:
        assert contrast(theme.text, getattr(theme, ground)) >= 7
        assert contrast(theme.text2, getattr(theme, ground)) >= 4.5
        if ground not in ("canvas", "selected"):
            assert contrast(theme.text3, getattr(theme, ground)) >= 4.5


def test_controls_and_warnings_stand_out(theme: Theme) -> None:
    assert contrast(theme.edge, theme.surface) >= 3
    assert contrast(theme.warning_icon, theme.warning) >= 4.5
    assert contrast(theme.text, theme.warning) >= 4.5
    assert contrast(theme.paper_text, theme.paper) >= 7
    assert contrast(theme.text, over(theme.hit, theme.surface)) >= 3.5


@pytest.mark.parametrize("verdict", list(Verdict))
def test_verdicts_can_be_read_on_surface_and_chip_and_words_on_their_fill(theme: Theme, verdict: Verdict) -> None:
    tone = theme.verdict[verdict]
    assert contrast(tone.line, theme.surface) >= 4.5
    assert contrast(tone.line, tone.chip) >= 4.5
    for selected in (False, True):
        fill = over(theme.shaded(verdict, selected=selected), theme.surface)
        assert contrast(theme.text, fill) >= 4.5
        assert contrast(tone.line, fill) >= 3.0
