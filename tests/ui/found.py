"""What searches find in these tests."""

from __future__ import annotations

from reader.model.documents import Document, Facts, Kind
from reader.model.links import Verdict
from reader.model.readings import Key
from reader.model.reports import Hit, PassageRow, QuotationRow, SearchResult


def hit(id: str, title: str, kind: Kind, page: int | None, snippet: str, word: str = "melt") -> Hit:
    """A hit whose snippet's `word` is marked."""
    start = snippet.index(word)
    marks = ((start, start + len(word)),)
    label = f"{page}" if page else None
    place = {"page": page, "page_label": label, "start": 0, "end": 4}
    return Hit(id=id, path=f"/{id}", title=title, kind=kind.value, snippet=snippet, score=1.0, marks=marks, **place)  # type: ignore[arg-type]


def document(id: str, kind: Kind, facts: Facts, given: tuple[str, ...] = ()) -> Document:
    """A document of a library."""
    return Document(
        id=id, digest="", part=0, path=f"/{id}.pdf", name=f"{id}.pdf", format="pdf", kind=kind, facts=facts, given=given
    )


EMAILS = hit("e", "E-mails, Whitlock", Kind.FILING, 2, "before the spring melt, in writing")
SURVEY = hit("s", "Liner survey", Kind.FILING, 11, "The spring melt of 2021")
LATER = hit("s", "Liner survey", Kind.FILING, 14, "the next spring melt.")
ARTICLE = hit("a", "Calder knew", Kind.COVERAGE, None, "before the spring melt")
RESULT = SearchResult(query="melt", total=4, took_ms=1.0, hits=(ARTICLE, EMAILS, SURVEY, LATER))
NOTHING = SearchResult(query="melt", total=0, took_ms=1.0)

DOCUMENTS = {
    "e": document("e", Kind.FILING, Facts(exhibit="7")),
    "a": document("a", Kind.COVERAGE, Facts(publisher="The Harrow Ledger")),
}

PASSAGE = PassageRow(
    document="e",
    path="/e",
    title="E-mails",
    page=2,
    page_label="ii",
    start=0,
    end=1,
    text="",
    score=1.0,
    cited=True,
    boxes=None,
)
QUOTATION = QuotationRow(text="before the\nspring Melt", start=0, end=20, verdict=Verdict.EDITED, passages=(PASSAGE,))
QUOTED = (Key("a", 3), QUOTATION, "The Harrow Ledger")
