"""Page labels: what a person calls a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .stamps import Stamp


def page_labels(own: Sequence[str], stamps: Sequence[Stamp | None], printed: Sequence[int]) -> list[str]:
    """A label for each page: the file's own, else the court stamp's page, else the printed number, else its place.

    Printed numbers count only where they keep step with the pages.
    """
    count = len(stamps)
    if len(own) == count and any(own):
        return [label or str(at) for at, label in enumerate(own, 1)]
    steps = Counter(value - at for at, value in enumerate(printed) if value)
    labels: list[str] = []
    for at, (stamp, value) in enumerate(zip(stamps, printed, strict=True)):
        if stamp and stamp.page:
            labels.append(stamp.page)
        elif value and steps[value - at] >= max(2, 0.3 * count):
            labels.append(str(value))
        else:
            labels.append(str(at + 1))
    return labels
