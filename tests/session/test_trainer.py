from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QDeadlineTimer, QThread

from mnist_desktop.learning.events import SavedRun, TrainingOutcome
from mnist_desktop.problem import (
    AppError,
    SavingError,
    TensorFlowError,
)
from mnist_desktop.recognition.model_file import read_model
from mnist_desktop.recognition.model_folder import ModelFolder
from mnist_desktop.recognition.model_metadata import MAX_CURVE_POINTS
from mnist_desktop.session.background_tasks import BackgroundTasks
from mnist_desktop.session.run_checkpoint import ENDED_SUFFIX
from mnist_desktop.session.trainer import ADDED_EPOCHS, Trainer
from tests.fake_learning import CONFIG, FakeLearning, result_of

TEST_RESULT = FakeLearning().evaluate(None, None)


@pytest.fixture
def learning():
    return FakeLearning()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "models").mkdir()
    return ModelFolder(tmp_path / "models")


@pytest.fixture
def checkpoint(tmp_path):
    return tmp_path / "training.checkpoint"


@pytest.fixture
def make_trainer(qapp, learning, folder, checkpoint):
    trainers = []

    def make():
        tasks = BackgroundTasks()
        trainer = Trainer(learning, folder, checkpoint, tasks)
        trainer.tasks = tasks
        trainers.append(trainer)
        return trainer

    yield make
    for trainer in trainers:
        close(trainer)
        learning.may_import.set()
        learning.may_go_on.set()
        for thread in (*trainer.threads(), *trainer.tasks.threads()):
            assert thread.wait(10_000)


def close(trainer):
    """As the session does when the window closes."""
    trainer.tasks.close()
    trainer.close()


def end(trainer):
    """Closes, waits and saves, as the session does."""
    close(trainer)
    for thread in (*trainer.threads(), *trainer.tasks.threads()):
        assert thread.wait(10_000)
    trainer.save_unsaved()


def wait_until_quiet(trainer, qtbot):
    qtbot.waitUntil(lambda: trainer.threads() == trainer.tasks.threads() == [])


@pytest.fixture
def trainer(make_trainer):
    return make_trainer()


@pytest.fixture
def run_to_its_end(trainer, qtbot):
    def run(config=CONFIG):
        with qtbot.waitSignal(trainer.ended) as ended:
            trainer.start(config)
        return ended.args[0]

    return run


def wait_for_file(trainer, qtbot):
    qtbot.waitUntil(lambda: trainer.run_model.path is not None and trainer.run_model.path.exists())
    return read_model(trainer.run_model.path)


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


class TestStopBeforeTheFirstBatch:
    """TensorFlow is being imported, which takes as long as it takes."""

    @pytest.fixture
    def importing(self, trainer, learning):
        learning.may_import.clear()
        trainer.start(CONFIG)
        assert learning.is_importing.wait(10)
        return trainer

    def test_has_ended_at_once_and_learns_nothing(self, importing, learning, qtbot, folder):
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

    def test_train_again_begins_when_the_import_is_there(self, importing, learning, qtbot):
        importing.stop()
        importing.start(CONFIG)
        assert len(learning.runs) == 1  # the other one waits
        with qtbot.waitSignal(importing.ended) as ended:
            learning.may_import.set()
        assert ended.args[0].outcome is TrainingOutcome.FINISHED
        assert len(learning.runs) == 2

    def test_train_and_stop_again_and_again(self, importing, learning, qtbot, folder):
        importing.stop()
        for _ in range(5):
            importing.start(CONFIG)
            importing.stop()
        learning.may_import.set()
        wait_until_quiet(importing, qtbot)
        assert len(learning.runs) == 1
        assert folder.models() == []

    def test_a_run_that_was_resumed_is_offered_again(self, trainer, learning, qtbot, checkpoint):
        checkpoint.write_bytes(b"x")
        learning.saved = SavedRun(CONFIG, result_of(epochs=1).history, 2)
        learning.may_import.clear()
        trainer.resume(learning.saved)
        with qtbot.waitSignals([trainer.ended, trainer.interrupted_run_found], order="strict"):
            trainer.stop()
        assert checkpoint.exists()

    @pytest.mark.parametrize("is_stopped", [True, False])
    def test_closing_does_not_wait_for_the_import(self, importing, is_stopped):
        if is_stopped:
            importing.stop()
        close(importing)
        importing.wait(QDeadlineTimer(60_000))
        (thread,) = importing.threads()
        assert thread.isRunning()
        importing.save_unsaved()


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
        with qtbot.waitSignal(trainer.batch_ended):
            trainer.start(CONFIG)
        with qtbot.waitSignal(trainer.ended):
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
        learning.saved_run = lambda _: was_read.wait(10) and finished
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


class TestChoice:
    def test_evaluated_and_the_score_is_written(self, trainer, run_to_its_end, qtbot, learning):
        result = run_to_its_end()
        with qtbot.waitSignals([trainer.run_model.evaluated, trainer.run_model.scored]):
            trainer.evaluate(None)
        assert trainer.candidate is None
        assert learning.evaluated == [(result, None)]
        assert 0.99 in read_model(trainer.run_model.path).metadata.scores.values()

    def test_scores_go_into_the_model_that_was_evaluated(
        self, trainer, run_to_its_end, qtbot, learning
    ):
        may_go_on, evaluated = Event(), []

        def evaluate(result, other):
            if not evaluated:
                evaluated.append(result)
                assert may_go_on.wait(10)
                return replace(TEST_RESULT, test_accuracy=0.11)
            return replace(TEST_RESULT, test_accuracy=0.22)

        learning.evaluate = evaluate
        reported = []
        trainer.run_model.evaluated.connect(reported.append)
        run_to_its_end()
        first = trainer.run_model.path
        trainer.evaluate(None)
        run_to_its_end()
        second = trainer.run_model.path
        qtbot.waitUntil(lambda: bool(evaluated))
        with qtbot.waitSignal(trainer.run_model.scored):
            trainer.evaluate(None)
        with qtbot.waitSignal(trainer.run_model.scored):
            may_go_on.set()
        scores = [read_model(path).metadata.scores["mnist_test"] for path in (first, second)]
        assert scores == [0.11, 0.22]
        assert [one.test_accuracy for one in reported] == [0.22]  # of the run that is on the card

    def test_a_run_started_meanwhile_does_not_lose_it(self, trainer, run_to_its_end, qtbot):
        run_to_its_end()
        path = trainer.run_model.path
        wait_for_file(trainer, qtbot)
        with qtbot.waitSignals([trainer.run_model.scored, trainer.ended]):
            trainer.evaluate(None)
            trainer.start(CONFIG)
        assert 0.99 in read_model(path).metadata.scores.values()


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
