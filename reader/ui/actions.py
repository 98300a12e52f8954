"""Actions: everything a person can do, in one table; menus, toolbar and tooltips are made from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Flag, auto

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

from . import icons


class Needs(Flag):
    """What must be there for an action to be possible."""

    NOTHING = 0
    CASE = auto()
    WRITING = auto()
    DOCUMENT = auto()
    PAGED = auto()
    QUOTATION = auto()
    PLACES = auto()
    BACK = auto()
    FORWARD = auto()
    WORK = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """One action: its name in code, its menu, its words, its keys (the first is shown), icon, and what it needs.

    Single letters hold only while nothing is being typed, which the fields see to. `short` is what a button says.
    """

    name: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs: Needs = Needs.NOTHING
    checkable: bool = False
    short: str = ""


MENUS = ("File", "Edit", "View", "Go", "Quotation", "Window", "Help")

TABLE: tuple[Row, ...] = (
    Row("new_case", "File", "New case…"),
    Row("open_case", "File", "Open case…"),
    Row("recent_cases", "File", "Recent cases"),
    Row("sample_case", "File", "Open the sample case"),
    Row("add", "File", "Add documents…", ("Ctrl+O",), "add", Needs.WRITING, short="Add…"),
    Row("add_folder", "File", "Add a folder…", (), "folder", Needs.WRITING),
    Row("facts", "File", "Document facts…", (), "settings", Needs.DOCUMENT | Needs.WRITING),
    Row("remove", "File", "Remove from the case", (), "", Needs.DOCUMENT | Needs.WRITING),
    Row("export", "File", "Export…", ("Ctrl+Shift+E",), "export", Needs.CASE),
    Row("close_tab", "File", "Close tab", ("Ctrl+W",), "close", Needs.DOCUMENT),
    Row("reopen_tab", "File", "Reopen closed tab", ("Ctrl+Shift+T",)),
    Row("quit", "File", "Quit", ("Ctrl+Q",)),
    Row("undo", "Edit", "Take the decision back", ("Ctrl+Z",), "", Needs.QUOTATION | Needs.WRITING),
    Row("copy", "Edit", "Copy", ("Ctrl+C",), "copy", Needs.DOCUMENT),
    Row("find", "Edit", "Find in the document…", ("Ctrl+F",), "search", Needs.DOCUMENT),
    Row("find_next", "Edit", "Find next", ("F3",), "chevron-down", Needs.DOCUMENT),
    Row("find_previous", "Edit", "Find previous", ("Shift+F3",), "chevron-up", Needs.DOCUMENT),
    Row("search", "Edit", "Search all documents", ("Ctrl+Shift+F",), "search", Needs.CASE),
    Row("sidebar", "View", "Sidebar", ("F9",), "sidebar", checkable=True),
    Row("layout", "View", "Panes one above the other", ("Ctrl+\\",), "stacked", checkable=True),
    Row("zoom_in", "View", "Larger", ("Ctrl++", "Ctrl+="), "add", Needs.DOCUMENT),
    Row("zoom_out", "View", "Smaller", ("Ctrl+-",), "minus", Needs.DOCUMENT),
    Row("zoom_reset", "View", "100 %", ("Ctrl+0",), "", Needs.DOCUMENT),
    Row("fit_width", "View", "Fit width", ("Ctrl+8",), "fit", Needs.PAGED),
    Row("fit_page", "View", "Fit page", ("Ctrl+9",), "", Needs.PAGED),
    Row("back", "Go", "Back", ("Alt+Left",), "back", Needs.BACK),
    Row("forward", "Go", "Forward", ("Alt+Right",), "forward", Needs.FORWARD),
    Row("go_to_page", "Go", "Go to page…", ("Ctrl+G",), "", Needs.PAGED),
    Row("previous_page", "Go", "Previous page", (), "chevron-up", Needs.PAGED),
    Row("next_page", "Go", "Next page", (), "chevron-down", Needs.PAGED),
    Row("region_next", "Go", "Next region", ("F6",)),
    Row("region_previous", "Go", "Previous region", ("Shift+F6",)),
    Row("region_library", "Go", "Library", ("Ctrl+1",)),
    Row("region_quotations", "Go", "Quotations", ("Ctrl+2",)),
    Row("region_article", "Go", "Article", ("Ctrl+3",)),
    Row("region_filing", "Go", "Filing", ("Ctrl+4",)),
    Row("next_quotation", "Quotation", "Next quotation", ("N",), "chevron-right", Needs.QUOTATION),
    Row("previous_quotation", "Quotation", "Previous quotation", ("P",), "chevron-left", Needs.QUOTATION),
    Row("open_quotation", "Quotation", "Open both sides", ("Return",), "", Needs.QUOTATION),
    Row("next_place", "Quotation", "Next place", ("]",), "", Needs.PLACES),
    Row("previous_place", "Quotation", "Previous place", ("[",), "", Needs.PLACES),
    Row("card", "Quotation", "Show card", ("Ctrl+I",), "", Needs.QUOTATION),
    Row("confirm", "Quotation", "Confirm", ("C",), "check", Needs.QUOTATION | Needs.WRITING),
    Row("reject", "Quotation", "Reject", ("X",), "reject", Needs.QUOTATION | Needs.WRITING),
    Row("correct", "Quotation", "Correct…", ("E",), "correct", Needs.QUOTATION | Needs.WRITING),
    Row("next_tab", "Window", "Next tab", ("Ctrl+Tab",)),
    Row("previous_tab", "Window", "Previous tab", ("Ctrl+Shift+Tab",)),
    Row("cancel_work", "Window", "Stop the running work", (), "close", Needs.WORK),
    Row("help", "Help", "Help", ("F1",)),
    Row("show_log", "Help", "Show the log file"),
    Row("about", "Help", "About Exhibit Reader"),
)


def make(parent: QObject, does: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """An action for each row that something is done for, with words, keys, tooltip and icon."""
    made: dict[str, QAction] = {}
    for row in TABLE:
        if row.name not in does:
            continue
        action = QAction(QCoreApplication.translate("actions", row.text), parent)
        action.setObjectName(row.name)
        action.setCheckable(row.checkable)
        if row.icon:
            action.setIcon(icons.icon(row.icon))
        if row.short:
            action.setIconText(QCoreApplication.translate("actions", row.short))
        if row.name != "open_quotation":  # Enter belongs to what has the keyboard
            action.setShortcuts([QKeySequence(key) for key in row.keys])
        action.setToolTip(tooltip(row))
        action.triggered.connect(lambda _checked=False, do=does[row.name]: do())
        made[row.name] = action
    return made


def tooltip(row: Row) -> str:
    """The name of an action with its key in brackets."""
    name = row.text.removesuffix("…")
    return (
        f"{name} ({QKeySequence(row.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)})" if row.keys else name
    )


def allowed(row: Row, there: Needs) -> bool:
    """Whether everything that an action needs is there."""
    return row.needs & there == row.needs
