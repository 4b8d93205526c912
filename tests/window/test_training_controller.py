"""The third column with a fake `learning`: from its buttons to the trainer and back."""

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QHoverEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from mnist_desktop.learning.events import TrainingOutcome
from mnist_desktop.problem import (
    AppError,
    Message,
    TensorFlowError,
)
from mnist_desktop.recognition.model_file import read_model
from mnist_desktop.window.hover_preload import HoverPreload
from tests.fake_learning import FakeLearning
from tests.pointers import draw
from tests.window.parts import click, label, part


@pytest.fixture
def window(learning_window):
    return learning_window


def point_at(widget):
    moved = QHoverEvent(QEvent.Type.HoverMove, QPointF(), QPointF(), QPointF())
    QCoreApplication.sendEvent(widget, moved)


def test_one_batch_one_epoch(window, learning, qtbot):
    learning.may_go_on.clear()
    trainer, done = window.session.trainer, []
    trainer.batch_ended.connect(lambda one: done.append((one.epoch, one.batch)))
    with qtbot.waitSignal(trainer.batch_ended):
        click(window, "trainButton")
    click(window, "pauseButton")
    learning.may_go_on.set()
    with qtbot.waitSignal(trainer.batch_ended):
        click(window, "oneBatchButton")
    assert done == [(1, 1), (1, 2)]
    with qtbot.waitSignal(trainer.epoch_ended):
        click(window, "oneEpochButton")
    assert trainer.is_paused
    assert part(window, "oneEpochButton").isVisible()
    assert "Paused in epoch 1" in label(window, "trainingWords")
    with qtbot.waitSignal(trainer.batch_ended):
        click(window, "oneBatchButton")
    assert done[-1] == (2, 1)
    with qtbot.waitSignal(trainer.ended, timeout=20_000):
        click(window, "pauseButton")


def test_a_changed_rate_is_marked_on_the_charts_and_in_the_model(window, learning, qtbot):
    learning.may_go_on.clear()
    trainer, panel = window.session.trainer, part(window, "trainTab")
    with qtbot.waitSignal(trainer.batch_ended):
        click(window, "trainButton")
    click(window, "advancedButton")
    rate = panel.settings.config().learning_rate / 4
    part(window, "learningRateField").setValue(rate)
    click(window, "useFromNowButton")
    with qtbot.waitSignal(trainer.changed):
        learning.may_go_on.set()
    qtbot.waitUntil(lambda: not trainer.is_running, timeout=20_000)
    (change,) = trainer.result.config.changes
    assert change.learning_rate == pytest.approx(rate)
    for chart in panel.charts:
        (mark,) = chart.history.changes
        assert mark.epoch == pytest.approx(change.epochs)
        assert mark.learning_rate == pytest.approx(rate)
        assert mark.is_augmented is None
    qtbot.waitUntil(lambda: trainer.run_model.path.exists(), timeout=10_000)
    assert "learning_rate" in read_model(trainer.run_model.path).metadata.settings["change_1"]


def test_slow_motion_chosen_before_the_run(window, learning, qtbot):
    learning.may_go_on.clear()
    click(window, "slowButton")
    with qtbot.waitSignal(window.session.trainer.batch_ended):
        click(window, "trainButton")
    learning.may_go_on.set()
    assert part(window, "slowButton").isChecked()
    click(window, "slowButton")
    with qtbot.waitSignal(window.session.trainer.ended, timeout=20_000):
        pass


