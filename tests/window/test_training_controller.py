"""The third column with a fake `learning`: from its buttons to the trainer and back."""

from dataclasses import replace
from threading import Event

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QAction, QHoverEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from mnist_desktop.data.data_set_info import DataSetInfo
from mnist_desktop.data.orientation import AS_IS, Orientation
from mnist_desktop.folders import Folders
from mnist_desktop.learning.events import SavedRun, TrainingOutcome
from mnist_desktop.problem import (
    AppError,
    Message,
    TensorFlowError,
)
from mnist_desktop.recognition.model_file import read_model
from mnist_desktop.window.hover_preload import HoverPreload
from tests.fake_learning import CONFIG, FakeLearning, result_of
from tests.pointers import draw


@pytest.fixture
def learning():
    return FakeLearning()


@pytest.fixture
def window(opened, learning):
    window = opened(learning)
    yield window
    learning.may_go_on.set()


def part(window, name):
    return window.findChild(QWidget, name)


def click(window, name):
    widget = part(window, name)
    assert widget.isVisible()
    assert widget.isEnabled()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def point_at(widget):
    moved = QHoverEvent(QEvent.Type.HoverMove, QPointF(), QPointF(), QPointF())
    QCoreApplication.sendEvent(widget, moved)


def label(window, name):
    return window.findChild(QLabel, name).text()


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
    qtbot.waitUntil(lambda: trainer.path.exists(), timeout=10_000)
    assert "learning_rate" in read_model(trainer.path).metadata.settings["change_1"]


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
        assert learning.is_importing.wait(10)
        click(window, "stopButton")
        assert label(window, "trainingWords") == "Stopped before training began"
        assert not part(window, "resultCard").isVisible()
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


