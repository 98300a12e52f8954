"""Searching the words of all documents."""

from __future__ import annotations

from dataclasses import replace

from ..model.errors import LibraryFault
from ..model.progress import Progress, Work
from ..model.reports import SearchResult
from ..model.requests import SearchLibrary
from .desk import Desk


def search_library(desk: Desk, request: SearchLibrary) -> Work[SearchResult]:
    """The pages on which the words asked for stand, best first, with snippets."""
    library = desk.settled()
    yield Progress(0, 1, request.query, "searches")
    if library.search is None:
        raise LibraryFault("This library keeps no search index.", "Run “exhibit-reader rebuild”.")
    found = library.search.query(request.query, request.limit, library)
    return replace(found, unsettled=library.unsettled())
