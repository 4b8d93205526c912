from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QThread

from mnist_desktop.learning.events import SavedRun, TrainingOutcome
from mnist_desktop.problem import (
    AppError,
    SavingError,
    TensorFlowError,
)
from mnist_desktop.recognition.model_metadata import MAX_CURVE_POINTS
from mnist_desktop.session.run_checkpoint import ENDED_SUFFIX
from mnist_desktop.session.trainer import ADDED_EPOCHS
from tests.fake_learning import CONFIG, FakeLearning, result_of
from tests.session.trainers import close, end, wait_for_file, wait_until_quiet


class TestRun:
    def test_reports_then_ends_with_a_model_in_the_folder(self, trainer, qtbot, folder, learning):
        batches, epochs, candidates = [], [], []
        trainer.batch_ended.connect(batches.append)
        trainer.epoch_ended.connect(epochs.append)
        trainer.candidate_changed.connect(candidates.append)
        with qtbot.waitSignals([trainer.started, trainer.ended], order="strict"):
            trainer.start(CONFIG)
        assert len(epochs) == 2
        assert batches
        assert not trainer.is_running
        assert [one.is_final for one in candidates] == [False] * (len(candidates) - 1) + [True]
        model = wait_for_file(trainer, qtbot)
        assert model.metadata.title.startswith("quick 20")
        assert len(model.metadata.history) == 2
        assert 1 <= len(model.metadata.curve) <= MAX_CURVE_POINTS
        assert [one.path for one in folder.models()] == [trainer.run_model.path]
        assert learning.runs[0][1]["resume"] is False

    def test_a_failure_is_reported_after_the_end(self, trainer, qtbot, learning, folder):
        learning.error = TensorFlowError("tensorflow_missing")
        results = []
        trainer.ended.connect(results.append)
        with qtbot.waitSignals([trainer.ended, trainer.failed], order="strict"):
            trainer.start(CONFIG)
        assert results == [None]
        assert not trainer.is_running
        assert not trainer.can_continue
        assert folder.models() == []

    def test_stopped_before_anything_was_learned(self, trainer, qtbot, learning, folder):
        empty = replace(result_of(outcome=TrainingOutcome.STOPPED, epochs=0), weights={})
        learning.train = lambda config, **settings: empty
        with qtbot.waitSignal(trainer.ended):
            trainer.start(CONFIG)
        assert trainer.candidate is None
        assert trainer.run_model.path is None
        assert not trainer.can_continue

    def test_runs_one_after_the_other_leave_no_thread(self, trainer, run_to_its_end, qtbot, folder):
        for _ in range(4):
            run_to_its_end()
        qtbot.waitUntil(lambda: len(folder.models()) == 4)
        wait_until_quiet(trainer, qtbot)
        qtbot.waitUntil(lambda: trainer.findChildren(QThread) == [])

    def test_a_new_run_takes_the_last_ones_network_away(self, trainer, run_to_its_end, qtbot):
        run_to_its_end()
        assert trainer.candidate.is_final
        with qtbot.waitSignal(trainer.candidate_changed) as changed:
            trainer.start(CONFIG)
        assert changed.args == [None]

    def test_a_model_that_cannot_be_written_is_reported(
        self, trainer, run_to_its_end, qtbot, folder
    ):
        folder.path.rmdir()
        with qtbot.waitSignal(trainer.failed) as failed:
            run_to_its_end()
        assert isinstance(failed.args[0], SavingError)

    def test_a_checkpoint_that_cannot_be_written_is_reported_once_and_the_run_goes_on(
        self, trainer, qtbot, learning
    ):
        problem, train_really = SavingError("disk_full", name="training.checkpoint"), learning.train

        def train(config, *, on_unsaved, **settings):
            on_unsaved(problem)
            on_unsaved(problem)
            return train_really(config, **settings)

        learning.train = train
        reported = []
        trainer.failed.connect(reported.append)
        with qtbot.waitSignal(trainer.ended) as ended:
            trainer.start(CONFIG)
        assert reported == [problem]
        assert ended.args[0].outcome is TrainingOutcome.FINISHED
        assert trainer.candidate.is_final
        assert not trainer.can_continue  # there is nothing to go on from


