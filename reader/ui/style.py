"""The style sheet: LOOK's shapes for Qt's own controls, made from the theme."""

from __future__ import annotations

from string import Template

from . import type
from .theme import Theme

_SHEET = Template(
    """
* { outline: 0; }
QMainWindow, QMenuBar, #toolbar { background: $chrome; color: $text; }
QMenuBar { padding: 0; border: 0; }
QMenuBar::item { padding: ${s6}px ${s10}px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; }
QMenu { background: $surface; color: $text; border: 1px solid $border; padding: ${s4}px; }
QMenu::item { padding: ${s6}px ${s24}px ${s6}px ${s8}px; border-radius: 4px; }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $text3; }
QMenu::icon { padding-left: ${s8}px; }
QMenu::separator { height: 1px; background: $border; margin: ${s4}px; }
#toolbar { border: 0; border-bottom: 1px solid $border; }
QToolButton, QPushButton { background: transparent; color: $text; border: 2px solid transparent; border-radius: 6px;
  padding: 0 ${s4}px; min-height: ${s26}px; min-width: ${s20}px; }
QToolButton:hover, QPushButton:hover { background: $hover; }
QToolButton:checked, QToolButton:pressed, QPushButton:pressed { background: $selected; }
QToolButton:disabled, QPushButton:disabled { color: $text3; }
QToolButton:focus, QPushButton:focus { border-color: $text; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton { background: $surface; border: 1px solid $border; padding: 0 ${s12}px; min-height: ${s30}px;
  font-weight: 600; }
QPushButton:focus { border: 2px solid $text; padding: 0 ${s11}px; }
QPushButton[role="primary"] { background: $text; color: $surface; border-color: $text; }
QPushButton[role="primary"]:hover { background: $text2; }
QLineEdit, QComboBox, QSpinBox, QDateEdit { background: $surface; color: $text; border: 1px solid $border;
  border-radius: 4px; padding: 0 ${s8}px; min-height: ${s28}px; }
QLineEdit:focus, QComboBox:focus { border: 2px solid $text; padding: 0 ${s7}px; }
QTabBar { background: $panel; }
QTabBar::tab { background: transparent; color: $text2; border: 0; border-right: 1px solid $border;
  border-top: 2px solid transparent; padding: 0 ${s10}px; height: ${s34}px;
  min-width: ${s100}px; max-width: ${s246}px; }
QTabBar::tab:selected { background: $surface; color: $text; border-top: 2px solid $text; }
#tabcross { padding: 0; min-width: ${s20}px; max-width: ${s20}px; min-height: ${s20}px; max-height: ${s20}px;
  border: 0; }
QTabBar::tab:focus { color: $text; }
#tabrow { background: $panel; border-bottom: 1px solid $border; }
#location { background: $surface; border-bottom: 1px solid $border; color: $text2; }
#pane, #reading { background: $surface; }
#linkbar { background: $panel; border-top: 1px solid $border; }
#sidebar, #library, #quotations { background: $panel; }
#hairline { background: $border; border: 0; }
#strong { font-weight: 600; }
#source { color: $text2; background: transparent; border: 2px solid transparent; padding: 0; min-width: 0;
  min-height: ${s24}px; font-weight: 400; text-align: left; }
#source:hover { color: $text; text-decoration: underline; }
#source:focus { border-color: $text; padding: 0; }
#arrow { padding: 0; min-width: ${s24}px; min-height: ${s24}px; }
#away { background: $surface; border: 1px solid $edge; font-weight: 600; }
#away:focus { border: 2px solid $text; }
#decision { font-weight: 600; }
#decision[words="true"] { background: $surface; border: 1px solid $border; padding: 0 ${s11}px; min-height: ${s28}px; }
#decision[words="true"]:hover { background: $hover; }
#decision[words="true"]:checked { background: $selected; border-color: $edge; }
#decision[words="true"]:focus { border: 2px solid $text; padding: 0 ${s10}px; }
#sidebar { border-right: 1px solid $border; }
#gutter { background: $panel; border-left: 1px solid $border; border-right: 1px solid $border; }
#errorbar { background: $warning; border-bottom: 1px solid $border; }
#errorbar QLabel { color: $text; }
#quiet { color: $text2; }
QAbstractItemView { background: $panel; color: $text; border: 0; selection-background-color: $selected;
  selection-color: $text; }
QScrollBar:vertical { background: $panel; width: ${s10}px; margin: 0; }
QScrollBar::handle:vertical { background: $thumb; border-radius: 4px; min-height: ${s28}px; margin: 1px 2px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { height: 0; background: none; }
QSplitter::handle { background: $border; }
QToolTip { background: $surface; color: $text; border: 1px solid $border; padding: ${s4}px; }
QDialog { background: $panel; color: $text; }
#searchfield { background: $surface; border: 1px solid $border; border-radius: 6px; }
#searchfield[active="true"] { border: 2px solid $text; }
#searchfield QLineEdit { border: 0; padding: 0; min-height: 0; background: transparent; }
#searchfield QToolButton { min-height: ${s20}px; padding: 0; }
#results { background: $surface; border: 1px solid $border; border-radius: 10px; }
#results QAbstractItemView { background: $surface; }
QDialog QAbstractItemView, QDialog QScrollArea, #sheet { background: $panel; }
#rule { background: $border; border: 0; }
QDialog QComboBox::drop-down { border: 0; width: ${s28}px; }
QDialog QComboBox::down-arrow { image: none; }
QLabel#wrong { color: $warning_icon; }
QLineEdit[wrong="true"] { border-color: $warning_icon; }
QLabel { color: $text; background: transparent; }
QLabel:disabled { color: $text3; }
"""
)
_SIZES = (4, 6, 7, 8, 10, 11, 12, 20, 24, 26, 28, 30, 34, 100, 246)
_COLOURS = (
    "surface", "panel", "chrome", "canvas", "hover", "selected", "border", "edge", "text", "text2", "text3", "warning",
    "warning_icon",
)  # fmt: skip


def sheet(theme: Theme) -> str:
    """The style sheet of a theme, its measures grown with the system's font."""
    sizes = {f"s{size}": str(type.px(size)) for size in _SIZES}
    colours = {name: getattr(theme, name).name() for name in _COLOURS}
    ink = theme.text
    colours["thumb"] = f"rgba({ink.red()}, {ink.green()}, {ink.blue()}, {theme.thumb})"
    return _SHEET.substitute(colours | sizes)
