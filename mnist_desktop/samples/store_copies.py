"""Copies of a store for a backup, and a store from anybody's copy, checked row by row."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from mnist_desktop.problem import SampleError
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.model_metadata import MAX_NAME, MAX_TEXT
from mnist_desktop.recognition.pictures.read_picture import read_picture
from mnist_desktop.samples.sample import (
    MAX_PICTURE_BYTES,
    MAX_SHORT_TEXT,
    MAX_WRITER,
    NewSample,
    Origin,
)
from mnist_desktop.samples.schema import check_store, complete, explained
from mnist_desktop.samples.store import SampleStore

_PAGES = 200  # copied at a time; other threads may write in between
_BATCH = 100
_MAX_STROKES = 4 * 2**20  # characters; MAX_POINTS points of four numbers
_MAX_LENGTH = MAX_PICTURE_BYTES + 2**20  # bytes of any value in a row
_DIGEST = 16  # bytes
_MAX_DIGESTS = 2_000_000

ShouldStop = Callable[[], bool]


class Stopped(Exception):
    """The work was called off."""


def copy_store(path: Path, copy: Path, should_stop: ShouldStop = lambda: False) -> int:
    """Copies a store as it is at one moment, while it may be in use, without what was deleted.

    Args:
        path: of the store.
        copy: a new file, in one piece.
        should_stop: asked often.

    Returns:
        How many drawings it holds.

    Raises:
        Stopped: it was called off; `copy` is not complete.
        SampleError, SavingError: as `schema.explained`.
    """

    def look(*_: object) -> None:
        if should_stop():
            raise Stopped

    with explained(path), closing(sqlite3.connect(copy, isolation_level=None)) as target:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source:
            source.backup(target, pages=_PAGES, progress=look)
        target.execute("PRAGMA journal_mode=DELETE")
        target.execute("PRAGMA temp_store=MEMORY")
        complete(target)
        target.execute("DELETE FROM samples WHERE removed")
        target.execute("VACUUM")  # else deleted drawings could still be read in the file
        return int(target.execute("SELECT count(*) FROM samples").fetchone()[0])


def checked_store(path: Path, made: Path, should_stop: ShouldStop = lambda: False) -> SampleStore:
    """A new store with the drawings of a file that may come from anybody.

    Nothing of the file is kept as it is: strokes and pictures are read as those of any other
    file, and the images are drawn anew.

    Args:
        path: a file, only read.
        made: the new store's; on the same disk as the one it will be merged into.
        should_stop: asked after each drawing.

    Raises:
        Stopped: it was called off.
        SampleError: "samples_broken", or "samples_newer" (name).
        AppError: of the first drawing that cannot be one of ours.
        SavingError: the new store cannot be written.
    """
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    with explained(path), closing(sqlite3.connect(address, uri=True)) as source:
        source.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MAX_LENGTH)
        source.execute("PRAGMA trusted_schema=OFF")
        source.execute("PRAGMA cell_size_check=ON")
        check_store(source, path.name)
        store = SampleStore(made)
        try:
            _fill(store, source, path.name, should_stop)
        except (ValueError, TypeError, OverflowError, sqlite3.DataError) as error:
            store.close()
            raise SampleError("samples_broken", name=path.name) from error
        except BaseException:
            store.close()
            raise
        return store


def _fill(
    store: SampleStore, source: sqlite3.Connection, name: str, should_stop: ShouldStop
) -> None:
    waiting: list[NewSample] = []
    for row in source.execute(
        "SELECT label, name, origin, series, round, device, date, strokes, picture"
        " FROM samples JOIN writers ON writers.id = writer WHERE NOT removed ORDER BY samples.id"
    ):
        if should_stop():
            raise Stopped
        waiting.append(_sample(*row))
        if len(waiting) == _BATCH or waiting[-1].picture is not None:
            store.add_all(waiting)
            waiting.clear()
    store.add_all(waiting)
    for model, writer, samples in source.execute(
        "SELECT model, name, samples FROM learned JOIN writers ON writers.id = writer"
    ).fetchmany(100_000):
        store.writers.remember_model(
            _text(model, MAX_TEXT), {_text(writer, MAX_WRITER): _count(samples)}
        )
    last = source.execute("SELECT name FROM last_writer JOIN writers ON writers.id = writer")
    for (writer,) in last.fetchmany(1):
        store.writers.set_last(_text(writer, MAX_WRITER))
    for name, fingerprint, digests in _test_sets(source):
        store.hold_out_digests(name, fingerprint, digests)


def _test_sets(source: sqlite3.Connection) -> Iterator[tuple[str, str, list[bytes]]]:
    """The test parts that are known besides MNIST's."""
    sets = source.execute("SELECT id, name, fingerprint FROM test_sets WHERE id > 1")
    for number, name, fingerprint in sets.fetchmany(1_000):
        rows = source.execute("SELECT digest FROM test_images WHERE test_set = ?", (number,))
        digests = [digest for (digest,) in rows.fetchmany(_MAX_DIGESTS)]
        if not all(isinstance(one, bytes) and len(one) == _DIGEST for one in digests):
            raise ValueError("not a digest")
        yield _text(name, MAX_TEXT), _text(fingerprint, MAX_TEXT), digests


def _sample(
    label: object,
    writer: object,
    origin: object,
    series: object,
    round_: object,
    device: object,
    date: object,
    strokes: Any,
    picture: Any,
) -> NewSample:
    """A drawing as it would be kept now.

    Not with the name of the file that it was taken over from: another drawing may have it here.

    Raises:
        AppError, ValueError, TypeError: it cannot be one of ours.
    """
    if round_ is not None and type(round_) is not int:
        raise ValueError("not a round")
    day = datetime.fromisoformat(_text(date, MAX_SHORT_TEXT))
    if day.tzinfo is None:
        raise ValueError("a date without its time zone")
    more: dict[str, Any] = {
        "writer": _text(writer, MAX_WRITER),
        "series": _text(series, MAX_SHORT_TEXT),
        "round": round_,
        "device": _text(device, MAX_SHORT_TEXT),
        "date": day,
    }
    told = _text(label, MAX_NAME), Origin(_text(origin, MAX_SHORT_TEXT))
    if isinstance(strokes, str) and picture is None and len(strokes) <= _MAX_STROKES:
        return NewSample.of_ink(Ink.from_json(strokes), *told, **more)
    if isinstance(picture, bytes) and strokes is None and len(picture) <= MAX_PICTURE_BYTES:
        return NewSample.of_drawing(Drawing(picture=read_picture(picture)), *told, **more)
    raise ValueError("neither ink nor a picture")


def _text(value: object, most: int) -> str:
    if not isinstance(value, str) or len(value) > most or not value.isprintable():
        raise ValueError("printable text is needed")
    return value


def _count(value: object) -> int:
    if type(value) is not int or not 0 <= value < 2**31:
        raise ValueError("a count is needed")
    return value
