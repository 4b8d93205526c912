"""The store's SQLite file: how it is opened, its tables, what its errors mean here."""

from __future__ import annotations

import errno
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from mnist_desktop.files import UNFINISHED, not_written, write_whole
from mnist_desktop.problem import Message, SampleError, SavingError
from mnist_desktop.samples.held_out import MNIST, mnist_digests
from mnist_desktop.samples.local_folder import is_local

SIDECARS = ("-wal", "-shm", "-journal")
"""Suffixes of the files that SQLite keeps beside the store while it is open."""
BROKEN = ".broken"
"""Ends the name of a store that could not be read and was moved out of the way."""
_APPLICATION_ID = 0x4D4E4453  # "MNDS", in the file's header
_VERSION = 1
_PATIENCE = 10.0  # s that another program's write is waited for
_FULL = 13  # SQLITE_FULL
_UNREADABLE = (11, 26)  # SQLITE_CORRUPT, SQLITE_NOTADB
_REASONS = {
    5: "store_in_use",  # SQLITE_BUSY
    6: "store_in_use",  # SQLITE_LOCKED
    8: "store_read_only",  # SQLITE_READONLY
    10: "store_disk_error",  # SQLITE_IOERR
    14: "store_not_opened",  # SQLITE_CANTOPEN
}
_VAGUE = (8, 10, 14)  # of these the system may know more: that the disk is full, or read-only
_PAGE = 4096  # bytes, SQLite's own
_BLOCK = 1024**2  # bytes that are read at a time

_TABLES = """
CREATE TABLE writers (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE samples (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- the number of a deleted sample is not used again
    label TEXT NOT NULL,
    writer INTEGER NOT NULL REFERENCES writers ON DELETE CASCADE,
    origin TEXT NOT NULL,
    series TEXT NOT NULL,
    round INTEGER,
    device TEXT NOT NULL,
    date TEXT NOT NULL,  -- ISO 8601 with its time zone
    removed INTEGER NOT NULL DEFAULT 0,  -- 1: deleted, until the store is closed
    image BLOB NOT NULL,  -- 28 x 28 uint8
    image_digest BLOB NOT NULL,
    pixels_digest BLOB,  -- of a picture that was 28 x 28 itself
    ink_digest BLOB,  -- of the points without time and pressure: imports skip what is there
    file TEXT UNIQUE,  -- that it was taken over from
    strokes TEXT,  -- JSON as in a .digitink file
    picture BLOB  -- PNG
);
CREATE INDEX samples_by_label ON samples (label);
CREATE INDEX samples_by_writer ON samples (writer);
CREATE INDEX samples_by_ink ON samples (ink_digest);
CREATE TABLE test_sets (id INTEGER PRIMARY KEY, name TEXT NOT NULL, fingerprint TEXT UNIQUE);
CREATE TABLE test_images (
    digest BLOB PRIMARY KEY, test_set INTEGER NOT NULL REFERENCES test_sets
) WITHOUT ROWID;
CREATE TABLE learned (
    model TEXT NOT NULL,
    writer INTEGER NOT NULL REFERENCES writers ON DELETE CASCADE,
    samples INTEGER NOT NULL,
    PRIMARY KEY (model, writer)
) WITHOUT ROWID;
"""
# None for whoever uses the program. Stores of version 1 may lack the table.
_LAST_WRITER = """
CREATE TABLE IF NOT EXISTS last_writer (writer INTEGER REFERENCES writers ON DELETE CASCADE)
"""


def connected(path: Path | None) -> sqlite3.Connection:
    """A connection to a store, which is made if there is none; what a kill left behind is gone.

    The write-ahead log is used where `is_local` says so, else a plain journal; both with
    `synchronous=FULL`: what was committed survives a power cut. `secure_delete` overwrites what is
    deleted with zeros.

    Args:
        path: of the file; None for a store in memory alone, of which nothing is ever on a disk.

    Raises:
        SampleError: "samples_broken" or "samples_newer" (name).
        SavingError: it cannot be opened or made.
        AppError: MNIST is missing, whose test images a new store must know.
    """
    with explained(path):
        if path is not None and path.exists():
            _absorb_sidecars(path)
        connection = _plain_connection(path)
        try:
            if path is not None:
                mode = "WAL" if is_local(path.parent) else "DELETE"
                connection.execute(f"PRAGMA journal_mode={mode}")
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


def _absorb_sidecars(path: Path) -> None:
    """Finishes or takes back what a killed program had begun.

    The first look recovers; the last connection that closes takes the extra files with it.
    """
    connection = _plain_connection(path)
    try:
        _is_empty(connection)
    finally:
        connection.close()


def _plain_connection(path: Path | None) -> sqlite3.Connection:
    connection = sqlite3.connect(
        ":memory:" if path is None else path,
        timeout=_PATIENCE,
        isolation_level=None,  # transactions begin where we say so
        check_same_thread=False,  # the store's lock lets one thread in at a time
    )
    try:
        for pragma in ("foreign_keys=ON", "synchronous=FULL", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("PRAGMA temp_store=MEMORY")  # no copies of drawings in other folders
        connection.execute("PRAGMA trusted_schema=OFF")
    except BaseException:
        connection.close()  # an open file could not be put aside on Windows
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path | None) -> None:
    """Makes the tables of a new store; checks those of an old one."""
    name = "" if path is None else path.name
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application == 0 and _is_empty(connection):
        _make(connection)
    elif application != _APPLICATION_ID:
        raise SampleError("samples_broken", name=name)
    elif version > _VERSION:
        raise SampleError("samples_newer", name=name)
    complete(connection)


