import ctypes

import pytest

from mnist_desktop.learning.tensorflow_requirements import FILES, file_version, runtime_trouble

FIXED = 0xFEEF04BD.to_bytes(4, "little")


class Version:
    """Windows' version.dll, with one resource."""

    def __init__(self, data):
        self._data = data

    def GetFileVersionInfoSizeW(self, path, _):
        assert path.value == r"C:\Windows\System32\msvcp140.dll"
        return len(self._data)

    def GetFileVersionInfoW(self, _path, _zero, size, into):
        ctypes.memmove(into, self._data, size)
        return 1


class Kernel32:
    """Knows where one DLL is."""

    class GetModuleHandleW:
        def __new__(cls, name):
            return 1 if name == "msvcp140.dll" else None

    def GetModuleFileNameW(self, handle, into, _size):
        into.value = r"C:\Windows\System32\msvcp140.dll" if handle.value else ""
        return len(into.value)


@pytest.mark.parametrize(
    ("missing", "version", "words"),
    [
        ((), (14, 44), None),
        ((), (14, 40), None),
        ((), None, None),  # what cannot be told is no reproach
        ((), (14, 29), "msvcp140.dll is version 14.29, older than 14.40"),
        (("vcruntime140_threads.dll",), (14, 29), "vcruntime140_threads.dll missing"),
        (FILES, None, f"{', '.join(FILES)} missing"),
    ],
)
def test_what_is_wrong(missing, version, words):
    assert runtime_trouble(lambda name: name not in missing, lambda _: version) == words


def test_elsewhere_nothing_is():
    assert runtime_trouble() is None


@pytest.mark.parametrize(
    ("data", "version"),
    [
        (b"x" * 40 + FIXED + b"\0\0\1\0" + b"\x1d\0\x0e\0" + bytes(40), (14, 29)),
        (b"x" * 40, None),
        (FIXED + b"\0\0\1\0", None),
        (b"", None),
    ],
)
def test_the_version_of_a_dll(data, version):
    assert file_version("msvcp140.dll", Kernel32(), Version(data)) == version
    assert file_version("none.dll", Kernel32(), Version(data)) is None
