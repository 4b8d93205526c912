import os
import sys
import threading
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from mnist_desktop.learning.events import CandidateWeights, TrainingOutcome
from mnist_desktop.recognition.model_file import read_model, write_model
from mnist_desktop.session import training_thread
from mnist_desktop.session.thread_priority import TRAINING_NICENESS
from mnist_desktop.session.training_thread import Candidate, TrainingThread
from tests.fake_learning import CONFIG, FakeLearning, result_of
from tests.recognition.random_weights import random_weights


@pytest.fixture
def make_thread(qapp):
    threads = []

    def make(learning):
        threads.append(TrainingThread(CONFIG, partial(learning.train, CONFIG)))
        return threads[-1]

    yield make
    for thread in threads:
        thread.stop()
        assert thread.wait(10_000)


def outcomes(thread):
    """What the thread reports, in order, as names."""
    reported = []
    for name in (
        "batch_ended",
        "epoch_ended",
        "candidate_changed",
        "succeeded",
        "stopped",
        "failed",
    ):
        getattr(thread, name).connect(lambda _, name=name: reported.append(name))
    thread.finished.connect(lambda: reported.append("finished"))
    return reported


def test_a_run_reports_and_succeeds(make_thread):
    thread = make_thread(FakeLearning())
    reported = outcomes(thread)
    thread.run()
    assert reported[0] == "candidate_changed"
    assert reported.count("epoch_ended") == 2
    assert reported[-1] == "succeeded"
    assert thread.result.outcome is TrainingOutcome.FINISHED


@pytest.mark.parametrize("outcome", [TrainingOutcome.DIVERGED, TrainingOutcome.EARLY])
def test_other_ends_have_succeeded_too(make_thread, outcome):
    thread = make_thread(FakeLearning(outcome=outcome))
    reported = outcomes(thread)
    thread.run()
    assert reported[-1] == "succeeded"


def test_for_real_with_qts_own_finished_last(make_thread, qtbot):
    thread = make_thread(FakeLearning())
    with qtbot.waitSignals([thread.succeeded, thread.finished], order="strict"):
        thread.start()
    assert thread.result is not None


@pytest.mark.skipif(sys.platform != "linux", reason="threads have no niceness there")
def test_lets_the_other_threads_go_first(make_thread, qtbot):
    def niceness(*_):
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    learning, reported = FakeLearning(), []
    train = learning.train
    learning.train = lambda *a, **k: reported.append(niceness()) or train(*a, **k)
    before = niceness()
    thread = make_thread(learning)
    with qtbot.waitSignal(thread.finished):
        thread.start()
    assert reported == [min(before + TRAINING_NICENESS, 19)]
    assert niceness() == before


def test_an_error_is_reported_and_nothing_else(make_thread):
    learning = FakeLearning()
    learning.error = RuntimeError("a bug")
    thread = make_thread(learning)
    reported = outcomes(thread)
    thread.run()
    assert reported == ["failed"]
    assert thread.result is None


def test_stop(make_thread, qtbot):
    learning = FakeLearning(is_held=True)
    thread = make_thread(learning)
    reported = outcomes(thread)
    with qtbot.waitSignal(thread.batch_ended):
        thread.start()
    with qtbot.waitSignal(thread.finished):
        thread.stop()
    assert [one for one in reported if one in ("succeeded", "stopped", "failed")] == ["stopped"]


def test_abandoned_before_its_first_batch_it_says_nothing(make_thread, qtbot):
    learning = FakeLearning()
    learning.may_import.clear()
    thread = make_thread(learning)
    reported = outcomes(thread)
    thread.start()
    assert learning.is_importing.wait(60)
    assert thread.abandon()
    with qtbot.waitSignal(thread.finished):
        learning.may_import.set()
    assert reported == ["finished"]
    assert thread.result is None


def test_what_fails_after_it_was_abandoned_is_not_reported(make_thread):
    learning = FakeLearning()
    learning.error = RuntimeError("no TensorFlow")
    thread = make_thread(learning)
    reported = outcomes(thread)
    assert thread.abandon()
    thread.run()
    assert reported == []


@pytest.mark.parametrize(
    ("calls", "argument"),
    [("on_changed", CONFIG), ("on_epoch", result_of(epochs=1).history[0])],
    ids=["a change before the first batch", "a resumed run that begins by scoring an epoch"],
)
@pytest.mark.parametrize("is_abandoned", [True, False])
def test_it_is_abandoned_or_reports_but_not_both(qapp, calls, argument, is_abandoned):
    def train(**watched):
        if is_abandoned:
            assert thread.abandon()
        watched[calls](argument)
        assert not thread.abandon()
        return result_of(outcome=TrainingOutcome.STOPPED)

    thread = TrainingThread(CONFIG, train)
    reported = []
    for signal in (thread.changed, thread.epoch_ended, thread.stopped, thread.failed):
        signal.connect(reported.append)
    thread.run()
    assert len(reported) == (0 if is_abandoned else 2)
    assert thread.is_abandoned is is_abandoned


def test_one_that_has_learned_a_batch_is_not_abandoned(make_thread, qtbot):
    thread = make_thread(FakeLearning(is_held=True))
    with qtbot.waitSignal(thread.batch_ended):
        thread.start()
    assert not thread.abandon()
    with qtbot.waitSignal(thread.stopped):
        thread.stop()


def test_reports_are_few_and_hold_the_mean_of_what_was_not_reported(make_thread, monkeypatch):
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
    thread.is_slow = True
    thread.run()
    assert len(reports) == 40


def test_slow_motion_and_pause_hold_the_run_after_a_batch(make_thread, monkeypatch):
    monkeypatch.setattr(training_thread, "SLOW_STEP", 1e9)
    learning, seen = FakeLearning(batches=1), []
    train = learning.train

    def train_asking(config, *, should_pause, **settings):
        for is_slow, is_paused in ((False, False), (True, False), (False, True)):
            thread.is_slow = is_slow
            thread.is_paused = is_paused
            result = train(config, should_pause=lambda: False, **settings)
            seen.append(should_pause())
        return result

    learning.train = train_asking
    thread = make_thread(learning)
    thread.run()
    assert seen == [False, True, True]


@pytest.mark.parametrize("name", ["two\nlines.npz", "not UTF-8 \udcff.npz", f"{'long' * 60}.npz"])
def test_a_network_that_learns_from_a_data_set_of_any_name_can_be_exported(name, tmp_path):
    """An export writes it as a model first."""
    weights = CandidateWeights(random_weights(CONFIG.architecture), 1, 1)
    candidate = Candidate.of_weights(replace(CONFIG, data=Path(name).absolute()), weights)
    write_model(tmp_path / "new.digitmodel", candidate.classifier.model)
    learns_from = read_model(tmp_path / "new.digitmodel").metadata.settings["data"]
    assert learns_from.isprintable()
