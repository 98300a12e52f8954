"""Cataloguing: what the library holds, and what a person says of it."""

from __future__ import annotations

from collections.abc import Sequence

from ..library.library import Library
from ..model.documents import Document, Kind
from ..model.errors import ReaderError
from ..model.intakes import Job
from ..model.progress import Work
from ..model.reports import Changes, DocumentDetails, ListedDocument, Listing
from ..model.requests import AmendDocument, ListDocuments, RemoveDocuments, RestoreDocuments, ShowDocument
from ..text import anchors
from . import linking
from .desk import Desk, ReadFiles


def list_documents(desk: Desk, request: ListDocuments) -> Work[Listing]:
    """The documents of the library with their counts."""
    library = desk.reading()
    yield from ()
    return Listing(documents=tuple(_listed(library, library.documents(request.kind))))


def show_document(desk: Desk, request: ShowDocument) -> Work[DocumentDetails]:
    """One document whole."""
    library = desk.reading()
    yield from ()
    document = library.find(request.name)
    (listed,) = _listed(library, [document])
    return DocumentDetails(listed=listed, remarks=library.remarks(document.id), text=library.layer(document.id).text)


def amend_document(desk: Desk, request: AmendDocument) -> Work[Changes]:
    """Keep what a person says of a document; links that hang on it are looked up again."""
    library = desk.writing()
    document = library.find(request.name)
    amended = library.amend(document.id, kind=request.kind, facts=request.facts, fields=request.fields)
    if amended.kind is Kind.COVERAGE and not library.quotations(amended.id):
        _find_quotations(library, desk.read, amended)
    linked = yield from linking.link_due(library)
    return Changes(amended=(amended.id,), linked=linked.linked)


def remove_documents(desk: Desk, request: RemoveDocuments) -> Work[Changes]:
    """Move documents to the trash, or erase them; quotations that came from them are looked up again."""
    library = desk.writing()
    find = library.find_anywhere if request.purge else library.find
    ids = tuple(find(name).id for name in request.names)
    library.remove(ids, purge=request.purge)
    yield from library.settle()
    linked = yield from linking.link_due(library)
    return Changes(removed=ids, linked=linked.linked)


def restore_documents(desk: Desk, request: RestoreDocuments) -> Work[Changes]:
    """Bring documents back from the trash with their notes and decisions."""
    library = desk.writing()
    ids = tuple(library.find_removed(name).id for name in request.names)
    library.restore(ids)
    yield from library.settle()
    linked = yield from linking.link_due(library)
    return Changes(added=ids, linked=linked.linked)


def _find_quotations(library: Library, read: ReadFiles, document: Document) -> None:
    """Read a document's original again, as coverage this time, in a reader process with its limits."""
    original = library.original(document.id)
    if original is None:
        return
    (answer,) = read([Job(path=str(original), name=document.name, kind=Kind.COVERAGE)])
    if isinstance(answer, ReaderError):
        raise answer
    for prepared in answer.documents:
        if prepared.draft.part == document.part:
            library.replace(document.id, prepared, anchors.find)


def _listed(library: Library, documents: Sequence[Document]) -> list[ListedDocument]:
    counts = library.counts()
    rows = []
    for document in documents:
        quotations, altered, quoted = counts.get(document.id, (0, 0, 0))
        rows.append(ListedDocument(document=document, quotations=quotations, altered=altered, quoted=quoted))
    return rows
