"""Contexts: the sentence and the paragraph in which a quotation stands, and what they cite."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ..model.layers import BlockKind, Hyperlink, TextLayer
from ..model.spans import Span
from ..text.references import find_mentions
from ..text.sentences import around, sentences
from .pairing import Quoted
from .paragraphs import Paragraph

_SIGNAL = re.compile(r"[\s(\[]*(?:(?:see|see also|see generally|cf\.|id\.,?)\s+)?", re.IGNORECASE)
_MOST = 100
"""How many links and mentions of a sentence are named at most; more stand only in lists of links."""


@dataclass(frozen=True, slots=True)
class Context:
    """The sentences that a quotation touches, with one before that announces it ("He wrote:") and a citation behind."""

    sentence: Span
    cited: tuple[str, ...]
    near: tuple[str, ...]
    mentions: tuple[str, ...]


class Contexts:
    """The contexts of a text's quotations; each paragraph is cut into sentences once."""

    def __init__(self, layer: TextLayer, text: str, portions: Sequence[Paragraph]) -> None:
        self.text = text
        self.portions = portions
        links = (link for link in layer.links if link.url and not link.url.startswith("#"))
        self._links = sorted(links, key=lambda link: link.span)
        self._mentions = find_mentions(text)
        self._cut: dict[int, list[Span]] = {}
        self._found: dict[Quoted, Context] = {}

    def of(self, one: Quoted) -> Context:
        """The context of a quotation."""
        if one not in self._found:
            self._found[one] = self._context(one)
        return self._found[one]

    def sentences(self, paragraph: int) -> list[Span]:
        """The sentences of a paragraph."""
        if paragraph not in self._cut:
            self._cut[paragraph] = sentences(self.text, self.portions[paragraph].span)
        return self._cut[paragraph]

    def _context(self, one: Quoted) -> Context:
        first, last = one.paragraphs[0], one.paragraphs[-1]
        opening, closing = self.sentences(first), self.sentences(last)
        edge = Span(one.outside.end - 1, one.outside.end)
        start = opening[around(opening, Span(one.outside.start, one.outside.start))[0]].start
        number = around(closing, edge)[0]
        end = closing[number].end
        announcement = self._announcement(first) if one.block or start >= one.outside.start else None
        citation = self._citation(closing[number + 1 : number + 2], last, one.block)
        own = [Span(start, end), *filter(None, (announcement, citation))]
        cited = self._addresses(own)
        wide = [self.portions[paragraph].span for paragraph in {first, last}]
        if announcement:
            wide.append(self.portions[first - 1].span)
        near = tuple(url for url in self._addresses(sorted(wide)) if url not in cited)
        mentions = [
            " ".join(mention.of(self.text).split()) for span in sorted(own) for mention in self._mentioned(span)
        ]
        whole = Span(announcement.start if announcement else start, end)
        return Context(whole, cited, near, tuple(dict.fromkeys(mentions)))

    def _announcement(self, paragraph: int) -> Span | None:
        """The last sentence of the paragraph before, where a colon says that the quotation follows."""
        if not paragraph or self.portions[paragraph - 1].kind is BlockKind.QUOTE:
            return None
        before = self.sentences(paragraph - 1)
        return before[-1] if before and before[-1].of(self.text).endswith((":", "：")) else None

    def _citation(self, following: Sequence[Span], paragraph: int, block: bool) -> Span | None:
        """The sentence behind a quotation that does nothing but cite, such as "See Ex. 7 at 2"."""
        if block and paragraph + 1 < len(self.portions):
            following = self.sentences(paragraph + 1)[:1]
        for span in following:
            mentions = self._mentioned(span)
            if mentions and _SIGNAL.fullmatch(self.text, span.start, mentions[0].start):
                return span
        return None

    def _addresses(self, spans: Sequence[Span]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for span in sorted(spans):
            found.update(dict.fromkeys(link.url for link in self._linked(span)))
        return tuple(found)[:_MOST]

    def _linked(self, span: Span) -> Sequence[Hyperlink]:
        first = bisect_right(self._links, span.start, key=lambda link: link.span.end)
        last = bisect_left(self._links, span.end, key=lambda link: link.span.start)
        return self._links[first : min(last, first + _MOST)]

    def _mentioned(self, span: Span) -> Sequence[Span]:
        first = bisect_left(self._mentions, span.start, key=lambda mention: mention.start)
        last = bisect_left(self._mentions, span.end, key=lambda mention: mention.start)
        return self._mentions[first : min(last, first + _MOST)]
