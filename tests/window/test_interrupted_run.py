"""A run that an earlier start did not end is offered again."""

import pytest
from PySide6.QtWidgets import QMessageBox

from mnist_desktop.learning.events import SavedRun
from mnist_desktop.problem import (
    AppError,
    Message,
)
from tests.fake_learning import CONFIG, result_of
from tests.window.parts import click, part


@pytest.fixture
def window(learning_window):
    return learning_window


def test_without_tensorflow_a_run_that_broke_off_waits(learning, request):
    learning.reason = Message("tensorflow_not_in_edition")
    window = request.getfixturevalue("interrupted")
    button = part(window, "resumeButton")
    assert button.isVisible()
    assert not button.isEnabled()
    assert "full edition" in button.statusTip()
    assert part(window, "discardButton").isEnabled()


def test_a_run_that_broke_off_goes_on(interrupted, learning, qtbot):
    assert part(interrupted, "resumeRow").isVisible()
    with qtbot.waitSignal(interrupted.session.trainer.ended):
        click(interrupted, "resumeButton")
    config, settings = learning.runs[0]
    assert (config.epochs, settings["resume"]) == (4, True)
    assert not part(interrupted, "resumeRow").isVisible()


@pytest.mark.parametrize("gives_up", [False, True])
def test_a_new_run_asks_before_it_is_lost(interrupted, learning, qtbot, monkeypatch, gives_up):
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


def test_a_run_that_failed_is_offered_again(window, train, learning, qtbot):
    learning.error = AppError("memory_short")
    learning.saved = SavedRun(CONFIG, result_of(epochs=1).history, 2)
    train()
    qtbot.waitUntil(part(window, "resumeRow").isVisible)


def test_or_is_given_up(interrupted):
    click(interrupted, "discardButton")
    assert not part(interrupted, "resumeRow").isVisible()
    assert not interrupted.session.folders.checkpoint.exists()
