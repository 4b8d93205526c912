"""Errors that nobody expected: logged, shown in a dialog, and after a crash at the next start."""

from __future__ import annotations

import faulthandler
import logging
import platform
import re
import sys
import threading
import time
import traceback
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from mnist_desktop import __version__
from mnist_desktop.files import usable_path
from mnist_desktop.folders import Folders
from mnist_desktop.problem import Message

_SILENCE_SECONDS = 60.0  # the same error is reported once in this time
_LOG_BYTES = 1_000_000
_LOGS_KEPT = 3
_MAX_CRASH_BYTES = 64_000  # of a crash's own text; with many threads some 10,000
_LOG_LINES = 40  # of the log, in the details of a report
# What `faulthandler` writes: the name of the fault, then the threads, innermost call first
_FAULT = re.compile(r"^(?:Fatal Python error|Windows fatal exception): (.+)$", re.MULTILINE)
# Windows reports a fault before anybody has handled it. One with a bare number that does not begin
# as an error's does, such as RPC_E_CANTCALLOUT_ININPUTSYNCCALL, was no end: the program went on
_SURVIVED = re.compile(r"code 0x(?!c)[0-9a-f]{8}$", re.IGNORECASE)
_CRASHED_THREAD = re.compile(r"^Current thread .*\n((?:  .*\n?)*)", re.MULTILINE)
_CALL = re.compile(r'^  File "(.+)", line (\d+)', re.MULTILINE)

logger = logging.getLogger(__name__)


