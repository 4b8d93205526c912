from threading import Event, get_ident

import pytest
from PySide6.QtCore import QThread

from mnist_desktop.problem import PictureError
from mnist_desktop.session.background_tasks import BackgroundTasks, TaskThread


@pytest.fixture
def errands(qapp):
    errands = BackgroundTasks()
    yield errands
    for thread in errands.threads():
        assert thread.wait(10_000)


def test_what_is_brought_is_taken_on_the_windows_thread(errands, qtbot):
    taken = []
    errands.send(
        QThread.currentThread, lambda where: taken.append((where, QThread.currentThread()))
    )
    qtbot.waitUntil(lambda: bool(taken))
    ((worked, took),) = taken
    assert worked is not took
    assert took is errands.thread()
    qtbot.waitUntil(lambda: errands.threads() == [])
    qtbot.waitUntil(lambda: errands.findChildren(QThread) == [])


def test_each_has_its_own_taker(errands, qtbot):
    taken = {}
    for number in range(20):
        errands.send(lambda n=number: n, lambda n, number=number: taken.update({number: n}))
    qtbot.waitUntil(lambda: len(taken) == 20)
    assert all(number == brought for number, brought in taken.items())


def test_a_failure_is_told(errands, qtbot):
    def call():
        raise OSError("full")

    with qtbot.waitSignal(errands.failed) as failed:
        errands.send(call, lambda _: None)
    assert str(failed.args[0]) == "full"


def test_nothing_is_handed_over_after_close(errands, qtbot):
    may_go_on, taken = Event(), []
    errands.send(lambda: may_go_on.wait(10), taken.append)
    errands.close()
    may_go_on.set()
    qtbot.waitUntil(lambda: errands.threads() == [])
    assert taken == []


@pytest.fixture
def thread_of(qapp):
    threads = []

    def make(load):
        threads.append(TaskThread(load))
        return threads[-1]

    yield make
    for thread in threads:
        assert thread.wait(10_000)


def test_hands_on_what_was_loaded(thread_of, qtbot):
    loaded, told = object(), []
    thread = thread_of(lambda: loaded)
    with (
        qtbot.assertNotEmitted(thread.failed),
        qtbot.waitSignals([thread.succeeded, thread.finished], order="strict"),
    ):
        thread.succeeded.connect(told.append)
        thread.start()
    assert told == [loaded]


@pytest.mark.parametrize("error", [PictureError("picture_damaged"), RuntimeError("a bug")])
def test_tells_an_error(thread_of, qtbot, error):
    told = []

    def load():
        raise error

    thread = thread_of(load)
    with (
        qtbot.assertNotEmitted(thread.succeeded),
        qtbot.waitSignals([thread.failed, thread.finished], order="strict"),
    ):
        thread.failed.connect(told.append)
        thread.start()
    assert told == [error]


def test_loads_off_the_windows_thread(thread_of, qtbot):
    thread = thread_of(get_ident)
    with qtbot.waitSignal(thread.succeeded) as succeeded:
        thread.start()
    assert succeeded.args[0] != get_ident()
