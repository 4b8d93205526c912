import shutil

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QFileOpenEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from mnist_desktop.app.crash_reports import ErrorRelay, LogFiles
from mnist_desktop.app.instance_channel import Request
from mnist_desktop.app.startup import create_window
from mnist_desktop.app.window_lifecycle import FileOpenEvents, WindowLifecycle
from mnist_desktop.assets import asset_path
from mnist_desktop.recognition.drawing import DEFAULT_BRUSH
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.session.drawing_files import DrawingJournal
from mnist_desktop.window.settings import WindowSettings
from tests.conftest import end_session
from tests.fake_learning import CONFIG, FakeLearning
from tests.pointers import mouse_stroke

AFRESH = """
import sys
from PySide6.QtCore import Qt
from mnist_desktop.app import startup as app

create = app.create_window
windows = []

def created(folders, language):
    window = create(folders, language)
    windows.append(window)
    print(len(windows), flush=True)  # the process may end without flushing
    then = window.fresh_start_confirmed.emit if len(windows) == 1 else window.close
    window.session.model_changed.connect(lambda _: then(), Qt.ConnectionType.QueuedConnection)
    return window

app.create_window = created
sys.exit(app.run(language="en"))
"""


@pytest.fixture
def learning():
    return FakeLearning(is_held=True)


@pytest.fixture
def opened(make_window, folders, learning, qtbot):
    """The window as `run` opens it; `make_window` sets Qt back at the end."""
    relay, logs = ErrorRelay(), LogFiles(folders)
    logs.open()
    opened = WindowLifecycle(lambda: create_window(folders, "en", learning), folders, logs, relay)
    show(opened, qtbot)
    yield opened
    opened.window.close()
    end_session(opened.window.session)
    opened.window.deleteLater()
    logs.close()
    relay.restore()


def show(opened, qtbot):
    window = opened.window
    window.show()
    with qtbot.waitSignals([window.session.model_changed, window.session.drawing_restored]):
        window.start()


def trigger(window, name):
    window.findChild(QAction, name).trigger()


def dialog_of(window):
    trigger(window, "startAfreshAction")
    return window.findChild(QWidget, "freshStartDialog")


def start_afresh(opened, qtbot):
    """Confirms, waits for another window and returns it."""
    old = opened.window
    button = dialog_of(old).findChild(QWidget, "freshStartButton")
    with qtbot.waitSignal(old.destroyed, timeout=20_000):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert opened.window is not old
    return opened.window


def strip(window):
    return window.findChild(QWidget, "messageStrip").text()


def test_the_new_window_is_as_at_the_first_start(opened, folders, qtbot, qapp):
    window, size = opened.window, qapp.font().pointSizeF()
    own = folders.models / "mine.digitmodel"
    shutil.copy(asset_path("best.digitmodel"), own)
    with qtbot.waitSignal(window.session.model_changed, timeout=20_000):
        window.session.use_model(own)
    mouse_stroke(window.canvas, [(60, 60), (220, 60), (120, 260)])
    with qtbot.waitSignal(window.session.sample_tasks.correction_kept):
        window.session.sample_tasks.keep_correction(window.canvas.drawing(), 7, "7")
    for name in ("darkTheme", "zh_CNLanguage", "thickerAction", "presentationAction"):
        trigger(window, name)
    for _ in range(3):
        QTest.mouseClick(window.findChild(QWidget, "firstStepNext"), Qt.MouseButton.LeftButton)
    others = folders.models / "notes.txt"
    others.touch()
    new = start_afresh(opened, qtbot)
    qtbot.waitUntil(lambda: new.session.classifier is not None, timeout=20_000)
    assert new.isVisible()
    assert not new.isFullScreen()
    assert new.session.model_path is None
    assert new.canvas.drawing().is_blank
    assert new.canvas.brush() == DEFAULT_BRUSH
    assert new.findChild(QWidget, "firstSteps").isVisible()
    assert new.findChild(QAction, "systemTheme").isChecked()
    assert new.windowTitle() == "MNIST Desktop"
    assert strip(new) == ""
    assert qapp.font().pointSizeF() == size
    assert others.exists()
    assert not own.exists()
    assert list(folders.samples.iterdir()) == []
    settings = WindowSettings(folders.settings)
    assert (settings.language, settings.model, settings.recent_files) == (None, None, [])