def _make(connection: sqlite3.Connection) -> None:
    digests = mnist_digests()
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _is_empty(connection):  # else another thread or process was faster
            for statement in _TABLES.split(";\n"):
                connection.execute(statement)
            connection.execute("INSERT INTO test_sets VALUES (1, ?, 'MNIST')", (MNIST,))
            rows = ((digest, 1) for digest in digests)
            connection.executemany("INSERT OR IGNORE INTO test_images VALUES (?, ?)", rows)
            connection.execute(f"PRAGMA user_version={_VERSION}")
            connection.execute(f"PRAGMA application_id={_APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # a full disk has rolled back already
            connection.execute("ROLLBACK")
        raise


def check_store(connection: sqlite3.Connection, name: str) -> None:
    """Makes sure that a file that may come from anybody is a store: its tables, and nothing else.

    Args:
        connection: to the file, which is only read.
        name: of the file, for messages.

    Raises:
        SampleError: "samples_broken" or "samples_newer" (name).
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application == _APPLICATION_ID and version > _VERSION:
        raise SampleError("samples_newer", name=name)
    with closing(sqlite3.connect(":memory:")) as model:
        for statement in (*_TABLES.split(";\n"), _LAST_WRITER):
            model.execute(statement)
        is_same = application == _APPLICATION_ID and _schema_of(connection) == _schema_of(model)
    # Also finds pages that are used twice, by which a small file could have rows without end
    if not is_same or connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
        raise SampleError("samples_broken", name=name)


def _schema_of(connection: sqlite3.Connection) -> set[tuple[str, ...]]:
    """Kind, name, table and statement of all there is, but for comments and blanks."""
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master LIMIT 100")
    return {
        (*map(str, row[:3]), " ".join(re.sub(r"--[^\n]*", "", str(row[3])).split())) for row in rows
    }


def complete(connection: sqlite3.Connection) -> None:
    """Adds what stores of earlier versions lack."""
    connection.execute(_LAST_WRITER)


def _is_empty(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master").fetchone() is None


@contextmanager
def explained(path: Path | None) -> Iterator[None]:
    """Turns what SQLite raises into our errors: SavingError, or SampleError for a damaged file."""
    try:
        yield
    except sqlite3.Error as error:
        name, folder = ("", "") if path is None else (path.name, path.parent)
        code = getattr(error, "sqlite_errorcode", 0)
        if code & 0xFF in _UNREADABLE:
            raise SampleError("samples_broken", name=name) from error
        if not isinstance(error, sqlite3.OperationalError):
            raise  # a fault of ours
        if path is not None and code & 0xFF in _VAGUE:
            _say_why_refused(path)
        if code & 0xFF == _FULL:
            raise SavingError("disk_full", name=name, folder=folder) from error
        key = _REASONS.get(code & 0xFF, "store_refused")
        reason = Message(key, folder=folder, code=code, text=str(error))
        raise SavingError("sample_store_refused", name=name, reason=reason) from error


def _say_why_refused(path: Path) -> None:
    """Raises SavingError with the system's reason, if it refuses a file beside the store as well.

    Or the store itself, read from its beginning to its end.
    """
    beside = path.with_name(f".{path.name}{UNFINISHED}")
    try:
        write_whole(beside, bytes(_PAGE))
        beside.unlink()
        if path.exists():
            with path.open("r+b") as store:
                while store.read(_BLOCK):
                    pass
    except (SavingError, OSError) as refused:
        error = refused if isinstance(refused, OSError) else refused.__cause__
        if isinstance(error, OSError):
            raise not_written(path, error) from refused


def put_aside(path: Path) -> Path:
    """Renames a store that cannot be read, with its sidecars, so that a new one can be made.

    Returns:
        Its new path.

    Raises:
        SavingError: it cannot be renamed.
    """
    moment = f"{datetime.now():%Y%m%d-%H%M%S}"  # an earlier one stays
    aside = path.with_name(f"{path.name}.{moment}{BROKEN}")
    try:
        for suffix in ("", *SIDECARS):
            with suppress(FileNotFoundError):
                path.with_name(path.name + suffix).replace(aside.with_name(aside.name + suffix))
    except OSError as error:
        reason = error.strerror or os.strerror(error.errno or errno.EIO)
        raise SavingError(
            "saving_refused", name=path.name, folder=path.parent, reason=reason
        ) from error
    return aside


def number_of_samples(path: Path) -> int:
    """How many samples a store holds, without opening it for writing; 0 if it cannot be read."""
    if not path.is_file():
        return 0
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as store:
            statement = "SELECT count(*) FROM samples WHERE NOT removed"
            return int(store.execute(statement).fetchone()[0])
    except sqlite3.Error:
        return 0
