"""Seconds that have passed, pauses apart."""

import time
from collections.abc import Callable


class Stopwatch:
    """Runs from the start.

    Args:
        already: seconds that it starts with.
    """

    def __init__(self, already: float = 0.0) -> None:
        self._started = time.monotonic() - already

    @property
    def seconds(self) -> float:
        """How many have passed."""
        return time.monotonic() - self._started

    def leave_out(self, wait: Callable[[], None]) -> None:
        """Calls `wait`, the time of which does not count."""
        before = time.monotonic()
        wait()
        self._started += time.monotonic() - before
