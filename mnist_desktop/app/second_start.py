"""A second start, while a window has the data folder: hands its file over, or says why not."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from mnist_desktop.app.instance_lock import InstanceLock, LockState
from mnist_desktop.cli.terminal import say
from mnist_desktop.folders import Folders
from mnist_desktop.problem import Message
from mnist_desktop.window.languages import (
    find_translations,
    install_language,
    system_language,
    translated,
)
from mnist_desktop.window.settings import WindowSettings

_PATIENCE = 5.0  # s in which a window that closes releases the lock, and one that opens listens
_RETRY = 0.2  # s between two tries to reach the open window, which may have just been started


def status_of_second_start(
    lock: InstanceLock,
    folders: Folders,
    file: Path | None,
    model: Path | None,
    language: str | None,
) -> int | None:
    """Takes the lock, or asks the window that has it to open what this start was given.

    Args:
        lock: of the data folder.
        folders: what the lock is for.
        file: a picture, a drawing, a model or a lesson to open.
        model: the model to answer with.
        language: "en" or "zh_CN"; None for the one chosen last.

    Returns:
        The exit status of this start, which ends here; None if it got the lock and goes on.
    """
    state = lock.take()
    deadline = time.monotonic() + _PATIENCE
    while state is LockState.HELD:
        if _is_handed_over(lock, folders, file, model):
            _install_language(folders, language)
            say(translated(_handed_over(file or model)))
            return 0
        state = lock.take(_RETRY)  # it may have closed instead of answering
        if time.monotonic() >= deadline:
            break
    if state is LockState.OURS:
        return None
    _install_language(folders, language)
    if state is LockState.HELD:
        text = translated(_already_open(lock, folders))
        say(text)
        QMessageBox.information(None, _name(), text)
        return 1
    if _may_take_over(folders, lock.computer):
        lock.take_over()
        return None
    return 1


def _is_handed_over(
    lock: InstanceLock, folders: Folders, file: Path | None, model: Path | None
) -> bool:
    try:  # only here, as Qt's network takes a moment to load
        from mnist_desktop.app.instance_channel import Request, hand_over
    except ImportError:  # some systems have that part of PySide6 in a package of its own
        return False
    return hand_over(Request.of(file, model), folders.data, lock.process)


def _already_open(lock: InstanceLock, folders: Folders) -> Message:
    if lock.is_elsewhere:
        return Message("already_open_on", computer=lock.computer, folder=folders.data)
    return Message("already_open")


def _handed_over(file: Path | None) -> Message:
    return Message("handed_over") if file is None else Message("handed_over_file", name=file.name)


def _may_take_over(folders: Folders, computer: str) -> bool:
    key = "may_be_open_on" if computer else "may_be_open"
    text = translated(Message(key, computer=computer, folder=folders.data))
    say(text)
    box = QMessageBox(QMessageBox.Icon.Question, _name(), text)
    box.setObjectName("takeOverQuestion")
    take = box.addButton(
        QCoreApplication.translate("messages", "Open it here"), QMessageBox.ButtonRole.AcceptRole
    )
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    return box.clickedButton() is take


def _install_language(folders: Folders, language: str | None) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    find_translations(folders.data)
    chosen = language or WindowSettings(folders.settings).language or system_language()
    install_language(application, chosen)


def _name() -> str:
    return QCoreApplication.applicationName()