class TestChoice:
    def test_keep(self, window, train, qtbot, learning):
        train()
        session = window.session
        with qtbot.waitSignals([session.trainer.scored, session.model_changed]):
            click(window, "keepButton")
        assert session.model_path == session.trainer.path
        assert window._settings.model == session.model_path
        assert not part(window, "answererSwitch").isVisible()
        ((_, other),) = learning.evaluated
        assert other is not None  # beside the one that was in use
        # One model has one name
        (summary,) = session.models.models()
        name = summary.name
        assert name == session.model_path.stem
        qtbot.waitUntil(lambda: label(window, "modelLabel").endswith(f"{name}, test 99.0 %"))
        assert label(window, "choiceLabel").startswith(f"Kept: {name} answers now.")
        assert window._training.pair.run.name == name
        # And the card goes on saying what is so
        with qtbot.waitSignal(session.model_changed):
            session.use_model(None)
        assert label(window, "choiceLabel").startswith(f"The built-in model answers now; {name}")
        assert label(window, "newTestLabel") == "99.00 %"  # what was measured stays

    def test_go_back_leaves_no_file_behind(self, window, train, qtbot):
        train()
        trainer, card = window.session.trainer, part(window, "resultCard")
        with qtbot.waitSignals([trainer.evaluated, trainer.listing_changed]):
            click(window, "goBackButton")
        assert window.session.model_path is None
        assert "built-in" in label(window, "modelLabel")
        assert label(window, "choiceLabel").endswith("The new network was removed.")
        qtbot.waitUntil(
            lambda: window.session.tasks.threads() == []
        )  # its scores are not written either
        assert window.session.models.models() == []
        with qtbot.waitSignal(trainer.listing_changed):
            click(window, "restoreModelButton")
        (summary,) = window.session.models.models()
        assert summary.test_accuracy == 0.99
        assert label(window, "choiceLabel") == (
            f"The built-in model answers now; {summary.name} is in the Models menu."
        )
        assert card.isVisible()

    def test_the_new_model_chosen_in_the_menu_is_kept(self, window, train, qtbot):
        train()
        session = window.session
        with qtbot.waitSignals([session.trainer.evaluated, session.model_changed]):
            session.use_model(session.trainer.path)
        assert label(window, "choiceLabel").startswith("Kept: quick")
        assert not part(window, "keepButton").isVisible()

    def test_training_again_or_closing_without_choosing(self, window, train, qtbot):
        train()
        train()
        assert window.session.model_path is None
        qtbot.waitUntil(lambda: len(window.session.models.models()) == 2)
        window.close()
        assert window._settings.model is None

    def test_closing_in_the_middle(self, held):
        held.close()
        (summary,) = held.session.models.models()
        assert summary.problem is None

    def test_a_kept_model_shows_its_history_when_it_is_opened(self, window, train, qtbot):
        session = window.session
        train()
        path = session.trainer.path
        with qtbot.waitSignal(session.trainer.scored):
            click(window, "keepButton")
        train()
        with qtbot.waitSignal(session.trainer.scored):
            click(window, "goBackButton")
        with qtbot.waitSignal(session.model_changed):
            session.use_model(None)
        window._training.loss.clear()
        with qtbot.waitSignal(session.model_changed):
            session.use_model(path)
        assert read_model(path).metadata.history
        assert window._training.loss.has_points
        assert window._training.pair.run.name == path.stem
        with qtbot.waitSignal(session.trainer.listing_changed):
            session.trainer.restore_model()
        with qtbot.waitSignal(session.model_files.renamed):
            session.model_files.rename(session.trainer.path, "another one")
        assert window._training.pair.run.name == path.stem  # whose charts these are
        with qtbot.waitSignal(session.model_changed):
            session.use_model(None)
        assert not len(window._training.loss.history)  # the built-in model's is not shown

    def test_another_model_opened_while_the_new_one_is_evaluated(
        self, window, train, qtbot, learning
    ):
        train()
        older = window.session.trainer.path
        train()
        may_go_on, evaluate = Event(), learning.evaluate
        learning.evaluate = lambda *asked: may_go_on.wait(10) and evaluate(*asked)
        click(window, "goBackButton")
        with qtbot.waitSignal(window.session.model_changed):
            window.session.use_model(older)
        evaluated = window.session.trainer.evaluated
        with qtbot.captureExceptions() as exceptions, qtbot.waitSignal(evaluated):
            may_go_on.set()
        assert exceptions == []
        assert not part(window, "resultCard").isVisible()


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

    def test_without_tensorflow_a_run_that_broke_off_waits(self, learning, request):
        learning.reason = Message("tensorflow_not_in_edition")
        window = request.getfixturevalue("interrupted")
        button = part(window, "resumeButton")
        assert button.isVisible()
        assert not button.isEnabled()
        assert "full edition" in button.statusTip()
        assert part(window, "discardButton").isEnabled()

    def test_a_run_that_broke_off_goes_on(self, interrupted, learning, qtbot):
        assert part(interrupted, "resumeRow").isVisible()
        with qtbot.waitSignal(interrupted.session.trainer.ended):
            click(interrupted, "resumeButton")
        config, settings = learning.runs[0]
        assert (config.epochs, settings["resume"]) == (4, True)
        assert not part(interrupted, "resumeRow").isVisible()

    @pytest.mark.parametrize("gives_up", [False, True])
    def test_a_new_run_asks_before_it_is_lost(
        self, interrupted, learning, qtbot, monkeypatch, gives_up
    ):
        buttons = QMessageBox.StandardButton
        answer = buttons.Yes if gives_up else buttons.No
        monkeypatch.setattr(QMessageBox, "question", lambda *_: answer)
        click(interrupted, "trainButton")
        if gives_up:
            qtbot.waitUntil(lambda: bool(learning.runs))
            assert learning.runs[0][1]["resume"] is False
        else:
            assert part(interrupted, "resumeRow").isVisible()
            assert interrupted.session.folders.checkpoint.exists()

    def test_a_run_that_failed_is_offered_again(self, window, train, learning, qtbot):
        learning.error = AppError("memory_short")
        learning.saved = SavedRun(CONFIG, result_of(epochs=1).history, 2)
        train()
        qtbot.waitUntil(part(window, "resumeRow").isVisible)

    def test_or_is_given_up(self, interrupted):
        click(interrupted, "discardButton")
        assert not part(interrupted, "resumeRow").isVisible()
        assert not interrupted.session.folders.checkpoint.exists()


