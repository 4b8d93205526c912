from dataclasses import replace

import pytest
from PySide6.QtWidgets import QToolButton, QWidget

from mnist_desktop.folders import Folders
from mnist_desktop.learning.events import SavedRun
from tests.fake_learning import CONFIG, FakeLearning, result_of
from tests.pointers import draw
from tests.window.parts import canvas_of, click, digit
from tests.window.runs import put_three


@pytest.fixture
def answered(qtbot):
    """Draws with the mouse and waits for the digit that the window says."""

    def wait(window, shape, expected):
        draw(canvas_of(window), shape)
        qtbot.waitUntil(lambda: digit(window) == expected, timeout=10_000)

    return wait


@pytest.fixture
def opened(make_window, qtbot):
    """Opens an English window: shown, the built-in model loaded, no hints over it."""

    def open_window(backend, *, size=None, folders=None):
        window = make_window(folders, "en", backend)
        if size is not None:
            window.resize(*size)
        window.show()
        with qtbot.waitSignals([window.session.model_changed, window.session.answered]):
            window.start()
        window.findChild(object, "firstSteps").hide()
        return window

    return open_window


@pytest.fixture
def learning():
    return FakeLearning()


@pytest.fixture
def learning_window(opened, learning):
    """A window that trains by `learning`; what follows is for tests whose `window` it is."""
    window = opened(learning)
    yield window
    learning.may_go_on.set()


@pytest.fixture
def window_of_three(opened, folders):
    """A window with three models in its folder, for tests whose `window` it is."""
    put_three(folders.models)
    return opened(FakeLearning(), folders=folders)


@pytest.fixture
def train(window, qtbot):
    """Presses Train and waits for the end."""

    def run(button="trainButton"):
        with qtbot.waitSignal(window.session.trainer.ended, timeout=20_000) as ended:
            click(window, button)
        return ended.args[0]

    return run


@pytest.fixture
def held(window, learning, qtbot):
    """A run in its first epoch, which waits."""
    learning.may_go_on.clear()
    with qtbot.waitSignal(window.session.trainer.batch_ended):
        click(window, "trainButton")
    return window


@pytest.fixture
def interrupted(make_window, learning, qtbot):
    learning.saved = SavedRun(replace(CONFIG, epochs=4), result_of(epochs=1).history, 2)
    folders = Folders.at()
    folders.create()
    folders.checkpoint.write_bytes(b"x")
    window = make_window(folders, "en", learning)
    window.show()
    window.findChild(QWidget, "firstSteps").hide()
    with qtbot.waitSignal(window.session.trainer.interrupted_run_found):
        window.start()
    return window


@pytest.fixture
def section(window, qtbot):
    """The table of runs."""
    with qtbot.waitSignal(window.session.model_files.listed):
        window.findChild(QToolButton, "runsButton").click()
    return window.findChild(object, "runsSection")
