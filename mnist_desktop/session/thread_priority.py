"""Thread priorities: the pen goes first, then the window, training, and background tasks last."""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from contextlib import suppress
from typing import Any

TRAINING_NICENESS = 10
"""Pen event to bars, p99 of 3 runs: 64 ms without, 52 with 5, 47 with 10, 57 with 19."""
BACKGROUND_NICENESS = 19  # the most there is
READING_NICENESS = 5
NORMAL_PRIORITY_CLASS = 0x20  # of winbase.h
BELOW_NORMAL_PRIORITY_CLASS = 0x4000
THREAD_PRIORITY_HIGHEST = 2  # 2 above the class: in one below normal as usual


def lower_training_priority() -> None:
    """Called by the thread that trains, before it begins.

    Linux: a thread has a niceness of its own, which TensorFlow's threads inherit from this one.
    Windows: threads inherit nothing, so the whole process steps back behind other programs, and
    `raise_pen_priority` lifts the threads of the pen out of that again.
    """
    if sys.platform == "win32":
        _set_class(_kernel32(), BELOW_NORMAL_PRIORITY_CLASS)
    _add_niceness(TRAINING_NICENESS)


def restore_training_priority() -> None:
    """Called by the thread that trained, at its end; on Linux the thread itself ends."""
    if sys.platform == "win32":
        _set_class(_kernel32(), NORMAL_PRIORITY_CLASS)


def lower_background_priority() -> None:
    """Called by a thread whose work nobody waits for; only Linux needs it beside Qt's priority."""
    _add_niceness(BACKGROUND_NICENESS)


def lower_reading_priority() -> None:
    """Called by a thread whose work somebody waits for, who may be drawing meanwhile; Linux only.

    Threads that it starts inherit this.
    """
    _add_niceness(READING_NICENESS)


def raise_pen_priority() -> None:
    """Called by a thread that the pen waits for; only does something on Windows."""
    if sys.platform == "win32":
        kernel32 = _kernel32()
        kernel32.GetCurrentThread.restype = ctypes.c_void_p
        thread = ctypes.c_void_p(kernel32.GetCurrentThread())
        kernel32.SetThreadPriority(thread, THREAD_PRIORITY_HIGHEST)


def _add_niceness(niceness: int) -> None:
    if sys.platform == "linux":
        thread = threading.get_native_id()
        with suppress(OSError):
            now = os.getpriority(os.PRIO_PROCESS, thread)
            os.setpriority(os.PRIO_PROCESS, thread, now + niceness)


def _set_class(kernel32: Any, priority_class: int) -> None:
    kernel32.GetCurrentProcess.restype = ctypes.c_void_p
    process = ctypes.c_void_p(kernel32.GetCurrentProcess())
    kernel32.SetPriorityClass(process, priority_class)


def _kernel32() -> Any:
    return ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
