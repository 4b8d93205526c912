"""A play on the real window: goes on with the next step whenever what it waits for has come."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMainWindow

Steps = Iterator[tuple[str, Callable[[], bool]]]
"""Says in words what is waited for, and whether it has come."""

_LOOK_MS = 5


class RehearsalFailure(Exception):
    """What a step found wrong, as a sentence."""


class Rehearsal(QObject):
    """Plays steps on a window and closes it at their end, or at the first thing that is wrong.

    Args:
        window: the real one, shown.
        steps: a generator; it does something, then yields what is to be waited for.
        limit: s that all of it may take.
    """

    def __init__(self, window: QMainWindow, steps: Steps, limit: float) -> None:
        super().__init__(window)
        self._window = window
        self._steps = steps
        self._limit = limit
        self._started = time.monotonic()
        self._awaited = "the window"
        self._has_come: Callable[[], bool] = window.isVisible
        self._is_over = False
        self._failure: str | None = None
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @property
    def failure(self) -> str | None:
        """Why it did not come to its end; None if it did."""
        if not self._is_over:
            return f"the window was closed while waiting for {self._awaited}"
        return self._failure

    def fail(self, reason: str) -> None:
        """Ends it, because of this."""
        if not self._is_over:
            self._failure = reason
            self._end()

    def _look(self) -> None:
        self._timer.stop()  # a step's events may run the loop
        try:
            if self._has_come():
                self._awaited, self._has_come = next(self._steps)
            elif time.monotonic() - self._started > self._limit:
                self.fail(f"{self._limit:g} s have passed while waiting for {self._awaited}")
        except StopIteration:
            self._end()
        except RehearsalFailure as found:
            self.fail(str(found))
        except Exception:  # noqa: BLE001 - whatever it is, it is what went wrong
            self.fail(traceback.format_exc())
        if not self._is_over:
            self._timer.start()

    def _end(self) -> None:
        self._is_over = True
        self._timer.stop()
        self._window.close()
