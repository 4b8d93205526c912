"""What a start does that finds its data folder in use."""

import os

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from mnist_desktop.app import instance_lock, second_start
from mnist_desktop.app.instance_lock import InstanceLock, LockState
from mnist_desktop.app.second_start import status_of_second_start

OTHER = "4242\nmnist-desktop\nOTHER-PC\n0123456789abcdef0123456789abcdef\n\n"


@pytest.fixture
def lock(qapp, folders, monkeypatch):
    """This start's; Qt's texts are not changed by it."""
    monkeypatch.setattr(second_start, "install_language", lambda *_: None)
    lock = InstanceLock(folders.lock)
    yield lock
    lock.release()


@pytest.fixture
def open_window(folders, monkeypatch):
    """Another window's lock; it does not listen."""
    monkeypatch.setattr(second_start, "_PATIENCE", 0)
    lock = InstanceLock(folders.lock)
    lock.take()
    yield lock
    lock.release()


@pytest.fixture
def told(monkeypatch):
    """What a message box has said."""
    told = []
    monkeypatch.setattr(QMessageBox, "information", lambda *arguments: told.append(arguments[2]))
    return told


def start(lock, folders, file=None, model=None):
    return status_of_second_start(lock, folders, file, model, "en")


def press(name):
    """Answers the question as soon as it is there."""

    def look():
        box = QApplication.activeModalWidget()
        if box is None:
            QTimer.singleShot(1, look)
            return
        (button,) = (one for one in box.buttons() if one.text().replace("&", "") == name)
        button.click()

    QTimer.singleShot(0, look)


def test_nobody_is_there(lock, folders, capsys):
    assert start(lock, folders) is None
    assert InstanceLock(folders.lock).take() is LockState.HELD
    assert capsys.readouterr().err == ""


def test_a_window_that_does_not_answer(lock, folders, open_window, told, capsys):
    assert start(lock, folders) == 1
    assert told == ["MNIST Desktop is already open."]
    assert capsys.readouterr().err == "mnist-desktop: MNIST Desktop is already open.\n"


def test_a_window_that_closes_meanwhile(lock, folders, open_window, monkeypatch):
    monkeypatch.setattr(second_start, "_PATIENCE", 10)
    monkeypatch.setattr(
        "mnist_desktop.app.instance_channel.hand_over", lambda *_: open_window.release()
    )
    assert start(lock, folders) is None


@pytest.mark.parametrize(
    ("file", "words"),
    [(None, "asked to come to the front"), ("seven.digitink", "seven.digitink was handed over")],
)
def test_one_that_answers(lock, folders, open_window, monkeypatch, tmp_path, capsys, file, words):
    requests = []
    monkeypatch.setattr(
        "mnist_desktop.app.instance_channel.hand_over",
        lambda request, data, process: requests.append((request, data)) or True,
    )
    path = file and tmp_path / file
    assert start(lock, folders, path) == 0
    assert [(request.file, data) for request, data in requests] == [(path, folders.data)]
    (line,) = capsys.readouterr().err.splitlines()
    assert words in line


@pytest.fixture
def of_other_computer(folders, monkeypatch):
    """A lock file on a network, two minutes after its last sign of life."""
    monkeypatch.setattr(instance_lock, "is_on_network", lambda folder: True)
    folders.lock.write_text(OTHER)
    os.utime(folders.lock, times=(folders.lock.stat().st_mtime - 120,) * 2)
    return folders.lock


@pytest.mark.parametrize(
    ("button", "status", "state"),
    [("Open it here", None, LockState.HELD), ("Cancel", 1, LockState.UNKNOWN)],
)
def test_where_it_cannot_be_told_one_question_decides(
    lock, folders, of_other_computer, capsys, button, status, state
):
    press(button)
    assert start(lock, folders) == status
    assert "on the computer OTHER-PC" in capsys.readouterr().err
    assert InstanceLock(folders.lock).take() is state


def test_a_window_on_another_computer_is_named(
    lock, folders, of_other_computer, monkeypatch, told, capsys
):
    monkeypatch.setattr(second_start, "_PATIENCE", 0)
    os.utime(of_other_computer)
    assert start(lock, folders) == 1
    assert "open on the computer OTHER-PC" in told[0]
    assert told[0] in capsys.readouterr().err
