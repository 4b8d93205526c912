"""One connection to the store's file, for all threads."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from mnist_desktop.samples.schema import connected, explained


class Database:
    """Lets one thread in at a time, so that any thread may use it.

    Args:
        path: as `schema.connected`, which also says what is raised.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._connection = connected(path)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of what is done in it, or nothing; SavingError if it cannot be written."""
        with self._lock, explained(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # a full disk has rolled back already
                    self._connection.execute("ROLLBACK")
                raise

    def rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows that a statement finds."""
        with self._lock, explained(self.path):
            return self._connection.execute(statement, values).fetchall()

    @contextmanager
    def attached(self, path: Path) -> Iterator[None]:
        """Makes another store, which is closed, readable as `other`."""
        with self._lock, explained(path):
            self._connection.execute("ATTACH ? AS other", (str(path),))
            try:
                yield
            finally:
                self._connection.execute("DETACH other")

    def give_back(self) -> None:
        """Makes the file as small as its content, and empties the log."""
        with self._lock, explained(self.path):
            with suppress(sqlite3.OperationalError):  # a full disk: then it stays as large
                self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Closes the file; a second call does nothing."""
        with self._lock:
            self._connection.close()
