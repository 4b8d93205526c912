"""Hostile backups: archives that lead elsewhere or fill the disk, and files in them that lie."""

from __future__ import annotations

import hashlib
import io
import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path

from mnist_desktop.backup.contents import MANIFEST
from tests.promises.hostile import Hostile, of_bytes
from tests.promises.samples import backup_files, backup_of, store, zipped

_FILE = "a.digitbackup"
_NAMES = (
    *("../harm.digitmodel", "models/../../harm.digitmodel", "/etc/harm", "models\\harm.digitmodel"),
    *("C:harm.digitmodel", "models/a/b.digitmodel", "models/.digitmodel", "models/CON.digitmodel"),
    *("models/a.digitmodel/", "films/../harm.film", "films/0123.film", "settings.ini"),
    *("samples.sqlite-wal", "lock", "models/a\n.digitmodel", "MANIFEST.json", "models"),
)


def _manifest(files: Mapping[str, bytes], change: Callable[[dict], object]) -> bytes:
    """A backup whose list of files is changed."""
    data = zipfile.ZipFile(io.BytesIO(backup_of(files))).read(MANIFEST)
    content = json.loads(data)
    change(content)
    return zipped({**files, MANIFEST: json.dumps(content).encode()})


_LISTS: dict[str, Callable[[dict], object]] = {
    "a newer format": lambda content: content.update(format=2),
    "another format": lambda content: content.update(format=0),
    "no version": lambda content: content.pop("version"),
    "a version in control characters": lambda content: content.update(version="\x1b[2J"),
    "no files": lambda content: content.update(files=[]),
    "a file twice": lambda content: content["files"].append(content["files"][0]),
    "a file more": lambda content: content["files"].append(
        content["files"][0] | {"name": "models/b.digitmodel"}
    ),
    "another size": lambda content: content["files"][0].update(size=7),
    "a size below nothing": lambda content: content["files"][0].update(size=-1),
    "a size beyond all disks": lambda content: content["files"][0].update(size=2**50),
    "another checksum": lambda content: content["files"][0].update(sha256="0" * 64),
    "a checksum that is none": lambda content: content["files"][0].update(sha256="x"),
    "files that are numbers": lambda content: content.update(files=[1, 2]),
}


def _store(*statements: str, write: bool = False) -> bytes:
    """The drawings with something done to them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.sqlite")
        path.write_bytes(store())
        with closing(sqlite3.connect(path)) as connection:
            for statement in statements:
                connection.execute(statement)
            connection.commit()
        return path.read_bytes()


_STATEMENTS = {
    "another program's": "PRAGMA application_id=7",
    "a newer version": "PRAGMA user_version=99",
    "one more table": "CREATE TABLE harm (a)",
    "a view": "CREATE VIEW harm AS SELECT 1",
    "a trigger": "CREATE TRIGGER harm AFTER INSERT ON samples BEGIN SELECT 1; END",
    "a table less": "DROP TABLE learned",
    "strokes that are none": "UPDATE samples SET strokes = 'harm'",
    "strokes far away": "UPDATE samples SET strokes = '{\"strokes\": [[[1e99, 1]]]}'",
    "strokes of lists": "UPDATE samples SET strokes = '{\"strokes\": [' || "
    "replace(hex(zeroblob(600000)), '00', '[],') || '[]]}'",
    "strokes of five megabytes": "UPDATE samples SET strokes = hex(zeroblob(2500000))",
    "a picture of zeros": "UPDATE samples SET strokes = NULL, picture = zeroblob(30000000)",
    "a picture too large": "UPDATE samples SET strokes = NULL, picture = zeroblob(40000000)",
    "neither ink nor picture": "UPDATE samples SET strokes = NULL",
    "a label of control characters": "UPDATE samples SET label = char(27)",
    "a long label": "UPDATE samples SET label = hex(zeroblob(1000000))",
    "a date that is none": "UPDATE samples SET date = 'soon'",
    "an unknown origin": "UPDATE samples SET origin = 'harm'",
    "a round that is a text": "UPDATE samples SET round = 'harm'",
    "a digest that is a text": "INSERT INTO test_sets VALUES (2, 'a', 'b')",
    "a count below nothing": "INSERT INTO learned SELECT 'a', id, -5 FROM writers",
}


def backups() -> Iterator[Hostile]:
    """Backups."""
    files = backup_files()
    for name in _NAMES:
        yield of_bytes(f"the name {name!r}", _FILE, partial(backup_of, {**files, name: b"harm"}))
    for what, change in _LISTS.items():
        yield of_bytes(f"a list with {what}", _FILE, partial(_manifest, files, change))
    yield of_bytes("a list of 16 MiB", _FILE, partial(_with_list, files))
    for name, contents in {
        "settings.json": (b"", b"{}", b'{"language": 1}', b"[" * 30_000),
        "test-counts.json": (b"{}", b'{"opened": {"a": -1}}', b'{"opened": []}'),
        "training.checkpoint": (b"", bytes(10**6)),
        "models/mine.digitmodel": (b"", b"\x80\x04harm", bytes(10**6)),
        "films/0123456789abcdef.film": (b"", b"mnistflm" + bytes(10**6)),
        "samples.sqlite": (b"", b"SQLite format 3\0" + bytes(4096), bytes(10**6)),
    }.items():
        for number, content in enumerate(contents):
            spoiled = {**files, name: content}
            yield of_bytes(f"{name}, {number}", _FILE, partial(backup_of, spoiled))
    for what, statement in _STATEMENTS.items():
        harmless = what == "a digest that is a text"
        made = partial(_with_store, statement)
        yield of_bytes(f"drawings: {what}", _FILE, made, is_refused=not harmless)
    canvas = b'{"strokes": [' + b"[]," * (20 * 2**20) + b"[]]}"
    yield of_bytes(
        "a drawing of 60 MB of empty strokes",
        _FILE,
        lambda: backup_of({**files, "drawing.digitink": canvas}),
    )
    yield of_bytes("a link", _FILE, partial(_link, files))
    yield of_bytes(
        "a film of zeros",
        _FILE,
        lambda: backup_of({"films/0123456789abcdef.film": bytes(80 * 2**20)}),
    )
    yield of_bytes(
        "30,000 members",
        _FILE,
        lambda: backup_of({f"models/{n}.digitmodel": b"" for n in range(30_000)}),
    )
    yield of_bytes("no list", _FILE, partial(zipped, files))


def _with_store(statement: str) -> bytes:
    return backup_of({"samples.sqlite": _store(statement)})


def _with_list(files: Mapping[str, bytes]) -> bytes:
    size = 16 * 2**20
    start, end = b'{"format": 1, "files": [', b"[]]}"
    return zipped({**files, MANIFEST: start + b"[]," * ((size - 40) // 3) + end})


def _link(files: Mapping[str, bytes]) -> bytes:
    data = b"/etc/passwd"
    file = io.BytesIO(backup_of({**files, "models/a.digitmodel": data}))
    made = io.BytesIO()
    with zipfile.ZipFile(file) as archive, zipfile.ZipFile(made, "w") as target:
        for info in archive.infolist():
            if info.filename == "models/a.digitmodel":
                info.external_attr = 0o120777 << 16
            target.writestr(info, archive.read(info.filename))
    assert hashlib.sha256(data)
    return made.getvalue()
