"""An error in C code in an override of a Qt method is told; it does not end the process."""

import pytest

SCENE = """
import sys
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication
application = QApplication([])
from mnist_desktop.app.startup import create_window
from mnist_desktop.app.crash_reports import ErrorRelay
from mnist_desktop.widgets.answer.network_input import NetworkInput
from mnist_desktop.widgets.answer.probability_bars import ProbabilityBars
from mnist_desktop.widgets.draw.canvas import DrawingCanvas
from mnist_desktop.widgets.draw.canvas_hint import CanvasHint
from mnist_desktop.widgets.draw.canvas_image import CanvasImage
from mnist_desktop.widgets.draw.pointer_input import PointerInput
from mnist_desktop.widgets.message_strip import MessageStrip
from tests.pointers import send_mouse

MOVE = QEvent.Type.MouseMove

def fail(*_):
    int(float("nan"))

window = create_window()
window.show()
told = []
relay = ErrorRelay()
relay.reported.connect(lambda text: told.append(text.strip().splitlines()[-1]))
acts = {
    "event": (PointerInput, "handle", lambda: send_mouse(window.canvas, MOVE, 5, 5)),
    "resize": (DrawingCanvas, "_update_cursor", lambda: window.canvas.resize(77, 99)),
    "paint": (CanvasHint, "paint", lambda: window.canvas.grab()),
    "mixin": (
        MessageStrip,
        "retranslate",
        lambda: application.sendEvent(window, QEvent(QEvent.Type.LanguageChange)),
    ),
    "undo": (CanvasImage, "show", lambda: window.canvas.replace(window.canvas.drawing())),
}
for widget in (NetworkInput, ProbabilityBars):  # a pointer that is nowhere is no error
    for place in (float("inf"), float("nan"), 1e308):
        send_mouse(window.findChild(widget), MOVE, place, place)
owner, name, act = acts[sys.argv[1]]
really = getattr(owner, name)
setattr(owner, name, fail)
QTimer.singleShot(0, act)
relay.reported.connect(application.quit)
application.exec()
print(told[0])
setattr(owner, name, really)
window.close()
"""

UNGUARDED = """
import importlib, pkgutil, sys
import mnist_desktop
import mnist_desktop.app.startup
from shiboken6 import Shiboken
for found in pkgutil.walk_packages(mnist_desktop.__path__, "mnist_desktop."):
    if ".learning" not in found.name and not found.name.endswith("__main__"):
        importlib.import_module(found.name)

def below(cls):
    for one in type.__subclasses__(cls):
        yield one
        yield from below(one)

def is_of_qt(cls, name):
    found = [vars(base)[name] for base in cls.__mro__[1:] if name in vars(base)]
    return bool(found) and "method_descriptor" in type(found[-1]).__name__

count = 0
for cls in set(below(Shiboken.Object)):
    if cls.__module__.startswith(("mnist_desktop", "pyqtgraph")):
        for name, value in vars(cls).items():
            if not name.startswith("__") and is_of_qt(cls, name) and hasattr(value, "__code__"):
                count += 1
                if not hasattr(value, "__wrapped__"):
                    print(cls, name)
print(count)
"""


@pytest.mark.parametrize("way", ["event", "resize", "paint", "mixin", "undo"])
def test_the_window_goes_on_and_tells(run_python, way):
    process = run_python(SCENE, way)
    assert process.returncode == 0, process.stderr
    assert process.stdout == "ValueError: cannot convert float NaN to integer\n"


def test_no_override_is_left_out(run_python):
    """Of our widgets or pyqtgraph's; classes that are made later are guarded like these."""
    process = run_python(UNGUARDED)
    assert process.returncode == 0, process.stderr
    *unguarded, count = process.stdout.splitlines()
    assert unguarded == []
    assert int(count) > 100
