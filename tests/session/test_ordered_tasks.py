from threading import Event

import pytest
from PySide6.QtCore import QDeadlineTimer

from mnist_desktop.session.background_tasks import BackgroundTasks
from mnist_desktop.session.ordered_tasks import OrderedTasks


@pytest.fixture
def tasks(qapp):
    tasks = BackgroundTasks()
    yield tasks
    tasks.close()
    tasks.wait(QDeadlineTimer(10_000))


def fail():
    raise ValueError("no")


def test_each_begins_when_the_one_before_has_ended_and_is_reported_in_turn(tasks, qtbot):
    ordered, begun, reported, may_end = OrderedTasks(tasks), [], [], Event()

    def first():
        may_end.wait(60)
        begun.append(1)
        return "first"

    ordered.run("first", first, reported.append, reported.append)
    ordered.run("second", fail, reported.append, lambda error: reported.append(str(error)))
    ordered.run("third", lambda: begun.append(3), None, reported.append)
    for number in range(4, 20):
        ordered.run("next", lambda number=number: number, reported.append, reported.append)
    assert begun == []
    may_end.set()
    qtbot.waitUntil(lambda: not tasks.threads())
    assert begun == [1, 3]
    assert reported == ["first", "no", *range(4, 20)]
