import numpy as np
import pytest

from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.checkpoint import Checkpoint
from mnist_desktop.learning.examples import ShuffledImages
from mnist_desktop.learning.fit import Fit, one_cycle
from mnist_desktop.learning.mnist import load_mnist
from mnist_desktop.learning.progress import EpochSummary, TrainingConfig
from mnist_desktop.learning.training import best_of, cross_entropy, train
from mnist_desktop.recognition.architectures import ARCHITECTURES, Architecture
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.layers import Dropout, Flatten
from mnist_desktop.recognition.problem import ModelFileError, Problem
from tests.recognition.random_weights import SMALL

# With dropout, whose state is part of a run's.
NETWORK = Architecture(
    "own",
    (
        *SMALL.layers[:3],
        Dropout("dropout", ("relu",), 0.2),
        Flatten("flatten", ("dropout",)),
        *SMALL.layers[4:],
    ),
)


@pytest.fixture(scope="module")
def mnist():
    return load_mnist()


def config(**changes):
    settings = {"epochs": 2, "learning_rate": 1e-2, "weight_decay": 0.05, "averaging": 0.9}
    return TrainingConfig(**{"architecture": NETWORK} | settings | changes)


def examples(mnist, augmentation=None):
    return ShuffledImages(mnist.train[:1000], 50, seed=1, augmentation=augmentation)


def run(mnist, config, on_batch=lambda batch: None, on_epoch=lambda epoch: None, **changes):
    return train(
        config,
        examples(mnist, Augmentation()),
        mnist.validation[:500],
        on_batch=on_batch,
        on_epoch=on_epoch,
        **changes,
    )


def assert_same(one, other):
    assert one.keys() == other.keys()
    for name in one:
        np.testing.assert_allclose(one[name], other[name], rtol=1e-4, atol=1e-5)


class Interruption(Exception):
    pass


def interrupt(epoch):
    raise Interruption


@pytest.mark.parametrize("settings", [{}, {"averaging": 0.0}, {"mixed_precision": True}])
def test_it_learns_and_the_weights_kept_are_those_scored(mnist, settings):
    batches, epochs = [], []
    result = run(mnist, config(epochs=3, **settings), batches.append, epochs.append)
    assert tuple(epochs) == result.history
    assert [(b.epoch, b.batch) for b in batches] == [
        (epoch, batch) for epoch in (1, 2, 3) for batch in range(1, 21)
    ]
    assert batches[-1].loss == pytest.approx(epochs[-1].loss)
    assert epochs[-1].loss < epochs[0].loss
    best = result.history[result.best_epoch - 1]
    assert best.validation_accuracy > 0.6
    classifier = Classifier.from_weights(NETWORK, result.weights)
    part = mnist.validation[:500]
    right = classifier.predict(part.as_floats()).argmax(axis=1) == part.labels
    assert right.mean() == best.validation_accuracy
    assert result.images_seen == 3000


def test_a_resumed_run_is_the_same_run(mnist, tmp_path):
    path = tmp_path / "run.checkpoint"
    whole = run(mnist, config(epochs=3))
    with pytest.raises(Interruption):
        run(mnist, config(epochs=3), on_epoch=interrupt, checkpoint=path)
    resumed = run(mnist, config(epochs=3), checkpoint=path, resume=True)
    assert_same(resumed.weights, whole.weights)
    assert [e.epoch for e in resumed.history] == [1, 2, 3]
    assert resumed.images_seen == whole.images_seen
    finished = run(mnist, config(epochs=3), on_epoch=interrupt, checkpoint=path, resume=True)
    assert_same(finished.weights, whole.weights)


def test_another_runs_checkpoint_is_refused(mnist, tmp_path):
    path = tmp_path / "run.checkpoint"
    run(mnist, config(epochs=1), checkpoint=path)
    with pytest.raises(Problem) as caught:
        run(mnist, config(epochs=2), checkpoint=path, resume=True)
    assert caught.value.key == "checkpoint_of_another_run"


@pytest.mark.parametrize("data", [b"", b"x" * 100, b"\xff" * 8, b"\x02" + bytes(7) + b"{}"])
def test_a_broken_checkpoint_is_refused(tmp_path, data):
    path = tmp_path / "run.checkpoint"
    path.write_bytes(data)
    with pytest.raises(ModelFileError) as caught:
        Checkpoint.load(path)
    assert caught.value.key == "checkpoint_broken"
    with pytest.raises(ModelFileError) as caught:
        Checkpoint.load(tmp_path)
    assert caught.value.key == "checkpoint_unreadable"


def test_a_checkpoint_comes_back_as_it_was(tmp_path):
    path = tmp_path / "run.checkpoint"
    epoch = EpochSummary(1, 0.5, 0.6, 0.7, 0.8, 9.0)
    state = Fit(config(), 40).state()
    Checkpoint("run", state, {"a/b": np.ones(3, np.float32)}, (epoch,)).save(path)
    back = Checkpoint.load(path)
    assert (back.run, back.history) == ("run", (epoch,))
    assert back.state.keys() == state.keys()
    assert all(back.state[name].dtype == value.dtype for name, value in state.items())
    assert back.best["a/b"].tolist() == [1, 1, 1]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda state: state.pop("last/scores/bias"),
        lambda state: state.update(more=np.zeros(1)),
        lambda state: state.update({"last/scores/bias": np.zeros(9, np.float32)}),
        lambda state: state.update({"last/scores/bias": np.zeros(10)}),
        lambda state: state.update({"last/scores/bias": np.full(10, np.nan, np.float32)}),
    ],
)
def test_a_state_of_another_network_is_refused(spoil):
    fit = Fit(config(), 40)
    state = fit.state()
    spoil(state)
    with pytest.raises(ValueError):  # noqa: PT011
        fit.restore(state)


def test_one_cycle_rises_and_falls():
    rates = [one_cycle(share) for share in np.linspace(0, 1, 101)]
    assert max(rates) == rates[10] == 1
    assert rates[:11] == sorted(rates[:11])
    assert rates[10:] == sorted(rates[10:], reverse=True)
    assert 0 < rates[-1] < 0.01


def test_best_epoch_by_accuracy_then_loss():
    def epoch(number, accuracy, loss):
        return EpochSummary(number, 0, 0, loss, accuracy, 0)

    history = [epoch(1, 0.8, 0.1), epoch(2, 0.9, 0.3), epoch(3, 0.9, 0.2), epoch(4, 0.9, 0.2)]
    assert best_of(history).epoch == 3


def test_cross_entropy():
    logits = np.array([[0.0, 0.0], [1e4, 0.0]])
    labels = np.array([0, 0], np.uint8)
    assert cross_entropy(logits, labels) == pytest.approx(np.log(2) / 2)


def test_averages_start_as_the_first_weights():
    fit = Fit(config(architecture=ARCHITECTURES["quick"]), 40)
    state = fit.state()
    for path, weight in fit.kept_weights().items():
        assert (weight == state[f"last/{path}"]).all()