class TestData:
    """A run keeps the data set that it began with."""

    @pytest.fixture
    def other(self, learning, tmp_path):
        path = tmp_path / "fashion.npz"
        names = ("shoe", "shirt")
        examples = np.zeros((8, 28, 28), np.uint8)
        learning.data[path] = DataSetInfo(path, "Fashion", names, 1000, 100, 200, examples)
        return path

    def test_data_opened_while_a_run_is_on_are_for_the_next(self, held, qtbot, learning, other):
        session, settings = held.session, held._training.settings
        trainer, preparation = session.trainer, session.preparation
        with qtbot.waitSignal(preparation.data_opened):
            preparation.open_data(other)
        assert settings.config().data is None
        learning.may_go_on.set()
        qtbot.waitUntil(lambda: not trainer.is_running)
        assert settings.config().data == other
        assert settings.config().batch_size == 40  # it has 1,000 images
        assert "of 5,000 validation digits" in label(held, "resultOfWhat")

    def test_train_waits_for_a_data_set_that_is_being_read(self, window, qtbot, learning, other):
        preparation = window.session.preparation
        with qtbot.waitSignal(preparation.data_opened):
            preparation.open_data(other)
            click(window, "trainButton")
            assert label(window, "trainReason") == "The data set is still being read."
            assert not part(window, "trainButton").isEnabled()
        assert part(window, "trainButton").isEnabled()
        assert part(window, "trainReason").isHidden()
        learning.data[other] = AppError("data_none_in_folder", name="x")
        with qtbot.waitSignal(preparation.failed):
            preparation.open_data(other, Orientation(inverted=True))
            click(window, "trainButton")
        assert part(window, "trainButton").isEnabled()
        assert learning.runs == []

    def test_a_fix_is_for_the_data_of_its_run(self, window, train, qtbot, learning, other):
        learning.outcome = TrainingOutcome.DIVERGED
        train()
        with qtbot.waitSignal(window.session.preparation.data_opened):
            window.session.preparation.open_data(other)
        learning.outcome = TrainingOutcome.FINISHED
        with qtbot.waitSignal(window.session.trainer.ended):
            click(window, "fixButton")
        assert learning.runs[1][0].data is None

    def test_a_run_that_goes_on_brings_its_data_back(self, interrupted, learning, qtbot, other):
        session, settings = interrupted.session, interrupted._training.settings
        trainer, preparation = session.trainer, session.preparation
        with qtbot.waitSignal(preparation.data_opened):
            preparation.open_data(other)
        with qtbot.waitSignals([trainer.ended, preparation.data_opened]):
            click(interrupted, "resumeButton")
        assert settings.config().data is None


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

    def test_digits_that_lie_otherwise_are_asked_about_and_turned(
        self, window, qtbot, learning, tmp_path, train
    ):
        path, change = tmp_path / "mine.npz", Orientation("left", inverted=True)
        examples = np.zeros((8, 28, 28), np.uint8)
        figures = Message("data_looks_turned_inverted", sample=500, as_is=46, changed=489)
        split = Message("data_split_test", test="20", validation="10", train="100")
        lying = DataSetInfo(path, "mine", (), 100, 10, 20, examples)
        learning.data[path] = replace(lying, remarks=(split,), change=change, question=figures)
        preparation = window.session.preparation
        with qtbot.waitSignal(preparation.data_opened):
            preparation.open_data(path)
        click(window, "advancedButton")
        question = window.findChild(QLabel, "dataQuestion")
        assert not question.isHidden()
        assert "46 of 500" in question.text()
        assert "489" in question.text()
        assert "20 images were held back" in window.findChild(QLabel, "dataRemarks").text()
        assert "20 test images of mine" in window.findChild(QAction, "testImageAction").statusTip()
        learning.data[path] = replace(lying, orientation=change, change=AS_IS, question=None)
        turn = part(window, "turnDataButton")
        qtbot.waitUntil(lambda: turn.height() > 0)  # the form has just been unfolded
        with qtbot.waitSignal(preparation.data_opened):
            click(window, "turnDataButton")
        assert question.isHidden()
        assert window.findChild(QLabel, "presetNote").isHidden()
        train()
        assert (learning.runs[-1][0].data, learning.runs[-1][0].orientation) == (path, change)

    def test_data_that_cannot_be_read_leave_what_was_said(self, window, qtbot, learning, tmp_path):
        learning.data[tmp_path] = AppError("data_none_in_folder", name="x")
        with qtbot.waitSignal(window.session.preparation.failed):
            window.session.preparation.open_data(tmp_path)
        assert window.findChild(QLabel, "dataRemarks").text() == ""
        assert window._training.settings.config().data is None

    def test_another_data_set_gives_its_names(self, window, qtbot, learning, tmp_path):
        path = tmp_path / "fashion.npz"
        names = tuple(f"name {n}" for n in range(10))
        examples = np.zeros((8, 28, 28), np.uint8)
        learning.data[path] = DataSetInfo(path, "Fashion-MNIST", names, 1000, 100, 200, examples)
        with qtbot.waitSignal(window.session.preparation.data_opened):
            window.session.preparation.open_data(path)
        assert window._training.settings.config().data == path
        assert part(window, "samplesSpin").value() == 1000