def test_it_can_be_drawn_in_and_started_afresh_again(opened, qtbot, a_seven):
    for _ in range(2):
        new = start_afresh(opened, qtbot)
        side = new.canvas.height()
        mouse_stroke(new.canvas, [(x * side, y * side) for x, y in a_seven])
        label = new.findChild(QLabel, "digitLabel")
        qtbot.waitUntil(lambda label=label: label.text() == "7", timeout=20_000)
    new.close()
    assert not opened.is_running


def test_what_was_remembered_after_it_is_there_at_the_next_start(opened, folders, qtbot):
    trigger(opened.window, "darkTheme")
    new = start_afresh(opened, qtbot)
    trigger(new, "lightTheme")
    new.close()
    assert WindowSettings(folders.settings).theme == "light"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_without_a_yes_nothing_happens(opened, qtbot, key):
    window = opened.window
    mouse_stroke(window.canvas, [(60, 60), (220, 60)])
    dialog = dialog_of(window)
    with qtbot.waitSignal(dialog.finished):
        QTest.keyClick(dialog, key)
    assert opened.window is window
    assert not window.canvas.drawing().is_blank


def test_while_a_network_is_trained_it_says_to_stop_first(opened, learning, qtbot):
    window = opened.window
    window.session.trainer.start(CONFIG)
    qtbot.waitUntil(learning.has_begun.is_set)
    assert dialog_of(window) is None
    assert "stop" in strip(window)
    with qtbot.waitSignal(window.session.trainer.ended):
        window.session.trainer.stop()
    assert dialog_of(window) is not None


def test_what_cannot_be_removed_is_said_in_one_line(opened, folders, qtbot):
    (folders.models / "stuck.digitmodel").mkdir()
    said = strip(start_afresh(opened, qtbot))
    assert "stuck.digitmodel" in said
    assert "\n" not in said


def test_the_program_goes_on_and_ends_in_order(run_python, folders):
    process = run_python(AFRESH)
    assert (process.returncode, process.stdout) == (0, "1\n2\n"), process.stderr
    assert "Traceback" not in process.stderr
    assert not folders.running.exists()


def test_a_shutdown_that_is_called_off_leaves_the_window_as_it_was(
    opened, folders, qtbot, monkeypatch
):
    """It is only announced: what would be lost is written, and nothing is ended."""
    monkeypatch.setattr("mnist_desktop.session.session.SAVING_SECONDS", 60.0)
    window = opened.window
    mouse_stroke(window.canvas, [(60, 60), (220, 60)])
    opened.save()
    assert len(DrawingJournal(folders.journal).read().strokes) == 1
    assert window.isVisible()
    assert window.session.is_running
    with qtbot.waitSignal(window.session.answered):
        mouse_stroke(window.canvas, [(60, 160), (220, 160)])
    opened.save()
    assert len(DrawingJournal(folders.journal).read().strokes) == 2


NO_RAISE = pytest.mark.qt_log_ignore("This plugin does not support raise")


@NO_RAISE
def test_what_a_second_start_was_given_is_opened_as_by_hand(opened, tmp_path, qtbot):
    window = opened.window
    Ink([[[100, 100], [300, 100]]]).save(tmp_path / "a.digitink")
    mouse_stroke(window.canvas, [(60, 60), (220, 60), (120, 260)])
    drawn = window.canvas.drawing()
    model = asset_path("best.digitmodel")
    window.showMinimized()
    with qtbot.waitSignals([window.session.drawings.file_opened, window.session.model_changed]):
        opened.open_request(Request(tmp_path / "a.digitink", model))
    assert not window.isMinimized()
    assert window.session.model_path == model
    assert not window.session.is_model_chosen  # the next start begins with the usual one
    window.canvas.undo()
    assert window.canvas.drawing() is drawn


@NO_RAISE
def test_a_file_that_macos_hands_over_is_opened(opened, qapp, tmp_path, qtbot):
    Ink([[[100, 100], [300, 100]]]).save(tmp_path / "七.digitink")
    events = FileOpenEvents(opened.open_file)
    qapp.installEventFilter(events)
    with qtbot.waitSignal(opened.window.session.drawings.file_opened) as told:
        QCoreApplication.sendEvent(qapp, QFileOpenEvent(str(tmp_path / "七.digitink")))
    assert told.args == [tmp_path / "七.digitink"]
    qapp.removeEventFilter(events)


@NO_RAISE
def test_one_with_a_file_that_is_not_there_says_so(opened, tmp_path, qtbot):
    with qtbot.waitSignal(opened.window.session.failed):
        opened.open_request(Request(tmp_path / "none.png"))
    assert "no such file" in strip(opened.window)
