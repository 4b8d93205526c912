"""Starts the program: creates the window, runs it, and ends in order."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from mnist_desktop import __version__
from mnist_desktop.app import (
    override_guard,  # noqa: F401 - first, as it guards the classes that the next lines bring
)
from mnist_desktop.app.crash_reports import (
    CrashMonitor,
    CrashReport,
    DrawingKept,
    ErrorRelay,
    LogFiles,
)
from mnist_desktop.app.garbage_collection import GarbageCollection
from mnist_desktop.app.instance_lock import InstanceLock
from mnist_desktop.app.second_start import status_of_second_start
from mnist_desktop.app.window_lifecycle import FileOpenEvents, WindowLifecycle
from mnist_desktop.assets import asset_path
from mnist_desktop.cli.terminal import say
from mnist_desktop.folders import Folders
from mnist_desktop.messages import text_of
from mnist_desktop.problem import Message, SavingError
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.session.autosave import RestoredDrawing
from mnist_desktop.session.session import Session
from mnist_desktop.session.training_backend import TrainingBackend
from mnist_desktop.window.appearance import WindowStyle
from mnist_desktop.window.file_controller import KEEPS_PAPER
from mnist_desktop.window.languages import find_translations
from mnist_desktop.window.main_window import MainWindow
from mnist_desktop.window.settings import WindowSettings

TIMING_VARIABLE = "MNIST_DESKTOP_TIMING"
"""Set by `training.benchmark`: standard error gets a line when the window is painted and when the
first answer is shown; then the program quits."""

_LISTENING_MS = 500  # after the first answer, that of a file that is opened included


def create_window(
    folders: Folders | None = None,
    language: str | None = None,
    backend: TrainingBackend | None = None,
) -> MainWindow:
    """Creates the window, not yet shown; a QApplication must exist.

    Args:
        folders: where things are kept; None for the usual place.
        language: "en" or "zh_CN" for this start; None for the one chosen last.
        backend: what is asked of `learning`; None for the real one.
    """
    folders = folders or Folders.at(None)
    problem: Message | None = _create(folders)
    find_translations(folders.data)
    session = Session(folders, Classifier.load, backend or TrainingBackend())
    settings = WindowSettings(folders.settings)
    window = MainWindow(session, settings, language)
    session.setParent(window)
    GarbageCollection(window)
    if folders.refused is not None:
        refused = Message("portable_folder_refused", folder=folders.refused, instead=folders.data)
        problem = problem or refused
    if settings.is_broken:
        problem = problem or Message("settings_broken")
    if problem is not None:
        window.show_problem(problem)
    return window


def run(
    file: Path | None = None,
    model: Path | None = None,
    language: str | None = None,
    data_dir: Path | None = None,
    script: Callable[[MainWindow, ErrorRelay], None] | None = None,
) -> int:
    """Opens the window and returns when it is closed.

    Args:
        file: a picture, a drawing, a model or a lesson to open.
        model: the model to answer with.
        language: "en" or "zh_CN" for this start; None for the one chosen last.
        data_dir: where things are kept; None for the usual place.
        script: is given the window and what relays errors, to play on them.

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
    unwritable = _create(folders)
    if unwritable is not None:
        say(text_of(unwritable))
    lock = InstanceLock(folders.lock)
    ended = status_of_second_start(lock, folders, file, model, language)
    if ended is not None:
        return ended
    logs, crash_monitor, crash = LogFiles(folders), CrashMonitor(folders), None
    if unwritable is None:
        folders.remove_unfinished()
        crash = crash_monitor.start()
        logs.open()
    relay = ErrorRelay()
    lifecycle = WindowLifecycle(lambda: create_window(folders, language), folders, logs, relay)
    window = lifecycle.window
    if sys.platform == "darwin":
        application.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus)
        application.installEventFilter(FileOpenEvents(lifecycle.open_file, lifecycle))
    for number in (signal.SIGINT, signal.SIGTERM):
        # Seen at the collector's next second; nothing is asked then
        signal.signal(number, lambda *_: application.exit())

    def end() -> None:
        lifecycle.window.shut_down()
        crash_monitor.end()

    application.aboutToQuit.connect(end)
    # A shutdown may still be called off; aboutToQuit follows if it is not
    application.commitDataRequest.connect(lambda _: lifecycle.save())
    if TIMING_VARIABLE in os.environ:
        _Timing(window)
    if script is not None:
        script(window, relay)
    QTimer.singleShot(0, lambda: start_window(window, file, model, crash))
    window.session.answered.connect(
        lambda _: QTimer.singleShot(_LISTENING_MS, lambda: _listen(lifecycle, folders)),
        Qt.ConnectionType.SingleShotConnection,
    )
    window.show()
    status = application.exec()
    end()
    _free_clipboard()
    relay.restore()
    lock.release()
    if lifecycle.is_running:  # what cannot be interrupted must not hold up the end
        os._exit(status)
    return status


