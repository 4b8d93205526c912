from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from mnist_desktop.learning.config import RunChange
from mnist_desktop.widgets.base.fields import LearningRateSpin
from mnist_desktop.widgets.training.settings import TrainingSettings


@pytest.fixture
def settings(qtbot):
    settings = TrainingSettings()
    qtbot.addWidget(settings)
    settings.show()
    settings.set_running(True)
    settings.set_run(settings.config())
    return settings


def part(settings, name, kind=QWidget):
    return settings.findChild(kind, name)


def set_rate(settings, rate):
    part(settings, "learningRateField", LearningRateSpin).setValue(rate)


def click(settings, name):
    QTest.mouseClick(part(settings, name, QPushButton), Qt.MouseButton.LeftButton)


def test_only_what_a_run_can_go_on_with_can_be_set(settings):
    assert part(settings, "learningRateField").isEnabled()
    assert part(settings, "augmentationForm").isEnabled()
    assert not part(settings, "optimizerField").isEnabled()
    assert not part(settings, "classWeightsForm").isEnabled()
    settings.set_running(False)
    assert part(settings, "optimizerField").isEnabled()


def test_nothing_can_be_set_while_runs_of_a_queue_are_trained(settings):
    set_rate(settings, settings.config().learning_rate / 10)
    settings.set_running(False)
    settings.set_running(True, is_queued=True)  # with other settings than these
    assert not part(settings, "learningRateField").isEnabled()
    assert not part(settings, "augmentationForm").isEnabled()
    assert part(settings, "runChangeRow").isHidden()
    assert "one after the other" in part(settings, "learningRateField").statusTip()


def test_another_rate_is_offered_to_the_run(settings, qtbot):
    row = part(settings, "runChangeRow")
    assert row.isHidden()
    before = settings.config().learning_rate
    set_rate(settings, before / 10)
    assert row.isVisible()
    with qtbot.waitSignal(settings.change_requested) as asked:
        click(settings, "useFromNowButton")
    assert asked.args == [pytest.approx(before / 10), None]
    assert row.isHidden()


def test_undo_sets_what_the_run_learns_with(settings):
    before = settings.config()
    set_rate(settings, before.learning_rate / 10)
    click(settings, "undoRunChangeButton")
    assert settings.config() == before
    assert part(settings, "runChangeRow").isHidden()


def test_what_was_changed_is_no_longer_offered(settings):
    run = settings.config()
    set_rate(settings, run.learning_rate / 10)
    rate = settings.config().learning_rate
    settings.set_run(run.changed(RunChange(3, 0.1, rate, run.augmentation)))
    assert part(settings, "runChangeRow").isHidden()


def test_the_next_run_begins_with_the_newest_settings(settings):
    run = replace(settings.config(), preset="")
    settings.set_running(False)
    settings.set_config(run.changed(RunChange(3, 0.1, 0.25, None)))
    assert settings.config().learning_rate == 0.25
    assert settings.config().changes == ()
