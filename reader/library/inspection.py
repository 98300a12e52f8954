"""Inspection: every part of a library looked at, and said what is wrong with it."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from typing import TYPE_CHECKING

from ..model.reports import Finding
from .catalogue import Catalogue
from .originals import Originals
from .settling import Caches

if TYPE_CHECKING:
    from .search import SearchIndex

_ROOM = 500_000_000
"""Bytes below which free space is too little for comfort."""

_SHOWN = 5


def inspect(catalogue: Catalogue, originals: Originals, caches: Caches, search: SearchIndex | None) -> list[Finding]:
    """One finding for each part of a library, in the order in which a person should mend them."""
    findings = [_catalogue(catalogue), _originals(catalogue, originals), _caches(catalogue, caches)]
    if search is not None:
        well = search.well()
        seen = "Every file is as it was written." if well else "Files are missing or damaged."
        findings.append(Finding(name="search index", well=well, seen=seen, advice=_advice(well, _REBUILD)))
    free = shutil.disk_usage(originals.folder.parent).free
    well = free > _ROOM
    seen = f"{free / 1e9:,.1f} GB are free."
    findings.append(Finding(name="free space", well=well, seen=seen, advice=_advice(well, "Make room on the disk.")))
    return findings


_REBUILD = "Rebuild the library's indexes."


def _catalogue(catalogue: Catalogue) -> Finding:
    try:
        said = [line for (line,) in catalogue.connection.execute("PRAGMA integrity_check")]
        said += [
            f"{table} {row} hangs loose" for table, row, *_ in catalogue.connection.execute("PRAGMA foreign_key_check")
        ]
    except sqlite3.DatabaseError as error:
        said = [str(error)]
    well = said == ["ok"]
    seen = f"{len(catalogue.ids())} documents, whole." if well else "; ".join(said[:_SHOWN])
    return Finding(name="catalogue", well=well, seen=seen, advice=_advice(well, "Put a backup in its place."))


def _originals(catalogue: Catalogue, originals: Originals) -> Finding:
    missing, changed = [], []
    documents = {d.digest: d for removed in (False, True) for d in catalogue.documents(removed=removed)}
    for digest, document in documents.items():
        path = originals.folder / (catalogue.original(document.id) or "")
        if not path.is_file():
            missing.append(document.name)
            continue
        with path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != digest:
                changed.append(document.name)
    well = not missing and not changed
    seen = f"{len(documents)} files, unchanged." if well else f"missing: {_names(missing)}; changed: {_names(changed)}."
    return Finding(
        name="originals", well=well, seen=seen, advice=_advice(well, "Remove these documents and add them again.")
    )


def _caches(catalogue: Catalogue, caches: Caches) -> Finding:
    lacking, surplus = len(caches.missing()), len(caches.surplus())
    well = not lacking and not surplus
    seen = "Both have every document." if well else f"{lacking} documents are lacking, {surplus} too many."
    return Finding(name="indexes", well=well, seen=seen, advice=_advice(well, _REBUILD))


def _names(names: list[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more if names else "none"


def _advice(well: bool, advice: str) -> str:
    return "" if well else advice
