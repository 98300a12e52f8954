"""History: where one has been, to go back to and forward again."""

from __future__ import annotations

from dataclasses import dataclass

from .session import Selection

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Place:
    """What both panes show (ids, empty where nothing), and what is selected."""

    documents: tuple[str, ...]
    selection: Selection | None


class History:
    """Places in order; a visit drops what lay ahead, and the same place twice in a row is one."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether one has come back from somewhere."""
        return self._at + 1 < len(self._places)

    def visit(self, place: Place) -> None:
        """Remember a place, unless one has only come back to it."""
        if self._at >= 0 and self._places[self._at] == place:
            return
        del self._places[self._at + 1 :]
        self._places = [*self._places, place][-LONGEST:]
        self._at = len(self._places) - 1

    def back(self) -> Place | None:
        """The place before this one, which is the present one from now on."""
        self._at -= self.can_go_back
        return self._places[self._at] if self._places else None

    def forward(self) -> Place | None:
        """The place one had come back from."""
        self._at += self.can_go_forward
        return self._places[self._at] if self._places else None
