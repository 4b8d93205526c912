from threading import get_ident

import pytest

from mnist_desktop.problem import PictureError
from mnist_desktop.session.background_tasks import LoadingThread


@pytest.fixture
def thread_of(qapp):
    threads = []

    def make(load):
        threads.append(LoadingThread(load))
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
