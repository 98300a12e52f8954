"""Settings of one library: keys with JSON values."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import AbstractContextManager

from ..model.shapes import Json


class Settings(MutableMapping[str, Json]):
    """A mapping that is on disk as soon as it is changed; `writing` opens the transaction."""

    def __init__(self, connection: sqlite3.Connection, writing: Callable[[], AbstractContextManager[None]]) -> None:
        self._connection = connection
        self._writing = writing

    def __getitem__(self, key: str) -> Json:
        row = self._connection.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return json.loads(row[0])

    def __setitem__(self, key: str, value: Json) -> None:
        kept = json.dumps(value)  # escaped, for a folder's name may hold lone surrogates
        with self._writing():
            self._connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (key, kept))

    def __delitem__(self, key: str) -> None:
        with self._writing():
            if not self._connection.execute("DELETE FROM settings WHERE key = ?", (key,)).rowcount:
                raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        rows = self._connection.execute("SELECT key FROM settings ORDER BY key").fetchall()
        return iter([key for (key,) in rows])

    def __len__(self) -> int:
        return int(self._connection.execute("SELECT count(*) FROM settings").fetchone()[0])
