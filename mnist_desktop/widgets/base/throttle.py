"""Limits how often something that is asked for many times a second is done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Throttle(QObject):
    """Calls an action at once, then at most once per interval, the last request included.

    The action reads the newest state when it is called, so requests carry no arguments.

    Args:
        action: what is done; called on this object's thread.
        interval_ms: the least time between two calls, in milliseconds.
        parent: the Qt parent; with it the pending call is dropped.
    """

    def __init__(
        self, action: Callable[[], object], interval_ms: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._action = action
        self._is_requested = False
        self._interval_ms = interval_ms
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_timeout)

    def set_interval(self, interval_ms: int) -> None:
        """Changes the least time between two calls, from the next call on."""
        self._interval_ms = interval_ms

    def request(self) -> None:
        """Asks for a call: now, or when the interval since the last one is over."""
        if self._timer.isActive():
            self._is_requested = True
        else:
            self._call()

    def _on_timeout(self) -> None:
        if self._is_requested:
            self._call()

    def _call(self) -> None:
        self._is_requested = False
        self._timer.start(self._interval_ms)
        self._action()
