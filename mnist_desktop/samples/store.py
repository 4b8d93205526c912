"""The store: a person's labelled drawings in one SQLite file, or in memory alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from mnist_desktop.problem import SampleError, SavingError
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.samples.database import Database
from mnist_desktop.samples.held_out import digests_of
from mnist_desktop.samples.merging import Merged, counted, merge_attached
from mnist_desktop.samples.rows import (
    COLUMNS,
    JOINED,
    NO_TEST_IMAGE,
    held_out_by,
    insert,
    is_known,
    sample_of_row,
)
from mnist_desktop.samples.sample import NewSample, Sample, SampleImage, checked_label
from mnist_desktop.samples.selection import EVERYTHING, Selection, as_json
from mnist_desktop.samples.writer_table import WriterTable

_CHUNK = 500  # samples whose strokes are in memory at a time


@dataclass(frozen=True)
class Change:
    """What `relabel` or `delete` has done, for `undo`.

    Attributes:
        labels: those from before, by sample.
        deleted: the samples that are no longer shown.
    """

    labels: Mapping[int, str] = field(default_factory=dict)
    deleted: tuple[int, ...] = ()


@dataclass(frozen=True)
class Added:
    """What became of many samples.

    Attributes:
        ids: of those that are kept now.
        known: how many were there already and were not kept twice.
        test_images: how many are test images and were not kept.
    """

    ids: tuple[int, ...] = ()
    known: int = 0
    test_images: int = 0


class SampleStore:
    """Keeps samples, gives them back, and never one of a test set.

    Any thread may call any method: there is one connection, and a lock that lets one thread in at a
    time. None of the methods takes long but `writers.delete`, `hold_out` and those that add or give
    many; no image is made while the lock is held. What a method that writes has returned from
    survives a crash and a power cut.

    Args:
        path: the file, made if there is none; None keeps everything in memory (a classroom: nothing
            is left after closing).

    Raises:
        SampleError, SavingError, AppError: as `schema.connected`. Later methods raise SavingError
            for a full disk and the like; all that was kept before stays.
    """

    def __init__(self, path: Path | None) -> None:
        self._database = Database(path)
        self.writers = WriterTable(self._database)
        self._is_closed = False
        self._purge()

    @property
    def path(self) -> Path | None:
        """Of the file; None where everything is in memory."""
        return self._database.path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Forgets what was deleted, and closes the file; a second call does nothing."""
        if not self._is_closed:
            self._is_closed = True
            self._purge()
            self._database.close()

    # Adding

    def add(self, sample: NewSample) -> int:
        """Keeps one drawing and returns its id.

        Raises:
            SampleError: "sample_test_image" (set).
            SavingError: it cannot be written.
        """
        with self._database.transaction() as connection:
            name = held_out_by(connection, sample)
            if name is not None:
                raise SampleError("sample_test_image", set=name)
            return insert(connection, sample)

    def add_all(self, samples: Iterable[NewSample]) -> Added:
        """Keeps many drawings in one transaction: all of them, or none if an error is raised.

        Left out are test images, imports whose points are here already, and files that were taken
        over before.

        Raises:
            SavingError: they cannot be written.
        """
        samples = list(samples)  # what makes them is not called while the lock is held
        ids, known, test_images = [], 0, 0
        with self._database.transaction() as connection:
            for sample in samples:
                if held_out_by(connection, sample) is not None:
                    test_images += 1
                elif is_known(connection, sample):
                    known += 1
                else:
                    ids.append(insert(connection, sample))
        return Added(tuple(ids), known, test_images)

    def hold_out(self, name: str, fingerprint: str, images: SampleImage) -> None:
        """Makes a data set's test part known: from now on none of it is kept or learned.

        Args:
            name: of the data set, as shown.
            fingerprint: `DataSet.fingerprint`; a known one costs nothing.
            images: (n, 28, 28) uint8, the test part.
        """
        if self._database.rows("SELECT 1 FROM test_sets WHERE fingerprint = ?", fingerprint):
            return
        self.hold_out_digests(name, fingerprint, digests_of(images))

    def hold_out_digests(self, name: str, fingerprint: str, digests: Iterable[bytes]) -> None:
        """As `hold_out`, by `sample.digest_of` of each image."""
        with self._database.transaction() as connection:
            row = (name, fingerprint)
            connection.execute("INSERT OR IGNORE INTO test_sets VALUES (NULL, ?, ?)", row)
            connection.executemany(
                "INSERT OR IGNORE INTO test_images SELECT ?, id FROM test_sets"
                " WHERE fingerprint = ?",
                [(digest, fingerprint) for digest in digests],
            )

    def hold_out_as(self, other: SampleStore) -> None:
        """Makes all test parts known that another store knows."""
        for name, fingerprint, digests in other.held_out():
            self.hold_out_digests(name, fingerprint, digests)

    def held_out(self) -> list[tuple[str, str, list[bytes]]]:
        """Name, fingerprint and image digests of every test part that is known but MNIST's."""
        sets = self._database.rows("SELECT id, name, fingerprint FROM test_sets WHERE id > 1")
        statement = "SELECT digest FROM test_images WHERE test_set = ?"
        return [
            (name, fingerprint, [digest for (digest,) in self._database.rows(statement, number)])
            for number, name, fingerprint in sets
        ]

    def compare(self, path: Path) -> Merged:
        """What `merge` would do."""
        with self._database.attached(path):
            return counted(self._database)

    def merge(self, path: Path, models: Mapping[str, str]) -> Merged:
        """Adds all of another store that is not here yet, in one transaction.

        A drawing is known by its points; a picture by its image.

        Args:
            path: of the other store, which is closed and was made by this version.
            models: the names of models that came along, here by those in the other store.

        Raises:
            SavingError: it cannot be written; then nothing of it is here.
        """
        with self._database.attached(path):
            merged = counted(self._database)
            with self._database.transaction() as connection:
                merge_attached(connection, models)
            return merged

    # Looking

    def samples(
        self, selection: Selection = EVERYTHING, *, first: int = 0, most: int = -1
    ) -> list[Sample]:
        """The samples of a selection in the order in which they were kept.

        Args:
            selection: which.
            first: how many are skipped.
            most: how many are given; -1 for all.
        """
        condition, values = selection.condition()
        return self._samples(condition, *values, most, first)

    def ids(self, selection: Selection = EVERYTHING) -> list[int]:
        """The numbers of a selection's samples, the newest first."""
        condition, values = selection.condition()
        rows = self._database.rows(
            f"SELECT samples.id FROM {JOINED} WHERE {condition} ORDER BY samples.id DESC", *values
        )
        return [number for (number,) in rows]

    def to_learn(self, selection: Selection = EVERYTHING) -> list[Sample]:
        """The samples of a selection that a network may learn from.

        That is without those which were found to be test images after they were kept, because the
        data set was opened later.
        """
        condition, values = selection.condition()
        return self._samples(f"{condition} AND {NO_TEST_IMAGE}", *values, -1, 0)

    def counts(self, selection: Selection = EVERYTHING) -> dict[str, dict[str, int]]:
        """How many samples there are, by writer and then by label, both sorted."""
        condition, values = selection.condition()
        rows = self._database.rows(
            f"SELECT writers.name, label, count(*) FROM {JOINED} WHERE {condition}"
            " GROUP BY 1, 2 ORDER BY 1, 2",
            *values,
        )
        counts: dict[str, dict[str, int]] = {}
        for writer, label, count in rows:
            counts.setdefault(writer, {})[label] = count
        return counts

    def ink(self, sample: int) -> Ink | None:
        """The strokes of a sample with its label; None for a picture. KeyError if it is gone."""
        label, strokes, _ = self._content(sample)
        return None if strokes is None else Ink(Ink.from_json(strokes).strokes, label)

    def picture(self, sample: int) -> bytes | None:
        """The PNG file of a sample; None for ink. KeyError if it is gone."""
        picture: bytes | None = self._content(sample)[2]
        return picture

    def drawings(self, selection: Selection = EVERYTHING) -> Iterator[tuple[Sample, Ink]]:
        """The samples of a selection that are ink, a few in memory at a time."""
        ids = [sample.id for sample in self.samples(selection) if sample.has_ink]
        for start in range(0, len(ids), _CHUNK):
            chunk = Selection(ids=ids[start : start + _CHUNK])
            samples = {sample.id: sample for sample in self.samples(chunk)}
            rows = self._database.rows(
                "SELECT id, strokes FROM samples"
                " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
                as_json([*samples]),
            )
            for sample, strokes in rows:
                yield samples[sample], Ink(Ink.from_json(strokes).strokes, samples[sample].label)

    def taken_over(self) -> set[str]:
        """Names of the files of earlier versions whose drawings are here."""
        return {name for (name,) in self._database.rows("SELECT file FROM samples") if name}

    # Changing

    def relabel(self, ids: Sequence[int], label: str) -> Change:
        """Gives samples another label; SampleError "sample_label" for one that cannot be one."""
        chosen = as_json(ids)
        checked_label(label)
        which = "id IN (SELECT value FROM json_each(?)) AND NOT removed"
        with self._database.transaction() as connection:
            rows = connection.execute(f"SELECT id, label FROM samples WHERE {which}", (chosen,))
            before = dict(rows.fetchall())
            connection.execute(f"UPDATE samples SET label = ? WHERE {which}", (label, chosen))
        return Change(labels=before)

    def delete(self, ids: Sequence[int]) -> Change:
        """Deletes samples. Until the store is closed they can be had back; then they are erased."""
        which = "id IN (SELECT value FROM json_each(?)) AND NOT removed"
        with self._database.transaction() as connection:
            rows = connection.execute(f"SELECT id FROM samples WHERE {which}", (as_json(ids),))
            deleted = tuple(row[0] for row in rows.fetchall())
            connection.execute(f"UPDATE samples SET removed = 1 WHERE {which}", (as_json(ids),))
        return Change(deleted=deleted)

    def undo(self, change: Change) -> None:
        """Takes a change back; of samples whose writer was deleted since, nothing comes back."""
        with self._database.transaction() as connection:
            connection.executemany(
                "UPDATE samples SET label = ? WHERE id = ?",
                [(label, sample) for sample, label in change.labels.items()],
            )
            connection.execute(
                "UPDATE samples SET removed = 0 WHERE id IN (SELECT value FROM json_each(?))",
                (as_json(change.deleted),),
            )

    def clear(self) -> None:
        """Erases all samples and writers, at once and for good."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM writers")  # their samples go with them

    # The database

    def _samples(self, condition: str, *values: object) -> list[Sample]:
        rows = self._database.rows(
            f"SELECT {COLUMNS} FROM {JOINED} WHERE {condition}"
            " ORDER BY samples.id LIMIT ? OFFSET ?",
            *values,
        )
        return [sample_of_row(*row) for row in rows]

    def _content(self, sample: int) -> tuple[Any, ...]:
        statement = "SELECT label, strokes, picture FROM samples WHERE id = ? AND NOT removed"
        rows = self._database.rows(statement, sample)
        if not rows:
            raise KeyError(sample)
        return rows[0]

    def _purge(self) -> None:
        """Erases what was deleted; where that fails, the next start does it."""
        with suppress(SavingError), self._database.transaction() as connection:
            connection.execute("DELETE FROM samples WHERE removed")
            connection.execute(
                "DELETE FROM writers WHERE id NOT IN (SELECT writer FROM samples)"
                " AND id NOT IN (SELECT writer FROM learned)"
                " AND id NOT IN (SELECT writer FROM last_writer)"
            )
