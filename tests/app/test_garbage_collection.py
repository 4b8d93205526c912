import gc
import platform
import sys
import weakref

import pytest
import shiboken6
from PySide6.QtCore import QObject

from mnist_desktop.app.garbage_collection import GarbageCollection, give_back_freed_memory

SCRIPT = """
import gc
import weakref
from threading import Event, Thread
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QVBoxLayout
from mnist_desktop.app.garbage_collection import GarbageCollection

DIALOGS = 2000
application = QApplication([])
application.setQuitOnLastWindowClosed(False)
collection = GarbageCollection(application)
is_over = Event()
there = []


def allocate():
    kept = []
    while not is_over.wait(0.001):
        kept = [[number] for number in range(2000)]


class Dialog(QDialog):
    def __init__(self):
        super().__init__()
        self.cycle = self
        layout = QVBoxLayout(self)
        button = QPushButton("Close")
        button.clicked.connect(self.accept)
        layout.addWidget(QLabel("A dialog"))
        layout.addWidget(button)


def open_some(left=[DIALOGS]):
    for _ in range(20):
        dialog = Dialog()
        there.append(weakref.ref(dialog))
        dialog.open()
        dialog.close()
    left[0] -= 20
    if left[0] > 0:
        QTimer.singleShot(0, open_some)
    else:
        is_over.set()
        application.quit()


thread = Thread(target=allocate)
thread.start()
QTimer.singleShot(0, open_some)
status = application.exec()
thread.join()
gc.collect()
print(status, sum(dialog() is None for dialog in there))
"""


@pytest.fixture
def collection(qapp):
    gc.enable()
    owner = QObject()
    yield GarbageCollection(owner)
    shiboken6.delete(owner)  # and with it the timer
    gc.unfreeze()


def test_only_the_timer_collects(collection, qtbot):
    class Knot:
        pass

    assert not gc.isenabled()
    knot = Knot()
    knot.itself = knot
    is_there = weakref.ref(knot)
    del knot
    qtbot.waitUntil(lambda: is_there() is None, timeout=10_000)


def test_2000_dialogs_in_cycles_while_a_thread_allocates(run_python):
    process = run_python(SCRIPT)
    assert (process.returncode, process.stdout.split()) == (0, ["0", "2000"]), process.stderr


def test_memory_is_given_back_where_the_c_library_can(monkeypatch):
    assert give_back_freed_memory() is (platform.libc_ver()[0] == "glibc")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not give_back_freed_memory()
