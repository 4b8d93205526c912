"""Microsoft's Visual C++ runtime on Windows: whether it is there and new enough; standard library.

`installers/from_source.py` asks before anything is installed, `devices` when TensorFlow's DLL does
not load.
"""

import ctypes
import sys
from collections.abc import Callable
from typing import Any

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
