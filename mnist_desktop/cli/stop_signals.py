"""Ctrl-C and SIGTERM during a training run on the command line."""

import os
import signal
from contextlib import suppress
from types import FrameType, TracebackType
from typing import Any

BY_SIGNAL = 128
"""Plus n: the exit status of a program ended by signal n; 130 for Ctrl-C."""
NOTHING_LEARNED = "stopped before anything was learned; nothing was saved"
_STANDARD_ERROR = 2


class StopSignals:
    """Handles the signals inside a `with` block, on the main thread.

    Until `begin` a signal ends the program at once: nothing is lost, and TensorFlow's import might
    swallow an exception. After it the first signal only sets `is_set`, the second raises
    KeyboardInterrupt, and the third ends the program whatever it is doing.
    """

    def __init__(self) -> None:
        self._previous: dict[int, Any] = {}
        self._received: list[int] = []
        self._has_begun = False
        self._stderr: int | None = None

    def __enter__(self) -> "StopSignals":
        with suppress(OSError):  # standard error is redirected while TensorFlow is imported
            self._stderr = os.dup(_STANDARD_ERROR)
        for number in (signal.SIGINT, signal.SIGTERM):
            if signal.getsignal(number) is not signal.SIG_IGN:  # as `nohup` and `&` set it
                self._previous[number] = signal.signal(number, self._receive)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for number, handler in self._previous.items():
            signal.signal(number, handler)
        if self._stderr is not None:
            os.close(self._stderr)
            self._stderr = None

    def begin(self) -> None:
        """There is something to save from now on."""
        self._has_begun = True

    def is_set(self) -> bool:
        """Whether the run should stop."""
        return bool(self._received)

    @property
    def status(self) -> int:
        """The exit status if the first signal ends the program; 0 without one."""
        return BY_SIGNAL + self._received[0] if self._received else 0

    def _receive(self, number: int, _frame: FrameType | None) -> None:
        self._received.append(number)
        if not self._has_begun:
            self._report(NOTHING_LEARNED)
            os._exit(self.status)
        if len(self._received) == 2:
            raise KeyboardInterrupt
        if len(self._received) > 2:
            os._exit(BY_SIGNAL + signal.SIGINT)

    def _report(self, text: str) -> None:
        """Bypasses sys.stderr, in the middle of whose write the signal may have come."""
        if self._stderr is not None:
            with suppress(OSError):
                start = "\n" if os.isatty(self._stderr) else ""
                os.write(self._stderr, f"{start}mnist-desktop: {text}\n".encode())
