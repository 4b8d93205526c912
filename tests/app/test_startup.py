"""Start and end of the program, each in a Python of its own."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PySide6.QtNetwork import QLocalSocket

from mnist_desktop.app.crash_reports import CrashReport, ErrorRelay, LogFiles
from mnist_desktop.app.instance_channel import channel_name
from mnist_desktop.app.startup import start_window
from mnist_desktop.app.window_lifecycle import WindowLifecycle
from mnist_desktop.assets import asset_path
from mnist_desktop.folders import Folders
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.session.drawing_files import DrawingJournal
from tests.pointers import draw

ROOT = Path(__file__).parents[2]

DRAWN = """
import sys
from PySide6.QtWidgets import QApplication
application = QApplication([])
from mnist_desktop.app.startup import create_window
from tests.pointers import mouse_stroke
window = create_window()
window.show()
window.start()
window.findChild(object, "firstSteps").hide()
mouse_stroke(window.findChild(object, "drawingCanvas"), [(60, 60), (220, 60), (120, 260)])
window.session.answered.connect(lambda answer: answer.prediction and application.quit())
application.exec()
print(window.findChild(object, "digitLabel").text())
heavy = {"tensorflow", "keras", "pyqtgraph", "matplotlib", "sqlite3", "mnist_desktop.data.data_set"}
print(sorted(heavy & set(sys.modules)))
window.close()
"""


def test_no_tensorflow_up_to_the_first_answer(run_python):
    process = run_python(DRAWN)
    assert process.returncode == 0, process.stderr
    assert process.stdout.splitlines() == ["7", "[]"]


COPIED = """
import sys
from PySide6.QtGui import QAction
from mnist_desktop.app import startup
from mnist_desktop.app.window_script import WindowScript, WindowUser
from tests.digit_strokes import DIGITS

def steps(window):
    user = WindowUser(window)
    yield from user.ready()
    yield from user.draw_and_wait(DIGITS[7])
    user.do("copyPictureAction")

def begin(window, relay):
    WindowScript(window, steps(window), 60).failed.connect(print)

