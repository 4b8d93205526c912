"""Who drew the samples, by pseudonym, and which models have learned from whom."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from mnist_desktop.problem import SampleError
from mnist_desktop.samples.database import Database
from mnist_desktop.samples.sample import checked_writer
from mnist_desktop.samples.selection import as_json


class WriterTable:
    """The writers in a store; see `SampleStore.writers`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def names(self) -> list[str]:
        """The pseudonyms of who has samples, or taught a model, sorted.

        The empty one is that of whoever uses the program.
        """
        rows = self._database.rows(
            "SELECT name FROM writers WHERE id IN (SELECT writer FROM samples WHERE NOT removed)"
            " OR id IN (SELECT writer FROM learned) ORDER BY name"
        )
        return [name for (name,) in rows]

    def numbers(self) -> dict[str, int]:
        """A number for each pseudonym, which stays the same when a writer is renamed."""
        return dict(self._database.rows("SELECT name, id FROM writers"))

    def last(self) -> str:
        """Who wrote last, as `set_last` said; empty if nobody did, or that writer is deleted."""
        rows = self._database.rows(
            "SELECT name FROM last_writer JOIN writers ON writers.id = writer"
        )
        return rows[0][0] if rows else ""

    def set_last(self, writer: str) -> None:
        """Notes who writes now, for the next start.

        Raises:
            SampleError: "sample_writer".
        """
        checked_writer(writer)
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM last_writer")
            if writer:
                connection.execute("INSERT OR IGNORE INTO writers (name) VALUES (?)", (writer,))
                connection.execute(
                    "INSERT INTO last_writer SELECT id FROM writers WHERE name = ?", (writer,)
                )

    def rename(self, before: str, after: str) -> None:
        """Gives a writer another pseudonym.

        Raises:
            SampleError: "sample_writer" or "writer_taken" (name).
        """
        checked_writer(after)
        with self._database.transaction() as connection:
            try:
                connection.execute("UPDATE writers SET name = ? WHERE name = ?", (after, before))
            except sqlite3.IntegrityError as error:
                raise SampleError("writer_taken", name=after) from error

    def delete(self, writer: str) -> list[str]:
        """Erases a writer with all samples, at once and for good.

        The places in the file are overwritten with zeros and given back, and the log is emptied.
        What the file system or a disk keeps of blocks that it has given away is beyond a program.

        Returns:
            The models that have learned from this writer, sorted: these still know the hand.
        """
        with self._database.transaction() as connection:
            rows = connection.execute(
                "SELECT model FROM learned JOIN writers ON writers.id = writer WHERE name = ?"
                " ORDER BY model",
                (writer,),
            )
            models = [model for (model,) in rows.fetchall()]
            connection.execute("DELETE FROM writers WHERE name = ?", (writer,))
        self._database.give_back()
        return models

    def note_learned(self, model: str, ids: Sequence[int]) -> None:
        """Notes whose samples a model has learned; one of the same name is forgotten.

        Args:
            model: the name of its file.
            ids: the samples.
        """
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM learned WHERE model = ?", (_key(model),))
            connection.execute(
                "INSERT INTO learned SELECT ?, writer, count(*) FROM samples"
                " WHERE id IN (SELECT value FROM json_each(?)) GROUP BY writer",
                (_key(model), as_json(ids)),
            )

    def note_derived(self, model: str, base: str) -> None:
        """Notes that a model began as another one: it knows the hands that this one knew.

        Args:
            model: the name of its file.
            base: of the other one, which may be unknown here.
        """
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO learned SELECT ?, writer, samples FROM learned WHERE model = ?"
                " ON CONFLICT DO UPDATE SET samples = max(samples, excluded.samples)",
                (_key(model), _key(base)),
            )

    def learned(self, model: str) -> dict[str, int]:
        """How many samples of each writer a model has learned, at least."""
        return dict(
            self._database.rows(
                "SELECT name, samples FROM learned JOIN writers ON writers.id = writer"
                " WHERE model = ? ORDER BY name",
                _key(model),
            )
        )

    def rename_model(self, before: str, after: str) -> None:
        """Follows the file of a model that got another name."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM learned WHERE model = ?", (_key(after),))
            connection.execute(
                "UPDATE learned SET model = ? WHERE model = ?", (_key(after), _key(before))
            )

    def forget_model(self, model: str) -> dict[str, int]:
        """Follows the file of a model that was deleted; returns what `learned` said of it."""
        learned = self.learned(model)
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM learned WHERE model = ?", (_key(model),))
        return learned

    def remember_model(self, model: str, learned: Mapping[str, int]) -> None:
        """Follows the file of a model that was restored; of deleted writers nothing comes back."""
        with self._database.transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO learned SELECT ?, id, ? FROM writers WHERE name = ?",
                [(_key(model), count, name) for name, count in learned.items()],
            )


def _key(model: str) -> str:
    """A model's name in the table: SQLite takes no half of a surrogate pair.

    Python has such halves in the names of files that are not UTF-8.
    """
    return model.encode("utf-8", "replace").decode()
