"""HTML that cannot be broken by what it shows: all text is escaped, and only what was built here is not."""

from __future__ import annotations

from html import escape

from ..text.wording import one_line, printable

_VOID = {"img", "input", "link", "meta"}


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def element(tag: str, /, *children: str, **attributes: str | bool | None) -> Markup:
    """An element with its children in order; those that are no Markup are escaped, control characters dropped.

    An underscore at the end of an attribute's name is left off, others become hyphens; `True` stands for a bare
    attribute, `None` and `False` for none.
    """
    shown = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    written = "".join(_attribute(key, value) for key, value in shown if value is not None and value is not False)
    if tag in _VOID:
        return Markup(f"<{tag}{written}>")
    return Markup(f"<{tag}{written}>{joined(*children)}</{tag}>")


def joined(*children: str) -> Markup:
    """The children one after the other."""
    return Markup("".join(child if isinstance(child, Markup) else escape(printable(child)) for child in children))


def name(text: str, **attributes: str | bool | None) -> Markup:
    """A name or title from a document, on one line, kept from changing the direction of what stands beside it."""
    return element("bdi", one_line(text), **attributes)


def _attribute(key: str, value: str | bool) -> str:
    return f" {key}" if value is True else f' {key}="{escape(printable(str(value)))}"'
