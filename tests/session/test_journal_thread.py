from threading import Event

import numpy as np
import pytest

from mnist_desktop.problem import SavingError
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.session.autosave import JournalThread


@pytest.fixture
def drawings():
    return [Drawing((np.array([[x, 2.0]]),), (22.0,)) for x in (1.0, 2.0, 3.0)]


@pytest.fixture
def make_thread(qapp):
    threads = []

    def make(write, read=lambda: None):
        threads.append(JournalThread(read, write))
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


def test_reads_once_and_before_anything_is_written(make_thread, drawings, qtbot):
    done = []
    thread = make_thread(done.append, lambda: done.append("read") or "stored")
    thread.submit(drawings[0])
    told = []
    thread.was_read.connect(told.append)
    with qtbot.waitSignals([thread.was_read, thread.written], order="strict"):
        thread.start()
    assert told == ["stored"]
    assert done == ["read", drawings[0]]


def test_a_failure_to_read_is_told_and_the_next_drawing_written(make_thread, drawings, qtbot):
    problem, stored = SavingError("disk_full"), []

    def read():
        raise problem

    thread = make_thread(stored.append, read)
    thread.submit(drawings[0])
    told = []
    thread.read_failed.connect(told.append)
    with qtbot.waitSignals([thread.read_failed, thread.written], order="strict"):
        thread.start()
    assert told == [problem]
    assert stored == [drawings[0]]


def test_waiting_for_it_ends_when_all_is_written_and_not_before(make_thread, drawings, qtbot):
    is_writing, may_go_on = Event(), Event()

    def write(drawing):
        is_writing.set()
        assert may_go_on.wait(10)

    thread = make_thread(write)
    thread.submit(drawings[0])
    thread.start()
    assert is_writing.wait(10)
    assert not thread.flush(0)
    may_go_on.set()
    assert thread.flush(10)
