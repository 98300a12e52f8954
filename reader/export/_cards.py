"""The card of one quotation: what the article prints, what the filing says, and where."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.links import Attribution, Decision, Op, Placement, Verdict
from ..model.reports import PassageRow, QuotationRow
from ..text.diffs import Token, article, differences, filing
from ..text.wording import (
    DECISIONS,
    NEAREST,
    further,
    more_places,
    one_line,
    pinpoint,
    placement,
    places,
    relabelled,
    speakers,
)
from ._markup import Markup, element, joined, name
from ._verdicts import MARKS

FEW = 4
"""So many further places are shown at once; more are folded away."""

_ELEMENTS = {Op.REPLACE: "mark", Op.INSERT: "ins", Op.DELETE: "del", Op.BRACKET: "span", Op.ELLIPSIS: "span"}


def card(row: QuotationRow, number: str, anchor: str, pictures: Markup) -> Markup:
    """The card of a quotation; `number` is such as "2 of 11", `anchor` its id in the page."""
    rejected = " rejected" if row.decision is Decision.REJECTED else ""
    sides = _sides(row, bool(pictures))
    parts = (_top(row, number, anchor), sides, _source(row), pictures, _places(row), _nearest(row), _note(row))
    return element("article", *parts, class_=f"card {row.verdict.value}{rejected}", id=anchor)


def chip(verdict: Verdict) -> Markup:
    """The verdict as glyph and word."""
    mark = MARKS[verdict]
    glyph = element("span", mark.glyph, class_="glyph", aria_hidden="true")
    return element("span", glyph, mark.word, class_=f"chip {verdict.value}", title=mark.meaning)


def _top(row: QuotationRow, number: str, anchor: str) -> Markup:
    reason = element("span", name(row.reason), class_="reason") if row.reason.strip() else Markup()
    state = DECISIONS[row.decision]
    tick = "✓ " if row.decision is Decision.CONFIRMED else ""
    decided = element("span", f"{tick}{state}", class_="state") if state else Markup()
    place = element("a", number, class_="number", href=f"#{anchor}")
    return element("h3", chip(row.verdict), reason, decided, place)


def _sides(row: QuotationRow, pictured: bool) -> Markup:
    sides = [_side("Article", _tokens(article(row), row.text), _speaker(row))]
    if row.passages:
        best = row.passages[0]
        unsure = row.placement is Placement.AMBIGUOUS
        label = f"Filing, first of {places(row.places, row)}" if unsure else "Filing"
        words = _tokens(filing(row), best.text)
        sides.append(_side(label, words if pictured else _in_context(best, words), _spoken(row)))
    said = (element("li", sentence) for sentence in differences(row))
    words_only = element("ul", *said, class_="unseen") if row.edits else Markup()
    return joined(element("div", *sides, class_="sides"), words_only)


def _side(label: str, words: Markup, below: Markup) -> Markup:
    quoted = element("blockquote", words, dir="auto")
    return element("div", element("h4", label), quoted, below, class_="side")


def _tokens(tokens: Iterable[Token], whole: str) -> Markup:
    drawn: list[str] = []
    for token in tokens:
        drawn += (token.gap, _token(token))
    return joined(*drawn) if drawn else joined(one_line(whole))


def _token(token: Token) -> Markup:
    if token.op is Op.EQUAL:
        return joined(token.text)
    if token.op is Op.DELETE and not token.text:
        return element("span", class_="caret", title="Words dropped here", role="img", aria_label="Words dropped here")
    return element(_ELEMENTS[token.op], token.text, class_=token.op.value)


def _in_context(passage: PassageRow, words: Markup) -> Markup:
    before, after = one_line(passage.before), one_line(passage.after)
    return joined(
        *((element("span", f"{before} ", class_="context"),) if before else ()),
        words,
        *((element("span", f" {after}", class_="context"),) if after else ()),
    )


def _speaker(row: QuotationRow) -> Markup:
    return element("p", "Speaker: ", name(row.speaker), class_="speaker") if row.speaker else Markup()


def _spoken(row: QuotationRow) -> Markup:
    shown = row.passages[0].speaker
    if not shown:
        return Markup()
    if row.attribution is Attribution.DIFFERS:
        warning = element("strong", "The speaker differs. ")
        return element("p", warning, name(speakers(row)), class_="speaker warning")
    return element("p", "Speaker: ", name(shown), class_="speaker")


def _source(row: QuotationRow) -> Markup:
    if not row.passages:
        return Markup()
    if row.placement is Placement.AMBIGUOUS:
        return element("p", f"{placement(row)}:", class_="source")
    best = row.passages[0]
    parts = [element("strong", name(pinpoint(best)))]
    if relabelled(best):
        parts.append(joined(f"page {best.page} of the file"))
    if best.docket:
        parts.append(joined("docket ", name(best.docket)))
    if best.cited:
        parts.append(joined("cited here"))
    parts.append(joined(placement(row).lower()))
    return element("p", *_between(" · ", parts), class_="source")


def _between(mark: str, parts: Iterable[Markup]) -> Iterable[str]:
    for number, part in enumerate(part for part in parts if part):
        if number:
            yield mark
        yield part


def _places(row: QuotationRow) -> Markup:
    listed, more = further(row)
    if not listed:
        return Markup()
    items = [element("li", name(pinpoint(passage))) for passage in listed]
    if more:
        items.append(element("li", f"and {more_places(more, row)}"))
    shown = element("ul", *items)
    if row.placement is Placement.AMBIGUOUS:
        return element("div", shown, class_="places")
    title = f"Also stands in {places(len(listed) + more, row)}"
    return element("details", element("summary", title), shown, class_="places", open=len(items) <= FEW)


def _nearest(row: QuotationRow) -> Markup:
    if not row.nearest:
        return Markup()
    items = (
        element("li", element("span", name(pinpoint(passage))), element("q", name(passage.text)))
        for passage in row.nearest
    )
    return element("div", element("h4", NEAREST), element("ul", *items), class_="nearest")


def _note(row: QuotationRow) -> Markup:
    return element("p", "Note: ", name(row.note), class_="note") if row.note.strip() else Markup()
