"""Start and end of the program, each in a Python of its own."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from mnist_desktop.open_window import ErrorDialogs

ROOT = Path(__file__).parent.parent

DRAWN = """
import sys
from PySide6.QtWidgets import QApplication
application = QApplication([])
from mnist_desktop.app import create_window
from tests.pointers import mouse_stroke
window = create_window()
window.show()
window.start()
window.findChild(object, "firstSteps").hide()
mouse_stroke(window.findChild(object, "drawingCanvas"), [(60, 60), (220, 60), (120, 260)])
window.session.answered.connect(lambda answer: answer.prediction and application.quit())
application.exec()
print(window.findChild(object, "digitLabel").text())
heavy = {"tensorflow", "keras", "pyqtgraph", "matplotlib"}
print(sorted(heavy & set(sys.modules)))
window.close()
"""

SECOND = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

class Said:
    def write(self, text):
        sys.__stderr__.write(text)
        QTimer.singleShot(0, QApplication.closeAllWindows)  # a person presses OK

    def flush(self):
        pass

sys.stderr = Said()
from mnist_desktop.app import run
sys.exit(run(language="en"))
"""


def test_no_tensorflow_up_to_the_first_answer(run_python):
    process = run_python(DRAWN)
    assert process.returncode == 0, process.stderr
    assert process.stdout.splitlines() == ["7", "[]"]


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


def test_a_second_start_says_that_it_is_open(program, run_python):
    process = run_python(SECOND)
    assert process.returncode == 1
    (said,) = (line for line in process.stderr.splitlines() if "plugin" not in line)
    assert "already open" in said


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_closes_it_in_order(program, number, kept):
    program.send_signal(number)
    assert program.wait(30) == 0
    assert "Traceback" not in program.stderr.read()
    assert not (kept / "running").exists()


def test_it_starts_again_after_a_kill(program, kept):
    program.kill()
    program.wait(30)
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
    assert again.wait(30) == 0
    again.stderr.close()


def test_an_error_inside_is_shown_in_one_dialog_at_a_time(window, qapp):
    dialogs = ErrorDialogs(window)
    dialogs.show_error("Traceback: first")
    dialogs.show_error("Traceback: second")
    (dialog,) = (shown for shown in qapp.topLevelWidgets() if shown.objectName() == "errorDialog")
    assert "first" in dialog.detailedText()
    dialog.close()
    dialogs.show_error("Traceback: third")
    (dialog,) = (
        shown
        for shown in qapp.topLevelWidgets()
        if shown.objectName() == "errorDialog" and shown.isVisible()
    )
    assert "third" in dialog.detailedText()
    dialog.close()
