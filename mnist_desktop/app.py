"""Start-up of the window, and its end."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QLockFile, QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from mnist_desktop import __version__
from mnist_desktop.assets import asset_path
from mnist_desktop.error_relay import ErrorRelay
from mnist_desktop.folders import Folders
from mnist_desktop.garbage_collection import GarbageCollection
from mnist_desktop.languages import install_language, system_language
from mnist_desktop.last_run import BadEnd, LastRun
from mnist_desktop.learning_calls import LearningCalls
from mnist_desktop.log_files import LogFiles
from mnist_desktop.main_window import MainWindow
from mnist_desktop.open_window import OpenWindow
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.problem import Problem, SavingError
from mnist_desktop.session import Session
from mnist_desktop.window_settings import WindowSettings
from mnist_desktop.window_style import WindowStyle

TIMING_VARIABLE = "MNIST_DESKTOP_TIMING"
"""Set by `training.benchmark`: says on standard error when the window is painted and when the first
answer is shown, then quits."""

_LOCK_PATIENCE_MS = 2000


def create_window(
    folders: Folders | None = None,
    language: str | None = None,
    calls: LearningCalls | None = None,
) -> MainWindow:
    """The window, not yet shown; a QApplication must exist.

    Args:
        folders: where things are kept; None for the usual place.
        language: "en" or "zh_CN" for this start; None for the one chosen last.
        calls: what is asked of `learning`; None for the real thing.
    """
    folders = folders or Folders.at(None)
    problem: Problem | None = _created(folders)
    session = Session(folders, Classifier.load, calls or LearningCalls())
    settings = WindowSettings(folders.settings)
    window = MainWindow(session, settings, language)
    session.setParent(window)
    GarbageCollection(window)
    if folders.refused is not None:
        refused = Problem("portable_folder_refused", folder=folders.refused, instead=folders.data)
        problem = problem or refused
    if settings.is_broken:
        problem = problem or Problem("settings_broken")
    if problem is not None:
        window.show_problem(problem)
    return window


def run(
    file: Path | None = None,
    model: Path | None = None,
    language: str | None = None,
    data_dir: Path | None = None,
    rehearse: Callable[[MainWindow, ErrorRelay], None] | None = None,
) -> int:
    """Opens the window and stays until it is closed.

    Args:
        file: a picture, a drawing or a model to open.
        model: the model to answer with.
        language: "en" or "zh_CN" for this start; None for the one chosen last.
        data_dir: where things are kept; None for the usual place.
        rehearse: is given the window and what relays errors, to play with them.

    Returns:
        The exit status.
    """
    application = QApplication(sys.argv[:1])
    application.setApplicationName("MNIST Desktop")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("mnist-desktop")
    application.setStyle(WindowStyle())
    application.setWindowIcon(QIcon(str(asset_path("icons/app.svg"))))
    folders = Folders.at(data_dir)
    can_keep = _created(folders) is None
    lock = QLockFile(str(folders.lock))
    lock.setStaleLockTime(0)
    if not lock.tryLock(_LOCK_PATIENCE_MS) and lock.error() == QLockFile.LockError.LockFailedError:
        _say_already_open(application, language, folders)
        return 1
    logs, last_run, bad_end = LogFiles(folders), LastRun(folders), None
    if can_keep:
        folders.remove_unfinished()
        bad_end = last_run.begin()
        logs.open()
    relay = ErrorRelay()
    opened = OpenWindow(lambda: create_window(folders, language), folders, logs, relay)
    window = opened.window
    for number in (signal.SIGINT, signal.SIGTERM):
        # Seen at the collector's next second
        signal.signal(number, lambda *_: opened.window.close())

    def end() -> None:
        opened.window.shut_down()
        last_run.end()

    application.aboutToQuit.connect(end)
    application.commitDataRequest.connect(lambda _: end())  # the session ends
    if TIMING_VARIABLE in os.environ:
        _Timing(window)
    if rehearse is not None:
        rehearse(window, relay)
    QTimer.singleShot(0, lambda: _start(window, file, model, bad_end))
    window.show()
    status = application.exec()
    end()
    relay.restore()
    lock.unlock()
    if opened.is_running:  # what cannot be interrupted must not hold up the end
        os._exit(status)
    return status


def _start(
    window: MainWindow, file: Path | None, model: Path | None, bad_end: BadEnd | None
) -> None:
    window.start(file, model)
    if bad_end is not None:
        problem = bad_end.problem(has_drawing=not window.canvas.drawing().is_blank)
        window.show_problem(problem, bad_end.details)


def _created(folders: Folders) -> SavingError | None:
    try:
        folders.create()
    except SavingError as problem:
        return problem
    return None


def _say_already_open(application: QApplication, language: str | None, folders: Folders) -> None:
    chosen = language or WindowSettings(folders.settings).language or system_language()
    install_language(application, chosen)
    text = application.translate("messages", "MNIST Desktop is already open.")
    if sys.stderr is not None:
        sys.stderr.write(f"{text}\n")
    QMessageBox.information(None, application.applicationName(), text)


class _Timing(QObject):
    """Says when the window is painted and the first drawing is answered, for the benchmark."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._canvas = window.canvas
        self._canvas.installEventFilter(self)
        window.session.answered.connect(self._take_answer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Waits for the first paint."""
        if event.type() == QEvent.Type.Paint:
            self._canvas.removeEventFilter(self)
            QTimer.singleShot(0, lambda: self._say("painted"))
        return False

    def _take_answer(self, answer: object) -> None:
        if getattr(answer, "prediction", None) is not None:
            self._say("answered")
            self._window.close()

    def _say(self, what: str) -> None:
        sys.stderr.write(f"{what}\n")
        sys.stderr.flush()
