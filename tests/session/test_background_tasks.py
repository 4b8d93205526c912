from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QThread

from mnist_desktop.problem import PictureError
from mnist_desktop.session.background_tasks import BackgroundTasks


@pytest.fixture
def may_go_on():
    return Event()


@pytest.fixture
def tasks(qapp, may_go_on):
    tasks = BackgroundTasks()
    yield tasks
    may_go_on.set()
    for thread in tasks.threads():
        assert thread.wait(10_000)


def test_a_result_is_handed_over_on_the_windows_thread(tasks, qtbot):
    taken = []
    tasks.run(
        "look", QThread.currentThread, lambda where: taken.append((where, QThread.currentThread()))
    )
    qtbot.waitUntil(lambda: bool(taken))
    ((worked, took),) = taken
    assert worked is not took
    assert took is tasks.thread()
    qtbot.waitUntil(lambda: tasks.threads() == [])
    qtbot.waitUntil(lambda: tasks.findChildren(QThread) == [])


def test_each_task_has_its_own_callback(tasks, qtbot):
    taken = {}
    for number in range(20):
        tasks.run("count", lambda n=number: n, lambda n, number=number: taken.update({number: n}))
    qtbot.waitUntil(lambda: len(taken) == 20)
    assert all(number == result for number, result in taken.items())


@pytest.mark.parametrize("error", [PictureError("picture_damaged"), RuntimeError("a bug")])
def test_a_failure_is_reported_once(tasks, qtbot, error):
    reported, own = [], []

    def fail(*_):
        raise error

    tasks.failed.connect(reported.append)
    tasks.run("fail", fail)
    tasks.run("fail", fail, None, own.append)
    tasks.queue("fail", fail, None, own.append)
    qtbot.waitUntil(lambda: tasks.threads() == [])
    assert (reported, own) == ([error], [error, error])


class TestLongTasks:
    def test_run_one_at_a_time_in_order_while_short_ones_start_at_once(
        self, tasks, qtbot, may_go_on
    ):
        done = []
        tasks.queue("map", lambda _: may_go_on.wait(60), lambda _: done.append("map"))
        tasks.queue("compare", lambda _: 1, lambda _: done.append("compare"))
        assert tasks.names == ["map", "compare"]
        with qtbot.waitSignal(tasks.changed):
            tasks.run("open", lambda: 2, lambda _: done.append("open"))
            qtbot.waitUntil(lambda: done == ["open"])
            may_go_on.set()
        qtbot.waitUntil(lambda: done == ["open", "map", "compare"])
        qtbot.waitUntil(lambda: tasks.names == [])

    def test_can_be_stopped(self, tasks, qtbot, may_go_on):
        done = []

        def work(should_stop):
            while not should_stop():
                may_go_on.wait(0.01)
            return "half"

        tasks.queue("map", work, done.append)
        tasks.queue("compare", lambda _: "all", done.append)
        tasks.stop("compare")
        tasks.stop("map")
        qtbot.waitUntil(lambda: tasks.names == [])
        assert done == ["half"]


def test_nothing_is_reported_after_close(tasks, may_go_on):
    taken = []
    tasks.run("wait", lambda: may_go_on.wait(60), taken.append)
    tasks.run("ready", lambda: True, taken.append)
    assert tasks.threads()[-1].wait(10_000)  # its signals are on their way
    tasks.close()
    may_go_on.set()
    tasks.run("late", lambda: True, taken.append)
    tasks.wait(QDeadlineTimer(10_000))
    QCoreApplication.sendPostedEvents()
    assert taken == []
    assert tasks.threads() == []
