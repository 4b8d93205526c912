"""A run that is stopped while TensorFlow is being imported, which takes as long as it takes."""

import pytest
from PySide6.QtCore import QDeadlineTimer

from mnist_desktop.learning.events import SavedRun, TrainingOutcome
from tests.fake_learning import CONFIG, result_of
from tests.session.trainers import close, wait_until_quiet


@pytest.fixture
def importing(trainer, learning):
    learning.may_import.clear()
    trainer.start(CONFIG)
    assert learning.is_importing.wait(60)
    return trainer


def test_has_ended_at_once_and_learns_nothing(importing, learning, qtbot, folder):
    results = []
    importing.ended.connect(results.append)
    importing.stop()
    assert [one.outcome for one in results] == [TrainingOutcome.STOPPED]
    assert not importing.is_running
    learning.may_import.set()
    wait_until_quiet(importing, qtbot)
    assert len(results) == 1
    assert not learning.has_begun.is_set()
    assert folder.models() == []


def test_train_again_begins_when_the_import_is_there(importing, learning, qtbot):
    importing.stop()
    importing.start(CONFIG)
    assert len(learning.runs) == 1  # the other one waits
    with qtbot.waitSignal(importing.ended) as ended:
        learning.may_import.set()
    assert ended.args[0].outcome is TrainingOutcome.FINISHED
    assert len(learning.runs) == 2


def test_train_and_stop_again_and_again(importing, learning, qtbot, folder):
    importing.stop()
    for _ in range(5):
        importing.start(CONFIG)
        importing.stop()
    learning.may_import.set()
    wait_until_quiet(importing, qtbot)
    assert len(learning.runs) == 1
    assert folder.models() == []


def test_a_run_that_was_resumed_is_offered_again(trainer, learning, qtbot, checkpoint):
    checkpoint.write_bytes(b"x")
    learning.saved = SavedRun(CONFIG, result_of(epochs=1).history, 2)
    learning.may_import.clear()
    trainer.resume(learning.saved)
    with qtbot.waitSignals([trainer.ended, trainer.interrupted_run_found], order="strict"):
        trainer.stop()
    assert checkpoint.exists()


@pytest.mark.parametrize("is_stopped", [True, False])
def test_closing_does_not_wait_for_the_import(importing, is_stopped):
    if is_stopped:
        importing.stop()
    close(importing)
    importing.wait(QDeadlineTimer(60_000))
    (thread,) = importing.threads()
    assert thread.isRunning()
    importing.save_unsaved()