sys.exit(startup.run(language="en", script=begin))
"""


def test_a_copied_picture_does_not_outlive_python(run_python):
    process = run_python(COPIED)
    assert (process.returncode, process.stdout, process.stderr) == (0, "", "")


def is_listening(data):
    """Whether the window of this data folder takes calls."""
    socket = QLocalSocket()
    socket.connectToServer(channel_name(data))
    is_connected = socket.waitForConnected(1000)
    socket.abort()
    return is_connected


@pytest.fixture
def program():
    """The window as a person starts it, painted; killed at the end if it is still there."""
    process = subprocess.Popen(
        [sys.executable, "-m", "mnist_desktop", "--lang", "en"],
        cwd=ROOT,
        env=os.environ | {"MNIST_DESKTOP_TIMING": ""},
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert any(line.strip() == "painted" for line in process.stderr)
    yield process
    process.kill()
    process.communicate()


def test_a_second_start_hands_over_what_it_was_given(program, tmp_path, kept, qtbot):
    """The first window opens it, and answers; with the timing on it then closes."""
    qtbot.waitUntil(lambda: is_listening(kept))  # a second start waits five seconds for that
    Ink([[[100, 100], [300, 100], [180, 300]]]).save(tmp_path / "七.digitink")
    second = subprocess.run(
        [sys.executable, "-m", "mnist_desktop", "--lang", "en", "七.digitink"],
        cwd=tmp_path,  # the path is relative to where the second one is
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        timeout=200,
        check=False,
    )
    assert second.returncode == 0, second.stderr
    assert "already open; 七.digitink was handed over to its window" in second.stderr
    assert program.wait(120) == 0
    assert "answered" in program.stderr.read()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_closes_it_in_order(program, number, kept):
    program.send_signal(number)
    assert program.wait(120) == 0
    assert "Traceback" not in program.stderr.read()
    assert not (kept / "running").exists()


def test_it_starts_again_after_a_kill(program, kept):
    program.kill()
    program.wait(120)
    assert (kept / "lock").exists()
    assert (kept / "running").exists()
    again = subprocess.Popen(
        [sys.executable, "-m", "mnist_desktop"],
        cwd=ROOT,
        env=os.environ | {"MNIST_DESKTOP_TIMING": ""},
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert any(line.strip() == "painted" for line in again.stderr)
    again.send_signal(signal.SIGTERM)
    assert again.wait(120) == 0
    again.stderr.close()


def test_an_error_inside_is_shown_in_one_dialog_at_a_time(window, folders, qapp):
    relay = ErrorRelay()
    relay.restore()
    lifecycle = WindowLifecycle(lambda: window, folders, LogFiles(folders), relay)
    relay.reported.emit("Traceback: first")
    relay.reported.emit("Traceback: second")
    (dialog,) = (shown for shown in qapp.topLevelWidgets() if shown.objectName() == "errorDialog")
    assert "first" in dialog.detailedText()
    dialog.close()
    relay.reported.emit("Traceback: third")
    (dialog,) = (
        shown
        for shown in qapp.topLevelWidgets()
        if shown.objectName() == "errorDialog" and shown.isVisible()
    )
    assert "third" in dialog.detailedText()
    dialog.close()
    assert lifecycle.window is window


class TestASlowDisk:
    """What is stored comes when the window has long been in use."""

    @pytest.fixture
    def disk(self, monkeypatch):
        may_go_on, read = Event(), DrawingJournal.read

        def read_slowly(journal):
            assert may_go_on.wait(120)
            return read(journal)

        monkeypatch.setattr(DrawingJournal, "read", read_slowly)
        yield may_go_on
        may_go_on.set()

    def test_the_window_is_there_and_what_is_drawn_meanwhile_stays(
        self, disk, make_window, folders, qtbot, a_seven
    ):
        DrawingJournal(folders.journal).write(Drawing((np.array([[1.0, 2], [3, 4]]),), (22.0,)))
        window = make_window(folders, "en")
        window.show()
        start_window(window, None, None, None)
        window.findChild(object, "firstSteps").hide()
        with qtbot.waitSignal(
            window.session.answered,
            check_params_cb=lambda answer: answer.prediction,
            timeout=20_000,
        ):
            draw(window.canvas, a_seven)
        drawn = window.canvas.drawing()
        with qtbot.waitSignal(window.session.drawing_restored):
            disk.set()
        assert window.canvas.drawing() is drawn
        assert "Undo" in window.findChild(object, "messageStrip").text()
        window.canvas.undo()
        assert window.canvas.ink().strokes[0].tolist() == [[1, 2], [3, 4]]

    @pytest.mark.parametrize("is_replaced", [False, True])
    def test_after_a_bad_end_it_is_said_where_the_drawing_is(
        self, disk, make_window, folders, tmp_path, qtbot, is_replaced
    ):
        journal = DrawingJournal(folders.journal)
        journal.write(Drawing((np.array([[1.0, 2], [3, 4]]),), (22.0,)))
        window = make_window(folders, "en")
        file = tmp_path / "other.digitink" if is_replaced else asset_path("best.digitmodel")
        Ink([[[100, 100], [300, 100]]]).save(tmp_path / "other.digitink")
        start_window(window, file, None, CrashReport("", "details"))
        with qtbot.waitSignal(window.session.drawing_restored):
            disk.set()
        said = window.findChild(object, "messageStrip").text()
        words = (
            "Undo brings back your drawing"
            if is_replaced
            else "Your drawing was restored as it was"
        )
        assert words in said
        assert journal.saved() in said


def test_a_folder_that_cannot_be_written_to_is_named_and_the_window_works(
    make_window, tmp_path, qtbot, a_seven
):
    (tmp_path / "file").touch()
    folders = Folders.at(tmp_path / "file" / "below")
    window = make_window(folders, "en")
    window.show()
    window.start()
    window.findChild(object, "firstSteps").hide()
    strip = window.findChild(object, "messageStrip")
    said = strip.text()
    assert str(folders.data) in said
    assert "--data-dir" in said
    with qtbot.waitSignal(window.session.failed, timeout=20_000):  # the journal's failure
        draw(window.canvas, a_seven)
    assert strip.text() == said
    label = window.findChild(object, "digitLabel")
    qtbot.waitUntil(lambda: label.text() == "7", timeout=20_000)