class TestGoingOn:
    def test_a_finished_run_gets_more_epochs(self, trainer, run_to_its_end, qtbot, learning):
        run_to_its_end()
        assert trainer.can_continue
        with qtbot.waitSignal(trainer.ended) as ended:
            trainer.continue_run()
        config, settings = learning.runs[-1]
        assert config.more_epochs == (ADDED_EPOCHS,)
        assert settings["resume"] is True
        assert len(ended.args[0].history) == 2 + ADDED_EPOCHS

    def test_a_stopped_run_goes_on_with_what_is_left(self, trainer, qtbot, learning):
        learning.may_go_on.clear()
        with qtbot.waitSignal(trainer.batch_ended):
            trainer.start(CONFIG)
        with qtbot.waitSignal(trainer.ended) as ended:
            trainer.stop()
        assert ended.args[0].outcome is TrainingOutcome.STOPPED
        learning.may_go_on.set()
        with qtbot.waitSignal(trainer.ended):
            trainer.continue_run()
        assert learning.runs[-1][0] == CONFIG

    @pytest.mark.parametrize("outcome", [TrainingOutcome.DIVERGED, TrainingOutcome.EARLY])
    def test_others_cannot(self, trainer, run_to_its_end, learning, outcome):
        learning.outcome = outcome
        run_to_its_end()
        assert not trainer.can_continue

    def test_a_run_of_an_earlier_start(self, trainer, qtbot, learning, checkpoint):
        checkpoint.write_bytes(b"x")
        learning.saved = SavedRun(CONFIG, result_of(epochs=1).history, 2)
        with qtbot.waitSignal(trainer.interrupted_run_found) as reported:
            trainer.find_interrupted_run()
        with qtbot.waitSignal(trainer.ended):
            trainer.resume(reported.args[0])
        ((config, settings),) = learning.runs
        assert config == CONFIG
        assert (settings["checkpoint"], settings["resume"]) == (checkpoint, True)
        assert checkpoint.with_suffix(ENDED_SUFFIX).exists()  # for more epochs, and no other start

    def test_a_finished_one_is_taken_away(self, trainer, qtbot, learning, checkpoint):
        checkpoint.write_bytes(b"x")
        learning.saved = SavedRun(CONFIG, result_of().history, 0)
        trainer.find_interrupted_run()
        qtbot.waitUntil(lambda: not checkpoint.exists())

    def test_a_new_run_gives_it_up(self, trainer, run_to_its_end, checkpoint):
        checkpoint.write_bytes(b"x")
        run_to_its_end()
        assert not checkpoint.exists()


