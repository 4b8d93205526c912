import ctypes
import os

import pytest

from mnist_desktop.learning import tensorflow_requirements as processor
from mnist_desktop.learning.tensorflow_requirements import (
    AVX_INSTRUCTIONS_AVAILABLE,
    AVX_STATE,
    has_avx,
    import_ends_process,
    linux_avx,
    mac_avx,
    windows_avx,
)


class Kernel32:
    """Windows' answers.

    Args:
        features: known to `IsProcessorFeaturePresent`.
        states: bits of `GetEnabledXStateFeatures`; None where there is no such function.
    """

    def __init__(self, features, states):
        self._features = features
        if states is not None:
            self.GetEnabledXStateFeatures = type("Function", (), {"__call__": lambda _: states})()

    def IsProcessorFeaturePresent(self, feature):
        return int(feature in self._features)


class Mac:
    """macOS' answer; None fails."""

    def __init__(self, answer):
        self._answer = answer

    def sysctlbyname(self, name, value, size, _new, _length):
        assert name == b"hw.optional.avx1_0"
        if self._answer is None:
            return -1
        ctypes.cast(value, ctypes.POINTER(ctypes.c_int)).contents.value = self._answer
        return 0


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("processor\t: 0\nflags\t\t: fpu sse2 avx avx2\n\nflags\t\t: fpu\n", True),
        ("processor\t: 0\nflags\t\t: fpu sse2 ssse3\n\nprocessor\t: 1\nflags\t\t: avx\n", False),
        ("model name : \xff\n", None),  # as a sandbox shows it
        ("", None),
    ],
)
def test_linux(tmp_path, text, answer):
    path = tmp_path / "cpuinfo"
    path.write_bytes(text.encode("latin-1"))
    assert linux_avx(path) is answer
    assert linux_avx(tmp_path / "none") is None


@pytest.mark.parametrize(
    ("features", "states", "answer"),
    [
        ({AVX_INSTRUCTIONS_AVAILABLE}, None, True),
        ({AVX_INSTRUCTIONS_AVAILABLE}, 7, True),
        (set(), 3 | AVX_STATE, True),  # Windows 10 before it knew the first question
        (set(), 3, False),  # x87 and SSE alone
        (set(), None, None),
    ],
)
def test_windows(features, states, answer):
    assert windows_avx(Kernel32(features, states)) is answer


@pytest.mark.parametrize(("told", "answer"), [(1, True), (0, False), (None, None)])
def test_macos(told, answer):
    assert mac_avx(Mac(told)) is answer


@pytest.mark.parametrize(("machine", "answer"), [("x86_64", None), ("aarch64", True)])
def test_it_is_asked_of_x86_alone(monkeypatch, tmp_path, machine, answer):
    monkeypatch.setattr(processor, "CPU_INFO", tmp_path / "none")
    monkeypatch.setattr(processor.sys, "platform", "linux")
    monkeypatch.setattr(os, "uname", lambda: type("Names", (), {"machine": machine})())
    assert has_avx() is answer


def test_windows_is_asked_on_windows(monkeypatch):
    monkeypatch.setattr(processor.sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", lambda name: Kernel32(set(), 3), raising=False)
    assert has_avx() is False


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize(
    ("line", "ended"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGILL)", True),
        ("raise OSError('no DLL')", False),
    ],
)
def test_a_trial_tells_a_crash_from_an_error(tmp_path, monkeypatch, line, ended):
    (tmp_path / "trial_of_import.py").write_text(line + "\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert import_ends_process("trial_of_import") is ended
