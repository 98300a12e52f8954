"""Words that turn a statement into its opposite."""

from __future__ import annotations

import re

NEGATIONS = frozenset(
    re.findall(
        r"\w+",
        "not no never nor neither none nothing nobody nowhere cannot without hardly scarcely barely unable dont doesnt"
        " didnt isnt arent wasnt werent wont wouldnt cant couldnt shouldnt hasnt havent hadnt mustnt neednt aint",
    )
)
"""Folded, without apostrophes."""
