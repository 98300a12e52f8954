"""Segments: what of Whoosh the search index is made of, each of its known faults fenced.

Whoosh 2.7.4 never calls `fsync` and keeps no checksums; a write here is on disk before the list of segments names it,
and a manifest beside that list holds the digest of every file. One Whoosh document is one stretch of a text.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.index import TOC, EmptyIndexError, FileIndex, clean_files
from whoosh.writing import SegmentWriter

from .inverting import BODY, SCHEMA, SHIFT, Codec, Inversion, Reader
from .originals import sync

VERSION = 1
"""The version of the index: of its fields, of its words, and of how they are written."""

NAME = "MAIN"
"""What Whoosh calls the index."""

TEMPORARY = f"{NAME}.tmp"
"""The folder in which Whoosh keeps what it has not committed."""

_OURS = re.compile(rf"_{NAME}_\d+\.(toc|partial)|manifest-\d+\.(json|partial)|{NAME}_[0-9a-z]+\.[A-Za-z0-9_.]+")
"""The names of an index's files: lists of segments, manifests, and segments, which Whoosh names."""

NOTHING: Mapping[str, str] = {}
_LARGE = 4_000


class Writer(SegmentWriter):  # type: ignore[misc]
    """A writer whose commit is whole or not there at all; `erase` also takes deleted words off the disk."""

    def __init__(self, index: FileIndex, documents: Iterable[str], *, erase: bool = False) -> None:
        super().__init__(index, _lk=False, codec=Codec())
        self.documents = documents
        self.erase = erase
        self._inversion = Inversion()

    def add_stretch(self, document: str, words: Sequence[bytes], place: tuple[object, ...]) -> None:
        """Add one stretch of a document: its words in order, and what is to be known of it."""
        self._per_document(document, len(words), place)
        self._inversion.add(self.docnum, words)
        self.docnum += 1

    def add_reader(self, reader: Reader) -> None:
        """Add what is not deleted of another segment."""
        moved = np.full(reader.doc_count_all(), -1, np.int64)
        for number, stored in reader.iter_docs():
            place = stored["place"]
            self._per_document(place[0], reader.doc_field_length(number, BODY) or 0, place)
            moved[number] = self.docnum
            self.docnum += 1
        for word in reader.lexicon(BODY):
            places = reader.places(word)
            stretch = moved[places >> SHIFT]
            self._inversion.extend(word, ((stretch << SHIFT) | (places & 0xFFFF))[stretch >= 0])

    def _per_document(self, document: str, length: int, place: tuple[object, ...]) -> None:
        self.perdocwriter.start_doc(self.docnum)
        self.perdocwriter.add_field(BODY, SCHEMA[BODY], None, length)
        self.perdocwriter.add_field("place", SCHEMA["place"], place, 0)
        self.perdocwriter.finish_doc()
        self.pool.add(("document", document.encode(), self.docnum, 1.0, b""))
        self._added = True

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        self.fieldwriter.add_body(self._inversion)
        self.fieldwriter.add_postings(SCHEMA, None, self.pool.iter_postings())
        self.fieldwriter.close()

    def finish(self) -> None:
        """Put everything on disk."""
        self.commit(mergetype=_merge)

    def _commit_toc(self, segments: list[Any]) -> None:
        folder = Path(self.storage.folder)
        memory = RamStorage()
        TOC(self.schema, segments, self.generation).write(memory, self.indexname)
        (name,) = memory.files
        names = {segment.segment_id() for segment in segments}
        known = manifest(folder, self.generation - 1).get("files", {})
        files = {}
        for path in sorted(folder.iterdir()):
            if path.name.split(".")[0] in names and path.is_file():
                _fsync(path)
                files[path.name] = known.get(path.name) or digest(path)
        toc = memory.files[name]
        told = {"version": VERSION, "toc": _hash(toc), "files": files, "documents": sorted(self.documents)}
        _write(folder / _manifest_name(self.generation), json.dumps(told).encode())
        _write(folder / name, toc)
        clean_files(self.storage, self.indexname, self.generation, segments)
        (folder / _manifest_name(self.generation - 1)).unlink(missing_ok=True)


def create(folder: Path) -> FileIndex:
    """An empty index in a folder; what was there of an older one is erased."""
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        if _OURS.fullmatch(path.name) and path.is_file():
            path.unlink()
    TOC.create(FileStorage(str(folder)), SCHEMA, NAME)
    index = FileIndex(FileStorage(str(folder)), SCHEMA, NAME)
    Writer(index, ()).finish()
    return index


def sound(folder: Path, generation: int, trusted: Mapping[str, str] = NOTHING) -> dict[str, Any] | None:
    """The manifest of a generation all of whose files are as they were written; none where anything is not.

    `trusted` files, with their digests, are not read again: no file changes once it is written.
    """
    told = manifest(folder, generation)
    try:
        well = told["version"] == VERSION and digest(folder / TOC._filename(NAME, generation)) == told["toc"]  # noqa: SLF001
        fresh = {name: seen for name, seen in told["files"].items() if trusted.get(name) != seen}
        well = well and all(digest(folder / name) == seen for name, seen in fresh.items())
    except (OSError, KeyError, TypeError, AttributeError):
        return None
    return told if well else None


def generation(folder: Path) -> int:
    """The newest generation in a folder; -1 where there is none."""
    return int(TOC._latest_generation([path.name for path in folder.glob("*.toc")], NAME))  # noqa: SLF001


def attach(folder: Path) -> FileIndex:
    """The index in a folder that was found sound; raises `FileNotFoundError` where it has gone since."""
    try:
        return FileIndex(FileStorage(str(folder)), SCHEMA, NAME)
    except EmptyIndexError as error:
        raise FileNotFoundError(errno.ENOENT, "The search index is gone", str(folder)) from error


def manifest(folder: Path, generation: int) -> dict[str, Any]:
    """What was written with a generation; empty where that cannot be read."""
    try:
        told = json.loads((folder / _manifest_name(generation)).read_bytes())
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def digest(path: Path) -> str:
    """The digest of a file's content."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def _merge(writer: Writer, segments: list[Any]) -> list[Any]:
    """Which segments stay; the others become one with what is added.

    Merged are segments no larger than what they are merged with, so that each stretch is moved seldom, up to a size
    beyond which moving would be felt; those half of whose stretches are deleted; and to erase, all that have any.
    """
    kept, size = [], writer.docnum
    for segment in sorted(segments, key=lambda segment: int(segment.doc_count())):
        count = segment.doc_count()
        hollow = segment.deleted_count() > (0 if writer.erase else count)
        if hollow or count <= min(size, _LARGE):
            reader = Reader(writer.storage, segment)
            writer.add_reader(reader)
            reader.close()
            size += count
        else:
            kept.append(segment)
    return kept


def _hash(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _manifest_name(generation: int) -> str:
    return f"manifest-{generation}.json"


def _write(path: Path, data: bytes) -> None:
    partial = path.with_suffix(".partial")
    partial.write_bytes(data)
    _fsync(partial)
    partial.replace(path)
    sync(path.parent)


def _fsync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
