"""Who has the lock of a data folder: a window that is open, and nothing else."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QSysInfo

from mnist_desktop.app import instance_lock
from mnist_desktop.app.instance_lock import InstanceLock, LockState, is_on_network

pytestmark = pytest.mark.usefixtures("qapp")

HOST = QSysInfo.machineHostName()
MACHINE = bytes(QSysInfo.machineUniqueId().data()).decode()
BOOT = bytes(QSysInfo.bootUniqueId().data()).decode()
NO_PROCESS = 999_999_999
OTHER = f"{os.getpid()}\nmnist-desktop\nOTHER-PC\n{'0123456789abcdef' * 2}\n{BOOT}\n"


def of_process(number, name="python"):
    return f"{number}\n{name}\n{HOST}\n{MACHINE}\n{BOOT}\n"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "lock"


@pytest.fixture
def lock(path):
    lock = InstanceLock(path)
    yield lock
    lock.release()


def can_be_had_again(path):
    """Whether the next start gets it, after the window has been closed."""
    again = InstanceLock(path)
    state = again.take()
    again.release()
    return state is LockState.OURS


@pytest.mark.parametrize(
    "left",
    [
        "",
        "\0" * 10,
        "99999",
        "a shopping list\nof somebody\n",
        of_process(NO_PROCESS),
        of_process(1),
        of_process(os.getpid(), name="another program"),
        of_process(os.getpid(), name=Path(sys.executable).resolve().name),
        f"1\nsystemd\n{HOST}\n{MACHINE}\n00000000-0000-0000-0000-000000000000\n",
        f"{NO_PROCESS}\npython\nOLD-NAME\n{MACHINE}\n{BOOT}\n",
        OTHER,
    ],
    ids=[
        *("empty", "zeros", "half", "foreign", "dead", "init's number", "number used again"),
        *("number used again by Python", "before a reboot", "renamed computer", "other computer"),
    ],
)
def test_what_nobody_holds_is_let_go(lock, path, left):
    path.write_text(left)
    assert lock.take() is LockState.OURS
    assert lock.process == os.getpid()
    assert InstanceLock(path).take() is LockState.HELD
    lock.release()
    assert can_be_had_again(path)


def test_a_strangers_file_is_put_aside_not_destroyed(lock, path):
    path.write_text("a shopping list\n")
    assert lock.take() is LockState.OURS
    assert path.with_name("lock.old").read_text() == "a shopping list\n"


@pytest.mark.skipif(os.name != "posix", reason="permissions")
def test_one_that_is_read_only(lock, path):
    path.write_text(OTHER)
    path.chmod(0o444)
    assert lock.take() is LockState.OURS
    assert InstanceLock(path).take() is LockState.HELD


@pytest.mark.parametrize("make", [os.mkdir, getattr(os, "mkfifo", os.mkdir)])
def test_what_is_no_file_is_left_alone(path, make):
    make(path)
    (lock := InstanceLock(path)).take()
    assert InstanceLock(path).take() is LockState.HELD
    lock.release()
    assert can_be_had_again(path)
    assert path.exists()


def test_an_open_window_has_it_until_it_is_closed_or_killed(lock, path):
    script = (
        "import sys; from pathlib import Path; from mnist_desktop.app.instance_lock import *;"
        "lock = InstanceLock(Path(sys.argv[1])); print(lock.take(), flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as other:
        assert other.stdout.readline() == "LockState.OURS\n"
        assert lock.take() is LockState.HELD
        assert lock.take(0.01) is LockState.HELD
        assert lock.process == other.pid
        other.kill()
    assert lock.take() is LockState.OURS


class TestOnANetwork:
    """Another computer may have the folder open, and be out of sight."""

    @pytest.fixture(autouse=True)
    def _network(self, monkeypatch):
        monkeypatch.setattr(instance_lock, "is_on_network", lambda folder: True)

    @pytest.fixture
    def left(self, path):
        """The lock file of another computer, without a sign of life for two minutes."""
        path.write_text(OTHER)
        os.utime(path, times=(path.stat().st_mtime - 120,) * 2)
        return path

    def test_a_person_decides_of_another_computers(self, lock, left):
        assert lock.take() is LockState.UNKNOWN
        assert lock.computer == "OTHER-PC"
        lock.take_over()
        assert lock.process == os.getpid()
        assert InstanceLock(left).take() is LockState.HELD

    def test_one_that_shows_life_is_open(self, lock, left):
        os.utime(left)
        assert lock.take() is LockState.HELD
        assert lock.is_elsewhere

    def test_a_server_whose_clock_is_wrong(self, lock, left, monkeypatch):
        os.utime(left)
        monkeypatch.setattr("time.time", lambda: 0.0)
        assert lock.take() is LockState.HELD

    def test_an_open_window_shows_life_until_it_is_closed(self, lock, path, monkeypatch, qtbot):
        monkeypatch.setattr(instance_lock, "SIGN_OF_LIFE", 0.01)
        assert lock.take() is LockState.OURS
        os.utime(path, times=(0, 0))
        qtbot.waitUntil(lambda: path.stat().st_mtime > 0)
        lock.release()
        qtbot.waitUntil(lambda: "signs of life" not in [t.name for t in threading.enumerate()])
        assert not path.exists()

    def test_one_that_is_open_here_is_not_taken_for_another_computers(self, lock, path):
        assert lock.take() is LockState.OURS
        assert not InstanceLock(path).is_elsewhere

    def test_not_of_our_own(self, lock, path):
        path.write_text(of_process(os.getpid(), name="another program"))
        assert lock.take() is LockState.OURS


def test_a_stick_is_no_network(tmp_path):
    assert not is_on_network(tmp_path)


@pytest.mark.wine
def test_a_share_is_a_network():
    assert is_on_network(Path(r"\\server\share\data"))
    assert not is_on_network(Path("C:\\data"))


@pytest.mark.skipif(sys.platform == "win32", reason="flock")
def test_where_it_cannot_be_told_a_person_decides(lock, path, monkeypatch):
    def refuse(descriptor, kind):
        raise OSError("no locks here")

    monkeypatch.setattr("fcntl.flock", refuse)
    path.write_text("")
    assert lock.take() is LockState.UNKNOWN
    assert lock.computer == ""


@pytest.mark.qt_log_ignore("Got unexpected locking error")  # Qt of Windows says it of each
def test_a_folder_that_takes_no_lock_opens_without_one(tmp_path):
    assert InstanceLock(tmp_path / "none" / "lock").take() is LockState.OURS
