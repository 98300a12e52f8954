"""Where things of this program lie on this system, unless a person says otherwise."""

from __future__ import annotations

from pathlib import Path

_APP = "exhibit-reader"
SAMPLE_CASE = "Water Trust v. Calder"
"""What the sample case is called."""


def library() -> Path:
    """The library of a person who names none."""
    return _data() / "library"


def sample() -> Path:
    """The library of the sample case."""
    return _data() / "sample"


def log() -> Path:
    """The log that child processes write."""
    import platformdirs  # here, since looking for places takes longer than many commands

    return Path(platformdirs.user_log_dir(_APP, appauthor=False)) / f"{_APP}.log"


def _data() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir(_APP, appauthor=False))
