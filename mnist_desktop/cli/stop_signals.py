"""What Ctrl-C and SIGTERM do to a training run on the command line."""

import os
import signal
from contextlib import suppress
from types import FrameType, TracebackType
from typing import Any

BY_SIGNAL = 128
"""A program ended by signal n has this + n as its exit status; 130 for Ctrl-C."""
NOTHING_LEARNED = "stopped before anything was learned; nothing was saved"
_STANDARD_ERROR = 2


class StopSignals:
    """Listens inside a `with` block, on the main thread.

    Until `begin` a signal ends the program at once: nothing is lost, and an exception thrown into
    TensorFlow's import need not come out again. From then on the first one is only remembered, the
    second raises KeyboardInterrupt, and a third ends the program whatever it is at.
    """

    def __init__(self) -> None:
        self._before: dict[int, Any] = {}
        self._received: list[int] = []
        self._has_begun = False
        self._messages: int | None = None

    def __enter__(self) -> "StopSignals":
        with suppress(OSError):  # standard error is led elsewhere while TensorFlow is imported
            self._messages = os.dup(_STANDARD_ERROR)
        for number in (signal.SIGINT, signal.SIGTERM):
            if signal.getsignal(number) is not signal.SIG_IGN:  # as `nohup` and `&` leave it
                self._before[number] = signal.signal(number, self._receive)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        if self._messages is not None:
            os.close(self._messages)
            self._messages = None

    def begin(self) -> None:
        """From now on there is something to save."""
        self._has_begun = True

    def is_set(self) -> bool:
        """Whether the run is to stop."""
        return bool(self._received)

    @property
    def status(self) -> int:
        """The exit status of a program that the first signal ended; 0 without one."""
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
        """Straight to the file: the signal may have come in the middle of a line of Python's."""
        if self._messages is not None:
            with suppress(OSError):
                start = "\n" if os.isatty(self._messages) else ""
                os.write(self._messages, f"{start}mnist-desktop: {text}\n".encode())
