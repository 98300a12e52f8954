"""The theme: every colour of the window, said once; light and dark follow the system."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from ..model.links import Verdict


@dataclass(frozen=True, slots=True)
class Tone:
    """A verdict's colour, for lines and glyphs, and the ground of its chip."""

    line: QColor
    chip: QColor


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The colours by what they are for; `fill` and `fill_selected`: how much of a verdict's colour is behind words."""

    dark: bool
    surface: QColor
    panel: QColor
    chrome: QColor
    canvas: QColor
    hover: QColor
    selected: QColor
    border: QColor
    edge: QColor
    text: QColor
    text2: QColor
    text3: QColor
    hit: QColor
    own: QColor
    warning: QColor
    warning_icon: QColor
    paper: QColor
    paper_text: QColor
    verdict: Mapping[Verdict, Tone]
    fill: float
    fill_selected: float
    thumb: float

    def shaded(self, verdict: Verdict, *, selected: bool = False) -> QColor:
        """What is laid behind the words of a mark; nothing for what is not found."""
        colour = QColor(self.verdict[verdict].line)
        share = self.fill_selected if selected else self.fill
        colour.setAlphaF(0.0 if verdict is Verdict.NOT_FOUND else share)
        return colour


def _tones(**pairs: tuple[str, str]) -> dict[Verdict, Tone]:
    return {Verdict(name): Tone(QColor(line), QColor(chip)) for name, (line, chip) in pairs.items()}


def _theme(*, dark: bool, fills: tuple[float, float, float], tones: Mapping[Verdict, Tone], **colours: str) -> Theme:
    fill, fill_selected, thumb = fills
    named = {name: QColor(value) for name, value in colours.items()}
    return Theme(dark=dark, verdict=tones, fill=fill, fill_selected=fill_selected, thumb=thumb, **named)


LIGHT = _theme(
    dark=False,
    surface="#FFFFFF",
    panel="#F8F8F9",
    chrome="#F3F4F5",
    canvas="#E4E5E8",
    hover="#EFF0F2",
    selected="#E8EAED",
    border="#DBDDE1",
    edge="#858A93",
    text="#1B1C1F",
    text2="#555A63",
    text3="#666B75",
    hit="#FFD84D",
    own="#EFE6CC",
    warning="#FBF1DC",
    warning_icon="#7A4B00",
    paper="#FFFFFF",
    paper_text="#000000",
    fills=(0.11, 0.24, 0.14),
    tones=_tones(
        verbatim=("#0A5A41", "#E9F0EE"),
        edited=("#0068CC", "#E8F1FA"),
        altered=("#B34A06", "#F8EFE9"),
        reworded=("#560F80", "#F0E9F4"),
        not_found=("#666B76", "#FFFFFF"),
    ),
)

DARK = _theme(
    dark=True,
    surface="#1B1C1F",
    panel="#232427",
    chrome="#1F2023",
    canvas="#121315",
    hover="#292B2F",
    selected="#303237",
    border="#35373C",
    edge="#7D828C",
    text="#E8E8EA",
    text2="#ABAFB7",
    text3="#9499A2",
    hit="#8A6D00",
    own="#4A4230",
    warning="#3A2F17",
    warning_icon="#F0C878",
    paper="#202124",
    paper_text="#DBDBD9",
    fills=(0.17, 0.34, 0.20),
    tones=_tones(
        verbatim=("#38AB82", "#1F312E"),
        edited=("#9BD2FA", "#2E3740"),
        altered=("#E2832D", "#392B21"),
        reworded=("#C474F9", "#342940"),
        not_found=("#C4C4C4", "#1B1C1F"),
    ),
)


class _Notifier(QObject):
    """Tells that the system went from light to dark, or back."""

    changed = Signal()


notifier = _Notifier()


def current() -> Theme:
    """The theme that the system asks for now."""
    return DARK if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT


def follow(application: QGuiApplication) -> None:
    """Dress the application, and again whenever the system changes."""

    def dress() -> None:
        application.setPalette(palette(current()))
        notifier.changed.emit()

    application.styleHints().colorSchemeChanged.connect(dress)
    dress()


def palette(theme: Theme) -> QPalette:
    """The theme as Qt's own widgets understand it; the selection's colour stays the system's."""
    made = QPalette(QGuiApplication.palette())
    roles = {
        QPalette.ColorRole.Window: theme.chrome,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Base: theme.surface,
        QPalette.ColorRole.AlternateBase: theme.panel,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.text3,
        QPalette.ColorRole.Button: theme.surface,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.ToolTipBase: theme.surface,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.Mid: theme.border,
        QPalette.ColorRole.Dark: theme.edge,
        QPalette.ColorRole.Link: theme.verdict[Verdict.EDITED].line,
    }
    for role, colour in roles.items():
        made.setColor(role, colour)
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.text3)
    return made
