import os
import sys
import threading
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication

from mnist_desktop.learning.events import BatchProgress, TrainingOutcome
from mnist_desktop.session import training_thread
from mnist_desktop.session.thread_priority import NICER
from mnist_desktop.session.training_thread import TrainingThread
from tests.fake_classifier import FakeClassifier
from tests.fake_learning import CONFIG, FakeLearning


@pytest.fixture
def make_thread(qapp):
    threads = []

    def make(learning):
        train = partial(learning.train, CONFIG)
        threads.append(TrainingThread(train, lambda given: FakeClassifier(given.batch)))
        return threads[-1]

    yield make
    for thread in threads:
        thread.stop()
        assert thread.wait(10_000)


def outcomes(thread):
    """What the thread tells, in order, as names."""
    told = []
    for name in ("batch_ended", "epoch_ended", "answers_changed", "succeeded", "stopped", "failed"):
        getattr(thread, name).connect(lambda _, name=name: told.append(name))
    thread.finished.connect(lambda: told.append("finished"))
    return told


def test_a_run_reports_and_succeeds(make_thread):
    thread = make_thread(FakeLearning())
    told = outcomes(thread)
    thread.run()
    assert told[0] == "answers_changed"
    assert told.count("epoch_ended") == 2
    assert told[-1] == "succeeded"
    assert thread.result.outcome is TrainingOutcome.FINISHED


@pytest.mark.parametrize("outcome", [TrainingOutcome.DIVERGED, TrainingOutcome.EARLY])
def test_other_ends_have_succeeded_too(make_thread, outcome):
    thread = make_thread(FakeLearning(outcome=outcome))
    told = outcomes(thread)
    thread.run()
    assert told[-1] == "succeeded"


def test_for_real_with_qts_own_finished_last(make_thread, qtbot):
    thread = make_thread(FakeLearning())
    with qtbot.waitSignals([thread.succeeded, thread.finished], order="strict"):
        thread.start()
    assert thread.result is not None


@pytest.mark.skipif(sys.platform != "linux", reason="threads have no niceness there")
def test_lets_the_other_threads_go_first(make_thread, qtbot):
    def niceness(*_):
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    learning, told = FakeLearning(), []
    train = learning.train
    learning.train = lambda *a, **k: told.append(niceness()) or train(*a, **k)
    before = niceness()
    thread = make_thread(learning)
    with qtbot.waitSignal(thread.finished):
        thread.start()
    assert told == [min(before + NICER, 19)]
    assert niceness() == before


def test_an_error_is_told_and_nothing_else(make_thread):
    learning = FakeLearning()
    learning.error = RuntimeError("a bug")
    thread = make_thread(learning)
    told = outcomes(thread)
    thread.run()
    assert told == ["failed"]
    assert thread.result is None


def test_stop(make_thread, qtbot):
    learning = FakeLearning(is_held=True)
    thread = make_thread(learning)
    told = outcomes(thread)
    with qtbot.waitSignal(thread.batch_ended):
        thread.start()
    with qtbot.waitSignal(thread.finished):
        thread.stop()
    assert [one for one in told if one in ("succeeded", "stopped", "failed")] == ["stopped"]


def test_reports_are_few_and_hold_the_mean_of_what_was_not_told(make_thread, monkeypatch):
    monkeypatch.setattr(training_thread, "REPORT_INTERVAL", 1e9)
    thread = make_thread(FakeLearning(batches=50))
    reports = []
    thread.batch_ended.connect(reports.append)
    thread.run()
    assert [(one.epoch, one.batch) for one in reports] == [(1, 50), (2, 50)]
    assert reports[-1].batch_loss == pytest.approx(0.4)


def test_slow_motion_reports_every_batch(make_thread, monkeypatch):
    monkeypatch.setattr(training_thread, "REPORT_INTERVAL", 1e9)
    monkeypatch.setattr(training_thread, "SLOW_STEP", 0.001)
    thread = make_thread(FakeLearning(batches=20))
    reports = []
    thread.batch_ended.connect(reports.append)
    thread.set_slow(True)
    thread.run()
    assert len(reports) == 40


def test_slow_motion_is_a_short_pause_after_every_batch(make_thread, monkeypatch):
    monkeypatch.setattr(training_thread, "SLOW_STEP", 1e9)
    thread = make_thread(FakeLearning())
    assert not thread._should_pause()
    thread.set_slow(True)
    thread._on_batch(BatchProgress(1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.1))
    assert thread._should_pause()
    thread.set_slow(False)
    assert not thread._should_pause()
    thread.set_paused(True)
    assert thread._should_pause()


def test_many_runs_leave_no_thread(make_thread, qtbot):
    for _ in range(5):
        thread = make_thread(FakeLearning())
        with qtbot.waitSignal(thread.finished):
            thread.start()
    QCoreApplication.sendPostedEvents()
    assert all(not one.isRunning() for one in [thread])
