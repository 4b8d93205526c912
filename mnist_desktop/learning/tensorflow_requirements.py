"""Whether the processor has what TensorFlow is compiled for, asked of the system.

TensorFlow's packages for x86 are compiled for AVX. On a processor without it the import does not
fail: the process is ended by an illegal instruction, and the window with it.
"""

import ctypes
import os
import sys
from pathlib import Path
from typing import Any

X86 = ("x86_64", "amd64", "i386", "i686", "x86")
CPU_INFO = Path("/proc/cpuinfo")
AVX_INSTRUCTIONS_AVAILABLE = 39
"""PF_AVX_INSTRUCTIONS_AVAILABLE of winnt.h. Older Windows 10 does not know it and says no."""
AVX_STATE = 1 << 2
"""XSTATE_MASK_AVX of winnt.h, which Windows knows since 7 SP1: the system saves AVX registers."""
PATIENCE = 120.0
"""Seconds that the trial import may take."""


def has_avx() -> bool | None:
    """Whether TensorFlow's instructions are there; None where the system does not tell.

    True as well on processors other than x86, where TensorFlow needs no AVX.
    """
    if sys.platform == "win32":  # TensorFlow has packages for x86 alone there
        return windows_avx(ctypes.WinDLL("kernel32"))
    if os.uname().machine.lower() not in X86:
        return True
    if sys.platform == "darwin":
        return mac_avx(ctypes.CDLL(None))
    return linux_avx(CPU_INFO)


def linux_avx(path: Path) -> bool | None:
    """What the flags of Linux's /proc/cpuinfo say; None without any."""
    try:
        lines = path.read_text(errors="replace").splitlines()
    except OSError:
        return None
    flags = next((line for line in lines if line.startswith("flags")), "")
    names = flags.partition(":")[2].split()
    return "avx" in names if names else None


def windows_avx(kernel32: Any) -> bool | None:
    """What Windows says, by two questions, as the first is new; None if it knows neither."""
    if kernel32.IsProcessorFeaturePresent(AVX_INSTRUCTIONS_AVAILABLE):
        return True
    try:
        ask = kernel32.GetEnabledXStateFeatures
    except AttributeError:
        return None
    ask.restype = ctypes.c_uint64
    return bool(ask() & AVX_STATE)


def mac_avx(library: Any) -> bool | None:
    """What macOS says; under Rosetta, of the processor that it plays."""
    answer = ctypes.c_int(0)
    size = ctypes.c_size_t(ctypes.sizeof(answer))
    name = b"hw.optional.avx1_0"
    failed = library.sysctlbyname(name, ctypes.byref(answer), ctypes.byref(size), None, 0)
    return None if failed else bool(answer.value)


def import_ends_process(module: str) -> bool:
    """Imports a module in a process of its own; whether that was ended by a crash.

    An exception there is none: the import here will raise it too, and say what is wrong.
    """
    from multiprocessing import get_context  # rarely needed, and not free at the window's start

    process = get_context("spawn").Process(target=_try_import, args=(module,), daemon=True)
    process.start()
    process.join(PATIENCE)
    if process.is_alive():
        process.kill()
        process.join()
        return False  # slow, but not ended by itself
    status = process.exitcode or 0
    return status < 0 or status >= 0x8000_0000  # a signal; an NTSTATUS of Windows


def _try_import(module: str) -> None:
    try:
        __import__(module)
    except Exception:  # noqa: BLE001 - whatever it raises, it did not crash
        return
