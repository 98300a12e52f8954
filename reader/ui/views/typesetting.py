"""Typesetting: the sizes and gaps in which each kind of block is set, and the formats of one zoom and theme."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QFont, QTextCharFormat

from ...model.layers import Block, BlockKind
from .. import theme, type

MEASURE = 38
"""The longest line, in body sizes."""
MARGIN = 40
"""The least room left and right of the text."""
TOP, BOTTOM = 30, 64
BYLINE, BYLINE_GAP = 20, 10


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Setting:
    """How a block is set: size and line height, the gaps to its neighbours (the larger counts), indent; in pixels.

    There is one of each kind, so that a hundred thousand paragraphs can look up their fonts by identity.
    """

    size: float = 17
    leading: float = 27
    above: float = 14
    below: float = 14
    indent: float = 0
    strong: bool = False
    face: str = "serif"
    quiet: bool = False


BODY = Setting()
_HEADINGS = (
    Setting(size=27, leading=34, above=32, below=16, strong=True),
    Setting(size=20, leading=27, above=28, below=8, strong=True),
    Setting(size=17, leading=25, above=22, below=6, strong=True),
)
_SET = {
    BlockKind.QUOTE: Setting(indent=28),
    BlockKind.CAPTION: Setting(size=13, leading=19, face="ui", quiet=True),
    BlockKind.CODE: Setting(size=14, leading=20, face="fixed"),
}


def setting_of(block: Block | None) -> Setting:
    """How a block is set; words outside any block are set as body text."""
    if block is None:
        return BODY
    if block.kind is BlockKind.HEADING:
        return _HEADINGS[min(max(block.level, 1), 3) - 1]
    if block.kind is BlockKind.LIST_ITEM:
        return _item(max(1, block.level))
    return _SET.get(block.kind, BODY)


@cache
def _item(level: int) -> Setting:
    return Setting(above=8, below=8, indent=24 * level)


class Faces:
    """Fonts, formats and measures of one zoom (1.0 is 100 %) in the theme and system font of now."""

    def __init__(self, zoom: float) -> None:
        self.zoom = zoom
        self._colours = theme.current()
        self._made: dict[tuple[str, Setting], QTextCharFormat] = {}
        self._scale = zoom * type.scale()
        self.measure = self.px(MEASURE * BODY.size)
        self.margin = type.px(MARGIN)

    def anew(self) -> Faces:
        """The same zoom in the theme and system font of now."""
        return Faces(self.zoom)

    def px(self, size: float) -> float:
        """A measure at this zoom."""
        return float(round(size * self._scale))

    def font(self, setting: Setting) -> QFont:
        """The font of a setting."""
        weight = type.SEMIBOLD if setting.strong else QFont.Weight.Normal
        size = setting.size * self.zoom
        if setting.face == "serif":
            return type.serif(size, weight=weight)
        font = type.ui(size, weight=weight)
        if setting.face == "fixed":
            font.setFamilies(["DejaVu Sans Mono", "Menlo", "Consolas", "monospace"])
            font.setStyleHint(QFont.StyleHint.Monospace)
        return font

    def byline(self) -> QFont:
        """The font of the line below the title."""
        return type.ui(14 * self.zoom)

    def format(self, style: str, setting: Setting) -> QTextCharFormat:
        """The format of a block's words ("") or of a style run, link or furniture in it."""
        key = (style, setting)
        if key not in self._made:
            self._made[key] = self._make(style, setting)
        return self._made[key]

    def _make(self, style: str, setting: Setting) -> QTextCharFormat:
        made = QTextCharFormat()
        match style:
            case "bold":
                made.setFontWeight(type.SEMIBOLD)
            case "italic":
                made.setFontItalic(True)
            case "superscript":
                made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
            case "mark":
                made.setBackground(self._colours.own)
            case "link":
                made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
                made.setUnderlineColor(self._colours.edge)
            case "furniture":
                made.setForeground(self._colours.text3)
                made.setFont(self.font(Setting(size=min(13, setting.size), face=setting.face)))
            case _:
                made.setFont(self.font(setting))
                made.setForeground(self._colours.text2 if setting.quiet else self._colours.text)
        return made
