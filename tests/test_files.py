import errno
import os
from pathlib import Path

import pytest

from mnist_desktop import files as atomic_file
from mnist_desktop.files import write_whole
from mnist_desktop.problem import SavingError


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


def test_elsewhere_a_refusal_is_final(tmp_path, monkeypatch):
    monkeypatch.setattr(atomic_file.sys, "platform", "linux")
    monkeypatch.setattr(Path, "replace", fake_replace([PermissionError(errno.EACCES, "no")]))
    with pytest.raises(SavingError):
        write_whole(tmp_path / "x", b"new")
    assert contents(tmp_path) == {}
