"""Opens the window, trains and closes it, again and again, in one process.

`python -m tests.promises.open_train_close SETTINGS`, the settings being a JSON object with a count.
Prints a JSON line after each time: the process's memory in MB, what of it malloc has handed out
(the rest lies free between the blocks, and is used again), and its open files. Nothing is learned:
`FakeLearning` stands for TensorFlow.
"""

import ctypes
import gc
import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from mnist_desktop.app.startup import create_window
from mnist_desktop.app.window_script import WindowUser, play
from tests.digit_strokes import DIGITS
from tests.fake_learning import FakeLearning

LIMIT = 120.0  # s
PAGE = os.sysconf("SC_PAGE_SIZE") / 1024**2  # MB


class Mallinfo(ctypes.Structure):
    """`struct mallinfo2` of glibc's malloc.h."""

    _fields_ = [
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    ]


def handed_out():
    """MB of memory that malloc has handed out; Python's own small objects are not among it."""
    mallinfo = ctypes.CDLL(None).mallinfo2
    mallinfo.restype = Mallinfo
    found = mallinfo()
    return (found.uordblks + found.hblkhd) / 1024**2


def used(window, number):
    user = WindowUser(window)
    yield from user.ready()
    yield from user.draw_and_wait(DIGITS[number % 10])
    user.press("trainButton")
    yield "the end of the run", lambda: user.results
    user.press("keepButton" if number % 10 == 0 else "goBackButton")
    yield from user.draw_and_wait(DIGITS[(number + 1) % 10])


def main():
    application = QApplication([])
    for number in range(json.loads(sys.argv[1])["count"]):
        window = create_window(language="en", backend=FakeLearning())
        play(window, used(window, number), LIMIT)
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        del window
        application.processEvents()
        gc.unfreeze()  # the program has one window, whose parts it never collects
        gc.collect()
        megabytes = int(Path("/proc/self/statm").read_text().split()[1]) * PAGE
        descriptors = len([*Path("/proc/self/fd").iterdir()])
        said = {"megabytes": megabytes, "handed_out": handed_out(), "descriptors": descriptors}
        sys.stdout.write(f"{json.dumps(said)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
