"""For every test: no screen, and folders of its own."""

import gc
import itertools
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported anywhere
if sys.platform == "win32":
    os.environ.setdefault("QT_QPA_FONTDIR", rf"{os.environ['SYSTEMROOT']}\Fonts")

from tests.fake_classifier import FakeClassifier

ROOT = Path(__file__).parent.parent
NOISE = "This plugin does not support propagateSizeHints()\n"
"""What Qt says where there is no screen, when the smallest size of a window changes."""
_number = itertools.count()
_LEFT_MS = 120_000  # threads of the lowest priority, beside other work
_PATIENCE_MS = 60_000  # a machine may be busy; a test that fails may take so long


def pytest_configure(config):
    settings.register_profile("unhurried", deadline=None)  # other work on the machine is no failure
    settings.load_profile("unhurried")
    # A record of learning.events, which pytest takes for a class of tests
    line = "ignore:cannot collect test class 'TestResult':pytest.PytestCollectionWarning"
    config.addinivalue_line("filterwarnings", line)


def pytest_runtest_setup(item):
    if sys.platform != "win32" and item.get_closest_marker("wine"):
        pytest.skip("only Windows does this; see installers/windows/under_wine.sh")


def pytest_sessionstart():
    """No thread of a test frees another test's widgets: the app keeps the collector off likewise.

    What a test leaves behind is collected after it, on the thread of the widgets.
    """
    gc.disable()


class PatientQtBot(QtBot):
    """Waits long enough for a busy machine, whatever limit is asked for."""

    def waitSignal(self, signal, *, timeout=0, raising=True, **more):
        if raising:  # else by `assertNotEmitted`, which waits in vain
            timeout = max(timeout, _PATIENCE_MS)
        return super().waitSignal(signal, timeout=timeout, raising=raising, **more)

    def waitSignals(self, signals, *, timeout=0, **more):
        return super().waitSignals(signals, timeout=max(timeout, _PATIENCE_MS), **more)

    def waitUntil(self, callback, *, timeout=0):
        return super().waitUntil(callback, timeout=max(timeout, _PATIENCE_MS))


@pytest.fixture
def qtbot(qapp, request):
    """In place of pytest-qt's own."""
    return PatientQtBot(request)


@pytest.fixture(scope="session", autouse=True)
def _no_lowest_priority():
    """Beside another worker's TensorFlow, a thread of niceness 19 has 1.5 % of a processor."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mnist_desktop.session.thread_priority.BACKGROUND_NICENESS", 0)
        yield


@pytest.fixture(scope="session")
def _home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture(autouse=True)
def _own_home(_home, kept, monkeypatch):
    monkeypatch.setenv("HOME", str(_home))
    monkeypatch.setenv("MNIST_DESKTOP_HOME", str(kept))


@pytest.fixture(autouse=True)
def _delete_widgets():
    """Deletes the widgets of a test after it: each that lives on makes the next ones slower."""
    yield
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent

        if QCoreApplication.instance() is not None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect(1)  # a full collection takes 0.3 s once TensorFlow is imported


@pytest.fixture
def kept(tmp_path_factory):
    """The folder for settings, models, samples and the journal of this test; not there yet.

    Not in `tmp_path`: two folders for each of 4,000 tests would cost more than most of them.
    """
    return tmp_path_factory.getbasetemp() / f"kept{next(_number)}"


@pytest.fixture
def folders():
    """The program's folders of this test, made."""
    from mnist_desktop.folders import Folders

    folders = Folders.at()
    folders.create()
    return folders


@pytest.fixture
def fake_classifier():
    """Answers 3, whatever it is shown."""
    return FakeClassifier(3)


@pytest.fixture
def run_python():
    """Runs a script in a Python of its own, in the checkout; returns the finished process."""

    def run(script, *arguments, seconds=230, **environment):
        finished = subprocess.run(
            [sys.executable, "-c", script, *map(str, arguments)],
            cwd=ROOT,
            env=os.environ | environment,
            capture_output=True,
            encoding="utf-8",
            timeout=seconds,
            check=False,
        )
        finished.stderr = finished.stderr.replace(NOISE, "")
        return finished

    return run


def rest_of(process):
    """What a process still says, to standard output and standard error.

    Not by `communicate`, which passes over what `readline` has read ahead.
    """
    with ThreadPoolExecutor(1) as threads:
        errors = threads.submit(process.stderr.read)
        return process.stdout.read(), errors.result()


def end_session(session):
    """Shuts a session down that is deleted next: with a thread that runs on, Qt would abort.

    The program waits for less, as its process ends with its threads. An explanation takes more than
    ten seconds where other processes leave it no time.
    """
    from PySide6.QtCore import QThread

    session.shut_down()
    for thread in session.findChildren(QThread):
        assert thread.wait(_LEFT_MS)


@pytest.fixture
def a_seven():
    """(n, 2): a 7 in [0, 1], y downwards."""
    corners = np.array([[0.28, 0.22], [0.72, 0.2], [0.6, 0.5], [0.48, 0.82]])
    along = np.linspace(0, len(corners) - 1, 40)
    columns = [np.interp(along, np.arange(len(corners)), column) for column in corners.T]
    return np.stack(columns, axis=1)


@pytest.fixture(scope="session")
def touch_screen(qapp):
    from PySide6.QtTest import QTest

    return QTest.createTouchDevice()


@pytest.fixture
def make_window(qapp, qtbot):
    """Builds windows as the app does; at the end all are closed and Qt is as it was."""
    from PySide6.QtCore import QCoreApplication, QEvent

    from mnist_desktop.app.startup import create_window
    from mnist_desktop.window.languages import install_language

    palette, font = qapp.palette(), qapp.font()
    windows = []

    def make(folders=None, language=None, backend=None):
        window = create_window(folders, language, backend)
        # So that closing asks nothing
        qtbot.addWidget(window, before_close_func=lambda one: one.shut_down())
        windows.append(window)
        return window

    yield make
    for window in windows:
        window.close()
        end_session(window.session)
        # pytest-qt's deleteLater waits for an event loop. A window that is left collects garbage
        # in every later test: with 12 of them a `processEvents` took up to 1.7 s, measured
        if not window.session.is_running:
            QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    install_language(qapp, "en")
    qapp.setPalette(palette)
    qapp.setFont(font)
    gc.unfreeze()  # what the windows' own collection froze


@pytest.fixture
def window(make_window, qtbot):
    """The window as at the first start, the built-in model loaded, no hints over it."""
    window = make_window(language="en")
    window.show()
    # The answer to the blank paper too, which else could be taken for that to a first drawing
    with qtbot.waitSignals([window.session.model_changed, window.session.answered]):
        window.start()
    window.findChild(object, "firstSteps").hide()
    return window
