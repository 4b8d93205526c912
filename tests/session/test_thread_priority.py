import ctypes
import sys

import pytest

from mnist_desktop.session import thread_priority as priority


class Function:
    """One of Windows' functions: notes what it is asked."""

    def __init__(self, asked, name, answer=1):
        self._asked, self._name, self._answer = asked, name, answer

    def __call__(self, *arguments):
        if arguments:
            handle, number = arguments
            self._asked.append((self._name, ctypes.c_int64(handle.value).value, number))
        return self._answer


@pytest.fixture
def asked(monkeypatch):
    """What is asked of a Windows that is not there."""
    asked = []
    kernel32 = type("Kernel32", (), {})()
    kernel32.GetCurrentProcess = Function(asked, "process", -1)
    kernel32.GetCurrentThread = Function(asked, "thread", -2)
    kernel32.SetPriorityClass = Function(asked, "class")
    kernel32.SetThreadPriority = Function(asked, "priority")
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", lambda _: kernel32, raising=False)
    return asked


def test_on_windows_the_process_steps_back_and_the_pen_does_not(asked):
    priority.raise_pen_priority()
    priority.lower_training_priority()
    priority.restore_training_priority()
    assert asked == [
        ("priority", -2, 2),  # the thread itself, two above the class
        ("class", -1, priority.BELOW_NORMAL_PRIORITY_CLASS),
        ("class", -1, priority.NORMAL_PRIORITY_CLASS),
    ]