class TestNextStart:
    """A run that the person ended, or that came to its end, did not break off."""

    ENDS = ("stop", "finish", "early", "diverge", "fail")

    @pytest.fixture
    def at_next_start(self, make_trainer, qtbot):
        """The runs that are said to have broken off."""

        def found():
            trainer, runs = make_trainer(), []
            trainer.interrupted_run_found.connect(runs.append)
            trainer.find_interrupted_run()
            wait_until_quiet(trainer, qtbot)
            return runs

        return found

    @pytest.fixture
    def learning(self, checkpoint):
        """Writes a checkpoint after each epoch, and before the first."""
        learning = FakeLearning()
        train_really = learning.train

        def train(config, *, on_batch, **settings):
            def batch_ended(progress):
                checkpoint.write_bytes(b"x")
                on_batch(progress)

            result = train_really(config, on_batch=batch_ended, **settings)
            if learning.fails:
                raise AppError("memory_short")
            return result

        learning.fails = False
        learning.train = train
        saved = SavedRun(CONFIG, result_of(epochs=1).history, 2)
        learning.saved_run = lambda path: saved if path.exists() else None
        return learning

    @pytest.mark.parametrize(
        ("is_closed", "has_chosen"), [(True, False), (False, True)], ids=["closed", "killed"]
    )
    @pytest.mark.parametrize("end", ENDS)
    def test_after_an_end(
        self, trainer, learning, qtbot, at_next_start, end, has_chosen, is_closed
    ):
        outcomes = {"early": TrainingOutcome.EARLY, "diverge": TrainingOutcome.DIVERGED}
        learning.outcome = outcomes.get(end, TrainingOutcome.FINISHED)
        learning.fails = end == "fail"
        if end == "stop":
            learning.may_go_on.clear()
        with qtbot.waitSignal(trainer.ended):  # heard from the start on: it may come at once
            with qtbot.waitSignal(trainer.batch_ended):
                trainer.start(CONFIG)
            if end == "stop":
                trainer.stop()
        if has_chosen and end != "fail":  # to keep the model or to go back
            with qtbot.waitSignal(trainer.run_model.evaluated):
                trainer.evaluate(None)
        wait_until_quiet(trainer, qtbot)
        if is_closed:
            close(trainer)
            trainer.save_unsaved()
        assert bool(at_next_start()) == (end == "fail")

    @pytest.mark.parametrize("is_stopped", [True, False])
    def test_after_closing_in_the_middle(self, trainer, learning, qtbot, at_next_start, is_stopped):
        learning.may_go_on.clear()
        with qtbot.waitSignal(trainer.batch_ended):
            trainer.start(CONFIG)
        if is_stopped:
            trainer.stop()
        end(trainer)
        assert bool(at_next_start()) is not is_stopped

    def test_a_slow_disk_does_not_cost_a_new_run_its_checkpoint(
        self, trainer, learning, qtbot, checkpoint
    ):
        was_read, reported = Event(), []
        finished = SavedRun(replace(CONFIG, epochs=1), result_of(epochs=1).history, 0)
        assert finished.is_finished
        learning.saved_run = lambda _: was_read.wait(60) and finished
        trainer.interrupted_run_found.connect(reported.append)
        trainer.find_interrupted_run()
        learning.may_go_on.clear()
        with qtbot.waitSignal(trainer.batch_ended):
            trainer.start(CONFIG)
        was_read.set()
        qtbot.waitUntil(lambda: trainer.tasks.threads() == [])
        assert checkpoint.exists()
        assert reported == []

    def test_a_stopped_run_still_goes_on_before(self, trainer, learning, qtbot, checkpoint):
        learning.may_go_on.clear()
        with qtbot.waitSignal(trainer.batch_ended):
            trainer.start(CONFIG)
        with qtbot.waitSignal(trainer.ended):
            trainer.stop()
        assert not checkpoint.exists()
        assert trainer.can_continue
        is_there = []
        trainer.started.connect(lambda _: is_there.append(checkpoint.exists()))
        with qtbot.waitSignal(trainer.ended):
            trainer.continue_run()
            trainer.stop()
        assert is_there == [True]


class TestEnd:
    def test_in_the_middle_of_a_run(self, trainer, qtbot, learning, folder):
        learning.may_go_on.clear()
        with qtbot.waitSignal(trainer.batch_ended):
            trainer.start(CONFIG)
        end(trainer)
        (model,) = folder.models()
        assert model.problem is None

    def test_when_the_result_is_on_its_way(self, trainer, qtbot, learning, folder):
        trainer.start(CONFIG)
        for thread in trainer.threads():
            thread.wait()
        end(trainer)
        assert len(folder.models()) == 1

    def test_when_it_was_reported_just_now(self, trainer, run_to_its_end, folder):
        run_to_its_end()
        end(trainer)
        assert len(folder.models()) == 1

    def test_a_run_that_cannot_be_ended_in_time_gives_its_newest_weights(
        self, trainer, qtbot, learning, folder
    ):
        learning.may_go_on.clear()
        with qtbot.waitSignal(trainer.candidate_changed):
            trainer.start(CONFIG)
        close(trainer)
        trainer.save_unsaved()  # its thread is still at work
        assert len(folder.models()) == 1

    def test_without_a_run(self, trainer, folder):
        end(trainer)
        assert folder.models() == []
