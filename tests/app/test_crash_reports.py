import logging
import sys
import threading

import pytest

from mnist_desktop.app.crash_reports import ErrorRelay


@pytest.fixture
def relay(qapp, monkeypatch):
    monkeypatch.setattr("sys.stderr", None)  # as in a windowed frozen app
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    relay = ErrorRelay()
    yield relay
    relay.restore()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == hooks


def raised(error):
    try:
        raise error
    except type(error) as caught:
        return type(caught), caught, caught.__traceback__


def test_tells_an_uncaught_error_with_its_traceback(relay, qtbot, caplog):
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(relay.told) as told:
        sys.excepthook(*raised(ValueError("seven")))
    assert "Traceback" in told.args[0]
    assert "ValueError: seven" in told.args[0]
    assert "ValueError: seven" in caplog.text


def test_tells_errors_of_python_threads_on_the_windows_thread(relay, qtbot):
    def fail():
        raise ValueError("in a thread")

    told_in = []
    relay.told.connect(lambda _: told_in.append(threading.get_ident()))
    with qtbot.waitSignal(relay.told) as told:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    assert "in a thread" in told.args[0]
    assert told_in == [threading.get_ident()]


def test_tells_what_python_cannot_raise(relay, qtbot):
    class Broken:
        def __del__(self):
            raise ValueError("while dying")

    with qtbot.waitSignal(relay.told) as told:
        broken = Broken()
        del broken
    assert "while dying" in told.args[0]


def test_the_same_error_once_a_minute(relay, monkeypatch):
    now = [1000.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    told = []
    relay.told.connect(told.append)
    same = raised(ValueError("again"))
    for _ in range(100):
        sys.excepthook(*same)
    assert len(told) == 1
    sys.excepthook(*raised(ValueError("another")))
    assert len(told) == 2
    now[0] += 61
    sys.excepthook(*same)
    assert len(told) == 3


def test_an_interrupt_from_the_keyboard_is_no_error(relay, qtbot):
    with qtbot.assertNotEmitted(relay.told):
        sys.excepthook(*raised(KeyboardInterrupt()))
