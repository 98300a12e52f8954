"""The window as the command line opens it; where it cannot be, one line says what is missing."""

from __future__ import annotations

import ctypes
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from .legible import legible
from .session import Session

DEBIAN = (
    "libegl1 libgl1 libxkbcommon0 libfontconfig1 libglib2.0-0 libdbus-1-3 libxcb-cursor0"
    " libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"
)
"""What Qt needs of Debian's packages."""
_XCB = Path("Qt", "plugins", "platforms", "libqxcb.so")
"""Where PySide6 keeps what draws on an X display."""


def show(session: Session, folder: Path | None, paths: Sequence[str] = (), name: str = "") -> bool:
    """Open the window on a library (the last one, where none is named) until it is closed; tells if it could."""
    if reason := missing():
        click.echo(legible(reason), err=True)
        return False
    session.close()  # the window has children of its own, and one library has one writer
    # by name: the application stands above the command line, which may not import it
    importlib.import_module("reader.app").run(folder, paths, name)
    return True


def missing() -> str:
    """What the window lacks, and how to get it; empty where it can be opened."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    graphic = sys.platform not in ("win32", "darwin")
    if graphic and not chosen and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return "The window is not opened: there is no display. The command line does everything without one."
    try:
        module = importlib.import_module("PySide6.QtWidgets")
        plugin = Path(module.__file__ or "").parent / _XCB
        if graphic and not chosen and not os.environ.get("WAYLAND_DISPLAY") and plugin.exists():
            ctypes.CDLL(str(plugin))  # where it lacks something, Qt would end the whole process
    except (ImportError, OSError) as fault:
        advice = f"On Debian: apt-get install {DEBIAN}"
        return f"The window is not opened: a library of the system is missing ({fault}). {advice}"
    return ""
