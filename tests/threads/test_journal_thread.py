from threading import Event

import numpy as np
import pytest

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.problem import SavingError
from mnist_desktop.threads.journal_thread import JournalThread


@pytest.fixture
def drawings():
    return [Drawing((np.array([[x, 2.0]]),), (22.0,)) for x in (1.0, 2.0, 3.0)]


@pytest.fixture
def make_thread(qapp):
    threads = []

    def make(write):
        threads.append(JournalThread(write))
        return threads[-1]

    yield make
    for thread in threads:
        thread.stop()
        assert thread.wait(10_000)


def test_writes_what_it_is_given(make_thread, drawings, qtbot):
    stored = []
    thread = make_thread(stored.append)
    thread.start()
    for drawing in drawings:
        with qtbot.waitSignal(thread.written):
            thread.submit(drawing)
    assert stored == drawings


def test_the_newest_wins_while_the_disk_is_slow(make_thread, drawings, qtbot):
    is_writing, may_go_on = Event(), Event()
    stored = []

    def write(drawing):
        is_writing.set()
        assert may_go_on.wait(10)
        stored.append(drawing)

    thread = make_thread(write)
    thread.submit(drawings[0])
    thread.start()
    assert is_writing.wait(10)
    with qtbot.waitSignals([thread.written, thread.written]):
        thread.submit(drawings[1])
        thread.submit(drawings[2])
        may_go_on.set()
    assert stored == [drawings[0], drawings[2]]


def test_writes_what_waits_before_it_ends(make_thread, drawings, qtbot):
    stored = []
    thread = make_thread(stored.append)
    thread.submit(drawings[0])
    thread.stop()
    with qtbot.waitSignals([thread.written, thread.finished], order="strict"):
        thread.start()
    assert stored == [drawings[0]]


def test_an_error_is_told_and_the_next_one_written(make_thread, drawings, qtbot):
    problem = SavingError("disk_full")
    stored = []

    def write(drawing):
        if drawing is drawings[0]:
            raise problem
        stored.append(drawing)

    thread = make_thread(write)
    thread.submit(drawings[0])
    with qtbot.waitSignal(thread.failed) as failed:
        thread.start()
    assert failed.args == [problem]
    with qtbot.waitSignal(thread.written):
        thread.submit(drawings[1])
    assert stored == [drawings[1]]
