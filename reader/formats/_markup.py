"""Markup: HTML poured into a flow, block by block; nothing is fetched, and nothing of the markup is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from ..model.layers import BlockKind, FurnitureKind, TextLayer
from ..text.flow import Flow, clean

_DATA = re.compile(r"""\bdata:[^"'()<>\s]{256,}""")
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_NOTE = re.compile(r"\[?(?:\d{1,3}|[a-z]|[*†‡§¶]{1,3}|note \d+)\]?", re.IGNORECASE)
_RETURNS = frozenset(("↩", "↩︎", "↩️", "↑", "⏎"))
_FIRST_BLOCKS = 4
_MARKS = "“”„\"'‘’«»‹›"


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_BLOCKS = _tags(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead "
    "tr ul"
)
_SILENT = _tags(
    "annotation annotation-xml applet area audio base button canvas datalist embed frame frameset head iframe img "
    "input link map meta meter noembed noscript object optgroup option param picture progress rp rt script select "
    "source style svg template textarea title track video"
)
_STYLES = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "italic"),
    "sup": "superscript",
    "mark": "mark",
}
_KEPT = frozenset(("class", "href", "id", "itemprop", "role"))


class Overgrown(ValueError):
    """Markup that nests too deeply to be read whole."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the tree the words stand: what their block is, and how they look."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    quotes: int = 0
    lists: int = 0
    spoken: int = 0
    preformatted: bool = False
    styles: tuple[str, ...] = ()
    url: str = ""
    furniture: FurnitureKind | None = None


def parse(markup: str) -> HtmlElement:
    """The tree of a page or of a piece of one, `<html>` at its root; broken markup is mended as browsers do.

    Pictures written into the page go first, so that a saved page is as large as its text. Raises Overgrown where
    elements nest deeper than the parser follows (2,048 levels in libxml2), since the rest would be lost in silence.
    """
    data = _DATA.sub("data:,", clean(markup)).encode()
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = document_fromstring(data, parser=parser, ensure_head_body=True)
    except etree.ParserError:
        return document_fromstring("<p></p>", ensure_head_body=True)
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise Overgrown
    return tree


def prune(tree: HtmlElement) -> None:
    """Take out of a tree what `pour` would not write, and every attribute that neither it nor a reader needs."""
    for element in list(tree.iter(etree.Element)):
        if element.getparent() is None or element.tag in ("head", "body"):
            continue
        if element.tag in _SILENT or is_hidden(element):
            element.drop_tree()
    for element in tree.iter(etree.Element):
        kept = {name: value for name in _KEPT if (value := element.get(name)) is not None}
        element.attrib.clear()
        element.attrib.update(kept)


def is_hidden(element: HtmlElement) -> bool:
    """Whether the page itself says that nobody sees the element."""
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style") or ""))


def _is_unseen(element: HtmlElement) -> bool:
    """Whether an element has nothing to read: it holds no words, hides them, or leads from a note back to its mark."""
    if element.tag in _SILENT:
        return True
    if element.tag == "a":
        return words_of(element) in _RETURNS
    return is_hidden(element) and element.tag not in ("html", "body")


def words_of(element: HtmlElement) -> str:
    """All words in an element, white space collapsed."""
    return " ".join("".join(element.itertext()).split())


def compose(root: HtmlElement, extractor: str, base: str = "", headline: str = "") -> TextLayer:
    """The layer of what a reader of the page would see of `root`, under its headline.

    The headline is written as the first block where none of the first blocks is it, for titles hold quotations too.
    """
    flow = Flow(extractor)
    pour(root, flow, base)
    layer = flow.finish()
    firsts = {_letters(block.span.of(layer.text)) for block in layer.blocks[:_FIRST_BLOCKS]}
    if not headline or not layer.text or _letters(headline) in firsts:
        return layer
    flow = Flow(extractor)
    flow.start(BlockKind.HEADING, 1)
    flow.add(headline)
    pour(root, flow, base)
    return flow.finish()


def pour(root: HtmlElement, flow: Flow, base: str = "") -> None:
    """Write what a reader of the page would see of `root` into the flow; addresses are taken relative to `base`."""
    places = [_Place()]
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        block = element.tag in _BLOCKS
        if event == "start":
            place = _entered(element, places[-1], base)
            places.append(place)
            if _is_unseen(element):
                walk.skip_subtree()
                continue
            _open(element, place, flow, block)
        else:
            place = places.pop()
            if element.tag == "q" and place.spoken:
                _say(flow, "”" if place.spoken % 2 else "’", places[-1])
            if block:
                flow.start(places[-1].kind, places[-1].level)
            if element is not root and element.tail:
                _say(flow, element.tail, places[-1])


def _letters(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())


def _open(element: HtmlElement, place: _Place, flow: Flow, block: bool) -> None:
    if block:
        flow.start(place.kind, place.level)
    elif element.tag == "br":
        flow.break_line()
    elif element.tag == "q" and place.spoken:
        _say(flow, "“" if place.spoken % 2 else "‘", place)
    if element.text:
        _say(flow, element.text, place)


def _say(flow: Flow, words: str, place: _Place) -> None:
    flow.add(words, place.styles, place.url, place.furniture, place.preformatted)


def _entered(element: HtmlElement, place: _Place, base: str) -> _Place:
    """The place within an element, from the place around it."""
    tag = element.tag
    if tag in _BLOCKS:
        return _within_block(element, place)
    if style := _STYLES.get(tag):
        furniture = FurnitureKind.FOOTNOTE_MARK if tag == "sup" and _marks_note(element, place) else place.furniture
        return replace(place, styles=tuple(dict.fromkeys((*place.styles, style))), furniture=furniture)
    if tag == "a":
        note = "noteref" in (element.get("role") or "") or "footnote-ref" in (element.get("class") or "")
        furniture = FurnitureKind.FOOTNOTE_MARK if note else place.furniture
        return replace(place, url=_address(element, base), furniture=furniture)
    if tag == "q":
        return replace(place, spoken=place.spoken + 1 if words_of(element)[:1] not in _MARKS else 0)
    return place


def _within_block(element: HtmlElement, place: _Place) -> _Place:
    tag, quoted = element.tag, place.quotes > 0
    if tag == "blockquote":
        return replace(place, kind=BlockKind.QUOTE, level=place.quotes + 1, quotes=place.quotes + 1)
    if tag in ("figcaption", "caption") or "wp-caption-text" in (element.get("class") or ""):
        return replace(place, kind=BlockKind.CAPTION, level=0)
    if quoted and tag == "footer":
        return replace(place, kind=BlockKind.CAPTION, level=0)
    if tag in ("ul", "ol", "menu"):
        return replace(place, lists=place.lists + 1)
    if tag == "pre":
        return (
            replace(place, preformatted=True)
            if quoted
            else replace(place, preformatted=True, kind=BlockKind.CODE, level=0)
        )
    if quoted or place.kind is BlockKind.CAPTION:
        return place
    if tag in ("li", "dd"):
        return replace(place, kind=BlockKind.LIST_ITEM, level=max(1, place.lists))
    if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
        return replace(place, kind=BlockKind.HEADING, level=int(tag[1]))
    return place


def _marks_note(element: HtmlElement, place: _Place) -> bool:
    """Whether a superscript is the mark of a note: a number or sign that leads somewhere."""
    leads = bool(place.url) or element.find(".//a") is not None or element.getparent().tag == "a"
    return leads and bool(_NOTE.fullmatch(words_of(element)))


def _address(element: HtmlElement, base: str) -> str:
    """Where a link leads; empty where that is within the page or nowhere."""
    href = str(element.get("href") or "").strip()
    if not href or href.startswith("#") or href.lower().startswith(("javascript:", "data:")):
        return ""
    try:
        return str(urljoin(base, href))
    except ValueError:
        return href
