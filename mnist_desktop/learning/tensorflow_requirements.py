"""What TensorFlow needs of this computer: Python, processor, Visual C++ runtime; not imported.

TensorFlow's packages for x86 are compiled for AVX. On a processor without it the import does not
fail: the process is ended by an illegal instruction, and the window with it.
"""

import ctypes
import os
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from mnist_desktop.problem import Message

NEWEST_PYTHON = (3, 13)
"""The newest that TensorFlow has packages for (facts, 2026)."""
X86 = ("x86_64", "amd64", "i386", "i686", "x86")
CPU_INFO = Path("/proc/cpuinfo")
AVX_INSTRUCTIONS_AVAILABLE = 39
"""PF_AVX_INSTRUCTIONS_AVAILABLE of winnt.h. Older Windows 10 does not know it and says no."""
AVX_STATE = 1 << 2
"""XSTATE_MASK_AVX of winnt.h, which Windows knows since 7 SP1: the system saves AVX registers."""
PATIENCE = 120.0
"""Seconds that the trial import may take."""


Edition = Literal["installed", "small", "full"]
"""As a package of some Python; frozen without TensorFlow; frozen with it."""


def edition() -> Edition:
    """Which edition of the program this is."""
    if not getattr(sys, "frozen", False):
        return "installed"
    return "full" if is_installed("tensorflow") else "small"


def why_no_training() -> Message | None:
    """What keeps this computer from training, as far as it shows without importing TensorFlow."""
    if edition() == "small":
        return Message("tensorflow_not_in_edition")
    if sys.version_info[:2] > NEWEST_PYTHON:
        return Message(
            "tensorflow_not_for_python", version=f"{sys.version_info[0]}.{sys.version_info[1]}"
        )
    if not is_installed("tensorflow"):
        return Message("tensorflow_missing")
    if has_avx() is False:
        return Message("tensorflow_needs_avx")
    return None


def is_installed(package: str) -> bool:
    """Whether a package can be found, without importing it."""
    try:
        return find_spec(package) is not None
    except (ImportError, ValueError):  # e.g. a half-loaded module of this name
        return False


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


FILES = ("msvcp140.dll", "vcruntime140.dll", "vcruntime140_1.dll", "vcruntime140_threads.dll")
"""What TensorFlow 2.21 links to; the last came with 14.40."""
OLDEST = (14, 40)
"""With an older msvcp140.dll, std::mutex crashes in programs of newer compilers (ONNX Runtime, Qt):
its constructor became constexpr in 14.40."""
NAME = "Visual C++ Redistributable (x64)"
_FIXED_SIGNATURE = 0xFEEF04BD  # of VS_FIXEDFILEINFO


def runtime_trouble(
    loads: Callable[[str], bool] | None = None,
    version_of: Callable[[str], tuple[int, int] | None] | None = None,
) -> str | None:
    """What is wrong with the runtime, as a part of a sentence; None if nothing, or not Windows.

    Args:
        loads: whether a DLL can be loaded.
        version_of: first two numbers of a loaded DLL's version; None if it cannot be told.
    """
    if sys.platform != "win32" and loads is None:
        return None
    loads, version_of = loads or _loads, version_of or _version_of
    missing = [name for name in FILES if not loads(name)]
    if missing:
        return f"{', '.join(missing)} missing"
    version = version_of(FILES[0])
    if version is not None and version < OLDEST:
        return f"{FILES[0]} is version {version[0]}.{version[1]}, older than 14.40"
    return None


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _version_of(name: str) -> tuple[int, int] | None:
    return file_version(name, ctypes.windll.kernel32, ctypes.windll.version)  # type: ignore[attr-defined,unused-ignore]


def file_version(name: str, kernel32: Any, version: Any) -> tuple[int, int] | None:
    """The first two numbers of a loaded DLL's version, through Windows' own functions."""
    kernel32.GetModuleHandleW.restype = ctypes.c_void_p
    handle = ctypes.c_void_p(kernel32.GetModuleHandleW(name))
    path = ctypes.create_unicode_buffer(32_768)
    if not kernel32.GetModuleFileNameW(handle, path, len(path)):
        return None
    size = version.GetFileVersionInfoSizeW(path, None)
    data = ctypes.create_string_buffer(max(size, 1))
    if not size or not version.GetFileVersionInfoW(path, 0, size, data):
        return None
    found = data.raw.find(_FIXED_SIGNATURE.to_bytes(4, "little"))
    numbers = data.raw[found + 8 : found + 12]  # dwFileVersionMS: minor, then major
    if found < 0 or len(numbers) < 4:
        return None
    return int.from_bytes(numbers[2:], "little"), int.from_bytes(numbers[:2], "little")
