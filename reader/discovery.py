"""How an open room finds its members: every module in it that does not begin with an underscore is one."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from types import ModuleType


def names(room: ModuleType) -> tuple[str, ...]:
    """The names of a room's members, in order; none of them is imported."""
    found = (module.name for module in pkgutil.iter_modules(room.__path__))
    return tuple(sorted(name for name in found if not name.startswith("_")))


def listed(room: str) -> tuple[str, ...]:
    """The names of an open room's members; the room itself, which may lie below the boundary, is not imported."""
    spec = importlib.util.find_spec(room)
    places = spec.submodule_search_locations if spec else None
    found = (module.name for module in pkgutil.iter_modules(places or []))
    return tuple(sorted(name for name in found if not name.startswith("_")))


def member(room: ModuleType, name: str) -> object:
    """The member of that name: what its module calls by the room's own name for members (`MEMBER` of the room).

    Raises LookupError where the room has no such member.
    """
    if name not in names(room):
        raise LookupError(f"{room.__name__} has no {name}")
    module = importlib.import_module(f"{room.__name__}.{name}")
    return getattr(module, room.MEMBER)