class TestRun:
    def test_while_it_is_on(self, held):
        assert not part(held, "trainButton").isVisible()
        assert part(held, "pauseButton").isVisible()
        assert part(held, "stopButton").isVisible()
        assert not part(held, "samplesSpin").isEnabled()
        assert "in training, epoch 1 of 3" in label(held, "modelLabel")
        assert part(held, "answererSwitch").isVisible()
        held.findChild(object, "zh_CNLanguage").trigger()
        assert part(held, "stopButton").isVisible()
        held.findChild(object, "enLanguage").trigger()

    def test_the_drawing_is_answered_by_both(self, held, qtbot, a_seven):
        draw(held.canvas, a_seven)
        bars = part(held, "probabilityBars")
        qtbot.waitUntil(lambda: bars.ticks() is not None)
        assert bars.ticks().argmax() == 7  # the built-in model's
        first = bars.probabilities()
        click(held, "modelInUseButton")
        qtbot.waitUntil(lambda: bars.probabilities().argmax() == 7)
        np.testing.assert_allclose(bars.ticks(), first, atol=1e-6)
        assert "built-in" in label(held, "modelLabel")
        click(held, "newNetworkButton")
        qtbot.waitUntil(lambda: bars.ticks().argmax() == 7)

    def test_before_it_and_at_its_end(self, window, train, learning, qtbot):
        assert part(window, "trainButton").isVisible()
        for name in ("pauseButton", "stopButton", "resultCard", "answererSwitch", "moreButton"):
            assert not part(window, name).isVisible()
        train()
        assert part(window, "trainButton").isVisible()
        assert part(window, "resultCard").isVisible()
        assert part(window, "moreButton").isVisible()
        assert not part(window, "fixButton").isVisible()
        assert "not kept yet" in label(window, "modelLabel")
        assert learning.runs[0][0].preset == "quick"
        qtbot.waitUntil(lambda: "Training on the CPU" in label(window, "deviceLabel"))

    def test_preloads_while_the_pointer_rests_on_the_column(self, window, qtbot, learning, train):
        with qtbot.waitSignal(window.session.preparation.preloaded):
            point_at(part(window, "trainTab"))
        assert learning.preloaded_for == [None]
        words = []
        trainer = window.session.trainer
        trainer.started.connect(lambda _: words.append(label(window, "trainingWords")))
        train()
        assert words == ["Preparing…"]

    def test_does_not_preload_when_a_run_has_started(self, held, qtbot, learning):
        column = part(held, "trainTab")
        with qtbot.waitSignal(column.findChild(HoverPreload).due):
            point_at(column)
        qtbot.waitUntil(lambda: held.session.tasks.threads() == [])
        assert learning.preloaded_for == []

    def test_stop_and_go_on(self, held, qtbot, learning):
        with qtbot.waitSignal(held.session.trainer.ended) as ended:
            click(held, "stopButton")
        assert ended.args[0].outcome is TrainingOutcome.STOPPED
        learning.may_go_on.set()
        with qtbot.waitSignal(held.session.trainer.ended):
            click(held, "moreButton")
        assert learning.runs[-1][1]["resume"] is True

    def test_stop_while_tensorflow_is_imported(self, window, learning, train):
        learning.may_import.clear()
        click(window, "trainButton")
        assert learning.is_importing.wait(60)
        click(window, "stopButton")
        assert label(window, "trainingWords") == "Stopped before training began"
        assert not part(window, "resultCard").isVisible()
        assert label(window, "chartSentence") == "Press Train: loss should fall"
        learning.may_import.set()
        assert train().outcome is TrainingOutcome.FINISHED

    def test_pause_and_slow_motion(self, held):
        (run,) = held.session.trainer.threads()
        click(held, "pauseButton")
        assert run.is_paused
        click(held, "pauseButton")
        assert not run.is_paused
        click(held, "slowButton")
        assert run.is_slow

    def test_more_epochs_keep_the_charts(self, window, train, learning):
        train()
        before = learning.runs[-1][0]
        train("moreButton")
        assert learning.runs[-1][0] == before.continued(5)

    def test_a_failure_is_shown_in_the_strip_and_one_can_try_again(self, window, train, learning):
        learning.error = AppError("memory_short")
        assert train() is None
        learning.error = TensorFlowError("tensorflow_broken", reason="no DLL")
        assert train() is None
        assert "no DLL" in part(window, "messageStrip").text()
        assert part(window, "trainButton").isVisible()
        assert not part(window, "trainButton").isEnabled()  # until the next start
        assert "no DLL" in part(window, "trainButton").statusTip()
        assert not part(window, "answererSwitch").isVisible()


class TestDiagnosis:
    def test_a_diverged_run_offers_a_tenth_of_the_rate(self, window, train, qtbot, learning):
        learning.outcome = TrainingOutcome.DIVERGED
        train()
        rate = learning.runs[0][0].learning_rate
        learning.outcome = TrainingOutcome.FINISHED
        with qtbot.waitSignal(window.session.trainer.ended):
            click(window, "fixButton")
        assert learning.runs[1][0].learning_rate == pytest.approx(rate / 10)


class TestStart:
    def test_without_tensorflow_train_says_why(self, make_window):
        learning = FakeLearning()
        learning.reason = Message("tensorflow_missing")
        window = make_window(None, "en", learning)
        window.show()
        button = part(window, "trainButton")
        assert not button.isEnabled()
        assert "TensorFlow" in button.statusTip()
        assert "Train" not in label(window, "chartSentence")
        assert not part(window, "estimateLabel").isVisible()
        hints = window.findChild(QWidget, "firstSteps")
        QTest.keyClick(hints, Qt.Key.Key_Escape)
        window.findChild(object, "firstStepsAction").trigger()
        said = []
        while hints.isVisible():
            said.append(label(window, "firstStepText"))
            click(window, "firstStepNext")
        assert len(said) == 2
        assert not any("Train" in one for one in said)


class TestDialogs:
    def test_code_and_a_network_of_ones_own(self, window):
        click(window, "codeButton")
        dialog = part(window, "kerasCodeDialog")
        assert "epochs = 3" in part(dialog, "kerasCode").toPlainText()
        dialog.close()
        click(window, "networkButton")
        assert part(window, "networkDialog").isVisible()
        QTest.mouseClick(part(window, "editNetwork"), Qt.MouseButton.LeftButton)
        editor = part(window, "networkEditor")
        assert editor.isVisible()
        editor.accept()
        assert window._training.settings.config().architecture.name == "own"
