from dataclasses import replace

import numpy as np
import pytest

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.learning.batches import ShuffledImages, TrainingSets
from mnist_desktop.learning.checkpoint import Checkpoint
from mnist_desktop.learning.config import TrainingConfig
from mnist_desktop.learning.events import EpochSummary
from mnist_desktop.learning.fit.run import TrainingRun
from mnist_desktop.problem import ModelFileError
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.networks.architectures import (
    ARCHITECTURES,
    Architecture,
    first_kernels,
)
from mnist_desktop.recognition.networks.layers import INPUT, Activation, Dense, Flatten
from tests.recognition.random_weights import SMALL

IMAGES = LabelledImages(np.full((40, 28, 28), 99, np.uint8), np.arange(40, dtype=np.uint8) % 10)
SETS = TrainingSets(ShuffledImages(IMAGES, 10, 0), IMAGES, "some")


def made(**changes):
    config = TrainingConfig(**{"architecture": SMALL, "epochs": 2, "averaging": 0.9} | changes)
    return TrainingRun(config, SETS)


@pytest.fixture(scope="module")
def saved():
    """A checkpoint after an epoch."""
    run = made()
    run.add_epoch(EpochSummary(1, 2.3, 0.1, 2.3, 0.1, 1.0), run.kept_weights())
    run.model.optimizer.iterations.assign(4)
    return run.checkpoint()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda state: state.pop("last/scores/bias"),
        lambda state: state.update(more=np.zeros(1)),
        lambda state: state.update({"last/scores/bias": np.zeros(9, np.float32)}),
        lambda state: state.update({"last/scores/bias": np.zeros(10)}),
        lambda state: state.update({"average/scores/bias": np.full(10, np.nan, np.float32)}),
    ],
)
def test_a_state_of_another_network_is_refused(saved, spoil):
    state = dict(saved.state)
    spoil(state)
    with pytest.raises(ModelFileError):
        made().restore(replace(saved, state=state), "a.checkpoint")


def test_whole_numbers_may_be_of_another_size(saved):
    name = next(name for name, value in saved.state.items() if value.dtype == np.int64)
    run = made()
    run.restore(replace(saved, state={**saved.state, name: np.int32(4)}), "of JAX.checkpoint")
    assert run.step == 4
    with pytest.raises(ModelFileError):
        made().restore(replace(saved, state={**saved.state, name: np.float32(4)}), "a.checkpoint")


def test_a_network_of_another_name_goes_on(saved, tmp_path):
    """The file holds its layers alone."""
    other = Architecture("other", SMALL.layers)
    path = tmp_path / "a.checkpoint"
    replace(saved, config=replace(saved.config, architecture=other)).save(path)
    run = made(architecture=other)
    run.restore(Checkpoint.load(path), path.name)
    assert run.step == 4


def test_a_run_goes_on_with_all_that_was_saved(saved):
    run = made(seed=0)
    run.restore(saved, "a.checkpoint")
    assert (run.step, run.averaging.step, run.kept_epoch) == (4, 4, 1)
    again = run.checkpoint()
    assert again.state.keys() == saved.state.keys()
    for name, value in saved.state.items():
        np.testing.assert_array_equal(again.state[name], value)


def test_averages_start_as_the_first_weights():
    run = made(architecture=ARCHITECTURES["quick"])
    state = run.state()
    for path, weight in run.kept_weights().items():
        assert (weight == state[f"last/{path}"]).all()


def test_averages_follow_slowly_and_at_first_faster():
    run = made()
    run.model.set_weights([np.ones_like(weight) for weight in run.model.get_weights()])
    run.averaging.set_model(run.model)
    run.averaging.weights = [np.zeros_like(weight) for weight in run.model.get_weights()]
    expected = 0.0
    for keep in (0.1, 2 / 11, 3 / 12):
        run.averaging.on_train_batch_end(0)
        expected = 1 + keep * (expected - 1)
        assert run.kept_weights()["scores/bias"] == pytest.approx(expected)
    run.averaging.step = 10_000
    run.averaging.on_train_batch_end(0)
    expected = 1 + 0.9 * (expected - 1)
    assert run.kept_weights()["scores/kernel"] == pytest.approx(expected)


def test_weights_of_a_run_that_divides_twice_are_for_undivided_images():
    run = made(divides_twice=True, averaging=0.0)
    kept = run.kept_weights()
    images = np.random.default_rng(0).random((5, 28, 28), np.float32)
    expected = run.model(images[..., np.newaxis]).numpy()
    classifier = Classifier.from_weights(SMALL, kept)
    logits = classifier.logits(images)
    np.testing.assert_allclose(logits, expected, rtol=1e-3, atol=1e-5)


def test_only_weights_can_take_the_second_division():
    network = Architecture("own", (Activation("first", (INPUT,), "sigmoid"), *_rest("first")))
    assert first_kernels(network) == ()
    with pytest.raises(ValueError, match="right behind the image"):
        TrainingConfig(network, 1, divides_twice=True)


def _rest(before):
    return Flatten("flatten", (before,)), Dense("scores", ("flatten",), units=10)
