import pytest

from mnist_desktop.widgets.base.throttle import Throttle

INTERVAL_MS = 500  # longer than a busy machine keeps a process waiting


@pytest.fixture
def calls():
    return []


@pytest.fixture
def throttle(qapp, calls):
    return Throttle(lambda: calls.append(1), INTERVAL_MS)


def test_the_first_request_is_answered_at_once_and_many_more_by_one_call(throttle, calls, qtbot):
    for _ in range(100):
        throttle.request()
    assert len(calls) == 1
    qtbot.waitUntil(lambda: len(calls) == 2)
    throttle.request()
    assert len(calls) == 2  # the interval counts from the last call


def test_another_interval_counts_from_the_next_call(throttle, calls, qtbot):
    throttle.set_interval(1)
    throttle.request()
    throttle.request()
    qtbot.waitUntil(lambda: len(calls) == 2)
