"""Cards: what the list of quotations shows of each, made from a reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ...model.documents import Document, Kind
from ...model.links import Attribution, Decision, Placement, Verdict
from ...model.readings import Key, Mark, Reading
from ...model.reports import PassageRow, QuotationRow
from ...model.spans import Span
from .. import painting
from . import names

HEARD = 160
"""So many characters of a quotation are read aloud with its card."""
_WORST = (Verdict.ALTERED, Verdict.NOT_FOUND, Verdict.REWORDED, Verdict.EDITED, Verdict.VERBATIM)
_DECIDED = {
    Decision.CONFIRMED: QT_TRANSLATE_NOOP("cards", "Confirmed"),
    Decision.REJECTED: QT_TRANSLATE_NOOP("cards", "Rejected"),
    Decision.CORRECTED: QT_TRANSLATE_NOOP("cards", "Corrected"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is painted and said of one quotation.

    `text` has no marks around it. `state` is the person's decision, or else the reason for the verdict; `source` the
    place, or how many there are; `worst` and `from_` are what the two other orders go by; `say` gives the card in
    words for a screen reader.
    """

    key: Key
    verdict: Verdict
    decision: Decision
    text: str
    state: str
    source: str
    speaker: str
    worst: tuple[int, float]
    from_: tuple[int, int]
    say: Callable[[], str] = field(compare=False)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The library's documents by id, and at which place of its order each stands."""

    documents: Mapping[str, Document]
    ranks: Mapping[str, int]

    def rank(self, document: str) -> int:
        return self.ranks.get(document, len(self.ranks))


def cards(reading: Reading, documents: Mapping[str, Document]) -> list[Card]:
    """The quotations of an article, or the passages of a filing that are quoted, in order of place.

    `documents` are the library's, by id: they know more of an exhibit's number than its title may show.
    """
    shelf = _Shelf(documents, {document: rank for rank, document in enumerate(documents)})
    if reading.document.kind is Kind.COVERAGE:
        total = len(reading.quotations)
        return [
            _quotation(Key(reading.document.id, number), row, total, shelf)
            for number, row in enumerate(reading.quotations)
        ]
    first: dict[Key, Mark] = {}
    for mark in reading.marks:
        first.setdefault(mark.key, mark)
    return [_passage(reading, mark, number, len(first), shelf) for number, mark in enumerate(first.values(), 1)]


def reason(row: QuotationRow) -> str:
    """The first thing that the judgement says, without particulars and the verdict’s own words: “A number differs”."""
    first = row.reason.partition(": ")[0].partition(". ")[0].removesuffix(".")
    return first.removesuffix(" without a mark")


def decided(decision: Decision) -> str:
    """A person's decision in a word; empty where there is none."""
    return _tr(str(_DECIDED[decision])) if decision in _DECIDED else ""


def bare(text: str) -> str:
    """A quotation's words on one line, without the comma that its article put before the closing mark."""
    return " ".join(text.split()).rstrip(" ,;:")


def _quotation(key: Key, row: QuotationRow, total: int, shelf: _Shelf) -> Card:
    best = row.passages[0] if row.passages else None
    return Card(
        key=key,
        verdict=row.verdict,
        decision=row.decision,
        text=bare(row.text),
        state=decided(row.decision) or reason(row),
        source=_source(row, shelf, spoken=False),
        speaker="" if row.placement is Placement.AMBIGUOUS and not row.speaker else names.speaker(row),
        worst=(_WORST.index(row.verdict), row.score),
        from_=(shelf.rank(best.document), best.start) if best else (len(shelf.ranks) + 1, key.number),
        say=partial(_say_quotation, row, key.number + 1, total, shelf),
    )


def _say_quotation(row: QuotationRow, number: int, total: int, shelf: _Shelf) -> str:
    says = [painting.WORDS[row.verdict], reason(row), f"‘{_shortened(bare(row.text))}’"]
    says.append(_source(row, shelf, spoken=True))
    filing = row.passages[0].speaker if row.passages else None
    if row.attribution is Attribution.DIFFERS and row.speaker and filing:
        says.append(_tr("The article names {0}, the filing {1}").format(row.speaker, names.surname(filing)))
    says += [decided(row.decision) or _tr("To review"), _tr("{0} of {1}").format(number, total)]
    return _sentences(says)


def _source(row: QuotationRow, shelf: _Shelf, *, spoken: bool) -> str:
    """The place of a quotation; how many places, where nothing decides between them, or where it may be looked for."""
    if row.placement is Placement.AMBIGUOUS:
        return _tr("{0} places").format(row.places)
    if row.passages:
        return _place(row.passages[0], shelf, spoken=spoken)
    if row.nearest:
        return _tr("Places to look: {0}").format(len(row.nearest))
    return ""


def _place(passage: PassageRow, shelf: _Shelf, *, spoken: bool) -> str:
    document = shelf.documents.get(passage.document)
    say = names.spoken_place if spoken else names.place
    return say(passage.title, passage.page_label, document.facts if document else None)


def _passage(reading: Reading, mark: Mark, number: int, total: int, shelf: _Shelf) -> Card:
    """The card of a passage in a filing: its own words, and who quotes them."""
    label = reading.layer.label_of(reading.layer.page_at(mark.spans[0].start))
    text = bare(" … ".join(_shown(reading, span) for span in mark.spans))
    return Card(
        key=mark.key,
        verdict=mark.verdict,
        decision=mark.decision,
        text=text,
        state=decided(mark.decision),
        source=names.page(label),
        speaker=mark.label,
        worst=(_WORST.index(mark.verdict), 0.0),
        from_=(shelf.rank(mark.key.coverage), mark.key.number),
        say=partial(_say_passage, mark, text, label, number, total),
    )


def _say_passage(mark: Mark, text: str, label: str | None, number: int, total: int) -> str:
    says = [painting.WORDS[mark.verdict], f"‘{_shortened(text)}’"]
    says += [_tr("Page {0}").format(label) if label else "", _tr("Quoted by {0}").format(mark.label)]
    says += [decided(mark.decision) or _tr("To review"), _tr("{0} of {1}").format(number, total)]
    return _sentences(says)


def _shown(reading: Reading, span: Span) -> str:
    """The words of a span without the page's furniture."""
    words, place = [], span.start
    for piece in reading.layer.furniture_in(span):
        words.append(reading.layer.text[place : max(place, piece.span.start)])
        place = max(place, piece.span.end)
    words.append(reading.layer.text[place : max(place, span.end)])
    return " ".join(words)


def _shortened(text: str) -> str:
    return text if len(text) <= HEARD else text[:HEARD].rpartition(" ")[0].rstrip(" ,;:") + " …"


def _sentences(says: list[str]) -> str:
    return " ".join(part if part.endswith((".", "?")) else f"{part}." for part in says if part)


def _tr(words: str) -> str:
    return QCoreApplication.translate("cards", words)
