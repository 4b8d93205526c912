"""Adds the rows of one store to another, but for those that are there."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from mnist_desktop.samples.database import Database

_IS_TEST_IMAGE = (
    "EXISTS (SELECT 1 FROM main.test_images"
    " WHERE digest IN (theirs.image_digest, theirs.pixels_digest))"
)
_IS_KNOWN = (  # by an index, but for pictures, which are few
    "CASE WHEN theirs.ink_digest IS NULL"
    " THEN EXISTS (SELECT 1 FROM main.samples AS ours WHERE NOT ours.removed"
    " AND ours.ink_digest IS NULL AND ours.image_digest = theirs.image_digest)"
    " ELSE EXISTS (SELECT 1 FROM main.samples AS ours WHERE NOT ours.removed"
    " AND ours.ink_digest = theirs.ink_digest) END"
)
_COLUMNS = (
    "label, origin, series, round, device, date, image, image_digest, pixels_digest, ink_digest,"
    " strokes, picture"
)


@dataclass(frozen=True)
class Merged:
    """What became of the drawings of another store.

    Attributes:
        added: how many are new here.
        known: how many were here already.
        test_images: how many are test images of a data set, and are not taken.
    """

    added: int = 0
    known: int = 0
    test_images: int = 0


def counted(database: Database) -> Merged:
    """What `merge_attached` would do with the store that is attached as `other`."""
    ((everything, test_images, known),) = database.rows(
        f"SELECT count(*), coalesce(sum({_IS_TEST_IMAGE}), 0),"
        f" coalesce(sum(NOT {_IS_TEST_IMAGE} AND {_IS_KNOWN}), 0) FROM other.samples AS theirs"
    )
    return Merged(everything - test_images - known, known, test_images)


def merge_attached(connection: sqlite3.Connection, models: Mapping[str, str]) -> None:
    """Adds what is new in the store that is attached as `other`; see `SampleStore.merge`."""
    connection.execute("INSERT OR IGNORE INTO writers (name) SELECT name FROM other.writers")
    columns = ", ".join(f"theirs.{name.strip()}" for name in _COLUMNS.split(","))
    connection.execute(
        f"INSERT INTO samples (writer, {_COLUMNS})"
        f" SELECT ours.id, {columns} FROM other.samples AS theirs"
        " JOIN other.writers AS wrote ON wrote.id = theirs.writer"
        " JOIN main.writers AS ours ON ours.name = wrote.name"
        f" WHERE NOT {_IS_TEST_IMAGE} AND NOT {_IS_KNOWN} ORDER BY theirs.id"
    )
    connection.executemany(
        "INSERT OR REPLACE INTO learned SELECT ?, ours.id, theirs.samples"
        " FROM other.learned AS theirs JOIN other.writers AS wrote ON wrote.id = theirs.writer"
        " JOIN main.writers AS ours ON ours.name = wrote.name WHERE theirs.model = ?",
        [(here, there) for there, here in models.items()],
    )
    connection.execute(
        "INSERT INTO last_writer SELECT ours.id FROM other.last_writer AS theirs"
        " JOIN other.writers AS wrote ON wrote.id = theirs.writer"
        " JOIN main.writers AS ours ON ours.name = wrote.name"
        " WHERE NOT EXISTS (SELECT 1 FROM main.last_writer)"
    )
    connection.execute(
        "INSERT OR IGNORE INTO test_sets SELECT NULL, name, fingerprint FROM other.test_sets"
    )
    connection.execute(
        "INSERT OR IGNORE INTO test_images SELECT images.digest, ours.id"
        " FROM other.test_images AS images JOIN other.test_sets AS sets ON sets.id = test_set"
        " JOIN main.test_sets AS ours ON ours.fingerprint = sets.fingerprint"
    )
