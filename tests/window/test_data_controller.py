"""The data set of the next run, and of the one that is on."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel

from mnist_desktop.data.data_set_info import DataSetInfo
from mnist_desktop.data.orientation import AS_IS, Orientation
from mnist_desktop.learning.events import TrainingOutcome
from mnist_desktop.problem import (
    AppError,
    Message,
)
from tests.window.parts import click, label, part


@pytest.fixture
def window(learning_window):
    return learning_window


@pytest.fixture
def other(learning, tmp_path):
    path = tmp_path / "fashion.npz"
    names = ("shoe", "shirt")
    examples = np.zeros((8, 28, 28), np.uint8)
    learning.data[path] = DataSetInfo(path, "Fashion", names, 1000, 100, 200, examples)
    return path


def test_data_opened_while_a_run_is_on_are_for_the_next(held, qtbot, learning, other):
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


def test_train_waits_for_a_data_set_that_is_being_read(window, qtbot, learning, other):
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


def test_a_fix_is_for_the_data_of_its_run(window, train, qtbot, learning, other):
    learning.outcome = TrainingOutcome.DIVERGED
    train()
    with qtbot.waitSignal(window.session.preparation.data_opened):
        window.session.preparation.open_data(other)
    learning.outcome = TrainingOutcome.FINISHED
    with qtbot.waitSignal(window.session.trainer.ended):
        click(window, "fixButton")
    assert learning.runs[1][0].data is None


def test_a_run_that_goes_on_brings_its_data_back(interrupted, learning, qtbot, other):
    session, settings = interrupted.session, interrupted._training.settings
    trainer, preparation = session.trainer, session.preparation
    with qtbot.waitSignal(preparation.data_opened):
        preparation.open_data(other)
    with qtbot.waitSignals([trainer.ended, preparation.data_opened]):
        click(interrupted, "resumeButton")
    assert settings.config().data is None


def test_digits_that_lie_otherwise_are_asked_about_and_turned(
    window, qtbot, learning, tmp_path, train
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


def test_data_that_cannot_be_read_leave_what_was_said(window, qtbot, learning, tmp_path):
    learning.data[tmp_path] = AppError("data_none_in_folder", name="x")
    with qtbot.waitSignal(window.session.preparation.failed):
        window.session.preparation.open_data(tmp_path)
    assert window.findChild(QLabel, "dataRemarks").text() == ""
    assert window._training.settings.config().data is None


def test_another_data_set_gives_its_names(window, qtbot, learning, tmp_path):
    path = tmp_path / "fashion.npz"
    names = tuple(f"name {n}" for n in range(10))
    examples = np.zeros((8, 28, 28), np.uint8)
    learning.data[path] = DataSetInfo(path, "Fashion-MNIST", names, 1000, 100, 200, examples)
    with qtbot.waitSignal(window.session.preparation.data_opened):
        window.session.preparation.open_data(path)
    assert window._training.settings.config().data == path
    assert part(window, "samplesSpin").value() == 1000
