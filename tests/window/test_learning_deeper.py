"""All layers learn a hand in the window; what TensorFlow would do is played by a fake."""

from threading import Event

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from mnist_desktop.learning.fine_tuning import DeepProgress
from mnist_desktop.problem import Message, TensorFlowError
from mnist_desktop.samples.hand import LearnedHand
from mnist_desktop.samples.hand_result import HandResult
from mnist_desktop.samples.last_layer import last_weights, with_last_weights
from mnist_desktop.samples.sample import NewSample, Origin
from tests.fake_learning import FakeLearning
from tests.samples.hands import hand
from tests.window.parts import action, label


class FineTuned(FakeLearning):
    """Learns in two steps, the second when the test allows it."""

    may_end = Event()

    def learn_deep(self, base, inks, labels, rounds, *, on_progress, should_stop):
        if self.error is not None:
            raise self.error
        self.learned = len(inks), np.bincount(rounds).tolist()
        model = with_last_weights(base, last_weights(base) * 1.01)
        on_progress(DeepProgress(1, 4, 1.0, model))
        while not self.may_end.wait(0.01):
            if should_stop():
                return None
        on_progress(DeepProgress(2, 4, 0.5))
        return LearnedHand(model, HandResult(30, 20, 8, 0, 5000, 4966, 4963))


@pytest.fixture
def backend():
    backend = FineTuned(is_held=True)
    backend.may_end.clear()
    yield backend
    backend.may_end.set()
    backend.may_go_on.set()


@pytest.fixture
def window(opened, backend, qtbot):
    """The tab My hand, with thirty drawings kept."""
    window = opened(backend)
    store = window.session.sample_tasks.kept.store()
    store.add_all(
        NewSample.of_ink(ink, ink.text, Origin.DRAWN, series="thirty 1", round=1 + at // 10)
        for at, ink in enumerate(hand()[0])
    )
    action(window, "showHandAction").trigger()
    qtbot.waitUntil(lambda: "30" in label(window, "keptCount"), timeout=10_000)
    return window


def button(window, name):
    return window.findChild(QPushButton, name)


def click(window, name):
    QTest.mouseClick(button(window, name), Qt.MouseButton.LeftButton)


def test_it_answers_before_it_is_judged_and_is_judged_before_it_is_kept(window, backend, qtbot):
    click(window, "learnDeeperButton")
    switch, card = (window.findChild(QWidget, name) for name in ("answererSwitch", "handCard"))
    qtbot.waitUntil(switch.isVisible, timeout=10_000)
    assert not card.isVisible()
    assert label(window, "deepState").startswith("Learning deeper, 1 of 4: all your drawings.")
    backend.may_end.set()
    qtbot.waitUntil(card.isVisible, timeout=10_000)
    assert backend.learned == (30, [10, 10, 10])
    assert label(window, "handOwn").startswith("20 of your 30 were right before, 28 now")
    assert not window.findChild(QWidget, "deepProgress").isVisible()


def test_it_is_stopped_by_a_button_or_by_a_training_run(window, backend, qtbot):
    switch = window.findChild(QWidget, "answererSwitch")
    click(window, "learnDeeperButton")
    qtbot.waitUntil(switch.isVisible, timeout=10_000)
    with qtbot.waitSignal(window.session.hand.not_learned, timeout=10_000):
        click(window, "stopDeepButton")
    assert not switch.isVisible()
    assert button(window, "learnDeeperButton").isEnabled()

    click(window, "learnDeeperButton")
    with qtbot.waitSignal(window.session.hand.not_learned, timeout=10_000):
        action(window, "trainAction").trigger()
    assert not button(window, "learnDeeperButton").isEnabled()
    assert button(window, "learnMyHandButton").isEnabled()
    assert "A training run is on" in label(window, "learnReason")
    with qtbot.waitSignal(window.session.trainer.ended, timeout=10_000):
        window.session.trainer.stop()
    assert button(window, "learnDeeperButton").isEnabled()


def test_it_says_why_where_tensorflow_is_missing(window, backend, qtbot):
    backend.reason = Message("tensorflow_missing")
    action(window, "showTrainAction").trigger()
    action(window, "showHandAction").trigger()
    assert not button(window, "learnDeeperButton").isEnabled()
    assert label(window, "learnReason").startswith("Learn deeper: ")
    assert button(window, "learnMyHandButton").isEnabled()


def test_a_tensorflow_that_cannot_be_loaded_is_said_until_the_next_start(window, backend, qtbot):
    backend.error = TensorFlowError("tensorflow_missing")
    with qtbot.waitSignal(window.session.hand.not_learned, timeout=10_000):
        click(window, "learnDeeperButton")
    assert not button(window, "learnDeeperButton").isEnabled()
    assert label(window, "learnReason").startswith("Learn deeper: ")
    assert not window.findChild(QWidget, "deepProgress").isVisible()


def test_closing_asks_before_minutes_of_learning_are_lost(
    window, backend, qtbot, monkeypatch, folders
):
    backend.may_end.set()
    click(window, "learnDeeperButton")
    qtbot.waitUntil(window.findChild(QWidget, "handCard").isVisible, timeout=10_000)
    answers = ["Cancel", "Keep"]

    def answer(box):
        text = answers.pop(0)
        next(button for button in box.buttons() if button.text() == text).click()

    monkeypatch.setattr(QMessageBox, "exec", answer)
    assert not window.close()
    assert window.isVisible()
    assert not list(folders.models.glob("*.digitmodel"))
    assert window.close()
    assert [one.stem for one in folders.models.glob("*.digitmodel")] == ["built-in, my hand"]