class ErrorRelay(QObject):
    """Catches exceptions that nobody caught, on any thread, through Python's hooks."""

    reported = Signal(str)  # the traceback, on the window's thread

    _caught = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last_reported: dict[str, float] = {}
        self._caught.connect(self._report)
        self._old_hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._catch
        threading.excepthook = lambda args: self._catch(
            args.exc_type, args.exc_value, args.exc_traceback
        )
        sys.unraisablehook = lambda args: self._catch(
            args.exc_type, args.exc_value, args.exc_traceback
        )

    def restore(self) -> None:
        """Restores the hooks that were there before."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._old_hooks

    def _catch(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        text = "".join(traceback.format_exception(kind, error, trace))
        logger.error("%s", text)
        if sys.stderr is not None:  # a windowed app has none
            sys.stderr.write(text)
        if not issubclass(kind, KeyboardInterrupt):
            self._caught.emit(text)

    def _report(self, text: str) -> None:
        now = time.monotonic()
        last = self._last_reported.get(text)
        if last is None or now - last >= _SILENCE_SECONDS:
            self._last_reported[text] = now
            self.reported.emit(text)


class ErrorDialog(QMessageBox):
    """Reports an error of the program itself, with details to copy.

    Args:
        details: the traceback.
        parent: the window.
    """

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("errorDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setText(
            self.tr(
                "Something went wrong inside the program. Your drawing is safe, and you can go on."
            )
        )
        self.setDetailedText(details)
        copy = self.addButton(self.tr("Copy details"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.disconnect()  # stays open: only Close closes
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        self.addButton(QMessageBox.StandardButton.Close)


class DrawingKept(Enum):
    """Where the drawing of the last run is: nowhere, on the canvas, or an undo step away."""

    NO = ""
    ON_CANVAS = "_drawing_kept"
    BELOW = "_drawing_below"


@dataclass(frozen=True)
class CrashReport:
    """A run of the program that was not closed.

    Attributes:
        fault: the kind and place of the crash; empty if there was none: killed, or a power cut.
        details: system, log and crash text, for whoever investigates.
    """

    fault: str
    details: str

    def problem(self, drawing: DrawingKept = DrawingKept.NO, saved: str = "") -> Message:
        """The message for the user.

        Args:
            drawing: where the drawing of that run is now.
            saved: date and time at which it was written; what was drawn later is lost.
        """
        key = "run_crashed" if self.fault else "run_not_closed"
        return Message(f"{key}{drawing.value}", fault=self.fault, saved=saved)


class CrashMonitor:
    """Finds out at the start whether the last run was closed, by a marker file.

    Args:
        folders: where the marker and the crash log are.
    """

    def __init__(self, folders: Folders) -> None:
        self._marker = usable_path(folders.running)
        self._crash_log = usable_path(folders.crash_log)
        self._log = usable_path(folders.log)

    def start(self) -> CrashReport | None:
        """Marks this run as not closed yet; returns a report of the one before if it was not."""
        started = _text(self._marker)
        crash = _text(self._crash_log)
        if crash:
            with suppress(OSError):  # kept for one more run
                self._crash_log.replace(self._crash_log.with_suffix(".log.1"))
        with suppress(OSError):  # a full disk: then a crash of this run goes unreported
            self._marker.write_text(f"{datetime.now():%Y-%m-%d %H:%M:%S}\n", encoding="utf-8")
        if started is None:  # a crash text was not the end then: Windows goes on after some
            return None
        return CrashReport(_fault_in(crash or ""), self._details(started, crash))

    def end(self) -> None:
        """Removes the marker: the run is closed."""
        with suppress(OSError):
            self._marker.unlink(missing_ok=True)

    def _details(self, started: str, crash: str | None) -> str:
        what = crash or "Ended without being closed: killed, or a power cut."
        log = deque((_text(self._log) or "").splitlines(), maxlen=_LOG_LINES)
        head = [f"MNIST Desktop {__version__}, {platform.platform()}", f"Started {started.strip()}"]
        return "\n".join([*head, "", what.strip(), "", *log]).strip() + "\n"


def _fault_in(crash: str) -> str:
    """The name of the last fault and the innermost call, if possible one of our own.

    The last, because the program may have gone on after the others. Empty if it did after all.
    """
    faults = list(_FAULT.finditer(crash))
    ends = [fault for fault in faults if not _SURVIVED.match(fault[1].strip())]
    if faults and not ends:
        return ""
    name = ends[-1][1].strip() if ends else crash.strip().partition("\n")[0]
    thread = _CRASHED_THREAD.search(crash, ends[-1].end() if ends else 0)
    calls = _CALL.findall(thread[1]) if thread else []
    ours = [call for call in calls if "mnist_desktop" in call[0]]
    for path, line in (ours or calls)[:1]:
        return f"{name}, {Path(path.replace(chr(92), '/')).name}:{line}"
    return name


def _text(path: Path) -> str | None:
    """The last part of a file; None where there is none."""
    try:
        with path.open("rb") as file:
            file.seek(0, 2)
            file.seek(max(0, file.tell() - _MAX_CRASH_BYTES))
            return file.read().decode(errors="replace")
    except OSError:
        return None


class LogFiles:
    """The log, and the file that a crash writes its text to.

    Args:
        folders: where they go.
    """

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._log: RotatingFileHandler | None = None
        self._crash_log: IO[str] | None = None

    @property
    def is_open(self) -> bool:
        """Whether they are being written."""
        return self._log is not None

    def open(self) -> None:
        """Opens both; where one cannot be written, the program goes on without it."""
        self._log = RotatingFileHandler(
            usable_path(self._folders.log),
            maxBytes=_LOG_BYTES,
            backupCount=_LOGS_KEPT,
            encoding="utf-8",
            delay=True,
        )
        self._log.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        logging.getLogger().addHandler(self._log)
        with suppress(OSError):
            # A file of its own: in a windowed app sys.stderr is None
            self._crash_log = usable_path(self._folders.crash_log).open("a", encoding="utf-8")
            faulthandler.enable(self._crash_log)

    def close(self) -> None:
        """Closes both, so that they can be removed on Windows too."""
        if self._log is not None:
            logging.getLogger().removeHandler(self._log)
            self._log.close()
        if self._crash_log is not None:
            faulthandler.disable()
            self._crash_log.close()
        self._log = self._crash_log = None
