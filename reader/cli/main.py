"""The commands, gathered."""

from __future__ import annotations


def run() -> None:
    """Run the command that the arguments name."""
