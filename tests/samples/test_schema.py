import errno
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from mnist_desktop.messages import text_of
from mnist_desktop.problem import SampleError, SavingError
from mnist_desktop.samples import schema
from mnist_desktop.samples.schema import SIDECARS, connected, put_aside
from mnist_desktop.samples.store import SampleStore
from tests.samples.drawings import sample

ROOT = Path(__file__).parents[2]
WRITING = """
import sys
from contextlib import closing
from pathlib import Path
from mnist_desktop.samples.store import SampleStore
from tests.samples.drawings import sample
store = SampleStore(Path(sys.argv[1]))
number = int(sys.argv[2])
while True:
    kept = store.add(sample(number, str(number)))
    if number % 7 == 3:
        store.delete([kept])
    print(number, flush=True)  # acknowledged
    number += 1
"""
"""Keeps drawings with rising labels, deletes some, and says so after each."""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "samples.sqlite"


def answer(path, question):
    """What SQLite says to a connection such as the store's own."""
    with closing(connected(path)) as connection:
        return connection.execute(question).fetchone()[0]


def sidecars(path):
    return [name for name in SIDECARS if path.with_name(path.name + name).exists()]


def killed_while_writing(path, first, acknowledged):
    """Starts a writer at `first` and kills it after so many; returns the last acknowledged."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITING, str(path), str(first)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        for _ in range(acknowledged):
            assert process.stdout.readline()
        process.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
        said = process.stdout.read().split()  # what it had said until then
    return int(said[-1]) if said else first + acknowledged - 1


def assert_all_there(path, last):
    """All numbers up to `last` are kept, once, but the deleted ones; at most one more is there."""
    with SampleStore(path) as store:
        found = [int(one.label) for one in store.samples()]
        assert found[: last + 1] == [n for n in range(last + 2) if n % 7 != 3][: len(found)]
        assert {n for n in range(last + 1) if n % 7 != 3} <= {*found}
    assert answer(path, "PRAGMA integrity_check") == "ok"


def test_local_folders_have_a_log_others_a_plain_journal(path, monkeypatch):
    for is_local, mode in ((True, "wal"), (False, "delete"), (True, "wal")):
        monkeypatch.setattr(schema, "is_local", lambda folder, local=is_local: local)
        with SampleStore(path) as store:
            store.add(sample())
            assert answer(path, "PRAGMA journal_mode") == mode
            assert answer(path, "PRAGMA synchronous") == 2  # FULL
            assert answer(path, "PRAGMA secure_delete") == 1
            assert sidecars(path) == (["-wal", "-shm"] if is_local else [])
        assert sidecars(path) == []
    with SampleStore(path) as store:
        assert len(store.samples()) == 3


@pytest.mark.parametrize("is_local", [True, False])
def test_a_kill_loses_nothing_and_its_sidecars_go(path, monkeypatch, is_local):
    if not is_local:
        monkeypatch.setattr(schema, "is_local", lambda folder: False)
    last = killed_while_writing(path, 0, 12)
    assert sidecars(path)
    assert_all_there(path, last)
    assert sidecars(path) == []


@pytest.mark.long
def test_fifty_kills_lose_no_acknowledged_sample(path):
    last = -1
    for kill in range(50):
        last = killed_while_writing(path, last + 1, 1 + kill * 7 % 40)
        with SampleStore(path) as store:  # one that was written but not acknowledged goes again
            store.delete([one.id for one in store.samples() if int(one.label) > last])
        assert_all_there(path, last)
        assert sidecars(path) == []


FULL = """
import resource, signal, sys
from pathlib import Path
from mnist_desktop.problem import SavingError
from mnist_desktop.samples.store import SampleStore
from tests.samples.drawings import sample
store = SampleStore(Path(sys.argv[1]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))
kept = 0
try:
    while True:
        store.add(sample(kept, str(kept)))
        kept += 1
except SavingError as error:
    print(kept, error.key)
try:
    store.add_all(sample(n, "many") for n in range(200))
except SavingError as error:
    print(error.key)
