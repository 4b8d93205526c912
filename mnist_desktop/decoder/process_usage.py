"""Processor time and memory of one of our other processes, as the system reports them."""

from __future__ import annotations

import ctypes
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple


class Usage(NamedTuple):
    """The resources that a process uses.

    Attributes:
        seconds: processor time of all its threads.
        memory: bytes of RAM in use; 0 where the system enforces a limit by itself.
    """

    seconds: float
    memory: int


def usage_of(pid: int) -> Usage | None:
    """The resources that a process uses; None if the system does not report them."""
    try:
        if sys.platform == "win32":
            return _on_windows(pid)
        return _on_macos(pid) if sys.platform == "darwin" else _on_linux(pid)
    except (OSError, ValueError, IndexError, AttributeError):
        return None


def _on_linux(pid: int) -> Usage:
    folder = Path("/proc", str(pid))
    # The name, in brackets, may hold anything; the state, the third field, follows it
    fields = (folder / "stat").read_bytes().rpartition(b")")[2].split()
    ticks = int(fields[11]) + int(fields[12])  # utime and stime, man 5 proc
    return Usage(ticks / os.sysconf("SC_CLK_TCK"), int(fields[21]) * os.sysconf("SC_PAGE_SIZE"))


class _ResourceUsage(ctypes.Structure):
    """rusage_info_v0 of macOS's <sys/resource.h>; times in ticks of `mach_absolute_time`."""

    _fields_ = (
        ("uuid", ctypes.c_uint8 * 16),
        ("user_time", ctypes.c_uint64),
        ("system_time", ctypes.c_uint64),
        ("idle_wake_ups", ctypes.c_uint64),
        ("interrupt_wake_ups", ctypes.c_uint64),
        ("page_ins", ctypes.c_uint64),
        ("wired_size", ctypes.c_uint64),
        ("resident_size", ctypes.c_uint64),
        ("footprint", ctypes.c_uint64),
        ("start_time", ctypes.c_uint64),
        ("exit_time", ctypes.c_uint64),
    )


def _on_macos(pid: int) -> Usage | None:
    system = ctypes.CDLL("/usr/lib/libSystem.B.dylib")
    usage, timebase = _ResourceUsage(), (ctypes.c_uint32 * 2)()
    if system.proc_pid_rusage(pid, 0, ctypes.byref(usage)) or system.mach_timebase_info(timebase):
        return None
    nanoseconds = (usage.user_time + usage.system_time) * timebase[0] / timebase[1]
    return Usage(nanoseconds / 1e9, usage.footprint)


_QUERY_LIMITED_INFORMATION = 0x1000


def _on_windows(pid: int) -> Usage | None:
    kernel = _kernel()
    process = kernel.OpenProcess(_QUERY_LIMITED_INFORMATION, False, pid)
    if not process:
        return None
    times = (ctypes.c_uint64 * 4)()  # creation, exit, kernel, user; of 100 ns
    places = [ctypes.byref(times, 8 * index) for index in range(4)]
    is_known = kernel.GetProcessTimes(process, *places)
    kernel.CloseHandle(process)
    return Usage((times[2] + times[3]) / 1e7, 0) if is_known else None


@cache
def _kernel() -> Any:
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined]
    handle = ctypes.c_void_p
    kernel.OpenProcess.restype = handle
    kernel.OpenProcess.argtypes = (ctypes.c_uint32, ctypes.c_int, ctypes.c_uint32)
    kernel.GetProcessTimes.argtypes = (handle,) * 5
    kernel.CloseHandle.argtypes = (handle,)
    return kernel
