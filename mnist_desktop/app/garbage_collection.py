"""Python's cyclic garbage collector, kept on the window's thread.

On another thread it frees Qt objects there, which crashes (facts.md, measured).
"""

from __future__ import annotations

import ctypes
import gc
import sys

from PySide6.QtCore import QObject, QTimer

_INTERVAL_MS = 1000
_FULL_EVERY = 5  # only a full collection finds what a training run had; others take less time


class GarbageCollection(QObject):
    """Turns the automatic collector off and collects from a timer instead.

    Args:
        parent: lives as long as the window.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._count = 0
        gc.disable()
        self._timer = QTimer(self, interval=_INTERVAL_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def _collect(self) -> None:
        self._count += 1
        gc.collect(2 if self._count == 1 or self._count % _FULL_EVERY == 0 else 1)
        if self._count == 1:
            # What is there now is never looked at again: 40 ms become 1, measured. What TensorFlow
            # brings is left out too, by who imports it
            gc.freeze()
        if self._count == _FULL_EVERY:  # once: the start is over, and no run has begun as a rule
            give_back_freed_memory()


def give_back_freed_memory() -> bool:
    """Returns to the system what is freed: 6 MB after the start, in 1 ms; False without glibc."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError):  # another C library
        return False
    trim(0)
    return True
