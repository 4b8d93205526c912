import logging
import os
import sys
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from mnist_desktop.app.crash_reports import (
    CrashMonitor,
    DrawingKept,
    ErrorDialog,
    ErrorRelay,
    LogFiles,
)
from mnist_desktop.folders import Folders
from mnist_desktop.messages import text_of
from mnist_desktop.session.drawing_files import DrawingJournal


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
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(relay.reported) as told:
        sys.excepthook(*raised(ValueError("seven")))
    assert "Traceback" in told.args[0]
    assert "ValueError: seven" in told.args[0]
    assert "ValueError: seven" in caplog.text


def test_tells_errors_of_python_threads_on_the_windows_thread(relay, qtbot):
    def fail():
        raise ValueError("in a thread")

    told_in = []
    relay.reported.connect(lambda _: told_in.append(threading.get_ident()))
    with qtbot.waitSignal(relay.reported) as told:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    assert "in a thread" in told.args[0]
    assert told_in == [threading.get_ident()]


def test_tells_what_python_cannot_raise(relay, qtbot):
    class Broken:
        def __del__(self):
            raise ValueError("while dying")

    with qtbot.waitSignal(relay.reported) as told:
        broken = Broken()
        del broken
    assert "while dying" in told.args[0]


def test_the_same_error_once_a_minute(relay, monkeypatch):
    now = [1000.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    told = []
    relay.reported.connect(told.append)
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
    with qtbot.assertNotEmitted(relay.reported):
        sys.excepthook(*raised(KeyboardInterrupt()))


@pytest.fixture
def dialog(qtbot):
    dialog = ErrorDialog("Traceback: <b>seven</b>")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def buttons(dialog):
    return {dialog.buttonRole(button): button for button in dialog.buttons()}


def test_says_a_sentence_and_keeps_the_details_apart(dialog):
    assert "Traceback" not in dialog.text()
    assert dialog.detailedText() == "Traceback: <b>seven</b>"


def test_copies_the_details_and_stays_open(dialog):
    copy = next(button for button in dialog.buttons() if "opy" in button.text())
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "Traceback: <b>seven</b>"
    assert dialog.isVisible()


def test_escape_closes_it(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


CRASH = """\
Fatal Python error: Segmentation fault

Thread 0x00007f8 (most recent call first):
  File "/usr/lib/python3.11/threading.py", line 324 in wait

Current thread 0x00007f9 (most recent call first):
  File "/x/site-packages/numpy/linalg.py", line 9 in dot
  File "/x/mnist_desktop/session/training_thread.py", line 77 in run
  File "/x/mnist_desktop/app/startup.py", line 5 in run

Extension modules: numpy (total: 1)
"""

STARTED = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from mnist_desktop.app import startup as app
from tests.pointers import mouse_stroke

create = app.create_window

def created(folders, language):
    window = create(folders, language)
    window.session.drawing_restored.connect(lambda stored: {then}(window, stored))
    return window

def crash(window, stored):
    mouse_stroke(window.canvas, [(60, 60), (220, 60), (120, 260)])
    journal = window.session.folders.journal
    timer = QTimer(window, interval=1)
    timer.timeout.connect(lambda: journal.exists() and os.abort())
    timer.start()

def look(window, stored):
    QTimer.singleShot(0, lambda: tell(window))  # after all who hear of it

def tell(window):
    print(len(window.canvas.ink().strokes), flush=True)  # the process may end without flushing
    print(window.findChild(QWidget, "messageStrip").text(), flush=True)
    window.close()

app.create_window = created
sys.exit(app.run(language="en"))
"""


@pytest.fixture
def crash_monitor(folders):
    return CrashMonitor(folders)


def test_the_first_run_has_none_before_it(crash_monitor):
    assert crash_monitor.start() is None


def test_a_run_that_was_closed_has_nothing_to_tell(crash_monitor, folders):
    crash_monitor.start()
    crash_monitor.end()
    crash_monitor.end()
    assert not folders.running.exists()
    assert crash_monitor.start() is None


def test_one_that_was_not_closed_is_told_once(crash_monitor, folders):
    folders.log.write_text("one\ntwo\n")
    crash_monitor.start()
    crash = crash_monitor.start()
    for kept in DrawingKept:
        problem = crash.problem(kept, "2026-11-27 14:03:05")
        assert problem.key == f"run_not_closed{kept.value}"
        assert ("14:03:05" in text_of(problem)) == (kept is not DrawingKept.NO)
    assert crash.details.endswith("one\ntwo\n")
    crash_monitor.end()
    assert crash_monitor.start() is None


def test_a_crash_says_what_and_where_of_our_own(crash_monitor, folders):
    crash_monitor.start()
    folders.crash_log.write_text(CRASH)
    crash = crash_monitor.start()
    said = text_of(crash.problem())
    assert "Segmentation fault, training_thread.py:77" in said
    assert "line 9 in dot" in crash.details
    assert not folders.crash_log.exists()
    assert folders.crash_log.with_suffix(".log.1").read_text() == CRASH


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Windows fatal exception: access violation\n\nCurrent thread 0x1", "access violation"),
        ("Fatal Python error: Aborted", "Aborted"),
        (
            'Fatal Python error: Aborted\n\nCurrent thread 0x1 (x):\n  File "a\\b.py", line 3',
            "b.py:3",
        ),
        ("\0\xff nonsense\nmore", "nonsense"),
        (f"Windows fatal exception: code 0x8001010d\n\n{CRASH}", "(Segmentation fault, tr"),
        (
            f"{CRASH}\nWindows fatal exception: access violation\n\n"
            'Current thread 0x1 (x):\n  File "a\\b.py", line 3',
            "(access violation, b.py:3",
        ),
        ("Windows fatal exception: code 0xc0000374\n", "0xc0000374"),
    ],
)
def test_whatever_a_crash_left_is_told(crash_monitor, folders, text, fault):
    crash_monitor.start()
    folders.crash_log.write_text(text, encoding="latin-1")
    assert fault in text_of(crash_monitor.start().problem())


def test_a_fault_that_the_run_survived_is_not_told(crash_monitor, folders):
    folders.crash_log.write_text("Windows fatal exception: code 0x8001010d\n")
    assert crash_monitor.start() is None
    assert not folders.crash_log.exists()


def test_one_that_it_survived_is_not_taken_for_the_end_of_a_run_that_was_killed(
    crash_monitor, folders
):
    crash_monitor.start()
    folders.crash_log.write_text("Windows fatal exception: code 0x8001010d\n")
    crash = crash_monitor.start()
    assert crash.problem().key == "run_not_closed"
    assert "0x8001010d" in crash.details


def test_a_folder_that_is_not_there_is_no_trouble(tmp_path):
    crash_monitor = CrashMonitor(Folders.at(tmp_path / "none"))
    assert crash_monitor.start() is None
    crash_monitor.end()


def test_logs_can_be_removed_once_they_are_closed(folders):
    logs = LogFiles(folders)
    logs.open()
    logging.getLogger("test").error("written")
    logs.close()
    logging.getLogger("test").error("not written")
    assert "written" in folders.log.read_text()
    assert "not written" not in folders.log.read_text()
    assert folders.crash_log.read_text() == ""


def test_a_real_crash_is_told_at_the_next_start_and_the_drawing_is_there(run_python, folders):
    crashed = run_python(STARTED.replace("{then}", "crash"))
    assert crashed.returncode not in (0, 1, 2), crashed.stderr  # by a signal, or as Windows aborts
    assert "Fatal Python error: Aborted" in folders.crash_log.read_text()
    for said in ("The program crashed last time (Aborted", ""):
        started = run_python(STARTED.replace("{then}", "look"))
        assert started.returncode == 0, started.stderr
        strokes, text = started.stdout.splitlines()
        assert strokes == "1"
        assert text.startswith(said)
        assert bool(text) == bool(said)
        if said:
            saved = DrawingJournal(folders.journal).saved()
            assert text.endswith(f"Your drawing was restored as it was saved on {saved}.")
    assert not folders.running.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.timeout(30)
def test_pipes_in_the_place_of_its_files_hold_nothing_up(folders):
    ours = folders.running, folders.crash_log, folders.log
    for path in ours:
        os.mkfifo(path)
    assert CrashMonitor(folders).start() is None
    logs = LogFiles(folders)
    logs.open()
    logging.getLogger("mnist_desktop").error("written elsewhere")
    logs.close()
    assert CrashMonitor(folders).start() is not None  # the first one was not ended
    assert all(path.is_fifo() for path in ours)
