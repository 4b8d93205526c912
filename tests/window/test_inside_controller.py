"""A learner opens Inside in the real window, with the built-in model."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from mnist_desktop.recognition.model_file import read_model
from tests.fake_learning import FakeLearning
from tests.pointers import draw


def part(window, name):
    return window.findChild(QWidget, name)


def press(window, name):
    QTest.mouseClick(part(window, name), Qt.MouseButton.LeftButton)


def choose(window, name):
    window.findChild(QAction, name).trigger()


def text(window, name):
    label = window.findChild(QLabel, name)
    return "" if label.isHidden() else label.text()


def bars(window):
    return part(window, "probabilityBars").probabilities()


@pytest.fixture
def inspected(window):
    """The inspections so far."""
    seen = []
    window.session.inspection.inspected.connect(lambda *one: seen.append(one))
    return seen


@pytest.fixture
def inside(window, inspected, a_seven, qtbot):
    """The window with a seven, seen from inside."""
    choose(window, "showInsideAction")
    draw(window.canvas, a_seven)

    def is_there():
        return part(window, "featureMaps").isVisible() and bars(window) is not None

    qtbot.waitUntil(is_there, timeout=10_000)
    answers = []
    window.session.answered.connect(answers.append)
    window.session.note_change()  # the answer to all of it, whatever was drawn when it came before
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    return window


def test_nothing_is_looked_at_while_the_tab_is_hidden(window, inspected, a_seven, qtbot):
    with qtbot.waitSignal(window.session.answered, timeout=10_000):
        draw(window.canvas, a_seven)
    assert not window.session.inspection.isRunning()
    choose(window, "showInsideAction")  # the drawing that is there already
    qtbot.waitUntil(lambda: bool(inspected), timeout=10_000)
    assert part(window, "layerStrip").isVisible()
    choose(window, "showTrainAction")
    count = len(inspected)
    with qtbot.waitSignal(window.session.answered, timeout=10_000):
        choose(window, "undoAction")
    assert len(inspected) == count


def test_a_cleared_canvas_shows_no_maps(inside, qtbot):
    choose(inside, "clearAction")
    qtbot.waitUntil(lambda: part(inside, "insideHint").isVisible(), timeout=10_000)
    assert not part(inside, "featureMaps").isVisible()


def test_without_a_channel_the_bars_answer_otherwise_and_undo_brings_it_back(inside, qtbot):
    whole = bars(inside).copy()
    part(inside, "layerStrip").block_chosen.emit("conv2")
    press(inside, "switchChannelButton")
    assert text(inside, "withoutLabel").startswith("⚠ without map ")
    assert text(inside, "withoutLabel").endswith(" of conv2")
    qtbot.waitUntil(lambda: not np.array_equal(bars(inside), whole), timeout=10_000)
    press(inside, "undoSwitchButton")
    assert text(inside, "withoutLabel") == ""
    np.testing.assert_array_equal(bars(inside), whole)


def test_a_channel_that_is_off_leaks_nowhere(inside, qtbot, tmp_path):
    whole = bars(inside).copy()
    before = inside.session.classifier.model.weights
    part(inside, "layerStrip").block_chosen.emit("conv2")
    press(inside, "switchChannelButton")
    qtbot.waitUntil(lambda: not np.array_equal(bars(inside), whole), timeout=10_000)
    inside.session.save_model(tmp_path / "kept.digitmodel")
    kept = read_model(tmp_path / "kept.digitmodel").weights
    assert all(np.array_equal(kept[name], before[name]) for name in before)
    choose(inside, "showTrainAction")  # who looks elsewhere gets the whole answer
    np.testing.assert_array_equal(bars(inside), whole)
    assert text(inside, "withoutLabel") == ""
    choose(inside, "showInsideAction")
    assert text(inside, "withoutLabel")
    with qtbot.waitSignal(inside.session.model_changed, timeout=10_000):
        inside.session.use_model(tmp_path / "kept.digitmodel")
    qtbot.waitUntil(lambda: text(inside, "withoutLabel") == "", timeout=10_000)


def test_the_view_is_saved_as_a_picture(inside, monkeypatch, tmp_path):
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "inside.png"), "")
    )
    press(inside, "saveInsideButton")
    assert (tmp_path / "inside.png").read_bytes().startswith(b"\x89PNG")


def test_tab_and_closed_hint_are_remembered(inside, make_window):
    press(inside, "insideFirstUseClose")
    inside.close()
    again = make_window(language="en")
    again.show()
    assert part(again, "labTabs").currentWidget().objectName() == "insideTab"
    assert again.findChild(QAction, "showInsideAction").isChecked()
    assert part(again, "insideFirstUse").isHidden()


def test_while_a_network_trains_the_atlas_waits(make_window, qtbot):
    learning = FakeLearning()
    learning.may_go_on.clear()
    window = make_window(None, "en", learning)
    window.show()
    with qtbot.waitSignal(window.session.model_changed, timeout=20_000):
        window.start()
    atlas = part(window, "atlasButton")
    with qtbot.waitSignal(window.session.trainer.batch_ended, timeout=20_000):
        choose(window, "trainAction")
    assert not atlas.isEnabled()
    with qtbot.waitSignal(window.session.trainer.ended, timeout=20_000):
        learning.may_go_on.set()
    assert atlas.isEnabled()
