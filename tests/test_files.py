import ctypes
import errno
import os
from pathlib import Path

import pytest

from mnist_desktop import files as atomic_file
from mnist_desktop.files import bytes_of_file, is_held, usable_path, write_whole
from mnist_desktop.problem import InkError, ModelFileError, PictureError, SavingError
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.ink_corpus import InkCorpus
from mnist_desktop.recognition.model_file import read_model
from mnist_desktop.recognition.pictures.read_picture import read_picture


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_writes_and_replaces(tmp_path):
    path = tmp_path / "é数.bin"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert contents(tmp_path) == {path.name: b"two"}


@pytest.mark.parametrize(
    ("code", "key"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_full"),
        (errno.EIO, "saving_refused"),
    ],
)
def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, code, key):
    path = tmp_path / "x"
    path.write_bytes(b"old")

    def fail(descriptor):
        raise OSError(code, "no")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(SavingError) as caught:
        write_whole(path, b"new")
    assert (caught.value.key, caught.value.values) == (
        key,
        {"name": "x", "folder": tmp_path, "reason": "no"},
    )
    assert contents(tmp_path) == {"x": b"old"}


def test_an_interruption_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    def interrupt(self, target):
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "x", b"new")
    assert contents(tmp_path) == {}


def test_a_folder_or_a_missing_folder_is_refused(tmp_path):
    with pytest.raises(SavingError):
        write_whole(tmp_path, b"")
    with pytest.raises(SavingError):
        write_whole(tmp_path / "none" / "x", b"")


def fake_replace(failures):
    def replace(self, target):
        if failures:
            raise failures.pop()
        self.rename(target)

    return replace


def test_windows_sharing_errors_are_waited_out(tmp_path, monkeypatch):
    monkeypatch.setattr(atomic_file.sys, "platform", "win32")
    monkeypatch.setattr(atomic_file.time, "sleep", lambda seconds: None)
    monkeypatch.setattr(Path, "replace", fake_replace([PermissionError()] * 3))
    write_whole(tmp_path / "x", b"new")
    assert contents(tmp_path) == {"x": b"new"}


def test_a_reader_waits_for_a_program_that_does_not_share(tmp_path, monkeypatch):
    path = tmp_path / "x"
    path.write_bytes(b"synchronised")
    failures = [PermissionError(errno.EACCES, "used by another process")] * 3

    def open_file(self, mode):
        if failures:
            raise failures.pop()
        return self.opened_as(mode)

    monkeypatch.setattr(Path, "opened_as", Path.open, raising=False)
    monkeypatch.setattr(Path, "open", open_file)
    monkeypatch.setattr(atomic_file, "is_held", lambda path: True)
    monkeypatch.setattr(atomic_file.time, "sleep", lambda seconds: None)
    assert bytes_of_file(path, 100, InkError) == b"synchronised"


@pytest.mark.wine
class TestHeldByAnotherProgram:
    """Windows itself refuses; the other program lets go when we first wait."""

    @pytest.fixture
    def held(self, tmp_path, monkeypatch):
        """A file open without sharing, as OneDrive has it."""
        path = tmp_path / "held 七"
        path.write_bytes(b"old")
        kernel32 = ctypes.WinDLL("kernel32")
        kernel32.CreateFileW.restype = ctypes.c_void_p
        generic_read, share_nothing, open_existing = 0x80000000, 0, 3
        handle = ctypes.c_void_p(
            kernel32.CreateFileW(str(path), generic_read, share_nothing, None, open_existing, 0, 0)
        )
        waits = []

        def let_go(_seconds):
            if not waits:
                kernel32.CloseHandle(handle)
            waits.append(1)

        monkeypatch.setattr(atomic_file.time, "sleep", let_go)
        yield path
        assert waits  # it was held indeed

    def test_is_written_then(self, held):
        write_whole(held, b"new")
        assert held.read_bytes() == b"new"

    def test_is_read_then(self, held):
        assert is_held(held)
        assert bytes_of_file(held, 10, InkError) == b"old"


def test_elsewhere_a_refusal_is_final(tmp_path, monkeypatch):
    monkeypatch.setattr(atomic_file.sys, "platform", "linux")
    monkeypatch.setattr(Path, "replace", fake_replace([PermissionError(errno.EACCES, "no")]))
    with pytest.raises(SavingError):
        write_whole(tmp_path / "x", b"new")
    assert contents(tmp_path) == {}


posix = pytest.mark.skipif(os.name != "posix", reason="pipes, links and rights of Unix")
READERS = [
    (lambda path: bytes_of_file(path, 10, PictureError), PictureError),
    (read_picture, PictureError),
    (Ink.load, InkError),
    (InkCorpus.load, InkError),
]


@pytest.fixture
def anybody():
    """Not root, to whom nothing is closed."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    yield
    if is_root:
        os.seteuid(0)


def key_of(reader, path):
    read, problem = reader
    with pytest.raises(problem) as caught:
        read(path)
    assert caught.value.values["name"] == path.name
    return caught.value.key


def test_one_byte_more_than_the_limit_tells_that_it_is_exceeded(tmp_path):
    path = tmp_path / "x"
    path.write_bytes(b"0123456789")
    assert bytes_of_file(path, 10, InkError) == b"0123456789"
    assert bytes_of_file(path, 3, InkError) == b"0123"


@pytest.mark.parametrize("reader", READERS)
def test_every_reader_says_the_same_of_what_is_no_file(reader, tmp_path):
    assert key_of(reader, tmp_path / "none.json") == "file_missing"
    assert key_of(reader, tmp_path / "nul\0.json") == "file_missing"
    assert key_of(reader, tmp_path) == "file_is_folder"


@posix
@pytest.mark.parametrize("reader", READERS)
def test_no_reader_waits_at_a_pipe_or_raises_anything_else(reader, tmp_path):
    os.mkfifo(tmp_path / "x.json")
    assert key_of(reader, tmp_path / "x.json") == "file_not_ordinary"
    (tmp_path / "loop.json").symlink_to(tmp_path / "loop.json")
    assert key_of(reader, tmp_path / "loop.json") == "file_unreadable"
    assert key_of(reader, tmp_path / ("x" * 300)) == "file_unreadable"


@posix
@pytest.mark.parametrize("reader", READERS)
def test_what_may_not_be_read_is_one_problem(reader, tmp_path, request):
    closed = tmp_path / "closed"
    closed.mkdir()
    for path in (closed / "x.json", tmp_path / "y.json"):
        path.touch()
        path.chmod(0)
    closed.chmod(0)
    request.addfinalizer(lambda: closed.chmod(0o700))
    request.getfixturevalue("anybody")
    assert key_of(reader, tmp_path / "y.json") == "file_unreadable"
    assert key_of(reader, closed / "x.json") == "file_unreadable"


@posix
def test_a_model_is_named_in_what_is_said_of_it(tmp_path):
    os.mkfifo(tmp_path / "pipe.digitmodel")
    for name, key in (
        ("none.digitmodel", "model_missing"),
        ("pipe.digitmodel", "model_unreadable"),
        ("x" * 300, "model_unreadable"),
        (".", "model_unreadable"),
    ):
        with pytest.raises(ModelFileError) as caught:
            read_model(tmp_path / name)
        assert caught.value.key == key
        assert caught.value.values["name"] == (tmp_path / name).name


def test_a_path_of_ours_where_something_else_lies(tmp_path):
    path = tmp_path / "log"
    assert usable_path(path) == path
    path.touch()
    assert usable_path(path) == path
    path.unlink()
    path.mkdir()
    assert usable_path(path) == tmp_path / "window.log"