print(len(store.samples()))
store.close()
"""


@pytest.mark.skipif(os.name != "posix", reason="limits of a process")
def test_a_full_disk_is_one_error_and_leaves_the_store_whole(path, run_python):
    process = run_python(FULL, path)
    assert process.returncode == 0, process.stderr
    kept, key, again, seen = process.stdout.split()
    assert {key, again} <= {"disk_full", "saving_refused", "sample_store_refused"}
    assert kept == seen
    assert int(kept) > 10
    with SampleStore(path) as store:
        assert [one.label for one in store.samples()] == [str(n) for n in range(int(kept))]
        store.add(sample())
    assert answer(path, "PRAGMA integrity_check") == "ok"


def filled(store):
    while True:
        store.add(sample())


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="mounts a small disk")
def test_a_disk_that_is_really_full(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        store = SampleStore(disk / "samples.sqlite")
        with pytest.raises(SavingError) as problem:
            filled(store)
        assert problem.value.key == "disk_full"
        kept = len(store.samples())
        assert kept > 10
        store.close()
        with SampleStore(disk / "samples.sqlite") as store:
            assert len(store.samples()) == kept
        assert answer(disk / "samples.sqlite", "PRAGMA integrity_check") == "ok"
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize(
    "content", [b"no database at all" * 100, b"SQLite format 3\0" + bytes(200)]
)
def test_a_damaged_file_is_one_error_and_can_be_put_aside(path, content):
    path.write_bytes(content)
    with pytest.raises(SampleError) as problem:
        SampleStore(path)
    assert problem.value.key == "samples_broken"
    assert path.read_bytes() == content
    put_aside(path)
    with SampleStore(path) as store:
        store.add(sample())
    (broken,) = path.parent.glob("*.broken")
    assert broken.read_bytes() == content


def test_another_program_s_database_is_left_alone(path):
    with sqlite3.connect(path) as theirs:
        theirs.execute("CREATE TABLE recipes (name)")
    theirs.close()
    with pytest.raises(SampleError) as problem:
        SampleStore(path)
    assert problem.value.key == "samples_broken"


def test_a_newer_version_s_store_is_left_alone(path):
    SampleStore(path).close()
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version=2")
    newer.close()
    with pytest.raises(SampleError) as problem:
        SampleStore(path)
    assert problem.value.key == "samples_newer"


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(SavingError):
        SampleStore(tmp_path / "none" / "samples.sqlite")


def test_without_mnist_no_store_is_made(path, monkeypatch):
    monkeypatch.setattr(schema, "mnist_digests", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        SampleStore(path)
    monkeypatch.undo()
    assert answer(path, "SELECT count(*) FROM test_images") == 10_000


def test_two_windows_may_have_it_open(path):
    with SampleStore(path) as one, SampleStore(path) as other:
        one.add(sample(1))
        other.add(sample(2))
        assert len(one.samples()) == len(other.samples()) == 2
    assert sidecars(path) == []


def test_where_sqlite_does_not_know_why_the_system_does(path, monkeypatch):
    """It says "unable to open database file", whatever the reason."""

    def full(path, data):
        error = OSError(errno.ENOSPC, "No space left on device")
        raise SavingError("disk_full", name=path.name) from error

    connected(path).close()
    monkeypatch.setattr(schema, "write_whole", full)
    vague = sqlite3.OperationalError("unable to open database file")
    vague.sqlite_errorcode = 14
    with pytest.raises(SavingError) as refused, schema.explained(path):
        raise vague
    assert refused.value.key == "disk_full"
    assert refused.value.values["name"] == path.name


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (sqlite3.SQLITE_BUSY, "another program is using the file"),
        (sqlite3.SQLITE_READONLY, "the file is read-only"),
        (sqlite3.SQLITE_IOERR_FSYNC, "the disk reports an error"),
        (sqlite3.SQLITE_CANTOPEN, "the file cannot be opened"),
        (sqlite3.SQLITE_ERROR, "as SQLite says"),
    ],
)
def test_what_nobody_knows_more_about_is_a_sentence(path, code, said):
    connected(path).close()
    error = sqlite3.OperationalError("as SQLite says")
    error.sqlite_errorcode = code
    with pytest.raises(SavingError) as refused, schema.explained(path):
        raise error
    told = text_of(refused.value)
    assert said in told
    assert path.name in told
    assert told.endswith(".")


def test_a_disk_that_cannot_read_the_store_gives_its_reason(path):
    path.mkdir()  # stands for what opens and cannot be read
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ
    with pytest.raises(SavingError) as refused, schema.explained(path):
        raise error
    assert os.strerror(errno.EISDIR) in text_of(refused.value)
