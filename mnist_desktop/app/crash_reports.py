"""What should not have happened: logged, and told in one dialog at a time."""

from __future__ import annotations

import logging
import sys
import threading
import time
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal

_SILENCE_SECONDS = 60.0  # the same error is told once in this time

logger = logging.getLogger(__name__)


class ErrorRelay(QObject):
    """Takes over Python's hooks for uncaught exceptions; any thread may raise them."""

    told = Signal(str)  # the traceback, on the window's thread

    _caught = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last_told: dict[str, float] = {}
        self._caught.connect(self._tell)
        self._old_hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._take
        threading.excepthook = lambda args: self._take(
            args.exc_type, args.exc_value, args.exc_traceback
        )
        sys.unraisablehook = lambda args: self._take(
            args.exc_type, args.exc_value, args.exc_traceback
        )

    def restore(self) -> None:
        """Gives the hooks back."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._old_hooks

    def _take(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        text = "".join(traceback.format_exception(kind, error, trace))
        logger.error("%s", text)
        if sys.stderr is not None:  # a windowed app has none
            sys.stderr.write(text)
        if not issubclass(kind, KeyboardInterrupt):
            self._caught.emit(text)

    def _tell(self, text: str) -> None:
        now = time.monotonic()
        last = self._last_told.get(text)
        if last is None or now - last >= _SILENCE_SECONDS:
            self._last_told[text] = now
            self.told.emit(text)
