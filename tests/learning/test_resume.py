"""A run that goes on from its checkpoint."""

from dataclasses import replace

import pytest

from mnist_desktop.learning import checkpoint
from mnist_desktop.learning.checkpoint import Checkpoint, PartialEpoch
from mnist_desktop.learning.events import TrainingOutcome
from mnist_desktop.learning.train import train
from mnist_desktop.problem import AppError, ModelFileError, SavingError
from tests.learning.small_run import BATCHES, assert_same, config, stop_after
from tests.recognition.random_weights import SMALL


class Interruption(Exception):
    pass


def interrupt(_):
    raise Interruption


@pytest.fixture(scope="module")
def whole(sets):
    """A run of three epochs that nobody interrupts."""
    return train(config(epochs=3), sets=sets)


@pytest.fixture(scope="module")
def one_epoch(sets, tmp_path_factory):
    """The checkpoint of a run of one epoch."""
    path = tmp_path_factory.mktemp("run") / "run.checkpoint"
    train(config(epochs=1), sets=sets, checkpoint=path)
    return path


@pytest.mark.parametrize("batch", [1, BATCHES, BATCHES + 7])
def test_a_run_stopped_anywhere_goes_on_as_if_it_had_not(sets, whole, tmp_path, batch):
    path, asked = tmp_path / "run.checkpoint", config(epochs=3)
    stopped = train(asked, sets=sets, checkpoint=path, should_stop=stop_after(batch + 1))
    assert stopped.outcome is TrainingOutcome.STOPPED
    resumed = train(asked, sets=sets, checkpoint=path, resume=True)
    assert_same(resumed.weights, whole.weights)
    assert [epoch.epoch for epoch in resumed.history] == [1, 2, 3]
    for one, other in zip(resumed.history, whole.history, strict=True):
        assert one.loss == pytest.approx(other.loss, rel=1e-4)
    assert resumed.images_seen == whole.images_seen


def test_a_run_that_broke_off_goes_on_and_has_nothing_left_to_do_at_its_end(
    sets, whole, tmp_path, monkeypatch
):
    monkeypatch.setattr(checkpoint, "INTERVAL", 0.0)
    path = tmp_path / "run.checkpoint"

    def on_batch(progress):
        if (progress.epoch, progress.batch) == (2, 9):
            raise Interruption

    with pytest.raises(Interruption):
        train(config(epochs=3), sets=sets, on_batch=on_batch, checkpoint=path)
    saved = Checkpoint.load(path)
    assert (len(saved.history), saved.so_far.batches) == (1, 9)
    resumed = train(config(epochs=3), sets=sets, checkpoint=path, resume=True)
    assert_same(resumed.weights, whole.weights)

    again = train(config(epochs=3), sets=sets, checkpoint=path, resume=True, on_batch=interrupt)
    assert_same(again.weights, resumed.weights)
    assert again.history == resumed.history


def test_a_checkpoint_that_cannot_be_written_ends_the_run_unless_somebody_is_told(sets, tmp_path):
    path = tmp_path / "none" / "run.checkpoint"
    with pytest.raises(SavingError):
        train(config(epochs=1), sets=sets, checkpoint=path)
    problems = []
    result = train(config(epochs=1), sets=sets, checkpoint=path, on_unsaved=problems.append)
    assert result.outcome is TrainingOutcome.FINISHED
    assert result.is_validated
    assert {type(problem) for problem in problems} == {SavingError}


@pytest.mark.parametrize("schedule", ["one_cycle", "constant"])
def test_more_epochs(sets, tmp_path, schedule):
    path = tmp_path / "run.checkpoint"
    asked = config(epochs=1, schedule=schedule)
    first = train(asked, sets=sets, checkpoint=path)
    more = train(asked.continued(2), sets=sets, checkpoint=path, resume=True)
    assert len(more.history) == 3
    assert more.history[:1] == first.history
    assert more.history[-1].loss < first.history[-1].loss


@pytest.mark.parametrize(
    "changes", [{"epochs": 3}, {"learning_rate": 0.5}, {"seed": 4}, {"architecture": SMALL}]
)
def test_another_runs_checkpoint_is_refused(sets, one_epoch, changes):
    with pytest.raises(AppError) as caught:
        train(config(**{"epochs": 1} | changes), sets=sets, checkpoint=one_epoch, resume=True)
    assert caught.value.key == "checkpoint_of_another_run"


@pytest.mark.parametrize(
    "changes",
    [{"so_far": PartialEpoch(10**9)}, {"so_far": PartialEpoch(3)}, {"best": {}}, {"history": ()}],
)
def test_parts_that_do_not_fit_together_are_refused(sets, one_epoch, tmp_path, changes):
    path = tmp_path / "run.checkpoint"
    replace(Checkpoint.load(one_epoch), **changes).save(path)
    with pytest.raises(ModelFileError) as caught:
        train(config(epochs=1), sets=sets, checkpoint=path, resume=True)
    assert caught.value.key == "checkpoint_broken"


def test_without_a_file_there_is_nothing_to_go_on_from(sets, tmp_path):
    with pytest.raises(ModelFileError) as caught:
        train(config(), sets=sets, checkpoint=tmp_path / "none.checkpoint", resume=True)
    assert caught.value.key == "checkpoint_unreadable"


def test_other_images_are_refused(sets, one_epoch):
    others = replace(sets, images="x")
    with pytest.raises(AppError) as caught:
        train(config(epochs=1), sets=others, checkpoint=one_epoch, resume=True)
    assert caught.value.key == "checkpoint_of_another_run"


@pytest.mark.long
def test_to_the_bit_with_one_thread_and_deterministic_operations(run_python, tmp_path):
    script = """
import sys
from pathlib import Path
from mnist_desktop.learning.devices import import_tensorflow
tf = import_tensorflow()
tf.config.threading.set_intra_op_parallelism_threads(1)
tf.config.threading.set_inter_op_parallelism_threads(1)
tf.config.experimental.enable_op_determinism()
import keras
import numpy as np
from mnist_desktop.learning import checkpoint
from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.events import TrainingConfig
from mnist_desktop.learning.train import train
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
config = TrainingConfig(
    ARCHITECTURES["quick"], 3, batch_size=50, samples=1000, averaging=0.9,
    augmentation=Augmentation(),
)
whole = train(config)
count = 0
def should_stop():
    global count
    count += 1
    return count > 27
path = Path(sys.argv[1])
stopped = train(config, checkpoint=path, should_stop=should_stop)
resumed = train(config, checkpoint=path, resume=True)
assert stopped.images_seen < resumed.images_seen == whole.images_seen
print(max(float(np.abs(whole.weights[k] - resumed.weights[k]).max()) for k in whole.weights))
"""
    process = run_python(script, tmp_path / "run.checkpoint")
    assert process.returncode == 0, process.stderr
    assert float(process.stdout.splitlines()[-1]) <= 1e-6
