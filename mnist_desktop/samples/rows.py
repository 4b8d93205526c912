"""Samples as rows of the store's tables."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import Any

import numpy as np

from mnist_desktop.recognition.preprocessing import IMAGE_SIZE
from mnist_desktop.samples.sample import NewSample, Origin, Sample, digest_of

JOINED = "samples JOIN writers ON writers.id = samples.writer"
COLUMNS = (
    "samples.id, label, writers.name, origin, series, round, device, date, strokes IS NOT NULL,"
    " image"
)
"""What `sample_of_row` takes."""
NO_TEST_IMAGE = (
    "NOT EXISTS (SELECT 1 FROM test_images WHERE digest IN (image_digest, pixels_digest))"
)
"""A condition on `samples`: a data set may have been opened after the sample was kept."""


def held_out_by(connection: sqlite3.Connection, sample: NewSample) -> str | None:
    """The name of the data set that the sample is a test image of; None if of none is known."""
    pixels = None if sample.pixels is None else digest_of(sample.pixels)
    row = connection.execute(
        "SELECT name FROM test_images JOIN test_sets ON id = test_set WHERE digest IN (?, ?)",
        (digest_of(sample.image), pixels),
    ).fetchone()
    return None if row is None else str(row[0])


def is_known(connection: sqlite3.Connection, sample: NewSample) -> bool:
    """Whether an import's points, or the file that is taken over, are here already."""
    value: str | bytes | None = sample.file
    if sample.file is not None:
        term = "file = ?"
    elif sample.origin == Origin.IMPORT:
        term, value = "ink_digest = ? AND NOT removed", sample.ink_digest
    else:
        return False
    found = connection.execute(f"SELECT 1 FROM samples WHERE {term}", (value,)).fetchone()
    return found is not None


def insert(connection: sqlite3.Connection, sample: NewSample) -> int:
    """Writes a sample that was checked and returns its id."""
    connection.execute("INSERT OR IGNORE INTO writers (name) VALUES (?)", (sample.writer,))
    assert sample.date is not None
    values: dict[str, object] = {
        "label": sample.label,
        "origin": sample.origin.value,
        "series": sample.series,
        "round": sample.round,
        "device": sample.device,
        "date": sample.date.isoformat(timespec="seconds"),
        "image": sample.image.tobytes(),
        "image_digest": digest_of(sample.image),
        "pixels_digest": None if sample.pixels is None else digest_of(sample.pixels),
        "ink_digest": sample.ink_digest,
        "file": sample.file,
        "strokes": sample.strokes,
        "picture": sample.picture,
    }
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    cursor = connection.execute(
        f"INSERT INTO samples (writer, {names})"
        f" VALUES ((SELECT id FROM writers WHERE name = ?), {marks})",
        (sample.writer, *values.values()),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def sample_of_row(*row: Any) -> Sample:
    """The sample in a row of COLUMNS."""
    id_, label, writer, origin, series, round_, device, date, has_ink, image = row
    return Sample(
        id_,
        label,
        writer,
        Origin(origin),
        series,
        round_,
        device,
        datetime.fromisoformat(date),
        bool(has_ink),
        np.frombuffer(image, np.uint8).reshape(IMAGE_SIZE, IMAGE_SIZE),
    )