def start_window(
    window: MainWindow, file: Path | None, model: Path | None, crash: CrashReport | None
) -> None:
    """Starts the window, and reports a crash of the last run and where its drawing is.

    Args:
        window: which is shown.
        file: a picture, a drawing, a model or a lesson to open.
        model: the model to answer with.
        crash: of the last run; None if that was closed.
    """
    _LastRun(window, file, crash)
    window.start(file, model)


def _listen(lifecycle: WindowLifecycle, folders: Folders) -> None:
    """Accepts what second starts hand over from now on."""
    try:  # Qt's network takes a moment to load: not before the first paint
        from mnist_desktop.app.instance_channel import InstanceChannel
    except ImportError:  # some systems have that part of PySide6 in a package of its own
        return
    channel = InstanceChannel(folders.data, lifecycle)
    channel.requested.connect(lifecycle.open_request)


def _free_clipboard() -> None:
    """Frees a copied picture where no system keeps it, but a static object of Qt's.

    It would be freed after Python has ended, and Python's part of it with it: a crash.
    """
    clipboard = QApplication.clipboard()
    mime = None if clipboard.ownsClipboard() else clipboard.mimeData()
    if mime is not None and Shiboken.createdByPython(mime):
        clipboard.clear()


def _create(folders: Folders) -> Message | None:
    try:
        folders.create()
    except SavingError as problem:
        return problem.message
    return None


class _LastRun(QObject):
    """Reports how the last run ended and where its drawing is, once that has been read.

    Args:
        window: which is being started.
        file: what it is to open.
        crash: of the last run; None if that was closed.
    """

    def __init__(self, window: MainWindow, file: Path | None, crash: CrashReport | None) -> None:
        super().__init__(window)
        self._window = window
        self._crash = crash
        self._is_replaced = file is not None and file.suffix.lower() not in KEEPS_PAPER
        # The window's own slot came first and has shown it
        window.session.drawing_restored.connect(self._on_restored)

    def _on_restored(self, stored: RestoredDrawing) -> None:
        kept = DrawingKept.NO
        if not stored.drawing.is_blank:
            is_shown = self._window.canvas.drawing() is stored.drawing and not self._is_replaced
            kept = DrawingKept.ON_CANVAS if is_shown else DrawingKept.BELOW
        if self._crash is not None:
            problem, details = self._crash.problem(kept, stored.saved), self._crash.details
            self._window.show_problem(problem, details)
        elif kept is DrawingKept.BELOW and not self._is_replaced:
            self._window.show_problem(Message("drawing_below"))


class _Timing(QObject):
    """Prints when the window is painted and the first drawing answered, for the benchmark."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._canvas = window.canvas
        self._canvas.installEventFilter(self)
        window.session.answered.connect(self._on_answer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Waits for the first paint."""
        if event.type() == QEvent.Type.Paint:
            self._canvas.removeEventFilter(self)
            QTimer.singleShot(0, lambda: self._print("painted"))
        return False

    def _on_answer(self, answer: object) -> None:
        if getattr(answer, "prediction", None) is not None:
            self._print("answered")
            self._window.close()

    def _print(self, what: str) -> None:
        sys.stderr.write(f"{what}\n")
        sys.stderr.flush()
