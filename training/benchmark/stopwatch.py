"""How long something takes."""

import time
from collections.abc import Callable

MILLISECONDS = 1000.0


def timed(action: Callable[[], object]) -> float:
    """Milliseconds."""
    started = time.perf_counter()
    action()
    return (time.perf_counter() - started) * MILLISECONDS
