"""What is said of documents: quotations, the links that the program makes, and the reviews that a person makes.

Links are the program's and may be made again at any time. Reviews are a person's: each keeps an anchor of the words
it was given for, so that it finds its quotation again after a document was read anew; one that finds none is kept as
an orphan (its number is NULL) until its words come back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import TypeAlias

from ..model.anchors import CONTEXT, Anchor
from ..model.documents import Kind
from ..model.links import Decision, Link, Passage, Placement, Review
from ..model.quotations import Quotation, Style
from ..model.spans import Span
from . import records

Finder: TypeAlias = Callable[[str, Anchor], Span | None]
"""Finds an anchor's words in a text, or nothing."""


def at_its_place(text: str, anchor: Anchor) -> Span | None:
    """The simplest finder: the anchor's words, the place nearest to the old one."""
    places = []
    at = text.find(anchor.exact)
    while at >= 0 and anchor.exact:
        places.append(at)
        at = text.find(anchor.exact, at + 1)
    if not places:
        return None
    start = min(places, key=lambda place: abs(place - anchor.start))
    return Span(start, start + len(anchor.exact))


def anchored(text: str, span: Span) -> Anchor:
    """The anchor of a span."""
    return Anchor(
        exact=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        start=span.start,
    )


class Judgements:
    """Rows in, rows out; whoever writes opens the transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def quotations(self, id: str) -> list[Quotation]:
        """A document's quotations in reading order."""
        rows = self.connection.execute("SELECT body FROM quotations WHERE document = ? ORDER BY number", (id,))
        return [records.quotation_from(body) for (body,) in rows]

    def put_quotations(self, id: str, quotations: Sequence[Quotation], text: str, finder: Finder) -> None:
        """Write a document's quotations in place of the old ones; links go, reviews find their quotations again."""
        self.connection.execute("DELETE FROM quotations WHERE document = ?", (id,))
        self.connection.executemany(
            "INSERT INTO quotations VALUES (?, ?, ?, ?)",
            ((id, number, q.style, records.quotation_to(q)) for number, q in enumerate(quotations)),
        )
        self.connection.execute("UPDATE documents SET linked = 0 WHERE id = ?", (id,))
        self._attach(id, quotations, text, finder)

    def links(self, id: str) -> list[Link | None]:
        """A document's links, one for each quotation; none where it was not looked up, or its source has since gone."""
        rows = self.connection.execute(
            "SELECT links.body FROM quotations LEFT JOIN links USING (document, number)"
            " WHERE document = ? ORDER BY number",
            (id,),
        )
        links = [records.link_from(body) if body else None for (body,) in rows]
        gone = self._gone(id)
        return [None if number in gone else link for number, link in enumerate(links)]

    def put_links(self, id: str, links: Sequence[Link | None]) -> None:
        """Write a document's links in place of the old ones; reviews are not touched."""
        self.connection.execute("DELETE FROM links WHERE document = ?", (id,))
        for number, link in enumerate(links):
            if link is None:
                continue
            source = link.passages[0].document if link.passages and _placed(link) else None
            self.connection.execute(
                "INSERT INTO links VALUES (?, ?, ?, ?, ?)", (id, number, link.verdict, source, records.link_to(link))
            )
            sources = {passage.document for passage in (*link.passages, *link.nearest)}
            rows = ((id, number, source) for source in sorted(sources))
            self.connection.executemany("INSERT INTO link_sources VALUES (?, ?, ?)", rows)
        self.connection.execute("UPDATE documents SET linked = (SELECT generation FROM sources) WHERE id = ?", (id,))

    def age_links(self) -> None:
        """All links are older than their sources from now on: there are others, or they are known by other names."""
        self.connection.execute("UPDATE sources SET generation = generation + 1")

    def links_due(self) -> tuple[str, ...]:
        """The coverage whose links are older than its quotations or its sources."""
        rows = self.connection.execute(
            "SELECT id FROM documents WHERE kind = ? AND removed IS NULL"
            " AND linked < (SELECT generation FROM sources) ORDER BY id",
            (Kind.COVERAGE,),
        )
        return tuple(id for (id,) in rows)

    def drop_links_into(self, id: str) -> None:
        """Take away the links that lead into a document whose text has changed or gone; they are made again."""
        self.connection.execute(
            "DELETE FROM links WHERE (document, number) IN"
            " (SELECT document, number FROM link_sources WHERE source = ?)",
            (id,),
        )

    def reviews(self, id: str) -> list[Review]:
        """A document's reviews, one for each quotation, unreviewed where a person has said nothing."""
        (count,) = self.connection.execute("SELECT count(*) FROM quotations WHERE document = ?", (id,)).fetchone()
        reviews = [Review()] * count
        rows = self.connection.execute(
            "SELECT number, decision, note, passage FROM reviews WHERE document = ? AND number IS NOT NULL", (id,)
        )
        for number, *review in rows:
            reviews[number] = _review(*review)
        return reviews

    def orphans(self, id: str) -> list[tuple[Anchor, Review]]:
        """The reviews whose quotation is no longer found, with the words that they were given for."""
        rows = self.connection.execute(
            "SELECT anchor, decision, note, passage FROM reviews WHERE document = ? AND number IS NULL", (id,)
        )
        return [(records.anchor_from(anchor), _review(*review)) for anchor, *review in rows]

    def put_review(self, id: str, number: int, review: Review, anchor: Anchor, passage: Anchor | None) -> None:
        """Write a person's decision with the anchors of its quotation and of the passage that was chosen."""
        self.connection.execute("DELETE FROM reviews WHERE document = ? AND number = ?", (id, number))
        if review == Review():
            return
        chosen = review.passage
        self.connection.execute(
            "INSERT INTO reviews (document, number, anchor, decision, note, source, passage, passage_anchor)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(id, number, records.anchor_to(anchor), review.decision, review.note),
                chosen.document if chosen else None,
                records.passage_to(chosen) if chosen else None,
                records.anchor_to(passage) if passage else None,
            ),
        )

    def move_passages(self, source: str, text: str, finder: Finder) -> None:
        """Find the passages that people have chosen in a document again in its new text; one not found waits."""
        rows = self.connection.execute(
            "SELECT id, passage, passage_anchor FROM reviews WHERE source = ? AND passage_anchor IS NOT NULL", (source,)
        ).fetchall()
        for row, kept, anchor in rows:
            span = finder(text, records.anchor_from(anchor))
            old = records.passage_from(kept) if kept else Passage(source, Span(0, 0), 1.0)
            new = Passage(source, span, old.score, old.cited) if span else None
            self.connection.execute(
                "UPDATE reviews SET passage = ? WHERE id = ?", (records.passage_to(new) if new else None, row)
            )

    def forget_source(self, id: str) -> None:
        """Erase the words of a document from what is said of others; a person's decisions stand without its passage."""
        self.drop_links_into(id)
        self.connection.execute(
            "UPDATE reviews SET source = NULL, passage = NULL, passage_anchor = NULL WHERE source = ?", (id,)
        )

    def counts(self) -> dict[str, tuple[int, int, int]]:
        """For each document its quotations (terms left out), those altered, and how many of others' come from it.

        Where a person has decided, the decision counts: a rejected link comes from nowhere, a corrected one from the
        passage chosen.
        """
        said = self.connection.execute(
            "SELECT q.document, count(*), sum(l.verdict IS 'altered') FROM quotations q"
            " LEFT JOIN links l USING (document, number) WHERE q.style <> ? GROUP BY q.document",
            (Style.TERM,),
        )
        counts = {id: (count, altered, 0) for id, count, altered in said}
        quoted = self.connection.execute(
            "SELECT iif(r.decision IS ?, r.source, l.source) AS origin, count(*) FROM links l"
            " JOIN documents d ON d.id = l.document AND d.removed IS NULL"
            " LEFT JOIN reviews r USING (document, number)"
            " WHERE origin IS NOT NULL AND r.decision IS NOT ? GROUP BY origin",
            (Decision.CORRECTED, Decision.REJECTED),
        )
        for source, count in quoted:
            counts[source] = (*counts.get(source, (0, 0, 0))[:2], count)
        return counts

    def _gone(self, id: str) -> set[int]:
        """The numbers of the links that lead into a document that is not on the shelves."""
        rows = self.connection.execute(
            "SELECT number FROM link_sources s WHERE document = ? AND NOT EXISTS"
            " (SELECT 1 FROM documents d WHERE d.id = s.source AND d.removed IS NULL)",
            (id,),
        )
        return {number for (number,) in rows}

    def _attach(self, id: str, quotations: Sequence[Quotation], text: str, finder: Finder) -> None:
        """Give each review the quotation whose words it was given for; the first to ask gets it."""
        rows = self.connection.execute(
            "SELECT id, anchor FROM reviews WHERE document = ? ORDER BY id", (id,)
        ).fetchall()
        self.connection.execute("UPDATE reviews SET number = NULL WHERE document = ?", (id,))
        taken: set[int] = set()
        for row, kept in rows:
            number = _quotation_of(records.anchor_from(kept), quotations, text, finder)
            if number is not None and number not in taken:
                taken.add(number)
                self.connection.execute("UPDATE reviews SET number = ? WHERE id = ?", (number, row))


def _quotation_of(anchor: Anchor, quotations: Sequence[Quotation], text: str, finder: Finder) -> int | None:
    """The quotation that has an anchor's words at the place where they are found, or nearly so."""
    span = finder(text, anchor)
    if span is None:
        return None
    nearest = max(range(len(quotations)), key=lambda n: _shared(quotations[n].span, span), default=None)
    return nearest if nearest is not None and _shared(quotations[nearest].span, span) > 0.5 else None


def _shared(one: Span, other: Span) -> float:
    """How much of both spans is common to both, 0 to 1."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / max(len(one), len(other), 1) if common > 0 else 0.0


def _placed(link: Link) -> bool:
    return link.placement in (Placement.UNIQUE, Placement.CONTEXT)


def _review(decision: str, note: str, passage: str | None) -> Review:
    return Review(decision=Decision(decision), note=note, passage=records.passage_from(passage) if passage else None)
